//! Quarters of a year, each with a secret of its own on each server. When a secret ends, its quarter's tokens are noise.
//!
//! ```text
//!  secret of Q1 ├── tokens are made ──┤── 30 days: they fade ──┤ destroyed
//!  secret of Q2                       ├── tokens are made ──┤── those of a banned person: 90 days ──┤ destroyed
//! ```
//!
//! The secret is random, sealed in the database, in no file beside it. Neither the pepper nor a copy of the database that was
//! made after the end brings it back; backups from before are gone after 14 days.

use lodge_register::Timestamp;

use super::signal::{BANNED_DAYS, Signal};

/// A quarter of a year, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(i64);

impl Quarter {
    /// The quarter of a moment.
    #[must_use]
    pub const fn of(at: Timestamp) -> Self {
        let (year, month, _) = at.date();
        Self(year * 4 + (month as i64 - 1) / 3)
    }

    /// The quarter with this number: four times its year, and which of the four, from 0.
    #[must_use]
    pub const fn numbered(number: i64) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Its first moment.
    #[must_use]
    pub const fn begins(self) -> Timestamp {
        let (year, month) = (self.0.div_euclid(4), self.0.rem_euclid(4) * 3 + 1);
        // Howard Hinnant's "days from civil", for the first of a month.
        let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5;
        Timestamp::from_millis((days - 719_468) * Timestamp::DAY)
    }

    /// When its secret is destroyed, if nobody of it is banned: when all its tokens have faded.
    #[must_use]
    pub const fn dies(self) -> Timestamp {
        self.next().begins().plus_days(LONGEST_DAYS)
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-Q{}", self.0.div_euclid(4), self.0.rem_euclid(4) + 1)
    }
}

/// For how many days the longest-lived signal of somebody who is not banned is remembered.
const LONGEST_DAYS: i64 = 30;
/// For how long a banned person's signals can be renewed, from when they were first seen.
const RENEWED_DAYS: i64 = 365;

/// Until when a signal is remembered of somebody who was not banned.
#[must_use]
pub const fn fades(signal: Signal, seen: Timestamp) -> Timestamp {
    seen.plus_days(signal.days())
}

/// Until when the signals of somebody are remembered who is banned at this moment.
#[must_use]
pub const fn fades_after_a_ban(banned: Timestamp) -> Timestamp {
    banned.plus_days(BANNED_DAYS)
}

/// Until when they are remembered if a moderator renews them: 90 days more, and not longer than a year after they were seen.
#[must_use]
pub fn fades_when_renewed(seen: Timestamp, renewed: Timestamp) -> Timestamp {
    fades_after_a_ban(renewed).min(seen.plus_days(RENEWED_DAYS))
}

/// Until when two who are known to be two are remembered to be: no signal from before can be older then.
#[must_use]
pub const fn tells_apart_until(said: Timestamp) -> Timestamp {
    said.plus_days(RENEWED_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        crate::when::read(text).unwrap()
    }

    #[test]
    fn a_quarter_begins_where_the_one_before_it_ends() {
        for (moment, expected) in [
            ("2026-01-01T00:00:00Z", "2026-Q1"),
            ("2026-03-31T23:59:59Z", "2026-Q1"),
            ("2026-04-01T00:00:00Z", "2026-Q2"),
            ("2026-11-23T07:00:00Z", "2026-Q4"),
        ] {
            let quarter = Quarter::of(at(moment));
            assert_eq!(quarter.to_string(), expected);
            assert!(quarter.begins() <= at(moment) && at(moment) < quarter.next().begins());
        }
        assert_eq!(Quarter::of(at("2026-11-23T07:00:00Z")).begins(), at("2026-10-01T00:00:00Z"));
        assert_eq!(Quarter::of(at("2027-02-01T00:00:00Z")).begins(), at("2027-01-01T00:00:00Z"));
    }

    #[test]
    fn where_nobody_is_banned_two_secrets_live_at_once_and_no_more() {
        for number in 8_000..8_400 {
            let quarter = Quarter::numbered(number);
            assert!(quarter.dies() < quarter.next().next().begins(), "{quarter}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_token_outlives_the_secret_of_its_quarter(millis in 0i64..4_102_444_800_000, kind in 0usize..5) {
            let seen = Timestamp::from_millis(millis);
            let quarter = Quarter::of(seen);
            proptest::prop_assert!(quarter.begins() <= seen && seen < quarter.next().begins());
            proptest::prop_assert!(fades(Signal::ALL[kind], seen) <= quarter.dies());
        }

        #[test]
        fn a_renewal_lengthens_to_ninety_days_and_a_year_at_most(millis in 0i64..4_102_444_800_000, days in 0i64..800) {
            let seen = Timestamp::from_millis(millis);
            let until = fades_when_renewed(seen, seen.plus_days(days));
            proptest::prop_assert!(until <= seen.plus_days(days + 90) && until <= seen.plus_days(365));
        }
    }
}
