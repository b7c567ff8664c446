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

/// What a program wrote that does not always write alike: RFC 3339, `2026-11-22 05:35:25` in UTC, or as Go prints a moment
/// (`2026-11-22 05:35:25.123 +0800 CST`).
pub(super) fn loose(typed: &str) -> Option<Timestamp> {
    rfc3339(typed).or_else(|| utc(typed)).or_else(|| {
        let mut parts = typed.split_whitespace();
        let (day, time, offset) = (parts.next()?, parts.next()?, parts.next()?);
        let (hours, minutes) = offset.split_at_checked(offset.len().checked_sub(2)?)?;
        rfc3339(&format!("{day}T{time}{hours}:{}", minutes.trim_start_matches(':')))
    })
}

/// Seconds since 1970, with parts of a second.
pub(super) fn seconds(since: f64) -> Option<Timestamp> {
    // Whatever is beyond a number of milliseconds is beyond any moment that is known.
    #[expect(clippy::cast_possible_truncation, reason = "a cast of this kind stops at the ends")]
    let millis = (since * 1000.0).round() as i64;
    (millis < 253_402_300_800_000).then(|| known(millis)).flatten()
}

/// RFC 3339 with all its milliseconds, as [`rfc3339`] reads it.
pub(crate) fn written(moment: Timestamp) -> String {
    let whole = moment.to_string();
    match moment.millis().rem_euclid(1000) {
        0 => whole,
        millis => format!("{}.{millis:03}Z", whole.trim_end_matches('Z')),
    }
}

/// `2026-11-22 05:35:25`, as [`utc`] reads it.
pub(crate) fn written_utc(moment: Timestamp) -> String {
    moment.to_string().replace('T', " ").trim_end_matches('Z').to_owned()
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
    fn moments_are_written_as_they_are_read() {
        for millis in [1, 999, 1000, 1_234_567_890_123, 1_700_000_000_000] {
            let moment = Timestamp::from_millis(millis);
            assert_eq!(rfc3339(&written(moment)), Some(moment));
            assert_eq!(
                utc(&written_utc(moment)).map(Timestamp::millis),
                Some(millis / 1000 * 1000).filter(|&m| m > 0)
            );
        }
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
        check(loose, "2023-05-06T07:08:09.000Z", Some("2023-05-06T07:08:09Z"));
        check(loose, "2023-05-06 07:08:09", Some("2023-05-06T07:08:09Z"));
        check(loose, "2021-10-28 20:50:15 +0800", Some("2021-10-28T12:50:15Z"));
        check(loose, "2021-10-28 20:50:15.123 +0800 CST m=+0.5", Some("2021-10-28T12:50:15Z"));
        check(loose, "2021-10-28 20:50:15 é", None);
        check(loose, "a b c", None);
        check(|_| seconds(1_234_567_890.25), "", Some("2009-02-13T23:31:30Z"));
        check(|_| seconds(-1.0), "", None);
        check(|_| seconds(f64::NAN), "", None);
        check(|_| seconds(f64::INFINITY), "", None);
    }
}
