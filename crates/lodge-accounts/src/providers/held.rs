//! An identity that waits for a button to be pressed: to sign in with it, or to link it after signing in.

use lodge_register::{Chance, Personal, Secret};
use lodge_store::{Cache, StoreError};
use serde::{Deserialize, Serialize};

use super::Identity;
use crate::{Email, body, code, kept::IDENTITY};

#[derive(Serialize, Deserialize)]
struct Held {
    provider: String,
    subject: String,
    email: Option<String>,
    name: Option<String>,
}

/// Holds an identity for ten minutes. Gives the code for the form on the page.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn hold(
    cache: &Cache,
    chance: &dyn Chance,
    identity: Identity,
) -> Result<Secret<String>, StoreError> {
    let code = code::new(chance);
    let held = Held {
        provider: identity.provider,
        subject: identity.subject.into_revealed(),
        email: identity.email.map(|email| email.reveal().as_str().to_owned()),
        name: identity.name.map(Personal::into_revealed),
    };
    body::put(cache, &IDENTITY, code.expose().as_bytes(), &held).await?;
    Ok(code)
}

/// The identity that is held under this code. It stays.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn look_up(cache: &Cache, code: &str) -> Result<Option<Identity>, StoreError> {
    let held: Option<Held> = body::get(cache, &IDENTITY, code.as_bytes()).await?;
    Ok(held.map(opened))
}

/// The identity that is held under this code, once.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn take(cache: &Cache, code: &str) -> Result<Option<Identity>, StoreError> {
    let held: Option<Held> = body::take(cache, &IDENTITY, code.as_bytes()).await?;
    Ok(held.map(opened))
}

fn opened(held: Held) -> Identity {
    Identity {
        provider: held.provider,
        subject: held.subject.into(),
        email: held.email.and_then(|email| Email::parse(&email).ok()).map(Personal::new),
        name: held.name.map(Personal::new),
    }
}
