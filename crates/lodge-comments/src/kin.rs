//! Who somebody is on the sites of this house, as the register knows them.

use lodge_accounts::Account;
use lodge_register::{Id, SubjectKey, Value};
use lodge_store::{Db, StoreError};

use crate::{VISITOR, Visitor, store::visitors};

/// Everybody, on every site, who wrote with this address or has this account.
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
