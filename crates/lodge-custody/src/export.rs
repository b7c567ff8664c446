//! Everything about somebody, in one file that they and machines can read. What opens doors is named, not shown.

use crate::{Custody, CustodyError, archive::write::hex, error::store_error};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use lodge_register::{DataClass, Entry, Keep, Place, SubjectKey, Timestamp, Value, plan};
use serde_json::{Map, Value as Json, json};

/// What stands in place of whatever proves who somebody is: the hash of a password, the secret of an app.
pub const WITHHELD: &str = "kept, and withheld: whoever reads it could sign in with it";

const README: &str = "Everything that is kept about you here, table by table, in clear. What opens your account is \
    named and withheld, so that nobody who finds this file gets in. Each section says why it is \
    kept and for how long. Times are UTC. `elsewhere` lists what is not in the database: it is gone by itself, or in \
    somebody else's hands, and cannot be read back from here.";

/// Everything about somebody, as JSON text; [`WITHHELD`] in place of what opens doors. For somebody about whom nothing is
/// kept, its sections are empty.
///
/// # Errors
/// If the database cannot be read, or a sealed cell was altered.
pub async fn export(custody: &Custody, who: &[SubjectKey]) -> Result<String, CustodyError> {
    let plan = plan::export(&custody.register, who);
    let mut sections = Vec::new();
    for section in plan.sections {
        let rows = custody
            .db
            .planned(section.statement)
            .await
            .map_err(store_error("read what is kept about somebody"))?;
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let cells = custody
                .db
                .unsealed(section.entry, row.values())
                .map_err(store_error("open what is kept about somebody"))?;
            shown.push(object(section.entry, &cells));
        }
        if !shown.is_empty() {
            sections.push(json!({
                "title": section.entry.title,
                "why": format!("We keep it {}.", section.entry.purpose),
                "how_long": how_long(custody, section.entry),
                "table": section.entry.name,
                "rows": shown,
            }));
        }
    }
    let elsewhere: Vec<_> =
        if sections.is_empty() { Vec::new() } else { plan.elsewhere.into_iter().map(outside).collect() };
    let document = json!({
        "lodge": "export",
        "format": 1,
        "made_at": custody.clock.now().to_string(),
        "readme": README,
        "about": who.iter().map(name).collect::<Vec<_>>(),
        "sections": sections,
        "elsewhere": elsewhere,
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    Ok(text)
}

/// What there is to hand over about somebody: exactly what they would be shown themselves.
///
/// # Errors
/// As [`export`].
pub async fn disclose(custody: &Custody, who: &[SubjectKey]) -> Result<String, CustodyError> {
    export(custody, who).await
}

fn name(subject: &SubjectKey) -> String {
    let word = subject.kind.word;
    match &subject.key {
        Value::Int(number) => format!("{word}:{number}"),
        Value::Blob(bytes) => format!("{word}:{}", hex(bytes)),
        Value::Null | Value::Text(_) => word.to_owned(),
    }
}

fn object(entry: &Entry, cells: &[Value]) -> Json {
    let shown = entry.columns.iter().zip(cells).map(|(column, cell)| {
        let value = match cell {
            Value::Null => Json::Null,
            _ if column.class == DataClass::Credential => json!(WITHHELD),
            Value::Int(millis) if column.class == DataClass::Time => {
                json!(Timestamp::from_millis(*millis).to_string())
            }
            Value::Int(number) => json!(number),
            Value::Text(text) => json!(text),
            Value::Blob(bytes) if column.class == DataClass::BlindIndex => json!(hex(bytes)),
            Value::Blob(bytes) => json!(STANDARD.encode(bytes)),
        };
        (column.name.to_owned(), value)
    });
    Json::Object(shown.collect::<Map<_, _>>())
}

fn how_long(custody: &Custody, entry: &Entry) -> String {
    match entry.keep {
        Keep::Days { days, after } => {
            format!("{} days after `{after}`", custody.shortened.days(entry).unwrap_or(days))
        }
        Keep::Until(column) => format!("until the time in `{column}`"),
        _ => "until it is deleted".to_owned(),
    }
}

fn outside(entry: &'static Entry) -> Json {
    let place = match entry.place {
        Place::Table => "a table".to_owned(),
        Place::Memory => "the program's memory".to_owned(),
        Place::Cache(_) => "a short-lived cache".to_owned(),
        Place::Cookie(name) => format!("the cookie `{name}` in your browser"),
        Place::Backup => "encrypted backups".to_owned(),
        Place::File(name) => format!("the file `{name}`"),
        Place::SentTo(recipient) => recipient.name.to_owned(),
    };
    json!({ "title": entry.title, "why": entry.purpose, "where": place })
}
