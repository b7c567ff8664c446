//! What is remembered of those who were verified.

use std::collections::BTreeSet;

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Apart, Server, Trace,
    ids::UserId,
    store::peerings,
    verify::{
        compare::Remembered,
        epoch::{Quarter, fades, fades_after_a_ban, fades_when_renewed, tells_apart_until},
        signal::Token,
    },
};

/// With how many a token is compared at most: one address may be that of thousands.
const MOST: i64 = 500;

/// Remembers what was seen of somebody; what was seen before of the same is seen now.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remember(
    db: &Db,
    server: Id<Server>,
    user: UserId,
    tokens: &[Token],
    now: Timestamp,
) -> Result<(), StoreError> {
    let again = "DELETE FROM guard_trace
                 WHERE server_id = $1 AND user_id = $2 AND hash = $3 AND banned_at IS NULL";
    let mut batch = Batch::new();
    for token in tokens {
        let trace = Trace {
            id: db.new_id(),
            server_id: server,
            user_id: user,
            signal: token.signal,
            quarter: token.quarter.number(),
            hash: token.hash.to_vec(),
            seen_at: now,
            banned_at: None,
            ends_at: fades(token.signal, now),
        };
        batch = batch.run(again, (server, user, token.hash), Expect::Any).insert(db, &trace);
    }
    db.write(batch).await.map(drop)
}

/// Whoever has one of these, banned people first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn with(
    db: &Db,
    server: Id<Server>,
    tokens: &[Token],
    now: Timestamp,
) -> Result<Vec<Remembered>, StoreError> {
    let sql = "SELECT * FROM guard_trace WHERE server_id = $1 AND hash = $2 AND ends_at > $3
               ORDER BY CASE WHEN banned_at IS NULL THEN 1 ELSE 0 END, id DESC LIMIT $4";
    let mut found = Vec::new();
    for token in tokens {
        let traces: Vec<Trace> = db.all(sql, (server, token.hash, now, MOST)).await?;
        found.extend(traces.iter().filter_map(remembered).filter(|one| one.token == *token));
    }
    Ok(found)
}

/// What is kept of somebody, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, server: Id<Server>, user: UserId) -> Result<Vec<Trace>, StoreError> {
    let sql = "SELECT * FROM guard_trace WHERE server_id = $1 AND user_id = $2 ORDER BY id DESC";
    db.all(sql, (server, user)).await
}

/// Somebody was banned: what is still remembered of them stays for ninety days, and so do the secrets behind it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn ban(db: &Db, server: Id<Server>, user: UserId, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE guard_trace SET banned_at = $3, ends_at = $4
               WHERE server_id = $1 AND user_id = $2 AND ends_at > $3 AND banned_at IS NULL";
    let batch = Batch::new().run(sql, (server, user, now, fades_after_a_ban(now)), Expect::Any);
    let batch = peerings::ban(batch, server, user, now);
    db.write(keep_secrets(batch, server, user)).await.map(drop)
}

/// When somebody of whom anything is remembered was banned last.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn last_ban(db: &Db, server: Id<Server>) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT banned_at FROM guard_trace WHERE server_id = $1 AND banned_at IS NOT NULL
               ORDER BY banned_at DESC LIMIT 1";
    let rows = db.rows(sql, (server,)).await?;
    rows.first().map(|row| row.int(0).map(Timestamp::from_millis)).transpose()
}

/// A ban was lifted: what is remembered of them fades as that of anybody.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn unban(db: &Db, server: Id<Server>, user: UserId) -> Result<(), StoreError> {
    let sql = "UPDATE guard_trace SET banned_at = NULL, ends_at = $2 WHERE id = $1";
    let mut batch = peerings::unban(Batch::new(), server, user);
    for trace in of(db, server, user).await? {
        let until = fades(trace.signal, trace.seen_at).min(trace.ends_at);
        batch = batch.run(sql, (trace.id, until), Expect::Any);
    }
    db.write(batch).await.map(drop)
}

/// A moderator renews what is remembered of somebody who is banned. Says of how much.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn renew(db: &Db, server: Id<Server>, user: UserId, now: Timestamp) -> Result<usize, StoreError> {
    let sql = "UPDATE guard_trace SET ends_at = $2 WHERE id = $1 AND ends_at < $2";
    let mut batch = peerings::renew(Batch::new(), server, user, now);
    let mut renewed = 0;
    let living = of(db, server, user).await?.into_iter();
    for trace in living.filter(|trace| trace.ends_at > now && trace.banned_at.is_some()) {
        let until = fades_when_renewed(trace.seen_at, now);
        if until > trace.ends_at {
            batch = batch.run(sql, (trace.id, until), Expect::Any);
            renewed += 1;
        }
    }
    db.write(keep_secrets(batch, server, user)).await?;
    Ok(renewed)
}

/// Whatever is remembered of somebody can be compared until it fades: the secrets live as long.
fn keep_secrets(batch: Batch, server: Id<Server>, user: UserId) -> Batch {
    let sql = "UPDATE guard_epoch SET ends_at = (
                   SELECT MAX(guard_trace.ends_at) FROM guard_trace
                   WHERE guard_trace.server_id = $1 AND guard_trace.user_id = $2
                   AND guard_trace.quarter = guard_epoch.quarter)
               WHERE server_id = $1 AND EXISTS (
                   SELECT 1 FROM guard_trace
                   WHERE guard_trace.server_id = $1 AND guard_trace.user_id = $2
                   AND guard_trace.quarter = guard_epoch.quarter
                   AND guard_trace.ends_at > guard_epoch.ends_at)";
    batch.run(sql, (server, user), Expect::Any)
}

/// A reviewer says that two are different people.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn tell_apart(
    db: &Db,
    server: Id<Server>,
    two: (UserId, UserId),
    now: Timestamp,
) -> Result<(), StoreError> {
    db.write(apart(db, Batch::new(), server, two, now)).await.map(drop)
}

/// The same, as a part of something else.
pub(super) fn apart(
    db: &Db,
    mut batch: Batch,
    server: Id<Server>,
    (one, other): (UserId, UserId),
    now: Timestamp,
) -> Batch {
    let pair = pair(db, server, one, other);
    let before = "DELETE FROM guard_apart WHERE server_id = $1 AND pair = $2";
    batch = batch.run(before, (server, pair.clone()), Expect::Any);
    let users: BTreeSet<UserId> = [one, other].into();
    for user_id in users {
        let apart = Apart { server_id: server, user_id, pair: pair.clone(), ends_at: tells_apart_until(now) };
        batch = batch.insert(db, &apart);
    }
    batch
}

/// Which of these are known to be others than this one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn known_to_be_others(
    db: &Db,
    server: Id<Server>,
    user: UserId,
    candidates: impl IntoIterator<Item = UserId>,
    now: Timestamp,
) -> Result<BTreeSet<UserId>, StoreError> {
    let sql = "SELECT 1 FROM guard_apart WHERE server_id = $1 AND pair = $2 AND ends_at > $3";
    let mut others = BTreeSet::new();
    for candidate in candidates.into_iter().collect::<BTreeSet<_>>() {
        let found = db.rows(sql, (server, pair(db, server, user, candidate), now)).await?;
        if !found.is_empty() {
            others.insert(candidate);
        }
    }
    Ok(others)
}

/// A keyed hash of two people, the same whoever is named first.
fn pair(db: &Db, server: Id<Server>, one: UserId, other: UserId) -> Vec<u8> {
    let (low, high) = (one.min(other), one.max(other));
    let said = [server.number().to_be_bytes(), low.get().to_be_bytes(), high.get().to_be_bytes()].concat();
    db.keyed_hash("guard/apart", &said).iter().copied().take(16).collect()
}

fn remembered(trace: &Trace) -> Option<Remembered> {
    let hash = trace.hash.as_slice().try_into().ok()?;
    let token = Token { signal: trace.signal, quarter: Quarter::numbered(trace.quarter), hash };
    Some(Remembered {
        user: trace.user_id,
        token,
        seen: trace.seen_at,
        fades: trace.ends_at,
        is_banned: trace.banned_at.is_some(),
    })
}
