//! What the cache holds of an account: part of erasing one.

use lodge_register::{Entry, Id};
use lodge_store::{Cache, StoreError};

use crate::{
    Account, code,
    kept::{EMAIL_CHANGE, INVITES, PASSKEY_NEW, PROPOSAL, RESET},
    session,
};

/// What may be held of an account, by entry and key: links in letters, what was being set up, its invitations.
///
/// A sign-in that waited for its second proof, or for another service, is not found by the account: it names one that is
/// gone, opens nothing, and is over within ten minutes.
#[must_use]
pub fn held_of(account: Id<Account>) -> Vec<(&'static Entry, Vec<u8>)> {
    let entries = [&RESET, &EMAIL_CHANGE, &PROPOSAL, &PASSKEY_NEW, &INVITES];
    entries.map(|entry| (entry, code::key_of(account).to_vec())).to_vec()
}

/// Forgets what is held of an account here: that, and its sessions.
///
/// Call it after the erasure.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn forget_cached(cache: &Cache, account: Id<Account>) -> Result<(), StoreError> {
    session::end_all_cached(cache, account).await?;
    for (entry, key) in held_of(account) {
        cache.remove(entry, &key).await?;
    }
    Ok(())
}
