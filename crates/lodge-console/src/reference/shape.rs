//! What JSON looks like, in a few words.

use serde_json::{Map, Value};

use crate::policy::{Run, runs};

/// The form of a value: `[Webhook]`, `string | null`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// In words.
    pub(super) text: String,
    /// The schema that says more.
    pub(super) schema: Option<String>,
}

/// A named form.
pub(super) struct Schema {
    pub(super) name: String,
    pub(super) description: Vec<Run>,
    pub(super) members: Vec<Member>,
    /// The words that it may be, if it is one of several.
    pub(super) words: Vec<String>,
}

/// A member of an object.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) required: bool,
    pub(super) kind: Kind,
    pub(super) description: Vec<Run>,
}

/// The form of a value.
pub(super) fn kind(value: &Value) -> Kind {
    let mut schema = None;
    let text = said(value, &mut schema);
    Kind { text, schema }
}

fn said(value: &Value, schema: &mut Option<String>) -> String {
    if let Some(name) = value["$ref"].as_str().and_then(|place| place.rsplit('/').next()) {
        schema.get_or_insert_with(|| name.to_owned());
        return name.to_owned();
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        if let Some(list) = value[several].as_array() {
            let words: Vec<_> = list.iter().map(|value| said(value, schema)).collect();
            return words.join(if several == "allOf" { " & " } else { " | " });
        }
    }
    let one = |name: &str, schema: &mut Option<String>| match name {
        "array" => format!("[{}]", said(&value["items"], schema)),
        "object" => object(value, schema),
        other => other.to_owned(),
    };
    match &value["type"] {
        Value::String(name) => one(name, schema),
        Value::Array(names) => {
            let names = names.iter().filter_map(Value::as_str);
            names.map(|name| one(name, schema)).collect::<Vec<_>>().join(" | ")
        }
        _ => "any".to_owned(),
    }
}

fn object(value: &Value, schema: &mut Option<String>) -> String {
    match value["properties"].as_object() {
        Some(members) => {
            let members: Vec<_> =
                members.iter().map(|(name, value)| format!("{name}: {}", said(value, schema))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        None => "object".to_owned(),
    }
}

/// A named form.
pub(super) fn schema(name: &str, value: &Value) -> Schema {
    let words = |value: &Value| {
        let words = value["enum"].as_array().into_iter().flatten();
        words.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let required = |name: &str| {
        value["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name))
    };
    let member = |(name, value): (&String, &Value)| Member {
        name: name.clone(),
        required: required(name),
        kind: kind(value),
        description: runs(value["description"].as_str().unwrap_or_default()),
    };
    let members = value["properties"].as_object().into_iter().flat_map(Map::iter);
    Schema {
        name: name.to_owned(),
        description: runs(value["description"].as_str().unwrap_or_default()),
        members: members.map(member).collect(),
        words: words(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(value: &Value, text: &str, schema: Option<&str>) {
        assert_eq!(kind(value), Kind { text: text.to_owned(), schema: schema.map(str::to_owned) });
    }

    #[test]
    fn forms_are_said_in_a_few_words() {
        check(&json!({ "type": "string" }), "string", None);
        check(&json!({ "type": ["string", "null"] }), "string | null", None);
        check(&json!({ "$ref": "#/components/schemas/Alias" }), "Alias", Some("Alias"));
        check(
            &json!({ "oneOf": [{ "type": "null" }, { "$ref": "#/x/Alias" }] }),
            "null | Alias",
            Some("Alias"),
        );
        check(&json!({ "type": "array", "items": { "$ref": "#/x/A" } }), "[A]", Some("A"));
        let list = json!({ "type": "object", "properties": {
            "items": { "type": "array", "items": { "$ref": "#/x/A" } }, "next": { "type": "string" } } });
        check(&list, "{ items: [A], next: string }", Some("A"));
        check(&json!({}), "any", None);
    }
}
