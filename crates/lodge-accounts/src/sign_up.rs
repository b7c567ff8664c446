//! Opening an account: a name, an address, and the link in a letter that proves the address (promises C1, C2).
//!
//! ```text
//! sign_up ──> letter with a code ──> look_up_sign_up (the link is opened) ──> confirm (the button is pressed)
//! ```
//!
//! **Invariant:** nothing is in the database before the address is confirmed.
//! **Invariant:** whoever asks learns nothing about whether the address has an account: the work and the answer are
//! the same, and the letter tells only its reader.

use lodge_register::{Chance, Clock, Personal, Secret};
use lodge_store::{Cache, Db, StoreError};
use serde::{Deserialize, Serialize};

use crate::{
    Account, Email, PasswordError, Theme, body, by_email, code, kept::SIGN_UP, password, store::insert,
};

/// What somebody signs up with.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Where they are reached.
    pub email: Personal<Email>,
    /// What they are called.
    pub name: Personal<String>,
    /// The language of the page that they signed up on, as a BCP 47 tag.
    pub language: String,
}

/// The letter to send. Whichever it is, the page says the same.
#[derive(Debug)]
pub enum Post {
    /// One with a link that holds this code.
    Confirm {
        /// The code.
        code: Secret<String>,
    },
    /// One that says that there is an account already, and how to sign in.
    AlreadyHere,
}

/// Why a sign-up is not confirmed.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// The link is too old, or was used.
    #[error("the link is too old, or was used already")]
    Gone,
    /// Somebody confirmed this address in the meantime.
    #[error("there is an account with this address already")]
    AlreadyHere,
    /// The password is not taken. The link still works.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is held until then. Empty where there is an account already: the work is the same.
#[derive(Serialize, Deserialize, Default)]
struct Held {
    email: String,
    name: String,
    language: String,
}

/// Somebody wants an account.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn sign_up(db: &Db, cache: &Cache, chance: &dyn Chance, wish: Wish) -> Result<Post, StoreError> {
    let here = by_email(db, wish.email.reveal()).await?.is_some();
    let code = code::new(chance);
    let held = match here {
        true => Held::default(),
        false => Held {
            email: wish.email.reveal().as_str().to_owned(),
            name: wish.name.into_revealed(),
            language: wish.language,
        },
    };
    body::put(cache, &SIGN_UP, code.expose().as_bytes(), &held).await?;
    Ok(if here { Post::AlreadyHere } else { Post::Confirm { code } })
}

/// What this code would confirm. It stays good: a mail scanner that opens links confirms nothing.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn look_up_sign_up(cache: &Cache, code: &str) -> Result<Option<Wish>, StoreError> {
    let held: Option<Held> = body::get(cache, &SIGN_UP, code.as_bytes()).await?;
    Ok(held.and_then(|held| {
        let email = Email::parse(&held.email).ok()?;
        Some(Wish { email: email.into(), name: held.name.into(), language: held.language })
    }))
}

/// Opens the account that this code was sent for. Without a password it is opened by passkey, or by a reset.
///
/// # Errors
/// [`ConfirmError`]; after a refused password the code is still good.
pub async fn confirm(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    chance: &dyn Chance,
    code: &str,
    password: Option<&Secret<String>>,
) -> Result<Account, ConfirmError> {
    look_up_sign_up(cache, code).await?.ok_or(ConfirmError::Gone)?;
    let password = match password {
        Some(password) => Some(password::hash_aside(password, chance).await?),
        None => None,
    };
    let held: Held = body::take(cache, &SIGN_UP, code.as_bytes()).await?.ok_or(ConfirmError::Gone)?;
    let account = Account {
        id: db.new_id(),
        email: Email::parse(&held.email).map_err(|_| ConfirmError::Gone)?.into(),
        name: held.name.into(),
        password,
        admin: false,
        language: held.language,
        created_at: clock.now(),
        zone: "UTC".to_owned(),
        theme: Theme::Auto,
        announced: None,
    };
    match insert(db, &account).await {
        Err(StoreError::Conflict) => Err(ConfirmError::AlreadyHere),
        inserted => Ok(inserted.map(|()| account)?),
    }
}
