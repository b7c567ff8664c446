//! The waiting room: for people without script, who cannot solve a puzzle.
//!
//! A ticket is good after a short while, for ten minutes, for one purpose, and once. Only so many leave the room in a
//! minute, all together: waiting costs a person a moment, and a machine that waits a thousand times gains nothing by it.
//! So few come from one network in an hour that nobody can keep everybody else in.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Chance, Clock, Timestamp, draw};
use lodge_store::{Cache, Db, StoreError};
use std::time::Duration;

use crate::{limit::COUNTED, ticket, ticket::USED};

const LABEL: &str = "waiting";
const MINUTES: i64 = 10;

/// How long one waits.
pub const WAIT_SECONDS: i64 = 20;
/// How many leave the room in a minute.
pub const A_MINUTE: u64 = 6;
/// How many of one network are at the exit in an hour.
pub const AN_HOUR: u64 = 20;

/// A place in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// What the form carries.
    pub text: String,
    /// From when on it is good.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// Whether somebody may leave the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// They may.
    Through,
    /// In so many seconds, with the same ticket.
    Wait(u64),
    /// The ticket was used, is too old, or is not one of ours.
    Wrong,
}

/// A ticket for this purpose: one word, the same at [`leave`].
#[must_use]
pub fn enter(db: &Db, clock: &dyn Clock, chance: &dyn Chance, purpose: &'static str) -> Ticket {
    let now = clock.now();
    let (from, until) = (now.plus_millis(WAIT_SECONDS * 1_000), now.plus_millis(MINUTES * 60_000));
    let nonce = URL_SAFE_NO_PAD.encode(draw::<16>(chance));
    let (begin, end) = (from.millis().to_string(), until.millis().to_string());
    Ticket { text: ticket::sign(db, LABEL, &[purpose, &begin, &end, &nonce]), from, until }
}

/// Shows a ticket at the exit, from this network. It is used up by leaving, and by nothing else.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn leave(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    purpose: &'static str,
    text: &str,
    network: &[u8],
) -> Result<Leave, StoreError> {
    let Some((from, until)) = read(db, purpose, text) else { return Ok(Leave::Wrong) };
    let now = clock.now();
    if now >= until {
        return Ok(Leave::Wrong);
    }
    if now < from {
        return Ok(Leave::Wait(seconds(from.millis() - now.millis())));
    }
    // A used ticket takes nobody's place.
    if cache.get(&USED, text.as_bytes()).await?.is_some() {
        return Ok(Leave::Wrong);
    }
    // The network first: whoever has come too often takes nobody's place.
    let hour = now.millis().div_euclid(3_600_000);
    let key = [format!("waiting {purpose} {hour} ").as_bytes(), network].concat();
    if cache.count(&COUNTED, &key, Duration::from_secs(3_600)).await? > AN_HOUR {
        return Ok(Leave::Wait(seconds(3_600_000 - now.millis().rem_euclid(3_600_000))));
    }
    let minute = now.millis().div_euclid(60_000);
    let key = format!("waiting {purpose} {minute}");
    if cache.count(&COUNTED, key.as_bytes(), Duration::from_secs(60)).await? > A_MINUTE {
        return Ok(Leave::Wait(seconds(60_000 - now.millis().rem_euclid(60_000))));
    }
    if !ticket::use_up(cache, text).await? {
        return Ok(Leave::Wrong);
    }
    cache.put(&USED, text.as_bytes(), &[1]).await?;
    Ok(Leave::Through)
}

fn read(db: &Db, purpose: &str, text: &str) -> Option<(Timestamp, Timestamp)> {
    let [of, from, until, _nonce] = ticket::open(db, LABEL, text)?;
    let moment = |text: &str| text.parse().ok().map(Timestamp::from_millis);
    (of == purpose).then_some((moment(from)?, moment(until)?))
}

fn seconds(millis: i64) -> u64 {
    u64::try_from(millis.max(0)).unwrap_or(0).div_ceil(1_000)
}
