//! What cases did, and how it was before.

use lodge_register::Id;
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Case, Effect, Stand};

/// So many are written at once.
const AT_ONCE: usize = 200;

/// Notes what a case did, or is going to do.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn add(db: &Db, effects: &[Effect]) -> Result<(), StoreError> {
    for some in effects.chunks(AT_ONCE) {
        db.write(some.iter().fold(Batch::new(), |batch, effect| batch.insert(db, effect))).await?;
    }
    Ok(())
}

/// What a case did, as far as it stands like this, in its order.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_case(db: &Db, case: Id<Case>, stand: Stand, most: i64) -> Result<Vec<Effect>, StoreError> {
    let sql = "SELECT * FROM guard_effect WHERE case_id = $1 AND stand = $2 ORDER BY id LIMIT $3";
    db.all(sql, (case, stand.as_str(), most)).await
}

/// How much of a case stands like this.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn count(db: &Db, case: Id<Case>, stand: Stand) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM guard_effect WHERE case_id = $1 AND stand = $2";
    db.rows(sql, (case, stand.as_str())).await?.first().map_or(Ok(0), |row| row.int(0))
}

/// An effect stands like this. Says whether it is kept still.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn stands(db: &Db, effect: Id<Effect>, stand: Stand) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_effect SET stand = $2 WHERE id = $1";
    let done = db.write(Batch::new().run(sql, (effect, stand.as_str()), Expect::Any)).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// What was to be done in a case is not done any more: nothing is kept of it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn give_up(db: &Db, case: Id<Case>) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_effect WHERE case_id = $1 AND stand = 'planned'";
    db.write(Batch::new().run(sql, (case,), Expect::Any)).await.map(drop)
}
