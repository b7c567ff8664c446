//! YAML as JSON: mappings, lists and plain values, no more of them than a configuration has.
//!
//! A parser without unsafe code tells of one thing after the other, and what is made of it is counted here: what makes values
//! of a whole text by itself (`serde_yaml` and its heirs) is archived, or lets a short text grow without end.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// The most values; what is written once and named again counts each time.
const MOST: usize = 50_000;
/// How deep they may lie in each other.
const DEEPEST: usize = 48;

/// A mapping or a list that is not closed yet, and the name by which it is called again.
enum Open {
    Mapping(Map<String, Value>, Option<String>, usize),
    List(Vec<Value>, usize),
}

/// The first document of a text; nothing, if it is none or too large.
pub(super) fn read(text: &str) -> Option<Value> {
    let (mut open, mut named, mut count) = (Vec::new(), HashMap::new(), 0_usize);
    for event in Parser::new_from_str(text) {
        let (value, name) = match event.ok()?.0 {
            Event::MappingStart(name, _) => {
                open.push(Open::Mapping(Map::new(), None, name));
                if open.len() > DEEPEST { return None } else { continue }
            }
            Event::SequenceStart(name, _) => {
                open.push(Open::List(Vec::new(), name));
                if open.len() > DEEPEST { return None } else { continue }
            }
            Event::MappingEnd | Event::SequenceEnd => match open.pop()? {
                Open::Mapping(mapping, _, name) => (Value::Object(mapping), name),
                Open::List(list, name) => (Value::Array(list), name),
            },
            Event::Scalar(text, style, name, _) => (scalar(&text, style), name),
            Event::Alias(name) => {
                let again: &Value = named.get(&name)?;
                count += inside(again);
                if count > MOST {
                    return None;
                }
                (again.clone(), 0)
            }
            Event::StreamEnd | Event::DocumentEnd => return None,
            _ => continue,
        };
        count += 1;
        if count > MOST {
            return None;
        }
        if name > 0 {
            named.insert(name, value.clone());
        }
        match open.last_mut() {
            None => return Some(value),
            Some(Open::List(list, _)) => list.push(value),
            Some(Open::Mapping(mapping, key, _)) => match key.take() {
                Some(key) => drop(mapping.insert(key, value)),
                None => *key = Some(as_key(value)?),
            },
        }
    }
    None
}

/// How many values lie in one that is called again.
fn inside(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.len() + list.iter().map(inside).sum::<usize>(),
        Value::Object(mapping) => mapping.len() + mapping.values().map(inside).sum::<usize>(),
        _ => 0,
    }
}

fn as_key(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null => Some(String::new()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// What stands in quotes is text; what does not may be a number, a yes or nothing.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return Value::from(text);
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => text.parse::<u64>().map_or_else(|_| Value::from(text), Value::from),
    }
}
