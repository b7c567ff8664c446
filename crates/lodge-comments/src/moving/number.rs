//! Numbers for comments that were written before they came here: among those that were written here they stand where
//! their time is, so lists and feeds have them in their order.

use lodge_register::{Chance, Timestamp, draw};

/// The numbers of this house count milliseconds from 2020 on, above as many bits of chance.
const FIRST: i64 = 1_577_836_800_000;
const LOW: u32 = 22;
/// Nobody wrote here before this day, 2026-01-01: from FIRST until then there is room for the thirty years before.
const HERE: i64 = 1_767_225_600_000;
/// The first day that has numbers of its own: 1996-01-01.
const LONG_AGO: i64 = 820_454_400_000;

/// Draws numbers. Two of the same millisecond follow each other.
#[derive(Debug)]
pub(super) struct Numbers {
    low: i64,
}

impl Numbers {
    pub(super) fn new(chance: &dyn Chance) -> Self {
        let mut numbers = Self { low: 0 };
        numbers.elsewhere(chance);
        numbers
    }

    /// Goes on somewhere else: somebody was here before.
    pub(super) fn elsewhere(&mut self, chance: &dyn Chance) {
        self.low = i64::from(u32::from_be_bytes(draw(chance)) >> (32 - LOW));
    }

    /// A number for something of this moment.
    pub(super) fn next(&mut self, moment: Timestamp) -> i64 {
        self.low = (self.low + 1) & ((1 << LOW) - 1);
        let at = moment.millis().clamp(LONG_AGO, FIRST + (1 << 40));
        let millis = if at < HERE {
            // Six years of numbers for thirty of time.
            (at - LONG_AGO) / 5
        } else {
            at - FIRST
        };
        ((millis << LOW) | self.low).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::SeededChance;

    #[test]
    fn numbers_stand_in_the_order_of_time() {
        let mut numbers = Numbers::new(&SeededChance::new(7));
        let mut last = 0;
        for year in [0, 10, 26, 28, 40, 49, 50, 55, 56, 57, 60] {
            let next = numbers.next(Timestamp::from_millis(year * 31_557_600_000));
            assert!(next > last || year < 28, "{year}");
            last = next;
        }
        assert!(numbers.next(Timestamp::from_millis(i64::MAX)) > last);
        assert!(numbers.next(Timestamp::from_millis(i64::MIN)) > 0);
    }

    #[test]
    fn a_number_is_given_once() {
        let mut numbers = Numbers::new(&SeededChance::new(7));
        let at = Timestamp::from_millis(1_500_000_000_000);
        let drawn: std::collections::HashSet<_> = (0..10_000).map(|_| numbers.next(at)).collect();
        assert_eq!(drawn.len(), 10_000);
    }
}
