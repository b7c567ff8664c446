//! What the cache holds of an account, taken out of it: part of erasing one.

use lodge_register::Id;
use lodge_store::{Cache, StoreError};

use crate::{
    Account, code,
    kept::{EMAIL_CHANGE, INVITES, PASSKEY_NEW, PROPOSAL, RESET},
    session,
};

/// Forgets what is held of an account: its sessions, links in letters, what was being set up, its invitations.
///
/// Call it after the erasure. A sign-in that waited for its second proof, or for another service, is not found by the
/// account: it names one that is gone, opens nothing, and is over within ten minutes.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn forget_cached(cache: &Cache, account: Id<Account>) -> Result<(), StoreError> {
    session::end_all_cached(cache, account).await?;
    for entry in [&RESET, &EMAIL_CHANGE, &PROPOSAL, &PASSKEY_NEW, &INVITES] {
        cache.remove(entry, &code::key_of(account)).await?;
    }
    Ok(())
}
