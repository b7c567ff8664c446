//! Sessions in the database.

use lodge_register::Id;
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Account, Session};

pub(super) async fn add(db: &Db, session: &Session) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, session)).await.map(drop)
}

pub(super) async fn by_hash(db: &Db, hash: &[u8]) -> Result<Option<Session>, StoreError> {
    db.first("SELECT * FROM accounts_session WHERE hash = $1", (hash,)).await
}

pub(super) async fn of(db: &Db, account: Id<Account>) -> Result<Vec<Session>, StoreError> {
    db.all("SELECT * FROM accounts_session WHERE account_id = $1", (account,)).await
}

/// Its times. One that was ended meanwhile stays ended.
pub(super) async fn keep(db: &Db, session: &Session) -> Result<(), StoreError> {
    let batch = Batch::new().run(
        "UPDATE accounts_session SET seen_at = $2, proved_at = $3, expires_at = $4 WHERE id = $1",
        (session.id, session.seen_at, session.proved_at, session.expires_at),
        Expect::Any,
    );
    db.write(batch).await.map(drop)
}

pub(super) async fn end(db: &Db, account: Id<Account>, session: Id<Session>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "DELETE FROM accounts_session WHERE id = $2 AND account_id = $1",
        (account, session),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

pub(super) async fn end_all(db: &Db, account: Id<Account>) -> Result<(), StoreError> {
    let batch =
        Batch::new().run("DELETE FROM accounts_session WHERE account_id = $1", (account,), Expect::Any);
    db.write(batch).await.map(drop)
}
