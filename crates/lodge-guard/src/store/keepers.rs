//! Who on Discord the holders of accounts are.

use lodge_accounts::Account;
use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Kept, ids::GuildId};

/// So many days it is remembered.
pub const DAYS: i64 = 90;

/// Who an account's holder is, if they said so within the last 90 days.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, account: Id<Account>, now: Timestamp) -> Result<Option<Kept>, StoreError> {
    let sql = "SELECT * FROM guard_keeper WHERE account_id = $1 AND told_at > $2";
    db.first(sql, (account, now.plus_days(-DAYS))).await
}

/// Remembers who an account's holder is. What was said before is forgotten.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn keep(db: &Db, kept: &Kept) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_keeper WHERE account_id = $1";
    db.write(Batch::new().run(sql, (kept.account_id,), Expect::Any).insert(db, kept)).await.map(drop)
}

/// Forgets who an account's holder is.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn forget(db: &Db, account: Id<Account>) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_keeper WHERE account_id = $1";
    db.write(Batch::new().run(sql, (account,), Expect::Any).reclaiming()).await.map(drop)
}

/// A server that the guard leaves is nobody's any more.
pub(super) fn without(batch: Batch, server: GuildId) -> Batch {
    let sql = "UPDATE guard_keeper SET servers = REPLACE(servers, $1, ',')";
    batch.run(sql, (format!(",{server},"),), Expect::Any)
}
