//! Work on many members, and how far it is.

use lodge_register::Id;
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Case, Mass, MassState, ids::MessageId};

/// Begins work.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn add(db: &Db, mass: &Mass) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, mass)).await.map(drop)
}

/// The work of a case, if it is work on many.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_case(db: &Db, case: Id<Case>) -> Result<Option<Mass>, StoreError> {
    db.first("SELECT * FROM guard_mass WHERE case_id = $1", (case,)).await
}

/// What is to be gone on with, the oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn going(db: &Db) -> Result<Vec<Mass>, StoreError> {
    db.all("SELECT * FROM guard_mass WHERE state IN ('running', 'undoing') ORDER BY id LIMIT 100", ()).await
}

/// Where it says how far it is.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn posted(db: &Db, mass: Id<Mass>, message: MessageId) -> Result<(), StoreError> {
    let sql = "UPDATE guard_mass SET message_id = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (mass, message), Expect::Any)).await.map(drop)
}

/// From one state to another. Says whether it was in the first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn turn(db: &Db, mass: Id<Mass>, from: MassState, to: MassState) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_mass SET state = $3 WHERE id = $1 AND state = $2";
    let done = db.write(Batch::new().run(sql, (mass, from.as_str(), to.as_str()), Expect::Any)).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}
