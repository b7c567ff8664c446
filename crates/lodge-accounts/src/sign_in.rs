//! Signing in with a password, and with the second proof where one is set up.
//!
//! **Invariant:** an unknown address, a wrong password and an account without a password are one answer after the
//! same work: one look into the database, one argon2id.

use lodge_register::{Chance, Clock, Id, Secret};
use lodge_store::{Cache, Db, StoreError};
use serde::{Deserialize, Serialize};

use crate::{Account, Email, body, by_email, by_id, code, kept::SECOND, password, state, totp};

/// What became of a sign-in.
#[derive(Debug)]
pub enum SignIn {
    /// They are in.
    Done(Box<Account>),
    /// The password was right, and an authenticator app is set up: its digits, or a recovery code, come with this
    /// code within five minutes.
    NeedsSecond {
        /// The code.
        code: Secret<String>,
    },
    /// Wrong, in one way or another.
    Refused,
}

#[derive(Serialize, Deserialize)]
struct Pending {
    account: i64,
    state: String,
}

/// Signs in with a password.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn sign_in(
    db: &Db,
    cache: &Cache,
    chance: &dyn Chance,
    email: &Email,
    password: &Secret<String>,
) -> Result<SignIn, StoreError> {
    let account = by_email(db, email).await?;
    let hash = account.as_ref().and_then(|account| account.password.as_ref());
    let right = password::verify_aside(password, hash).await;
    let Some(account) = account.filter(|_| right) else { return Ok(SignIn::Refused) };
    after_first(db, cache, chance, account).await
}

/// The first proof was right: they are in, or owe the second.
pub(crate) async fn after_first(
    db: &Db,
    cache: &Cache,
    chance: &dyn Chance,
    account: Account,
) -> Result<SignIn, StoreError> {
    if !totp::is_on(db, account.id).await? {
        return Ok(SignIn::Done(Box::new(account)));
    }
    let code = code::new(chance);
    let pending = Pending { account: account.id.number(), state: state::of(db, &account) };
    body::put(cache, &SECOND, code.expose().as_bytes(), &pending).await?;
    Ok(SignIn::NeedsSecond { code })
}

/// Who owes the second proof under this code. After a new password or address nobody does any more.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn look_up_second(db: &Db, cache: &Cache, code: &str) -> Result<Option<Account>, StoreError> {
    let pending: Option<Pending> = body::get(cache, &SECOND, code.as_bytes()).await?;
    let Some(pending) = pending else { return Ok(None) };
    let account = by_id(db, Id::new(pending.account)).await?;
    Ok(account.filter(|account| state::is(db, account, &pending.state)))
}

/// The second proof: the digits of the authenticator app, or a recovery code. Wrong ones may be tried again, a few
/// times.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn second(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    code: &str,
    digits: &str,
) -> Result<Option<Account>, StoreError> {
    let Some(account) = look_up_second(db, cache, code).await? else { return Ok(None) };
    if !totp::accepts(db, cache, clock, account.id, digits).await? {
        return Ok(None);
    }
    // Of two that come with the same code and right digits, one gets in.
    Ok(cache.remove(&SECOND, code.as_bytes()).await?.then_some(account))
}
