//! Agreements with servers elsewhere, and what is remembered for them.

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    MutualTrace, Peering, Server,
    ids::{GuildId, UserId},
    verify::{
        epoch::{fades, fades_after_a_ban},
        signal::Signal,
    },
};

/// So many agreements a server has at most, with invitations that nobody has answered.
pub const MOST: usize = 3;
/// For how many days an agreement holds. Then its keys are destroyed, and it has to be made anew.
pub const DAYS: i64 = 180;

/// What whoever answers an invitation says of themselves.
pub struct Answered {
    /// Where their Lodge is.
    pub url: String,
    /// Which server it is there.
    pub peer: GuildId,
    /// What it is called.
    pub called: String,
    /// The key that they promise to use.
    pub key: Vec<u8>,
}

/// One more.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn add(db: &Db, peering: &Peering) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, peering)).await.map(drop)
}

/// All of a server that have not ended, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, server: Id<Server>, now: Timestamp) -> Result<Vec<Peering>, StoreError> {
    let sql = "SELECT * FROM guard_peering WHERE server_id = $1 AND ends_at > $2 ORDER BY id";
    db.all(sql, (server, now)).await
}

/// Those that this side agrees to.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn on(db: &Db, server: Id<Server>, now: Timestamp) -> Result<Vec<Peering>, StoreError> {
    let sql = "SELECT * FROM guard_peering
               WHERE server_id = $1 AND ends_at > $2 AND stand = 'on' ORDER BY id";
    db.all(sql, (server, now)).await
}

/// One of a server.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(
    db: &Db,
    server: Id<Server>,
    id: Id<Peering>,
    now: Timestamp,
) -> Result<Option<Peering>, StoreError> {
    let sql = "SELECT * FROM guard_peering WHERE server_id = $1 AND id = $2 AND ends_at > $3";
    db.first(sql, (server, id, now)).await
}

/// The one that both sides call this.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_handle(db: &Db, handle: &[u8], now: Timestamp) -> Result<Option<Peering>, StoreError> {
    let sql = "SELECT * FROM guard_peering WHERE handle = $1 AND ends_at > $2";
    db.first(sql, (handle, now)).await
}

/// Somebody answers an invitation. Says whether they may: the first who answers is the one, and may say it again.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn answered(db: &Db, id: Id<Peering>, by: &Answered, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_peering
               SET stand = 'answered', url = $2, peer_id = $3, called = $4, peer_key = $5, heard_at = $6
               WHERE id = $1 AND (stand = 'offered' OR (stand = 'answered' AND url = $2 AND peer_id = $3))";
    let args = (id, &by.url, by.peer, &by.called, by.key.as_slice(), now);
    changed(db, Batch::new().run(sql, args, Expect::Exactly(1))).await
}

/// Those who invited agree to whoever answered. Says whether it was this one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn agree(db: &Db, id: Id<Peering>, with: GuildId, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_peering SET stand = 'on', ends_at = $3
               WHERE id = $1 AND peer_id = $2 AND stand = 'answered'";
    changed(db, Batch::new().run(sql, (id, with, now.plus_days(DAYS)), Expect::Exactly(1))).await
}

/// The other side was heard of. It is noted once an hour.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn heard(db: &Db, peering: &Peering, now: Timestamp) -> Result<(), StoreError> {
    if peering.heard_at.is_some_and(|heard| now < heard.plus_millis(3_600_000)) {
        return Ok(());
    }
    let sql = "UPDATE guard_peering SET heard_at = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (peering.id, now), Expect::Any)).await.map(drop)
}

/// An agreement ends, with its keys and with all that was remembered for it. Says whether it was there.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn end(db: &Db, id: Id<Peering>) -> Result<bool, StoreError> {
    let remembered = "DELETE FROM guard_mutual_trace WHERE peering_id = $1";
    let sql = "DELETE FROM guard_peering WHERE id = $1";
    let batch = Batch::new().run(sql, (id,), Expect::Exactly(1)).run(remembered, (id,), Expect::Any);
    let ended = changed(db, batch.reclaiming()).await?;
    db.erase_barrier().await?;
    Ok(ended)
}

/// Those whose time is over.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn over(db: &Db, now: Timestamp) -> Result<Vec<Peering>, StoreError> {
    db.all("SELECT * FROM guard_peering WHERE ends_at <= $1 ORDER BY id", (now,)).await
}

/// Forgets what was remembered for agreements that are no more, whoever ended them.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn tidy(db: &Db) -> Result<(), StoreError> {
    let left = "SELECT 1 FROM guard_mutual_trace
                WHERE peering_id NOT IN (SELECT id FROM guard_peering) LIMIT 1";
    if db.rows(left, ()).await?.is_empty() {
        return Ok(());
    }
    let sql = "DELETE FROM guard_mutual_trace WHERE peering_id NOT IN (SELECT id FROM guard_peering)";
    db.write(Batch::new().run(sql, (), Expect::Any)).await.map(drop)
}

/// Remembers what stands for somebody's accounts in an agreement; what was seen before of the same is seen now.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remember(
    db: &Db,
    peering: &Peering,
    user: UserId,
    hashes: &[[u8; 16]],
    now: Timestamp,
) -> Result<(), StoreError> {
    let again = "DELETE FROM guard_mutual_trace
                 WHERE peering_id = $1 AND user_id = $2 AND hash = $3 AND banned_at IS NULL";
    let mut batch = Batch::new();
    for hash in hashes {
        let trace = MutualTrace {
            id: db.new_id(),
            server_id: peering.server_id,
            peering_id: peering.id.number(),
            user_id: user,
            hash: hash.to_vec(),
            seen_at: now,
            banned_at: None,
            ends_at: fades(Signal::Connection, now),
        };
        batch = batch.run(again, (peering.id, user, *hash), Expect::Any).insert(db, &trace);
    }
    db.write(batch).await.map(drop)
}

/// What stands for the accounts of those who are banned, the latest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn banned(
    db: &Db,
    peering: Id<Peering>,
    now: Timestamp,
    most: usize,
) -> Result<Vec<[u8; 16]>, StoreError> {
    let sql = "SELECT * FROM guard_mutual_trace
               WHERE peering_id = $1 AND banned_at IS NOT NULL AND ends_at > $2
               ORDER BY banned_at DESC, id DESC LIMIT $3";
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let traces: Vec<MutualTrace> = db.all(sql, (peering, now, most)).await?;
    Ok(traces.into_iter().filter_map(|trace| trace.hash.try_into().ok()).collect())
}

/// As a part of something else: somebody was banned, and what is still remembered of them stays for ninety days.
pub(super) fn ban(batch: Batch, server: Id<Server>, user: UserId, now: Timestamp) -> Batch {
    let sql = "UPDATE guard_mutual_trace SET banned_at = $3, ends_at = $4
               WHERE server_id = $1 AND user_id = $2 AND ends_at > $3 AND banned_at IS NULL";
    batch.run(sql, (server, user, now, fades_after_a_ban(now)), Expect::Any)
}

/// As a part of something else: a ban was lifted, and what is remembered of them fades as that of anybody.
pub(super) fn unban(batch: Batch, server: Id<Server>, user: UserId) -> Batch {
    let sql = "UPDATE guard_mutual_trace SET banned_at = NULL,
                   ends_at = CASE WHEN seen_at + $3 < ends_at THEN seen_at + $3 ELSE ends_at END
               WHERE server_id = $1 AND user_id = $2";
    let days = Signal::Connection.days() * Timestamp::DAY;
    batch.run(sql, (server, user, days), Expect::Any)
}

/// As a part of something else: a moderator renews what is remembered of somebody who is banned, for ninety days, and for
/// no longer than a year after it was seen.
pub(super) fn renew(batch: Batch, server: Id<Server>, user: UserId, now: Timestamp) -> Batch {
    let sql = "UPDATE guard_mutual_trace
               SET ends_at = CASE WHEN seen_at + $5 < $4 THEN seen_at + $5 ELSE $4 END
               WHERE server_id = $1 AND user_id = $2 AND ends_at > $3 AND banned_at IS NOT NULL
               AND ends_at < CASE WHEN seen_at + $5 < $4 THEN seen_at + $5 ELSE $4 END";
    let year = 365 * Timestamp::DAY;
    batch.run(sql, (server, user, now, fades_after_a_ban(now), year), Expect::Any)
}

async fn changed(db: &Db, batch: Batch) -> Result<bool, StoreError> {
    match db.write(batch).await {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}
