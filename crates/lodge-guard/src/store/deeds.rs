//! Who did what: the record that is kept for 90 days.

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, StoreError};

use crate::{Case, Deed, Done, Server, ids::UserId};

/// How many deeds a list shows at most.
const MOST: i64 = 200;

/// A deed with nothing but who did what, where and when.
#[must_use]
pub fn deed(db: &Db, server: Id<Server>, actor: UserId, done: Done, now: Timestamp) -> Deed {
    Deed {
        id: db.new_id(),
        server_id: server,
        actor_id: actor,
        done,
        tool: String::new(),
        weight: 0,
        case_id: None,
        report_id: None,
        change_id: None,
        outcome: "done".to_owned(),
        done_at: now,
    }
}

/// Notes a deed.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn note(db: &Db, deed: &Deed) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, deed)).await.map(drop)
}

/// The deeds on a server before this one, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn before(db: &Db, server: Id<Server>, before: Id<Deed>) -> Result<Vec<Deed>, StoreError> {
    let sql = "SELECT * FROM guard_deed WHERE server_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    db.all(sql, (server, before, MOST)).await
}

/// What was done in a case, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_case(db: &Db, case: Id<Case>) -> Result<Vec<Deed>, StoreError> {
    db.all("SELECT * FROM guard_deed WHERE case_id = $1 ORDER BY id LIMIT $2", (case, MOST)).await
}

/// How much somebody destroyed on a server since then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn weight_since(
    db: &Db,
    server: Id<Server>,
    actor: UserId,
    since: Timestamp,
) -> Result<i64, StoreError> {
    // A sum is a NUMERIC in PostgreSQL.
    let sql = "SELECT CAST(COALESCE(SUM(weight), 0) AS BIGINT) FROM guard_deed
               WHERE actor_id = $2 AND server_id = $1 AND done_at > $3";
    db.rows(sql, (server, actor, since)).await?.first().map_or(Ok(0), |row| row.int(0))
}
