//! Doing nothing twice.

use lodge_register::Timestamp;
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::Once;

/// Claims an act until then. Says whether nobody had claimed the same: then it is to be done.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn claim(db: &Db, act: &str, (now, until): (Timestamp, Timestamp)) -> Result<bool, StoreError> {
    let once = Once { hash: hash(db, act), ends_at: until };
    let over = "DELETE FROM guard_once WHERE hash = $1 AND ends_at <= $2";
    let batch = Batch::new().run(over, (once.hash.clone(), now), Expect::Any).insert(db, &once);
    match db.write(batch).await {
        Ok(_) => Ok(true),
        Err(StoreError::Conflict) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The same for what is most often claimed already: it looks before it writes.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn claim_anew(
    db: &Db,
    act: &str,
    (now, until): (Timestamp, Timestamp),
) -> Result<bool, StoreError> {
    Ok(!is_claimed(db, act, now).await? && claim(db, act, (now, until)).await?)
}

/// Whether an act is claimed.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn is_claimed(db: &Db, act: &str, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM guard_once WHERE hash = $1 AND ends_at > $2";
    Ok(!db.rows(sql, (hash(db, act), now)).await?.is_empty())
}

/// Gives up what was claimed: it was not done, and may be tried again.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn give_up(db: &Db, act: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_once WHERE hash = $1";
    db.write(Batch::new().run(sql, (hash(db, act),), Expect::Any)).await.map(drop)
}

fn hash(db: &Db, act: &str) -> Vec<u8> {
    db.keyed_hash("guard/once", act.as_bytes()).to_vec()
}
