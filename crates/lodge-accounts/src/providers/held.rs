//! An identity that waits for a button to be pressed: to sign in with it, or to link it after signing in.

use lodge_register::{Chance, Personal, Secret};
use lodge_store::{Cache, StoreError};
use serde::{Deserialize, Serialize};

use super::Identity;
use crate::{Email, body, code, kept::IDENTITY};

/// An identity that waits, and what for.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Who somebody is elsewhere.
    pub identity: Identity,
    /// Where they want to go once they are in.
    pub next: String,
}

#[derive(Serialize, Deserialize)]
struct Held {
    provider: String,
    subject: String,
    email: Option<String>,
    name: Option<String>,
    #[serde(default)]
    picture: Option<String>,
    #[serde(default)]
    profile: Option<String>,
    next: String,
}

/// Holds an identity for ten minutes. Gives the code for the form on the page.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn hold(
    cache: &Cache,
    chance: &dyn Chance,
    Waiting { identity, next }: Waiting,
) -> Result<Secret<String>, StoreError> {
    let code = code::new(chance);
    let held = Held {
        provider: identity.provider,
        subject: identity.subject.into_revealed(),
        email: identity.email.map(|email| email.reveal().as_str().to_owned()),
        name: identity.name.map(Personal::into_revealed),
        picture: identity.picture.map(Personal::into_revealed),
        profile: identity.profile.map(Personal::into_revealed),
        next,
    };
    body::put(cache, &IDENTITY, code.expose().as_bytes(), &held).await?;
    Ok(code)
}

/// The identity that is held under this code, once.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn take(cache: &Cache, code: &str) -> Result<Option<Waiting>, StoreError> {
    let held: Option<Held> = body::take(cache, &IDENTITY, code.as_bytes()).await?;
    Ok(held.map(opened))
}

fn opened(held: Held) -> Waiting {
    let identity = Identity {
        provider: held.provider,
        subject: held.subject.into(),
        email: held.email.and_then(|email| Email::parse(&email).ok()).map(Personal::new),
        name: held.name.map(Personal::new),
        picture: held.picture.map(Personal::new),
        profile: held.profile.map(Personal::new),
    };
    Waiting { identity, next: held.next }
}
