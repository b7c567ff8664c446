//! Messages with roles to choose from.

use lodge_register::Id;
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Menu, Server,
    ids::{ChannelId, MessageId},
};

/// Adds a menu.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn add(db: &Db, menu: &Menu) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, menu)).await.map(drop)
}

/// The menu with this number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, server: Id<Server>, id: Id<Menu>) -> Result<Option<Menu>, StoreError> {
    db.first("SELECT * FROM guard_menu WHERE id = $1 AND server_id = $2", (id, server)).await
}

/// The menus of a server, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, server: Id<Server>) -> Result<Vec<Menu>, StoreError> {
    db.all("SELECT * FROM guard_menu WHERE server_id = $1 ORDER BY id", (server,)).await
}

/// The message of a menu is this one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn posted(db: &Db, id: Id<Menu>, message: MessageId) -> Result<(), StoreError> {
    let sql = "UPDATE guard_menu SET message_id = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (id, message), Expect::Any)).await.map(drop)
}

/// A menu is there, with that message, and offers this.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn moved(
    db: &Db,
    id: Id<Menu>,
    (channel, message): (ChannelId, Option<MessageId>),
    offer: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE guard_menu SET channel_id = $2, message_id = $3, offer = $4 WHERE id = $1";
    db.write(Batch::new().run(sql, (id, channel, message, offer), Expect::Any)).await.map(drop)
}

/// Removes a menu.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, server: Id<Server>, id: Id<Menu>) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_menu WHERE id = $1 AND server_id = $2";
    db.write(Batch::new().run(sql, (id, server), Expect::Any)).await.map(drop)
}
