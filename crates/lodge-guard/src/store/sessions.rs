//! The guard's own sessions with Discord.

use lodge_store::{Batch, Db, Expect, StoreError};

use crate::Session;

/// The session of a shard, if there are as many shards as there were.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, shard: i64, shards: i64) -> Result<Option<Session>, StoreError> {
    db.first("SELECT * FROM guard_session WHERE shard = $1 AND shards = $2", (shard, shards)).await
}

/// Keeps how far a session got.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn keep(db: &Db, session: &Session) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_session WHERE shard = $1";
    db.write(Batch::new().run(sql, (session.shard,), Expect::Any).insert(db, session)).await.map(drop)
}

/// Forgets a session that is over.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn forget(db: &Db, shard: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_session WHERE shard = $1";
    db.write(Batch::new().run(sql, (shard,), Expect::Any)).await.map(drop)
}
