//! Snapshots and backups, opened as anybody with the key of their day could: `age -d -i KEY FILE | gunzip`.

use super::{Find, Search};
use age::x25519::Identity;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::read::MultiGzDecoder;
use lodge_register::{Column, Entry, Register, Value};
use lodge_store::Db;
use serde_json::Value as Json;
use std::{collections::BTreeSet, fs, io::Read as _, path::Path};

/// What is in an archive, in clear but for the cells that are sealed; none if no key in the folder opens it.
///
/// # Panics
/// If it was cut off or altered.
#[must_use]
pub fn opened(archive: &Path, day_keys: &Path) -> Option<Vec<u8>> {
    let sealed = fs::read(archive).unwrap();
    let packed = super::files(day_keys).iter().find_map(|file| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-"))?;
        let identity: Identity = line.trim().parse().ok()?;
        age::decrypt(&identity, &sealed).ok()
    })?;
    let mut clear = Vec::new();
    MultiGzDecoder::new(&packed[..]).read_to_end(&mut clear).unwrap();
    Some(clear)
}

/// What is found in an opened archive: in its text, and in its cells, unsealed with the keys of this database.
///
/// # Panics
/// If a line is none, or a cell cannot be unsealed.
#[must_use]
pub fn search_archive(db: &Db, register: &Register, clear: &[u8], search: &Search) -> BTreeSet<Find> {
    let mut finds = search.clear("an archive", clear);
    let mut table: Option<(&'static Entry, Vec<String>)> = None;
    for line in clear.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice(line).unwrap() {
            Json::Object(begun) if begun.contains_key("table") => {
                let names: Vec<String> = serde_json::from_value(begun["columns"].clone()).unwrap();
                table = register.entry(begun["table"].as_str().unwrap()).map(|entry| (entry, names));
            }
            Json::Array(row) => {
                let Some((entry, names)) = &table else { continue };
                let cell = |column: &Column| {
                    let at = names.iter().position(|name| name == column.name);
                    at.map_or(Value::Null, |at| value(&row[at]))
                };
                let cells: Vec<Value> = entry.columns.iter().map(cell).collect();
                for (column, value) in entry.columns.iter().zip(db.unsealed(entry, &cells).unwrap()) {
                    let place = format!("{}.{} of an archive", entry.name, column.name);
                    finds.extend(search.clear(&place, &super::database::bytes(&value)));
                }
            }
            _ => {}
        }
    }
    finds
}

/// A cell as archives write it.
fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Int(number.as_i64().unwrap()),
        Json::String(text) => Value::Text(text.clone()),
        other => Value::Blob(STANDARD.decode(other["b"].as_str().unwrap()).unwrap()),
    }
}
