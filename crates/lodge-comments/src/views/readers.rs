//! How many different ones there were, without remembering many of them.
//!
//! The first are remembered one by one. When they get many, only what HyperLogLog (Flajolet and others, 2007) needs is
//! left: 4,096 octets, and an estimate that is a few parts in a hundred off at most.

use foldhash::{HashSet, HashSetExt as _};

/// So many are remembered one by one.
const FEW: usize = 1_000;
/// The number of registers is two to the power of this.
const BITS: u32 = 12;
const REGISTERS: usize = 1 << BITS;

/// How many there were.
pub(super) struct Readers {
    counted: i64,
    known: Known,
}

enum Known {
    Few(HashSet<u64>),
    Many(Box<[u8; REGISTERS]>),
}

impl Default for Readers {
    fn default() -> Self {
        Self { counted: 0, known: Known::Few(HashSet::new()) }
    }
}

impl Readers {
    /// One more, perhaps one that was there before. Says by how many the count grew.
    pub(super) fn add(&mut self, hash: u64) -> i64 {
        let now = match &mut self.known {
            Known::Few(few) if few.len() < FEW => {
                few.insert(hash);
                i64::try_from(few.len()).unwrap_or(i64::MAX)
            }
            Known::Few(few) => {
                let mut registers = Box::new([0; REGISTERS]);
                few.iter().for_each(|known| _ = raise(&mut registers, *known));
                raise(&mut registers, hash);
                let now = estimate(&registers);
                self.known = Known::Many(registers);
                now
            }
            Known::Many(registers) => {
                if raise(registers, hash) {
                    estimate(registers)
                } else {
                    self.counted
                }
            }
        };
        let more = (now - self.counted).max(0);
        self.counted += more;
        more
    }
}

/// Notes a hash; says whether that changed anything.
fn raise(registers: &mut [u8; REGISTERS], hash: u64) -> bool {
    let at = usize::try_from(hash >> (u64::BITS - BITS)).unwrap_or(0);
    let rank = u8::try_from(((hash << BITS) | (1 << (BITS - 1))).leading_zeros() + 1).unwrap_or(u8::MAX);
    match registers.get_mut(at) {
        Some(register) if *register < rank => {
            *register = rank;
            true
        }
        _ => false,
    }
}

fn estimate(registers: &[u8; REGISTERS]) -> i64 {
    const COUNT: f64 = 4_096.0;
    let sum: f64 = registers.iter().map(|rank| f64::from(*rank).exp2().recip()).sum();
    let raw = 0.7213 / (1.0 + 1.079 / COUNT) * COUNT * COUNT / sum;
    let empty = registers.iter().filter(|rank| **rank == 0).count();
    let empty = f64::from(u32::try_from(empty).unwrap_or(0));
    // While many registers are empty, how many are tells more.
    let best = if raw <= 2.5 * COUNT && empty > 0.0 { COUNT * (COUNT / empty).ln() } else { raw };
    #[expect(clippy::cast_possible_truncation, reason = "it is rounded, and far from the largest number")]
    let whole = best.round() as i64;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream of numbers that look drawn (SplitMix64).
    fn hash(number: u64) -> u64 {
        let mut z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn counted(of: u64) -> i64 {
        let mut readers = Readers::default();
        let more: i64 = (0..of).chain(0..of).map(|number| readers.add(hash(number))).sum();
        assert_eq!(more, readers.counted);
        more
    }

    #[test]
    fn few_are_counted_exactly() {
        for of in [0, 1, 2, 999, 1_000] {
            assert_eq!(counted(of), i64::try_from(of).unwrap());
        }
    }

    #[test]
    fn many_are_counted_nearly() {
        for of in [1_001_u64, 5_000, 20_000, 200_000] {
            let (counted, of) = (counted(of), i64::try_from(of).unwrap());
            assert!((counted - of).abs() * 100 <= of * 5, "{counted} for {of}");
        }
    }
}
