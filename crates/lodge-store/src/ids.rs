//! Ids that grow with time.

use lodge_register::{Chance, Clock, draw};
use std::sync::atomic::{AtomicI64, Ordering};

/// 2020-01-01T00:00:00Z. Forty-one bits of milliseconds from here last until 2089.
const FIRST_MILLISECOND: i64 = 1_577_836_800_000;
/// Bits below the milliseconds.
const LOW: u32 = 22;

/// Makes ids: milliseconds above, chance below, each greater than the one before.
///
/// Two processes that make an id in the same millisecond draw the same one once in two million times; the
/// second insert is then a conflict, never a silent overwrite.
#[derive(Debug, Default)]
pub(crate) struct Ids(AtomicI64);

impl Ids {
    pub(crate) fn next(&self, clock: &dyn Clock, chance: &dyn Chance) -> i64 {
        let millis = clock.now().millis().saturating_sub(FIRST_MILLISECOND).clamp(0, (1 << (63 - LOW)) - 1);
        // The highest of the low bits stays free, for those that follow within the same millisecond.
        let low = i64::from(u32::from_be_bytes(draw(chance)) >> (32 - LOW + 1));
        let drawn = (millis << LOW) | low;
        let mut last = self.0.load(Ordering::Relaxed);
        loop {
            let next = drawn.max(last + 1);
            match self.0.compare_exchange_weak(last, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return next,
                Err(newer) => last = newer,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ManualClock, SeededChance};
    use lodge_register::Timestamp;

    #[test]
    fn ids_grow_even_when_the_clock_goes_back() {
        let (ids, clock, chance) = (
            Ids::default(),
            ManualClock::at(Timestamp::from_millis(1_800_000_000_000)),
            SeededChance::new(7),
        );
        let mut last = 0;
        for step in [0, 0, 5, -3_600_000, 0, 1, 86_400_000] {
            clock.advance(step);
            for _ in 0..1000 {
                let next = ids.next(&clock, &chance);
                assert!(next > last);
                last = next;
            }
        }
    }

    #[test]
    fn ids_stay_positive_at_both_ends_of_time() {
        let chance = SeededChance::new(7);
        for moment in [i64::MIN, 0, i64::MAX] {
            let clock = ManualClock::at(Timestamp::from_millis(moment));
            assert!(Ids::default().next(&clock, &chance) > 0);
        }
    }
}
