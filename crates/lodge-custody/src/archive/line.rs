//! One line of an archive.

use super::FORMAT;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use lodge_register::{Timestamp, Value};
use serde_json::{Map, Value as Json, json};

/// What an archive begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) kind: Kind,
    pub(crate) made: Timestamp,
    /// The migrations that had been applied, in order.
    pub(crate) migrations: Vec<String>,
}

/// Which sort of archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Everything.
    Backup,
    /// The critical tables, before anything else runs.
    Snapshot,
}

/// A line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    Header(Header),
    Table { name: String, columns: Vec<String> },
    Row(Vec<Value>),
    End { rows: Vec<(String, u64)>, sha256: String },
}

impl Kind {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Snapshot => "snapshot",
        }
    }
}

impl Line {
    /// As JSON, without the line end.
    pub(crate) fn write(&self) -> String {
        match self {
            Self::Header(Header { kind, made, migrations }) => json!({
                "lodge": "archive", "format": FORMAT, "kind": kind.word(),
                "made_at": made.to_string(), "made_ms": made.millis(), "migrations": migrations,
            }),
            Self::Table { name, columns } => json!({ "table": name, "columns": columns }),
            Self::Row(cells) => Json::Array(cells.iter().map(cell).collect()),
            Self::End { rows, sha256 } => {
                let rows: Map<_, _> =
                    rows.iter().map(|(table, count)| (table.clone(), json!(count))).collect();
                json!({ "end": { "rows": rows, "sha256": sha256 } })
            }
        }
        .to_string()
    }

    /// From JSON. `None` if it is no line of an archive of this format.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let json: Json = serde_json::from_str(text).ok()?;
        match &json {
            Json::Array(cells) => cells.iter().map(value).collect::<Option<_>>().map(Self::Row),
            Json::Object(object) if object.contains_key("table") => Some(Self::Table {
                name: object.get("table")?.as_str()?.to_owned(),
                columns: strings(object.get("columns")?)?,
            }),
            Json::Object(object) if object.contains_key("end") => {
                let end = object.get("end")?;
                let rows = end.get("rows")?.as_object()?;
                let rows = rows.iter().map(|(table, count)| Some((table.clone(), count.as_u64()?)));
                Some(Self::End {
                    rows: rows.collect::<Option<_>>()?,
                    sha256: end.get("sha256")?.as_str()?.to_owned(),
                })
            }
            Json::Object(object) => {
                let known =
                    object.get("lodge")?.as_str()? == "archive" && object.get("format")?.as_i64()? == FORMAT;
                let kind = match object.get("kind")?.as_str()? {
                    "backup" => Kind::Backup,
                    "snapshot" => Kind::Snapshot,
                    _ => return None,
                };
                let made = Timestamp::from_millis(object.get("made_ms")?.as_i64()?);
                let migrations = strings(object.get("migrations")?)?;
                known.then_some(Self::Header(Header { kind, made, migrations }))
            }
            _ => None,
        }
    }
}

fn strings(json: &Json) -> Option<Vec<String>> {
    json.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

fn cell(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Blob(bytes) => json!({ "b": STANDARD.encode(bytes) }),
    }
}

fn value(json: &Json) -> Option<Value> {
    match json {
        Json::Null => Some(Value::Null),
        Json::Number(number) => number.as_i64().map(Value::Int),
        Json::String(text) => Some(Value::Text(text.clone())),
        Json::Object(object) if object.len() == 1 => {
            STANDARD.decode(object.get("b")?.as_str()?).ok().map(Value::Blob)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells() -> impl Strategy<Value = Vec<Value>> {
        let cell = prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Int),
            any::<String>().prop_map(Value::Text),
            any::<Vec<u8>>().prop_map(Value::Blob),
        ];
        proptest::collection::vec(cell, 0..6)
    }

    proptest! {
        #[test]
        fn a_row_is_read_as_it_was_written(cells in cells()) {
            let line = Line::Row(cells);
            let text = line.write();
            prop_assert!(!text.contains('\n'));
            prop_assert_eq!(Line::read(&text), Some(line));
        }

        #[test]
        fn no_line_panics(text in any::<String>()) {
            let _ = Line::read(&text);
        }
    }

    #[test]
    fn the_other_lines_are_read_as_they_were_written() {
        let lines = [
            Line::Header(Header {
                kind: Kind::Snapshot,
                made: Timestamp::from_millis(1_764_000_000_123),
                migrations: vec!["a/0001_x".into()],
            }),
            Line::Table { name: "t_x".into(), columns: vec!["id".into(), "b".into()] },
            Line::End { rows: vec![("t_x".into(), 3), ("a_y".into(), 0)], sha256: "ab".into() },
        ];
        for line in lines {
            assert_eq!(Line::read(&line.write()), Some(line));
        }
    }

    #[test]
    fn another_format_is_none_of_ours() {
        for text in [
            r#"{"lodge":"archive","format":2,"kind":"backup","made_ms":1,"migrations":[]}"#,
            r#"{"lodge":"other","format":1,"kind":"backup","made_ms":1,"migrations":[]}"#,
            r#"[{"b":"%"}]"#,
            "[1.5]",
            "[true]",
            "7",
            "",
            "{}",
        ] {
            assert_eq!(Line::read(text), None, "{text}");
        }
    }
}
