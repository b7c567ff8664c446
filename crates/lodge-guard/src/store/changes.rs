//! How a server was built: a log of changes, of which nothing is rewritten.

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
