//! Servers that the guard is on.

use lodge_register::{Id, Personal, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Server,
    ids::{GuildId, UserId},
    store::keepers,
};

/// What Discord says of a server.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Which server.
    pub guild: GuildId,
    /// Whose it is.
    pub owner: UserId,
    /// What it is called.
    pub name: String,
}

/// Notes a server that the guard is on: a new one with these settings, a known one with its owner and name of today.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn meet(db: &Db, seen: Seen, settings: &str, now: Timestamp) -> Result<(), StoreError> {
    let id = Server::of(seen.guild);
    let known = match by_id(db, id).await? {
        Some(known) => known,
        None => match add(db, &seen, settings, now).await {
            // Somebody else has just added it.
            Err(StoreError::Conflict) => return Ok(()),
            added => return added,
        },
    };
    if known.owner_id == seen.owner && *known.name.reveal() == seen.name {
        return Ok(());
    }
    let name = db.seal::<Server>("name", id, &Value::Text(seen.name))?;
    let sql = "UPDATE guard_server SET owner_id = $2, name = $3 WHERE id = $1";
    db.write(Batch::new().run(sql, (id, seen.owner, name), Expect::Any)).await.map(drop)
}

async fn add(db: &Db, seen: &Seen, settings: &str, now: Timestamp) -> Result<(), StoreError> {
    let server = Server {
        id: Server::of(seen.guild),
        owner_id: seen.owner,
        name: Personal::new(seen.name.clone()),
        settings: settings.to_owned(),
        next_case: 1,
        joined_at: now,
    };
    db.write(Batch::new().insert(db, &server)).await.map(drop)
}

/// The server with this number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, id: Id<Server>) -> Result<Option<Server>, StoreError> {
    db.first("SELECT * FROM guard_server WHERE id = $1", (id,)).await
}

/// All of them, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn all(db: &Db) -> Result<Vec<Server>, StoreError> {
    db.all("SELECT * FROM guard_server ORDER BY joined_at, id", ()).await
}

/// The servers that somebody owns.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn owned(db: &Db, owner: UserId) -> Result<Vec<Server>, StoreError> {
    db.all("SELECT * FROM guard_server WHERE owner_id = $1 ORDER BY id", (owner,)).await
}

/// From now on, a server has these settings.
///
/// # Errors
/// [`StoreError::Expected`] if the guard is not on it any more.
pub async fn set(db: &Db, id: Id<Server>, settings: &str) -> Result<(), StoreError> {
    let sql = "UPDATE guard_server SET settings = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (id, settings), Expect::Exactly(1))).await.map(drop)
}

/// Forgets a server that the guard has left, with all that was kept of it (promise D2).
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn leave(db: &Db, id: Id<Server>) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_server WHERE id = $1";
    let batch = keepers::without(Batch::new(), Server::guild(id));
    db.write(batch.run(sql, (id,), Expect::Any).reclaiming()).await?;
    db.erase_barrier().await
}
