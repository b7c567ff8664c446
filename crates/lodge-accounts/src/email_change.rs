//! Another e-mail address, confirmed by a link at the old one and a link at the new one, in either order.
//!
//! The old address confirms so that nobody who finds a browser open takes the account away; the new one so that a
//! slip of the finger gives it to nobody. Until both have, nothing changes.

use lodge_register::{Chance, Field as _, Personal, Secret};
use lodge_store::{Batch, Cache, Db, Expect, StoreError};
use serde::{Deserialize, Serialize};

use crate::{
    Account, Email, body, by_email, by_id, code,
    kept::{EMAIL_CHANGE, RESET},
};

/// The two letters to send.
#[derive(Debug)]
pub struct ChangeLetters {
    /// What the link to the old address holds.
    pub old: Secret<String>,
    /// What the link to the new address holds. Nothing where another account has that address: its holder gets a
    /// letter that says so, and the page says the same as ever.
    pub new: Option<Secret<String>>,
}

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The address it was.
    Old,
    /// The address it will be.
    New,
}

/// What came of a link.
#[derive(Debug)]
pub enum Changed {
    /// This side has confirmed; the other one has not.
    Half(Side),
    /// Both have: the account, with its new address.
    Done(Box<Account>),
    /// The link is too old or was used, or the change was taken back.
    Gone,
    /// Another account has the new address by now. Nothing changes.
    Taken,
}

#[derive(Serialize, Deserialize)]
struct Held {
    email: String,
    old: String,
    new: String,
    old_said: bool,
    new_said: bool,
}

impl Held {
    fn side(&self, code: &str) -> Option<Side> {
        match (code::same(&self.old, code), code::same(&self.new, code)) {
            (true, _) => Some(Side::Old),
            (_, true) => Some(Side::New),
            _ => None,
        }
    }
}

/// An account holder wants to be reached elsewhere. An earlier wish is taken back by it.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn ask_email_change(
    db: &Db,
    cache: &Cache,
    chance: &dyn Chance,
    account: &Account,
    email: &Email,
) -> Result<ChangeLetters, StoreError> {
    let here = by_email(db, email).await?.is_some();
    let (old, new) = (code::new_for(account.id, chance), code::new_for(account.id, chance));
    let held = Held {
        email: email.as_str().to_owned(),
        old: old.expose().clone(),
        new: new.expose().clone(),
        old_said: false,
        new_said: false,
    };
    body::put(cache, &EMAIL_CHANGE, &code::key_of(account.id), &held).await?;
    Ok(ChangeLetters { old, new: (!here).then_some(new) })
}

/// Which side this code would confirm, and the new address. It stays good.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn look_up_email_change(
    cache: &Cache,
    code: &str,
) -> Result<Option<(Side, Personal<Email>)>, StoreError> {
    let Some(account) = code::account_of(code) else { return Ok(None) };
    let held: Option<Held> = body::get(cache, &EMAIL_CHANGE, &code::key_of(account)).await?;
    Ok(held.and_then(|held| Some((held.side(code)?, Email::parse(&held.email).ok()?.into()))))
}

/// Confirms one side. When both have, the account has its new address.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn confirm_email_change(db: &Db, cache: &Cache, code: &str) -> Result<Changed, StoreError> {
    let Some(account) = code::account_of(code) else { return Ok(Changed::Gone) };
    let key = code::key_of(account);
    if look_up_email_change(cache, code).await?.is_none() {
        return Ok(Changed::Gone);
    }
    // Taken out and put back: of two at the same time, one goes first.
    let Some(mut held) = body::take::<Held>(cache, &EMAIL_CHANGE, &key).await? else {
        return Ok(Changed::Gone);
    };
    let side = held.side(code);
    match side {
        Some(Side::Old) => held.old_said = true,
        Some(Side::New) => held.new_said = true,
        None => {}
    }
    let (true, true) = (held.old_said, held.new_said) else {
        body::put(cache, &EMAIL_CHANGE, &key, &held).await?;
        return Ok(side.map_or(Changed::Gone, Changed::Half));
    };
    let Ok(email) = Email::parse(&held.email) else { return Ok(Changed::Gone) };
    let sealed = db.seal::<Account>("email", account, &email.to_value())?;
    let blind = db.blind::<Account>("email", email.as_str());
    let batch = Batch::new().run(
        "UPDATE accounts_account SET email = $2, email_blind = $3 WHERE id = $1",
        (account, sealed, blind),
        Expect::Any,
    );
    match db.write(batch).await {
        Err(StoreError::Conflict) => return Ok(Changed::Taken),
        written => written?,
    };
    // A link for a new password that lies in the old mailbox opens nothing any more.
    cache.remove(&RESET, &key).await?;
    Ok(by_id(db, account).await?.map_or(Changed::Gone, |account| Changed::Done(Box::new(account))))
}
