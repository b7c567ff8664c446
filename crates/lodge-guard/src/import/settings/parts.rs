//! Single values, as other bots write them.

use serde_json::Value;

use crate::{ids::Snowflake, settings::Window};

/// A number of Discord's, as text or as a number.
pub(super) fn id<T>(value: &Value) -> Option<Snowflake<T>> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    (number > 0 && i64::try_from(number).is_ok()).then(|| Snowflake::new(number))
}

/// One or several of them.
pub(super) fn ids<T>(value: &Value) -> Vec<Snowflake<T>> {
    match value {
        Value::Array(many) => many.iter().filter_map(id).collect(),
        one => id(one).into_iter().collect(),
    }
}

/// Words in a list; numbers that stand there are words, too.
pub(super) fn words(value: Option<&Value>) -> Vec<String> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    let word = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    all.filter_map(word).filter(|word| !word.trim().is_empty()).collect()
}

/// A whole number that is not too large.
pub(super) fn number(value: Option<&Value>) -> Option<u32> {
    let value = value?;
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok()).and_then(|number| number.try_into().ok())
}

/// Whether it says yes.
pub(super) fn yes(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool).unwrap_or(false)
}

/// Seconds of `10s`, `1h 30m`, `2 days`; a number alone is milliseconds, as Zeppelin has it.
pub(super) fn seconds(value: Option<&Value>) -> Option<u32> {
    let text = match value? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let (mut millis, mut rest, mut any) = (0_u64, text.trim(), false);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(digits)?;
        let number: u64 = number.parse().ok()?;
        let after = after.trim_start();
        let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at_checked(letters)?;
        millis = millis.checked_add(number.checked_mul(unit_millis(unit)?)?)?;
        (rest, any) = (after.trim_start(), true);
    }
    if any { u32::try_from(millis / 1_000).ok().filter(|seconds| *seconds > 0) } else { None }
}

fn unit_millis(unit: &str) -> Option<u64> {
    Some(match unit.to_ascii_lowercase().as_str() {
        "" | "ms" => 1,
        "s" | "sec" | "secs" | "second" | "seconds" => 1_000,
        "m" | "min" | "mins" | "minute" | "minutes" => 60_000,
        "h" | "hour" | "hours" => 3_600_000,
        "d" | "day" | "days" => 86_400_000,
        "w" | "week" | "weeks" => 604_800_000,
        _ => return None,
    })
}

/// So many are too many there; more than one less are here.
pub(super) fn window(count: Option<u32>, seconds: Option<u32>) -> Option<Window> {
    Some(Window { most: count?.checked_sub(1)?, seconds: seconds.filter(|seconds| *seconds > 0)? })
}

/// Words as ours are written: whole ones, or anywhere.
pub(super) fn as_ours(words: &[String], whole: bool) -> Vec<String> {
    words
        .iter()
        .map(|word| if whole { word.trim().to_owned() } else { format!("*{}*", word.trim()) })
        .collect()
}
