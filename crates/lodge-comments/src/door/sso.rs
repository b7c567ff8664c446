//! A site's own sign-in: what it says of its users, and the proof that it is the site that says so.
//!
//! ```text
//! payload    base64url(JSON)
//! signature  hex(HMAC-SHA256(key, payload))
//! JSON       { "nonce", "expires", "id", "name", "email"?, "picture"?, "website"?, "role"? }
//! ```
//!
//! A payload is good once, until the second it names, which is ten minutes away at most.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use lodge_accounts::{Email, profile};
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject, Timestamp};
use serde::Deserialize;
use sha2::Sha256;
use url::Url;

/// The longest that a payload may be good, in seconds.
pub const LONGEST: i64 = 600;
/// The longest payload, in octets.
const MOST: usize = 8 * 1024;

/// What a site says of one of its users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Drawn for this sign-in.
    pub nonce: String,
    /// Until when it is good.
    pub expires: Timestamp,
    /// What the site knows them by, which never changes hands.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: Option<String>,
    /// Where their picture is.
    pub picture: Option<String>,
    /// Their own page.
    pub website: Option<String>,
    /// Whether they moderate.
    pub moderates: bool,
}

/// Why a site is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The signature is not the site's.
    #[error("the signature is not made of this payload with this site's key")]
    Signature,
    /// The payload cannot be read.
    #[error("the payload is not what it has to be")]
    Payload,
    /// Its time is over, or too far away.
    #[error("the payload is too old, or good for more than {LONGEST} seconds")]
    Expired,
}

/// A question to a site that waits for its answer.
pub(crate) static ASKED: Entry = held(
    "comments_sso_asked",
    "That a site's own sign-in was asked who somebody is",
    Place::Cache("comments-sso-asked"),
    "to check that the answer belongs to the question",
);

/// An answer that was given, so that it is not given again.
pub(crate) static HEARD: Entry = held(
    "comments_sso_heard",
    "That an answer of a site's own sign-in was used",
    Place::Cache("comments-sso-heard"),
    "to take each answer once",
);

const fn held(name: &'static str, title: &'static str, place: Place, purpose: &'static str) -> Entry {
    Entry {
        name,
        title,
        place,
        purpose,
        basis: Basis::Service,
        subject: Subject::Nobody("it is a random number, and does not say who signs in"),
        keep: Keep::Seconds(LONGEST.unsigned_abs()),
        on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within minutes"),
        critical: false,
        columns: NUMBER,
    }
}

const NUMBER: &[Column] = &[
    Column::plain("nonce", DataClass::Technical, SqlKind::Text),
    Column::plain("site_id", DataClass::Identifier, SqlKind::Int),
];

#[derive(Deserialize)]
struct Written {
    nonce: String,
    expires: i64,
    id: serde_json::Value,
    name: String,
    email: Option<String>,
    picture: Option<String>,
    website: Option<String>,
    role: Option<String>,
}

/// What this payload says, if the site signed it and it is still good.
///
/// # Errors
/// [`Wrong`] says why it is not believed.
pub fn read(key: &str, payload: &str, signature: &str, now: Timestamp) -> Result<Said, Wrong> {
    if payload.len() > MOST {
        return Err(Wrong::Payload);
    }
    let said = unhex(signature.trim()).ok_or(Wrong::Signature)?;
    // In a time that does not tell where they differ.
    mac(key, payload).ok_or(Wrong::Signature)?.verify_slice(&said).map_err(|_| Wrong::Signature)?;
    let json = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).map_err(|_| Wrong::Payload)?;
    let written: Written = serde_json::from_slice(&json).map_err(|_| Wrong::Payload)?;
    let seconds = now.millis() / 1000;
    if written.expires <= seconds || written.expires > seconds + LONGEST {
        return Err(Wrong::Expired);
    }
    said_of(written)
}

/// The number that a payload brings back. It is not known yet who says so.
pub(crate) fn nonce(payload: &str) -> Option<String> {
    if payload.len() > MOST {
        return None;
    }
    let json = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice::<Written>(&json).ok().map(|written| written.nonce)
}

fn said_of(written: Written) -> Result<Said, Wrong> {
    let id = match written.id {
        serde_json::Value::String(id) => id,
        serde_json::Value::Number(id) => id.to_string(),
        _ => return Err(Wrong::Payload),
    };
    let nonce_fits = (16..=128).contains(&written.nonce.len()) && written.nonce.is_ascii();
    if id.is_empty() || id.len() > 255 || !nonce_fits {
        return Err(Wrong::Payload);
    }
    let name = profile::name(&written.name).map_err(|_| Wrong::Payload)?;
    let email = match written.email.filter(|email| !email.is_empty()) {
        Some(email) => Some(Email::parse(&email).map_err(|_| Wrong::Payload)?.as_str().to_owned()),
        None => None,
    };
    let moderates = match written.role.as_deref() {
        None | Some("" | "visitor") => false,
        Some("moderator") => true,
        Some(_) => return Err(Wrong::Payload),
    };
    Ok(Said {
        nonce: written.nonce,
        expires: Timestamp::from_millis(written.expires.saturating_mul(1000)),
        id,
        name: name.into_revealed(),
        email,
        picture: web(written.picture)?,
        website: web(written.website)?,
        moderates,
    })
}

/// An address of the web, or none.
fn web(said: Option<String>) -> Result<Option<String>, Wrong> {
    let Some(said) = said.filter(|said| !said.is_empty()) else { return Ok(None) };
    let url = Url::parse(&said).map_err(|_| Wrong::Payload)?;
    let plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && said.len() <= 1024;
    if plain { Ok(Some(url.into())) } else { Err(Wrong::Payload) }
}

/// The signature of a payload: for tests, and for whoever writes a site's own sign-in in Rust.
#[must_use]
pub fn sign(key: &str, payload: &str) -> String {
    let tag = mac(key, payload).map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default();
    tag.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// A payload of this JSON.
#[must_use]
pub fn payload(json: &serde_json::Value) -> String {
    URL_SAFE_NO_PAD.encode(json.to_string())
}

fn mac(key: &str, payload: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).ok()?;
    mac.update(payload.as_bytes());
    Some(mac)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    (0..64).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests;
