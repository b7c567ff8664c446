//! What ends at a certain time.

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Lift, Server, Timer, ids::UserId};

/// Sets a timer. One of the same kind about the same person and thing is replaced.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn set(db: &Db, timer: &Timer) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_timer
               WHERE server_id = $1 AND lift = $2 AND COALESCE(user_id, 0) = $3
                 AND COALESCE(role_id, 0) = $4 AND COALESCE(channel_id, 0) = $5";
    let number = |id: Option<u64>| id.unwrap_or_default().cast_signed();
    let args = (
        timer.server_id,
        timer.lift.as_str(),
        number(timer.user_id.map(|id| id.get())),
        number(timer.role_id.map(|id| id.get())),
        number(timer.channel_id.map(|id| id.get())),
    );
    db.write(Batch::new().run(sql, args, Expect::Any).insert(db, timer)).await.map(drop)
}

/// What is due, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn due(db: &Db, now: Timestamp) -> Result<Vec<Timer>, StoreError> {
    db.all("SELECT * FROM guard_timer WHERE due_at <= $1 ORDER BY due_at, id LIMIT 100", (now,)).await
}

/// When the next one is due.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn next(db: &Db) -> Result<Option<Timestamp>, StoreError> {
    let rows = db.rows("SELECT due_at FROM guard_timer ORDER BY due_at LIMIT 1", ()).await?;
    rows.first().map(|row| row.int(0).map(Timestamp::from_millis)).transpose()
}

/// A timer is done with.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn done(db: &Db, timer: Id<Timer>) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_timer WHERE id = $1";
    db.write(Batch::new().run(sql, (timer,), Expect::Any)).await.map(drop)
}

/// Tries again later: Discord would not have it now.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn later(db: &Db, timer: Id<Timer>, due: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE guard_timer SET due_at = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (timer, due), Expect::Any)).await.map(drop)
}

/// Nothing of this kind ends any more for somebody: it has ended already.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn cancel(db: &Db, server: Id<Server>, user: UserId, lift: Lift) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_timer WHERE user_id = $2 AND server_id = $1 AND lift = $3";
    db.write(Batch::new().run(sql, (server, user, lift.as_str()), Expect::Any)).await.map(drop)
}

/// What of this kind ends on a server, if something does.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, server: Id<Server>, lift: Lift) -> Result<Option<Timer>, StoreError> {
    db.first("SELECT * FROM guard_timer WHERE server_id = $1 AND lift = $2 LIMIT 1", (server, lift.as_str()))
        .await
}

/// Nothing of this kind ends any more on a server.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn drop_all(db: &Db, server: Id<Server>, lift: Lift) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_timer WHERE server_id = $1 AND lift = $2";
    db.write(Batch::new().run(sql, (server, lift.as_str()), Expect::Any)).await.map(drop)
}
