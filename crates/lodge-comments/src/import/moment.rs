//! Moments as exports write them.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use lodge_register::Timestamp;

/// RFC 3339 (`2026-11-22T05:35:25Z`, with or without parts of a second, with any offset).
pub(super) fn rfc3339(typed: &str) -> Option<Timestamp> {
    let moment: jiff::Timestamp = typed.trim().parse().ok()?;
    known(moment.as_millisecond())
}

/// `2026-11-22 05:35:25`, in UTC.
pub(super) fn utc(typed: &str) -> Option<Timestamp> {
    let moment: DateTime = typed.trim().parse().ok()?;
    known(moment.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond())
}

/// Programs write the year 0 or 1 where they mean "never".
fn known(millis: i64) -> Option<Timestamp> {
    const FIRST: i64 = 0;
    (millis > FIRST).then(|| Timestamp::from_millis(millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: impl Fn(&str) -> Option<Timestamp>, typed: &str, expected: Option<&str>) {
        assert_eq!(read(typed).map(|moment| moment.to_string()).as_deref(), expected, "{typed}");
    }

    #[test]
    fn moments_are_read() {
        check(rfc3339, "2026-11-22T05:35:25Z", Some("2026-11-22T05:35:25Z"));
        check(rfc3339, " 2026-11-22T05:35:25.123456789Z ", Some("2026-11-22T05:35:25Z"));
        check(rfc3339, "2026-11-22T05:35:25+03:00", Some("2026-11-22T02:35:25Z"));
        check(rfc3339, "0001-01-01T00:00:00Z", None);
        check(rfc3339, "yesterday", None);
        check(utc, "2009-02-13 23:31:30", Some("2009-02-13T23:31:30Z"));
        check(utc, "0000-00-00 00:00:00", None);
        check(utc, "", None);
    }
}
