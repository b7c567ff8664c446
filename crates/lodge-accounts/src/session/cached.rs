//! Sessions in Redis: each under its cookie's hash, and for each account a list of them.
//!
//! **Invariant:** a session that its account's list does not name is over. So ending is one write to the list, and
//! two sign-ins in the same instant can at worst lose one session, never keep one that was ended.

use lodge_register::{Id, Timestamp};
use lodge_store::{Cache, StoreError};
use serde::{Deserialize, Serialize};
use std::time::Duration;

use crate::{
    Account, Session, body, code,
    kept::{SESSION, SESSION_DAYS, SESSIONS},
};

/// How often a list is written again that somebody else wrote in between.
const ATTEMPTS: usize = 5;

#[derive(Serialize, Deserialize)]
struct Held {
    id: i64,
    account: i64,
    device: String,
    created: i64,
    seen: i64,
    proved: i64,
    expires: i64,
}

/// One line of an account's list.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq)]
struct Line {
    id: i64,
    hash: Vec<u8>,
    /// When it is over at the latest.
    until: i64,
}

impl Held {
    fn of(session: &Session) -> Self {
        Self {
            id: session.id.number(),
            account: session.account_id.number(),
            device: session.device.reveal().clone(),
            created: session.created_at.millis(),
            seen: session.seen_at.millis(),
            proved: session.proved_at.millis(),
            expires: session.expires_at.millis(),
        }
    }

    fn into_session(self, hash: &[u8]) -> Session {
        Session {
            id: Id::new(self.id),
            account_id: Id::new(self.account),
            hash: hash.to_vec(),
            device: self.device.into(),
            created_at: Timestamp::from_millis(self.created),
            seen_at: Timestamp::from_millis(self.seen),
            proved_at: Timestamp::from_millis(self.proved),
            expires_at: Timestamp::from_millis(self.expires),
        }
    }
}

pub(super) async fn add(cache: &Cache, now: Timestamp, session: &Session) -> Result<(), StoreError> {
    put(cache, now, session).await?;
    let line = Line {
        id: session.id.number(),
        hash: session.hash.clone(),
        until: session.created_at.plus_days(SESSION_DAYS).millis(),
    };
    for _ in 0..ATTEMPTS {
        let mut lines = lines(cache, session.account_id).await?;
        lines.retain(|line| line.until > now.millis());
        lines.push(line.clone());
        body::put(cache, &SESSIONS, &code::key_of(session.account_id), &lines).await?;
        if self::lines(cache, session.account_id).await?.contains(&line) {
            break;
        }
    }
    Ok(())
}

pub(super) async fn by_hash(cache: &Cache, hash: &[u8]) -> Result<Option<Session>, StoreError> {
    let Some(held) = body::get::<Held>(cache, &SESSION, hash).await? else { return Ok(None) };
    let is_listed = is_listed(cache, Id::new(held.account), hash).await?;
    Ok(is_listed.then(|| held.into_session(hash)))
}

pub(super) async fn of(cache: &Cache, account: Id<Account>) -> Result<Vec<Session>, StoreError> {
    let mut sessions = Vec::new();
    for line in lines(cache, account).await? {
        if let Some(held) = body::get::<Held>(cache, &SESSION, &line.hash).await? {
            sessions.push(held.into_session(&line.hash));
        }
    }
    Ok(sessions)
}

/// Its times. One that was ended meanwhile stays ended.
pub(super) async fn keep(cache: &Cache, now: Timestamp, session: &Session) -> Result<(), StoreError> {
    match is_listed(cache, session.account_id, &session.hash).await? {
        true => put(cache, now, session).await,
        false => Ok(()),
    }
}

pub(super) async fn end(
    cache: &Cache,
    now: Timestamp,
    account: Id<Account>,
    session: Id<Session>,
) -> Result<bool, StoreError> {
    for _ in 0..ATTEMPTS {
        let (ended, left): (Vec<_>, Vec<_>) =
            lines(cache, account).await?.into_iter().partition(|line| line.id == session.number());
        let Some(line) = ended.first() else { return Ok(false) };
        let left: Vec<_> = left.into_iter().filter(|line| line.until > now.millis()).collect();
        body::put(cache, &SESSIONS, &code::key_of(account), &left).await?;
        cache.remove(&SESSION, &line.hash).await?;
        if !lines(cache, account).await?.contains(line) {
            break;
        }
    }
    Ok(true)
}

pub(crate) async fn end_all(cache: &Cache, account: Id<Account>) -> Result<(), StoreError> {
    let lines = lines(cache, account).await?;
    cache.remove(&SESSIONS, &code::key_of(account)).await?;
    for line in lines {
        cache.remove(&SESSION, &line.hash).await?;
    }
    Ok(())
}

async fn put(cache: &Cache, now: Timestamp, session: &Session) -> Result<(), StoreError> {
    let left = session.expires_at.millis().saturating_sub(now.millis());
    let lifetime = Duration::from_millis(u64::try_from(left).unwrap_or(0));
    body::put_for(cache, &SESSION, &session.hash, &Held::of(session), lifetime).await
}

async fn is_listed(cache: &Cache, account: Id<Account>, hash: &[u8]) -> Result<bool, StoreError> {
    Ok(lines(cache, account).await?.iter().any(|line| line.hash == hash))
}

async fn lines(cache: &Cache, account: Id<Account>) -> Result<Vec<Line>, StoreError> {
    Ok(body::get(cache, &SESSIONS, &code::key_of(account)).await?.unwrap_or_default())
}
