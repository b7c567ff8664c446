//! For how long: `30m`, `2h`, `7d`, `1w`, `1d12h`, and the same in the other languages.

/// Units and how many milliseconds they have. Longer names come first.
const UNITS: &[(&str, i64)] = &[
    ("hf", WEEK),
    ("sn", SECOND),
    ("dk", MINUTE),
    ("sa", HOUR),
    ("s", SECOND),
    ("m", MINUTE),
    ("h", HOUR),
    ("u", HOUR),
    ("d", DAY),
    ("g", DAY),
    ("w", WEEK),
    ("с", SECOND),
    ("м", MINUTE),
    ("ч", HOUR),
    ("д", DAY),
    ("н", WEEK),
];
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// The longest: ten years.
const LONGEST: i64 = 3_650 * DAY;

/// Milliseconds of a time span as people write it. A number alone is minutes.
#[must_use]
pub fn duration(text: &str) -> Option<i64> {
    let text: String = text.to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect();
    if let Ok(minutes) = text.parse::<u32>() {
        return within(i64::from(minutes).checked_mul(MINUTE)?);
    }
    let mut rest = text.as_str();
    let mut sum: i64 = 0;
    while !rest.is_empty() {
        let digits = rest.find(|sign: char| !sign.is_ascii_digit())?;
        let (number, after) = rest.split_at_checked(digits)?;
        let number: u32 = number.parse().ok()?;
        let (name, millis) = UNITS.iter().find(|(name, _)| after.starts_with(name))?;
        rest = after.strip_prefix(name)?;
        sum = sum.checked_add(i64::from(number).checked_mul(*millis)?)?;
    }
    within(sum)
}

fn within(millis: i64) -> Option<i64> {
    (1..=LONGEST).contains(&millis).then_some(millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_in_four_languages() {
        for (text, expected) in [
            ("30m", 30 * MINUTE),
            ("45", 45 * MINUTE),
            ("2h", 2 * HOUR),
            ("2u", 2 * HOUR),
            ("7D", 7 * DAY),
            ("1w", WEEK),
            ("1 d 12 h", 36 * HOUR),
            ("10dk", 10 * MINUTE),
            ("3sa", 3 * HOUR),
            ("2g", 2 * DAY),
            ("1hf", WEEK),
            ("5ч", 5 * HOUR),
            ("2Д", 2 * DAY),
            ("30s", 30 * SECOND),
        ] {
            assert_eq!(duration(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_span() {
        for text in ["", "0", "0m", "d", "3x", "-5m", "m5", "1d-", "99999999999d", "11000d", "4294967295w"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }
}
