//! Rules as a form says them.

use serde_json::{Map, Value, json};

use super::{Kind, PARTS, Wrong, at, of_document};
use crate::Rules;

/// What a form says, by the names of its fields.
pub(crate) type Typed = Vec<(String, String)>;

/// The rules as a form shows them.
pub(crate) fn typed(rules: &Rules) -> Typed {
    let document = serde_json::to_value(rules).unwrap_or_default();
    let rows = PARTS.iter().flat_map(|(_, rows)| rows.iter());
    rows.filter_map(|(name, kind)| {
        written(*kind, at(&document, name)?).map(|text| ((*name).to_owned(), text))
    })
    .collect()
}

fn written(kind: Kind, value: &Value) -> Option<String> {
    let list = |between: &str| {
        let all: Vec<_> = value.as_array()?.iter().filter_map(Value::as_str).collect();
        Some(all.join(between))
    };
    match kind {
        // As a browser says it: a box that is not ticked is not said at all.
        Kind::Check => value.as_bool()?.then(|| "on".to_owned()),
        Kind::Number(..) => Some(value.as_u64()?.to_string()),
        Kind::Choice(_) | Kind::Address => Some(value.as_str().unwrap_or_default().to_owned()),
        Kind::Line => list(", "),
        Kind::Lines => list("\n"),
        Kind::Pairs => {
            let pair = |pair: &Value| Some(format!("{} {}", pair.get(0)?.as_str()?, pair.get(1)?.as_str()?));
            Some(value.as_array()?.iter().filter_map(pair).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// The rules that a form says.
///
/// # Errors
/// Everything in it that cannot be so.
pub(crate) fn read(typed: &Typed) -> Result<Rules, Vec<Wrong>> {
    let (mut document, mut wrong) = (Map::new(), Vec::new());
    for (part, rows) in PARTS {
        let mut fields = Map::new();
        for (name, kind) in *rows {
            let said = typed.iter().find(|(known, _)| known == name).map(|(_, said)| said.trim());
            match value(*kind, said) {
                Ok(value) => {
                    let field = name.split_once('-').map_or(*name, |(_, field)| field);
                    fields.insert(field.to_owned(), value);
                }
                Err(message) => wrong.push((*name, message)),
            }
        }
        document.insert((*part).to_owned(), Value::Object(fields));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    of_document(Value::Object(document))
}

fn value(kind: Kind, said: Option<&str>) -> Result<Value, &'static str> {
    let text = said.unwrap_or_default();
    let some = |part: &&str| !part.is_empty();
    match kind {
        Kind::Check => Ok(json!(said.is_some())),
        Kind::Number(..) => text.parse::<u64>().map(|number| json!(number)).map_err(|_| "rules-number-wrong"),
        Kind::Choice(words) if words.contains(&text) => Ok(json!(text)),
        Kind::Choice(_) => Err("rules-choice-wrong"),
        Kind::Address => Ok(if text.is_empty() { Value::Null } else { json!(text) }),
        Kind::Line => Ok(json!(text.split([',', ' ', '\n']).map(str::trim).filter(some).collect::<Vec<_>>())),
        Kind::Lines => Ok(json!(text.lines().map(str::trim).filter(some).collect::<Vec<_>>())),
        Kind::Pairs => {
            let pair = |line: &str| {
                let mut parts = line.split_whitespace();
                match (parts.next(), parts.next(), parts.next()) {
                    (Some(from), Some(to), None) => Ok(json!([from, to])),
                    _ => Err("rules-maps-wrong"),
                }
            };
            let lines = text.lines().map(str::trim).filter(some);
            lines.map(pair).collect::<Result<Vec<_>, _>>().map(Value::Array)
        }
    }
}
