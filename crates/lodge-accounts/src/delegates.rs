//! People who look after what somebody else owns: invited by a letter to one domain or guild, with a role.
//!
//! An invitation is good for seven days, for the account with the address that it was sent to. Until it is accepted it
//! is in the cache only.

mod invite;

pub use invite::{
    AcceptError, Invitation, InviteError, Open, accept, invite, look_up, open, take_back, withdraw,
};

use lodge_register::{Field as _, Id};
use lodge_store::{Batch, Db, Expect, Question, StoreError};

use crate::{Account, Delegate, Role};

/// What this account has a share in.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, account: Id<Account>) -> Result<Vec<Delegate>, StoreError> {
    db.all("SELECT * FROM accounts_delegate WHERE account_id = $1 ORDER BY id", (account,)).await
}

/// What others have a share in that is this account's own.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn given(db: &Db, owner: Id<Account>) -> Result<Vec<Delegate>, StoreError> {
    db.all("SELECT * FROM accounts_delegate WHERE owner_id = $1 ORDER BY id", (owner,)).await
}

/// Who has a share in this, besides its owner.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_object(db: &Db, module: &str, object: i64) -> Result<Vec<Delegate>, StoreError> {
    db.all("SELECT * FROM accounts_delegate WHERE module = $1 AND object = $2 ORDER BY id", (module, object))
        .await
}

/// What is asked for who looks after this, besides its owner: the answer is a row for each, its account's number.
#[must_use]
pub fn editors_of(module: &str, object: i64) -> Question {
    let sql = "SELECT account_id FROM accounts_delegate WHERE module = $1 AND object = $2 AND role = $3";
    Question::new(sql, (module, object, Role::Editor.to_value()))
}

/// What this account may do with something that is not its own.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn role(
    db: &Db,
    account: Id<Account>,
    module: &str,
    object: i64,
) -> Result<Option<Role>, StoreError> {
    let found: Option<Delegate> = db
        .first(
            "SELECT * FROM accounts_delegate WHERE account_id = $1 AND module = $2 AND object = $3",
            (account, module, object),
        )
        .await?;
    Ok(found.map(|delegate| delegate.role))
}

/// Takes a share away: its owner may, and who has it. Says whether there was one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, by: Id<Account>, delegate: Id<Delegate>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "DELETE FROM accounts_delegate WHERE id = $1 AND (owner_id = $2 OR account_id = $2)",
        (delegate, by),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// What a module adds to the batch that removes a domain or guild: nobody has a share in it any more. [`withdraw`] does
/// the same to invitations.
pub fn without_object(batch: Batch, module: &str, object: i64) -> Batch {
    batch.run(
        "DELETE FROM accounts_delegate WHERE module = $1 AND object = $2",
        (module, object),
        Expect::Any,
    )
}
