//! What a field shows of a value, and what value it says.

use serde_json::{Value, json};

use super::Kind;
use crate::{
    settings::{
        Place,
        entrance::{LONGEST_QUESTION, MOST_QUESTIONS},
    },
    town::MOST_NAMED,
};

/// A value as a field of its kind shows it.
pub(super) fn shown(kind: Kind, value: &Value) -> String {
    match (kind, value) {
        (Kind::Switch, value) => if value == &Value::Bool(true) { "yes" } else { "no" }.to_owned(),
        (Kind::Lines, Value::Array(lines)) => lines.iter().map(text).collect::<Vec<_>>().join("\n"),
        (_, value) => text(value),
    }
}

/// A value as a field shows it.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(some) => some.iter().map(text).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// What a field of a kind says.
///
/// # Errors
/// The message about what cannot be.
pub(super) fn value(kind: Kind, text: &str) -> Result<Value, &'static str> {
    match kind {
        Kind::Number(least, most) => match text.parse::<u64>() {
            Ok(number) if (least..=most).contains(&number) => Ok(json!(number)),
            Ok(_) => Err("guard-settings-number-range"),
            Err(_) => Err("guard-settings-number-wrong"),
        },
        Kind::Choice(words) if words.contains(&text) => Ok(json!(text)),
        Kind::Choice(_) => Err("guard-settings-choice-wrong"),
        Kind::Level | Kind::Channel | Kind::Role | Kind::Maybe(..) if text.is_empty() => Ok(Value::Null),
        Kind::Maybe(least, most) => value(Kind::Number(least, most), text),
        Kind::Switch if matches!(text, "yes" | "no") => Ok(json!(text == "yes")),
        Kind::Switch => Err("guard-settings-choice-wrong"),
        Kind::Role => match text.parse::<u64>() {
            Ok(number) if number > 0 && i64::try_from(number).is_ok() => Ok(json!(number.to_string())),
            _ => Err("guard-settings-role-wrong"),
        },
        Kind::Lines => lines(text),
        Kind::Some(words) => some(words, text),
        Kind::Level => match text.parse::<u8>() {
            Ok(level) if level <= 4 => Ok(json!(level)),
            _ => Err("guard-settings-choice-wrong"),
        },
        Kind::Place => match Place::try_from(text.to_owned()) {
            Ok(_) => Ok(json!(text)),
            Err(_) => Err("guard-settings-place-wrong"),
        },
        Kind::Channel => match text.parse::<u64>() {
            Ok(number) if i64::try_from(number).is_ok() => Ok(json!(number.to_string())),
            _ => Err("guard-settings-channel-wrong"),
        },
        Kind::Roles => roles(text),
    }
}

/// Questions, a line each.
fn lines(text: &str) -> Result<Value, &'static str> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let fits = lines.iter().all(|line| line.chars().count() <= LONGEST_QUESTION);
    if fits && lines.len() <= MOST_QUESTIONS {
        Ok(json!(lines))
    } else {
        Err("guard-settings-questions-wrong")
    }
}

/// Some of these words, each once.
fn some(words: &[&str], text: &str) -> Result<Value, &'static str> {
    let mut some: Vec<&str> = text.split(|sign: char| !sign.is_ascii_alphanumeric()).collect();
    some.retain(|word| !word.is_empty());
    some.sort_unstable();
    some.dedup();
    let are_known = some.iter().all(|word| words.contains(word));
    if are_known { Ok(json!(some)) } else { Err("guard-settings-words-wrong") }
}

/// Numbers of roles, each once.
fn roles(text: &str) -> Result<Value, &'static str> {
    let mut roles: Vec<String> = Vec::new();
    for part in text.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        match part.parse::<u64>() {
            Ok(number) if number > 0 && i64::try_from(number).is_ok() => roles.push(number.to_string()),
            _ => return Err("guard-settings-roles-wrong"),
        }
    }
    roles.dedup();
    if roles.len() > MOST_NAMED { Err("guard-settings-roles-many") } else { Ok(json!(roles)) }
}
