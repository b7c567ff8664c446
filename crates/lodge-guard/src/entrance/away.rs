//! Somebody who is at Discord: only the browser that was sent there comes back, once, and within ten minutes.
//!
//! ```text
//! state (160 random bits) ──┬─> keyed hash: the verifier of PKCE
//!                           ├─> keyed hash: a cookie of the browser
//!                           └─> cache: whom it is about, under a hash of it
//! ```
//!
//! Verifier and cookie are made of the state with a key of this house: nobody who sees the state come by can make either,
//! and neither is kept anywhere.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use lodge_register::{
    Basis, Chance, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject, draw,
};
use lodge_store::{Cache, Db, StoreError};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::pages::{browser::Hints, ticket::Ticket};
use crate::{MEMBER, ids::UserId, sealed};

/// How long somebody may be away, in seconds.
pub(crate) const SECONDS: u64 = 600;
/// What the cookie is called by which the browser is known that was sent away.
pub(crate) const COOKIE: &str = "__Host-lodge_away";

const fn column(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Text)
}

/// Somebody who wants in was sent to Discord.
pub(crate) static AWAY: &Entry = &Entry {
    name: "guard_verify_away",
    title: "That somebody who wants in was sent to Discord",
    place: Place::Cache("guard-verify-away"),
    purpose: "to take Discord’s answer only from the browser that was sent there, and only once",
    basis: Basis::Service,
    subject: Subject::Of { kind: MEMBER, by: "user_id" },
    keep: Keep::Seconds(SECONDS),
    on_erase: OnErase::Beyond(
        "only the browser that was sent away finds it, and it is gone within ten minutes",
    ),
    critical: false,
    columns: &[
        column("state", DataClass::Identifier),
        column("server_id", DataClass::Identifier),
        column("user_id", DataClass::Identifier),
        column("until", DataClass::Time),
        column("kind_of_browser", DataClass::Technical),
    ],
};

/// The cookie by which that browser is known.
pub(crate) static BOUND: &Entry = &Entry {
    name: "guard_verify_bound",
    title: "The cookie of a browser that was sent to Discord",
    place: Place::Cookie(COOKIE),
    purpose: "to take Discord’s answer only from the browser that was sent there, so that nobody is signed in as somebody else",
    basis: Basis::Service,
    subject: Subject::Of { kind: MEMBER, by: "number" },
    keep: Keep::Seconds(SECONDS),
    on_erase: OnErase::Beyond("it is in your browser, and gone within ten minutes"),
    critical: false,
    columns: &[column("number", DataClass::Credential)],
};

/// What somebody is sent away with.
pub(crate) struct Sent {
    state: Zeroizing<String>,
    verifier: Zeroizing<String>,
    bound: Zeroizing<String>,
}

impl Sent {
    /// Draws it.
    pub(crate) fn draw(db: &Db, chance: &dyn Chance) -> Self {
        Self::of(db, Zeroizing::new(HEXLOWER.encode(&*Zeroizing::new(draw::<20>(chance)))))
    }

    /// What belongs to a state.
    fn of(db: &Db, state: Zeroizing<String>) -> Self {
        let made = |label| {
            let hash = Zeroizing::new(db.keyed_hash(label, state.as_bytes()));
            //= rfc7636#4.1
            //# code_verifier = high-entropy cryptographic random STRING using the unreserved characters
            Zeroizing::new(BASE64URL_NOPAD.encode(&*hash))
        };
        let (verifier, bound) = (made("guard/verify/pkce"), made("guard/verify/bound"));
        Self { state, verifier, bound }
    }

    /// What Discord has to bring back.
    pub(crate) fn state(&self) -> &str {
        &self.state
    }

    /// A hash of it, as the course of the verification knows it.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.state.as_bytes()).into()
    }

    /// What Discord is told of the verifier.
    pub(crate) fn challenge(&self) -> String {
        //= rfc7636#4.2
        //# code_challenge = BASE64URL-ENCODE(SHA256(ASCII(code_verifier)))
        BASE64URL_NOPAD.encode(&Sha256::digest(self.verifier.as_bytes()))
    }

    /// What proves that whoever brings the code asked for it.
    pub(crate) fn verifier(&self) -> &str {
        &self.verifier
    }

    /// What the browser is given.
    pub(crate) fn bound(&self) -> &str {
        &self.bound
    }
}

/// Who was sent away, and what their browser said of itself then.
pub(crate) struct Away {
    pub(crate) ticket: Ticket,
    pub(crate) hints: Hints,
    pub(crate) sent: Sent,
}

#[derive(Serialize, Deserialize)]
struct Held {
    server: i64,
    user: u64,
    until: i64,
    hints: Hints,
}

/// Notes that somebody goes to Discord.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub(crate) async fn leaves(
    cache: &Cache,
    sent: &Sent,
    ticket: Ticket,
    hints: Hints,
) -> Result<(), StoreError> {
    let Ticket { server, user, until } = ticket;
    let held = Held { server: server.number(), user: user.get(), until: until.millis(), hints };
    let body = serde_json::to_vec(&held).map_err(|_| StoreError::Arguments("a visit cannot be written"))?;
    cache.put(AWAY, sent.state.as_bytes(), &body).await
}

/// Who comes back with this state. Nothing, if it is not the browser that was sent away, or if somebody came back with it
/// before; another browser takes nothing away from the right one.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub(crate) async fn is_back(
    db: &Db,
    cache: &Cache,
    state: &str,
    bound: Option<&str>,
) -> Result<Option<Away>, StoreError> {
    let sent = Sent::of(db, Zeroizing::new(state.to_owned()));
    if !bound.is_some_and(|bound| sealed::same(bound.as_bytes(), sent.bound.as_bytes())) {
        return Ok(None);
    }
    let Some(body) = cache.take(AWAY, state.as_bytes()).await? else { return Ok(None) };
    let Ok(held) = serde_json::from_slice::<Held>(&body) else { return Ok(None) };
    let ticket = Ticket {
        server: Id::new(held.server),
        user: UserId::new(held.user),
        until: lodge_register::Timestamp::from_millis(held.until),
    };
    Ok(Some(Away { ticket, hints: held.hints, sent }))
}
