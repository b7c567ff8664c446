//! How a server was built: a log of changes. Nothing of it is rewritten but numbers, when something has another one.

use std::collections::BTreeMap;

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, StoreError};

use crate::{Change, Deed, Done, Server, ids::UserId, store::deeds};

/// Notes a change, and whose it was, if that is known.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn note(db: &Db, change: &Change, by: Option<UserId>) -> Result<(), StoreError> {
    let mut batch = Batch::new().insert(db, change);
    if let Some(by) = by {
        let deed = deeds::deed(db, change.server_id, by, Done::Changed, change.changed_at);
        batch = batch
            .insert(db, &Deed { change_id: Some(change.id.number()), tool: change.what.clone(), ..deed });
    }
    db.write(batch).await.map(drop)
}

/// What changed on a server since then, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn since(
    db: &Db,
    server: Id<Server>,
    since: Timestamp,
    most: i64,
) -> Result<Vec<Change>, StoreError> {
    let sql =
        "SELECT * FROM guard_change WHERE server_id = $1 AND changed_at >= $2 ORDER BY id DESC LIMIT $3";
    db.all(sql, (server, since, most)).await
}

/// What somebody changed on a server since then, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by(
    db: &Db,
    server: Id<Server>,
    actor: UserId,
    since: Timestamp,
    most: i64,
) -> Result<Vec<Change>, StoreError> {
    let sql = "SELECT c.* FROM guard_change c JOIN guard_deed d ON d.change_id = c.id
               WHERE d.actor_id = $2 AND d.server_id = $1 AND c.changed_at >= $3
               ORDER BY c.id DESC LIMIT $4";
    db.all(sql, (server, actor, since, most)).await
}

/// Whether the log tells of this thing, by Discord's number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn tells_of(db: &Db, server: Id<Server>, object: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM guard_change WHERE server_id = $1 AND object = $2 LIMIT 1";
    Ok(!db.rows(sql, (server, object)).await?.is_empty())
}

/// What changed on a server before this number, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn before(
    db: &Db,
    server: Id<Server>,
    before: Id<Change>,
    most: i64,
) -> Result<Vec<Change>, StoreError> {
    let sql = "SELECT * FROM guard_change WHERE server_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    db.all(sql, (server, before, most)).await
}

/// What somebody changed on a server before this number, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_before(
    db: &Db,
    server: Id<Server>,
    actor: UserId,
    before: Id<Change>,
    most: i64,
) -> Result<Vec<Change>, StoreError> {
    let sql = "SELECT c.* FROM guard_change c JOIN guard_deed d ON d.change_id = c.id
               WHERE d.actor_id = $2 AND d.server_id = $1 AND c.id < $3
               ORDER BY c.id DESC LIMIT $4";
    db.all(sql, (server, actor, before, most)).await
}

/// Who made the changes from the one number to the other, as far as that is known, by the number of the change.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn actors(
    db: &Db,
    server: Id<Server>,
    (first, last): (Id<Change>, Id<Change>),
) -> Result<BTreeMap<i64, UserId>, StoreError> {
    let sql = "SELECT change_id, actor_id FROM guard_deed
               WHERE server_id = $1 AND change_id >= $2 AND change_id <= $3";
    let rows = db.rows(sql, (server, first, last)).await?;
    rows.iter().map(|row| Ok((row.int(0)?, UserId::new(row.int(1)?.cast_unsigned())))).collect()
}
