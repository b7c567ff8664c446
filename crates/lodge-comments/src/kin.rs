//! Who somebody is on the sites of this house, as the register knows them.

use lodge_accounts::Account;
use lodge_register::{Id, SubjectKey, Value};
use lodge_store::{Db, StoreError};

use crate::{VISITOR, Visitor, store::visitors};

/// Everybody, on every site, who has exactly this address or this account.
///
/// Of those who sign in, an address is there only if they showed that it is theirs. A guest only typed one: theirs is
/// found, too, if it is this one to the letter, and no other that leads to the same mailbox. Whoever asks for it showed
/// that the mailbox is theirs, as holder of an account or to whoever runs this Lodge; and an address that stays where its
/// holder wants it gone, because nobody confirmed it there, would be a promise that is not kept (C11). What they get of a
/// stranger who typed it is what that stranger wrote to be read by everybody.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn kin(db: &Db, email: &str, account: Option<Id<Account>>) -> Result<Vec<SubjectKey>, StoreError> {
    Ok(visitors::everywhere(db, email, account).await?.into_iter().map(key).collect())
}

/// A visitor, as the register knows them.
pub(crate) const fn key(visitor: Id<Visitor>) -> SubjectKey {
    SubjectKey { kind: VISITOR, key: Value::Int(visitor.number()) }
}
