//! Another e-mail address, confirmed by a link at the old one and a link at the new one, in either order.
//!
//! The old address confirms so that nobody who finds a browser open takes the account away; the new one so that a
//! slip of the finger gives it to nobody. Until both have, nothing changes. A new password takes the wish back.

use lodge_register::{Chance, Field as _, Personal, Secret};
use lodge_store::{Batch, Cache, Db, Expect, StoreError};
use serde::{Deserialize, Serialize};

use crate::{
    Account, Email, body, by_email, by_id, code,
    kept::{EMAIL_CHANGE, RESET},
    state,
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
    /// Both have.
    Done {
        /// The account, with its new address.
        account: Box<Account>,
        /// Where its holder was reached until now.
        was: Personal<Email>,
    },
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
    state: String,
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
        state: state::of(db, account),
    };
    body::put(cache, &EMAIL_CHANGE, &code::key_of(account.id), &held).await?;
    Ok(ChangeLetters { old, new: (!here).then_some(new) })
}

/// Which side this code would confirm, and the new address. It stays good.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn look_up_email_change(
    db: &Db,
    cache: &Cache,
    code: &str,
) -> Result<Option<(Side, Personal<Email>)>, StoreError> {
    let asked = asked(db, cache, code).await?;
    Ok(asked.and_then(|(_, held)| Some((held.side(code)?, Email::parse(&held.email).ok()?.into()))))
}

/// Who asked for the change that this code is about, as they are, and what is held of it.
async fn asked(db: &Db, cache: &Cache, code: &str) -> Result<Option<(Account, Held)>, StoreError> {
    let Some(account) = code::account_of(code) else { return Ok(None) };
    let held: Option<Held> = body::get(cache, &EMAIL_CHANGE, &code::key_of(account)).await?;
    let Some(held) = held.filter(|held| held.side(code).is_some()) else { return Ok(None) };
    let account = by_id(db, account).await?.filter(|account| state::is(db, account, &held.state));
    Ok(account.map(|account| (account, held)))
}

/// Confirms one side. When both have, the account has its new address.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn confirm_email_change(db: &Db, cache: &Cache, code: &str) -> Result<Changed, StoreError> {
    let Some((account, _)) = asked(db, cache, code).await? else { return Ok(Changed::Gone) };
    let (was, account) = (account.email, account.id);
    let key = code::key_of(account);
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
    let account = by_id(db, account).await?.map(Box::new);
    Ok(account.map_or(Changed::Gone, |account| Changed::Done { account, was }))
}
