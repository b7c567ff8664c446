//! What was made anew and may not be named everywhere yet: if the guard stops in the middle, it goes on with this.

use std::collections::BTreeMap;

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Part, Renumbered, Server, ids::AnyId, structure::Anew};

/// Notes that something was made anew on a server, with its old and its new number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn note(
    db: &Db,
    server: Id<Server>,
    (part, old, new): (Part, u64, u64),
    now: Timestamp,
) -> Result<(), StoreError> {
    let (old_id, new_id) = (AnyId::new(old), AnyId::new(new));
    let row = Renumbered { id: db.new_id(), server_id: server, part, old_id, new_id, made_at: now };
    db.write(Batch::new().insert(db, &row)).await.map(drop)
}

/// What was made anew until then and is not named everywhere.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn left(db: &Db, until: Timestamp) -> Result<BTreeMap<Id<Server>, Anew>, StoreError> {
    let sql = "SELECT * FROM guard_renumbered WHERE made_at <= $1 ORDER BY id";
    let mut left: BTreeMap<Id<Server>, Anew> = BTreeMap::new();
    for row in db.all::<Renumbered>(sql, (until,)).await? {
        left.entry(row.server_id).or_default().learn(row.part, (row.old_id.get(), row.new_id.get()));
    }
    Ok(left)
}

/// It is named everywhere: nothing of it is to be known any more.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn named(db: &Db, server: Id<Server>, anew: &Anew) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_renumbered WHERE server_id = $1 AND old_id = $2";
    let gone = |batch: Batch, (old, _)| batch.run(sql, (server, AnyId::new(old)), Expect::Any);
    db.write(anew.numbers().fold(Batch::new(), gone)).await.map(drop)
}
