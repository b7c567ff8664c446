//! Everything that is known about an account holder, but for what opens doors.

use lodge_accounts::Account;
use lodge_custody::export;
use lodge_register::DataClass;
use lodge_web::Fault;
use serde_json::Value as Json;

use crate::{Console, account::data::subject};

/// What stands in place of a hash of a password or a secret of an app.
pub(super) const HIDDEN: &str = "kept, and not shown: whoever read it here could sign in with it";

/// The export, as JSON. A token that may only read, or a look over a shoulder, is to open nothing by it.
pub(crate) async fn everything(console: &Console, account: &Account) -> Result<Json, Fault> {
    let text = export(&console.custody, &subject(account)).await.map_err(Fault::internal)?;
    let mut document: Json = serde_json::from_str(&text).map_err(Fault::internal)?;
    let sections = document.get_mut("sections").and_then(Json::as_array_mut);
    for section in sections.into_iter().flatten() {
        let table = section.get("table").and_then(Json::as_str).unwrap_or_default();
        let columns = console.custody.register.entry(table).map_or(&[][..], |entry| entry.columns);
        let secret = columns.iter().filter(|column| column.class == DataClass::Credential);
        let secret: Vec<&str> = secret.map(|column| column.name).collect();
        let rows = section.get_mut("rows").and_then(Json::as_array_mut);
        for row in rows.into_iter().flatten() {
            for name in &secret {
                if let Some(cell) = row.get_mut(*name).filter(|cell| !cell.is_null()) {
                    *cell = HIDDEN.into();
                }
            }
        }
    }
    Ok(document)
}
