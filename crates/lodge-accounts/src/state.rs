//! How an account was opened and reached when something was left open for it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_store::Db;

use crate::{Account, code};

/// A keyed hash of the password's hash and the address. What was left open under another one is void: a new password or
/// a new address closes it, whoever sets them and wherever.
pub(crate) fn of(db: &Db, account: &Account) -> String {
    let password = account.password.as_ref().map_or("", |hash| hash.reveal().as_str());
    let parts = [
        &code::key_of(account.id)[..],
        password.as_bytes(),
        &[0],
        account.email.reveal().as_str().as_bytes(),
    ];
    URL_SAFE_NO_PAD.encode(db.keyed_hash("account-state", &parts.concat()))
}

/// Whether an account is still opened and reached as it was then.
pub(crate) fn is(db: &Db, account: &Account, then: &str) -> bool {
    code::same(&of(db, account), then)
}
