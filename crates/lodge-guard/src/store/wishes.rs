//! What waits for a second person's yes.

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Server, Wish};

/// So much waits on a server at most; of more, what has waited longest is forgotten.
pub const MOST: i64 = 64;

/// One more waits. What waited too long is gone by then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn add(db: &Db, wish: &Wish) -> Result<(), StoreError> {
    let over = "DELETE FROM guard_wish WHERE server_id = $1 AND ends_at <= $2";
    let many = "DELETE FROM guard_wish WHERE server_id = $1 AND id NOT IN
                    (SELECT id FROM guard_wish WHERE server_id = $1 ORDER BY id DESC LIMIT $2)";
    let batch = Batch::new().run(over, (wish.server_id, wish.asked_at), Expect::Any).insert(db, wish).run(
        many,
        (wish.server_id, MOST),
        Expect::Any,
    );
    db.write(batch).await.map(drop)
}

/// What waits on a server, the oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, server: Id<Server>, now: Timestamp) -> Result<Vec<Wish>, StoreError> {
    let sql = "SELECT * FROM guard_wish WHERE server_id = $1 AND ends_at > $2 ORDER BY id";
    db.all(sql, (server, now)).await
}

/// One of them, if it still waits.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(
    db: &Db,
    server: Id<Server>,
    id: Id<Wish>,
    now: Timestamp,
) -> Result<Option<Wish>, StoreError> {
    let sql = "SELECT * FROM guard_wish WHERE server_id = $1 AND id = $2 AND ends_at > $3";
    db.first(sql, (server, id, now)).await
}

/// One of them waits no more. Says whether it did until now: it is taken once.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn take(db: &Db, id: Id<Wish>) -> Result<bool, StoreError> {
    let sql = "DELETE FROM guard_wish WHERE id = $1";
    match db.write(Batch::new().run(sql, (id,), Expect::Exactly(1))).await {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}
