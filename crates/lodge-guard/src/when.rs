//! Moments as Discord and our own records write them.

use lodge_register::Timestamp;

/// Reads an ISO 8601 moment, with `Z`, with an offset, or with neither (UTC then), with or without fractions.
#[must_use]
pub fn read(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_at_checked(10)?;
    let day = days(date)?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let (clock, zone) = time.split_at_checked(8)?;
    let (fraction, zone) = fraction(zone)?;
    let [hour, minute, second] = numbers(clock, ':')?;
    let in_range = hour < 24 && minute < 60 && second <= 60;
    let millis = ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offset(zone)?;
    in_range.then(|| Timestamp::from_millis(day * Timestamp::DAY + millis))
}

/// Days since 1970 of `YYYY-MM-DD`.
fn days(date: &str) -> Option<i64> {
    let [year, month, day] = numbers(date, '-')?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Howard Hinnant's "days from civil".
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Three numbers between two of these.
fn numbers(text: &str, between: char) -> Option<[i64; 3]> {
    let mut parts = text.split(between).map(digits);
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

fn digits(text: &str) -> Option<i64> {
    let only_digits = !text.is_empty() && text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit());
    if only_digits { text.parse().ok() } else { None }
}

/// Milliseconds of `.123456`, and what follows.
fn fraction(text: &str) -> Option<(i64, &str)> {
    let Some(text) = text.strip_prefix(['.', ',']) else { return Some((0, text)) };
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (fraction, zone) = text.split_at_checked(end)?;
    let millis = fraction.bytes().chain(*b"000").take(3).fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
    Some((millis, zone))
}

/// Milliseconds east of Greenwich.
fn offset(zone: &str) -> Option<i64> {
    let (sign, rest) = match zone.as_bytes().first() {
        None | Some(b'Z' | b'z') => return Some(0),
        Some(b'+') => (1, zone.get(1..)?),
        Some(b'-') => (-1, zone.get(1..)?),
        Some(_) => return None,
    };
    let (hours, minutes) = rest.split_at_checked(2)?;
    let minutes = minutes.strip_prefix(':').unwrap_or(minutes);
    let minutes = if minutes.is_empty() { 0 } else { digits(minutes)? };
    Some(sign * (digits(hours)? * 60 + minutes) * 60_000)
}

pub mod serde_millis {
    //! A moment as milliseconds, for values of ours that are kept.

    use lodge_register::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes a moment.
    ///
    /// # Errors
    /// What the serializer says.
    pub fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(at.millis())
    }

    /// Reads a moment.
    ///
    /// # Errors
    /// When it is no number.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        i64::deserialize(deserializer).map(Timestamp::from_millis)
    }

    pub mod maybe {
        //! A moment that may be missing.

        use lodge_register::Timestamp;
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        /// Writes a moment, or null.
        ///
        /// # Errors
        /// What the serializer says.
        pub fn serialize<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
            at.map(Timestamp::millis).serialize(serializer)
        }

        /// Reads a moment, or null.
        ///
        /// # Errors
        /// When it is neither.
        pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Timestamp>, D::Error> {
            Ok(Option::<i64>::deserialize(d)?.map(Timestamp::from_millis))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<i64>) {
        assert_eq!(read(text).map(Timestamp::millis), expected, "{text}");
    }

    #[test]
    fn moments_are_read_as_servers_write_them() {
        check("1970-01-01T00:00:00Z", Some(0));
        check("2015-04-26T06:26:56.936000+00:00", Some(1_430_029_616_936));
        check("2015-04-26T06:26:56.936Z", Some(1_430_029_616_936));
        check("2015-04-26T06:26:56", Some(1_430_029_616_000));
        check("2015-04-26T08:26:56.9+02:00", Some(1_430_029_616_900));
        check("2015-04-26 01:56:56-0430", Some(1_430_029_616_000));
        check("2024-02-29T23:59:60Z", Some(1_709_251_200_000));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in
            ["", "x", "2015-04-26", "2015-13-26T06:26:56Z", "2015-04-26T25:26:56Z", "2015-04-26T06:26:56+x"]
        {
            check(text, None);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_printed_can_be_read(seconds in 0i64..4_102_444_800) {
            let at = Timestamp::from_millis(seconds * 1000);
            proptest::prop_assert_eq!(read(&at.to_string()), Some(at));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = read(&text);
        }
    }
}
