//! The search through every cell of every table, unsealed.

use super::{Find, Search};
use lodge_register::{Register, Value};
use lodge_store::{Db, KeySource, Keys, OsChance, StoreSettings, StoreUrl, SystemClock};
use std::{collections::BTreeSet, path::Path, sync::Arc, thread};
use tokio::runtime;

/// Opens a database beside whoever else has it open, does something with it, and closes it.
///
/// # Panics
/// If it cannot be opened.
pub fn with_database<T: Send>(url: &str, key_file: &Path, work: impl AsyncFnOnce(&Db) -> T + Send) -> T {
    let opened = async || {
        let settings = StoreSettings { readers: 1, ..StoreSettings::at(StoreUrl::parse(url).unwrap()) };
        let keys = Keys::load(&KeySource::File(key_file.to_owned()), Path::new("/nowhere")).unwrap();
        let db = Db::open(&settings, &keys, Arc::new(SystemClock), Arc::new(OsChance)).await.unwrap();
        let done = work(&db).await;
        db.close().await;
        done
    };
    // A runtime of its own, for tests that have none and for tests that are in one.
    thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let runtime =
                runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
            runtime.block_on(opened())
        });
        worker.join().unwrap()
    })
}

/// Looks into every cell that the register declares, as it is in clear, and says so if there are others.
///
/// # Panics
/// If the database cannot be read, or a cell cannot be unsealed.
pub async fn search_database(db: &Db, register: &Register, search: &Search) -> BTreeSet<Find> {
    let schema = db.introspect().await.unwrap();
    let undeclared = schema.differences(&register.entries);
    let mut finds: BTreeSet<Find> = undeclared
        .iter()
        .map(|difference| Find {
            canary: difference.to_string(),
            form: "a difference to the register",
            place: "the database".to_owned(),
        })
        .collect();
    for entry in register.tables() {
        let mut rows = Vec::new();
        let kept = |row| {
            rows.push(row);
            Ok(())
        };
        db.each_row(entry, kept).await.unwrap();
        for row in rows {
            let clear = db.unsealed(entry, &row).unwrap();
            for (column, value) in entry.columns.iter().zip(clear) {
                let place = format!("{}.{}", entry.name, column.name);
                finds.extend(search.clear(&place, &bytes(&value)));
            }
        }
    }
    finds
}

pub(super) fn bytes(value: &Value) -> Vec<u8> {
    match value {
        Value::Null => Vec::new(),
        Value::Int(number) => [number.to_string().into_bytes(), number.to_be_bytes().to_vec()].concat(),
        Value::Text(text) => text.clone().into_bytes(),
        Value::Blob(bytes) => bytes.clone(),
    }
}
