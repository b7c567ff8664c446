//! Passkeys in the database.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Clock, Field as _, Id, Personal};
use lodge_store::{Batch, Db, Expect, StoreError};

use super::{PasskeyError, json};
use crate::{Account, Passkey, day::day_of};

/// The passkeys of an account, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, account: Id<Account>) -> Result<Vec<Passkey>, StoreError> {
    db.all("SELECT * FROM accounts_passkey WHERE account_id = $1 ORDER BY id", (account,)).await
}

/// Removes a passkey of this account. Says whether there was one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, account: Id<Account>, passkey: Id<Passkey>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "DELETE FROM accounts_passkey WHERE id = $2 AND account_id = $1",
        (account, passkey),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

pub(super) async fn by_handle(db: &Db, handle: &[u8]) -> Result<Option<Passkey>, StoreError> {
    let blind = db.blind::<Passkey>("handle", &URL_SAFE_NO_PAD.encode(handle));
    db.first("SELECT * FROM accounts_passkey WHERE handle_blind = $1", (blind,)).await
}

/// Its counter, and the day.
pub(super) async fn used(
    db: &Db,
    clock: &dyn Clock,
    passkey: &Passkey,
    credential: &webauthn_rs::prelude::Passkey,
) -> Result<(), PasskeyError> {
    let credential = Personal::new(json(credential)?.to_string());
    let sealed = db.seal::<Passkey>("credential", passkey.id, &credential.to_value())?;
    let batch = Batch::new().run(
        "UPDATE accounts_passkey SET credential = $2, used_on = $3 WHERE id = $1",
        (passkey.id, sealed, day_of(clock.now())),
        Expect::Any,
    );
    db.write(batch).await?;
    Ok(())
}
