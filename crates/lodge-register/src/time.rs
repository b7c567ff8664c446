//! Time and chance, as arguments.

use std::fmt;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

impl Timestamp {
    /// One day, in milliseconds.
    pub const DAY: i64 = 86_400_000;

    /// The moment this many milliseconds after 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This many milliseconds later (or earlier, if negative).
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// This many days later.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_millis(days.saturating_mul(Self::DAY))
    }

    /// The day it falls on: (year, month 1–12, day 1–31), UTC.
    #[must_use]
    pub const fn date(self) -> (i64, u8, u8) {
        // Howard Hinnant's "civil from days", for the proleptic Gregorian calendar.
        let days = self.0.div_euclid(Self::DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let doe = days.rem_euclid(146_097);
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 31 and 1 to 12")]
        let (day, month) =
            ((doy - (153 * mp + 2) / 5 + 1) as u8, if mp < 10 { mp + 3 } else { mp - 9 } as u8);
        (yoe + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
    }

    /// The time of day: (hour, minute, second), UTC.
    #[must_use]
    pub const fn time(self) -> (u8, u8, u8) {
        let seconds = self.0.rem_euclid(Self::DAY) / 1000;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 24, 60 and 60")]
        (((seconds / 3600) as u8), (seconds / 60 % 60) as u8, (seconds % 60) as u8)
    }

    /// Which day of the week: 0 is Monday.
    #[must_use]
    pub const fn weekday(self) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "below 7")]
        ((self.0.div_euclid(Self::DAY) + 3).rem_euclid(7) as usize)
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339, UTC, to the second: `2026-11-22T05:35:25Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((year, month, day), (hour, minute, second)) = (self.date(), self.time());
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The moment it is.
    fn now(&self) -> Timestamp;
}

/// Where chance comes from.
pub trait Chance: Send + Sync {
    /// Fills `bytes` with unpredictable ones.
    fn fill(&self, bytes: &mut [u8]);
}

/// Draws an unpredictable array.
pub fn draw<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}
