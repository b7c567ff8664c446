//! A moment as RFC 5322 writes it.

use std::fmt;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A moment, shown as a `date-time` in UTC: `Sun, 22 Nov 2026 05:35:25 +0000`.
///
//= rfc5322#3.3
//# The form "+0000" SHOULD be used to indicate a time zone at Universal Time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Date {
    millis: i64,
}

impl Date {
    /// The first and the last moment that four digits of a year can tell; others are shown as the nearer one.
    const SPAN: (i64, i64) = (-2_208_988_800_000, 253_402_300_799_999);

    /// The moment this many milliseconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self { millis }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.millis.clamp(Self::SPAN.0, Self::SPAN.1).div_euclid(1000);
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = civil(days);
        let name = |names: &[&'static str], at: i64| -> &'static str {
            usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or_default()
        };
        write!(
            f,
            "{}, {day} {} {year:04} {:02}:{:02}:{:02} +0000",
            name(&DAYS, (days + 3).rem_euclid(7)),
            name(&MONTHS, month - 1),
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    }
}

/// Year, month (1–12) and day (1–31) of a day counted from 1970. Years begin in March here, so that the
/// leap day is the last one of its year.
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (year_of_era + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(millis: i64, expected: &str) {
        assert_eq!(Date::from_millis(millis).to_string(), expected);
    }

    #[test]
    fn moments_are_written_in_universal_time() {
        //= rfc5322#3.3
        //= type=test
        //# The form "+0000" SHOULD be used to indicate a time zone at Universal Time.
        check(0, "Thu, 1 Jan 1970 00:00:00 +0000");
        check(1_795_325_725_999, "Sun, 22 Nov 2026 05:35:25 +0000");
        check(951_782_400_000, "Tue, 29 Feb 2000 00:00:00 +0000");
        check(1_709_251_199_000, "Thu, 29 Feb 2024 23:59:59 +0000");
        check(-1, "Wed, 31 Dec 1969 23:59:59 +0000");
        check(i64::MAX, "Fri, 31 Dec 9999 23:59:59 +0000");
        check(i64::MIN, "Mon, 1 Jan 1900 00:00:00 +0000");
    }
}
