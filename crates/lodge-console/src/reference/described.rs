//! The description as a document, and as what a page shows.

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

use super::shape::{Kind, Schema, kind, schema};
use crate::policy::{Run, runs};

/// The API, described.
pub(super) struct Described {
    /// The document.
    pub(super) text: String,
    /// Its operations, by what they are about.
    pub(super) groups: Vec<Group>,
    /// What is sent and answered.
    pub(super) schemas: Vec<Schema>,
}

/// Operations on one kind of thing.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) operations: Vec<Operation>,
}

/// One operation.
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) summary: String,
    /// The scope that it takes.
    pub(super) scope: String,
    pub(super) description: Vec<Run>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<Kind>,
    pub(super) answers: Vec<Answer>,
}

/// What goes into the path, the query or a header.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) place: String,
    pub(super) required: bool,
    pub(super) kind: Kind,
    pub(super) description: Vec<Run>,
}

/// What may be answered.
pub(super) struct Answer {
    pub(super) status: String,
    pub(super) description: Vec<Run>,
    pub(super) body: Option<Kind>,
}

/// The methods, in the order in which they are shown.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

impl Described {
    /// Reads a description.
    pub(super) fn of(description: &OpenApi) -> Self {
        // What describes itself can be written as JSON.
        let document = completed(serde_json::to_value(description).unwrap_or_default());
        let schemas = document
            .pointer("/components/schemas")
            .into_iter()
            .flat_map(members)
            .map(|(name, value)| schema(name, value));
        Self { text: document.to_string(), groups: groups(&document), schemas: schemas.collect() }
    }
}

/// The document with what no single route knows: what the whole is called, where it is, and that it takes tokens.
fn completed(mut document: Value) -> Value {
    let info = json!({
        "title": "Lodge",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "The account, domains, aliases and webhooks, as the console has them. Make a token under Account > Tokens, and send it as \
                        `Authorization: Bearer lodge_…`. Problems are `application/problem+json` (RFC 9457).",
        "license": { "name": "MIT OR Apache-2.0" },
    });
    let token = json!({
        "type": "http",
        "scheme": "bearer",
        "description": "A token of the account. It has scopes, and may end.",
    });
    if let Some(root) = document.as_object_mut() {
        root.insert("info".into(), info);
        root.insert("servers".into(), json!([{ "url": "/api/v1" }]));
        root.insert("security".into(), json!([{ "token": [] }]));
        let components = root.entry("components").or_insert_with(|| json!({}));
        if let Some(components) = components.as_object_mut() {
            components.insert("securitySchemes".into(), json!({ "token": token }));
        }
    }
    document
}

/// What is at this JSON Pointer; null where there is nothing.
fn at<'a>(value: &'a Value, pointer: &str) -> &'a Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn groups(document: &Value) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (path, item) in members(at(document, "/paths")) {
        for method in METHODS {
            let Some(value) = item.get(method) else { continue };
            let name = value.pointer("/tags/0").map(text).unwrap_or_default();
            let operation = operation(method, path, value);
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.operations.push(operation),
                None => groups.push(Group { name, operations: vec![operation] }),
            }
        }
    }
    groups.sort_by(|one, other| one.name.cmp(&other.name));
    groups
}

fn operation(method: &str, path: &str, value: &Value) -> Operation {
    let parameter = |value: &Value| Parameter {
        name: text(&value["name"]),
        place: text(&value["in"]),
        required: value["required"] == true,
        kind: kind(&value["schema"]),
        description: runs(value["description"].as_str().unwrap_or_default()),
    };
    let answer = |(status, value): (&String, &Value)| Answer {
        status: status.clone(),
        description: runs(value["description"].as_str().unwrap_or_default()),
        body: body(value),
    };
    Operation {
        id: text(&value["operationId"]),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(&value["summary"]),
        scope: text(at(value, "/security/0/token/0")),
        description: runs(value["description"].as_str().unwrap_or_default()),
        parameters: value["parameters"].as_array().into_iter().flatten().map(parameter).collect(),
        body: body(&value["requestBody"]),
        answers: members(&value["responses"]).map(answer).collect(),
    }
}

/// What a request or an answer carries, whatever its content type.
fn body(value: &Value) -> Option<Kind> {
    members(&value["content"]).next().map(|(_, content)| kind(&content["schema"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_accounts::Scope;

    #[test]
    fn every_operation_is_shown_with_its_answers() {
        let (_, description) = crate::api().split_for_parts();
        let described = Described::of(&description);
        let document: Value = serde_json::from_str(&described.text).unwrap();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
        let mut shown = 0;
        for operation in described.groups.iter().flat_map(|group| &group.operations) {
            let value = &document["paths"][&operation.path][operation.method.to_lowercase()];
            assert_eq!(operation.answers.len(), value["responses"].as_object().unwrap().len());
            assert!(!operation.id.is_empty() && !operation.summary.is_empty(), "{}", operation.path);
            assert!(operation.answers.iter().any(|answer| answer.status == "401"), "{}", operation.path);
            assert!(Scope::parse(&operation.scope).is_some(), "{} {}", operation.method, operation.path);
            shown += 1;
        }
        let listed = members(at(&document, "/paths")).flat_map(|(_, item)| members(item));
        assert_eq!(shown, listed.filter(|(method, _)| METHODS.contains(&method.as_str())).count());
        assert!(described.schemas.iter().any(|schema| schema.name == "Problem"));
    }
}
