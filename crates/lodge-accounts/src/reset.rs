//! A new password by a link in a letter.
//!
//! The link is good for an hour, and once. Who asks again within half an hour gets the same link again: a stranger who
//! keeps asking cannot take the good one away. A new password ends every session and leaves the second proof on; and with
//! it, as with a new address, every link that was sent before is void.

use lodge_register::{Chance, Clock, Id, Secret};
use lodge_store::{Cache, Db, StoreError};
use serde::{Deserialize, Serialize};
use std::time::Duration;

use crate::{
    Account, Email, PasswordError, Sessions, body, by_email, by_id, code, kept::RESET, password, profile,
    state,
};

const LIFETIME_MILLIS: u64 = 60 * 60 * 1_000;
const SAME_MILLIS: i64 = 30 * 60 * 1_000;

/// The letter to send.
#[derive(Debug)]
pub struct Reset {
    /// To whom.
    pub account: Account,
    /// What its link holds.
    pub code: Secret<String>,
}

/// Why no new password is set.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    /// The link is too old, or was used.
    #[error("the link is too old, or was used already")]
    Gone,
    /// The password is not taken. The link still works.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether a letter may still go to this address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// It goes.
    Goes,
    /// There were too many.
    Stays,
}

#[derive(Serialize, Deserialize)]
struct Held {
    code: String,
    made: i64,
    state: String,
}

/// Somebody forgot the password of the account with this address. Whether there is one, only the letter tells: the
/// page says the same, after the same work.
///
/// Where no letter goes, because there were many already, the code that went with the last one stays: otherwise
/// whoever asks often enough would keep the holder from a link that works.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn ask_reset(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    chance: &dyn Chance,
    email: &Email,
    letter: Letter,
) -> Result<Option<Reset>, StoreError> {
    let account = by_email(db, email).await?.filter(|_| letter == Letter::Goes);
    // Nobody's account has this number.
    let id = account.as_ref().map_or(Id::new(0), |account| account.id);
    let now = clock.now().millis();
    let state = account.as_ref().map(|account| state::of(db, account)).unwrap_or_default();
    let held: Option<Held> = body::get(cache, &RESET, &code::key_of(id)).await?;
    let held = held
        .filter(|held| now - held.made < SAME_MILLIS && held.state == state)
        .unwrap_or_else(|| Held { code: code::new_for(id, chance).expose().clone(), made: now, state });
    // Written again even where nothing changes, for as long as was left: the work is the same for all.
    let left = LIFETIME_MILLIS.saturating_sub((now - held.made).unsigned_abs());
    body::put_for(cache, &RESET, &code::key_of(id), &held, Duration::from_millis(left)).await?;
    let code = Secret::new(held.code);
    Ok(account.map(|account| Reset { account, code }))
}

/// Whose new password this code would set. It stays good.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn look_up_reset(db: &Db, cache: &Cache, code: &str) -> Result<Option<Account>, StoreError> {
    let Some(account) = code::account_of(code) else { return Ok(None) };
    let held: Option<Held> = body::get(cache, &RESET, &code::key_of(account)).await?;
    let Some(held) = held.filter(|held| code::same(&held.code, code)) else { return Ok(None) };
    Ok(by_id(db, account).await?.filter(|account| state::is(db, account, &held.state)))
}

/// Sets a new password and ends every session of the account.
///
/// # Errors
/// [`ResetError`]; after a refused password the code is still good.
pub async fn reset(
    db: &Db,
    cache: &Cache,
    chance: &dyn Chance,
    sessions: &Sessions,
    code: &str,
    password: &Secret<String>,
) -> Result<Account, ResetError> {
    let account = look_up_reset(db, cache, code).await?.ok_or(ResetError::Gone)?;
    let hash = password::hash_aside(password, chance).await?;
    // Of two that come with the same code, one sets its password.
    if !cache.remove(&RESET, &code::key_of(account.id)).await? {
        return Err(ResetError::Gone);
    }
    profile::set_password(db, account.id, Some(&hash)).await?;
    sessions.end_all(account.id).await?;
    Ok(account)
}
