//! Who is signed in: one cookie with a random number, kept only as its keyed hash (promises F6, C4).
//!
//! ```text
//! open   a new number at every sign-in: who planted an old one gains nothing
//! find   idle for 14 days, or 90 days old: it is over
//! prove  a dangerous act asks who one is again, if that was more than 15 minutes ago
//! end    one, all others, or all: at a new password all of them
//! ```
//!
//! Sessions are in the database; where Redis is configured, they are there, sealed, and not in the database.

mod cached;
mod table;

use lodge_register::{Chance, Clock, Id, Secret, Timestamp};
use lodge_store::{Cache, Db, StoreError};
use std::sync::Arc;

use crate::{Account, Session, code, kept::SESSION_DAYS};

pub(crate) use cached::end_all as end_all_cached;

/// How long a session lasts that is not used.
const IDLE_DAYS: i64 = 14;
/// How fresh the proof of who one is has to be for a dangerous act.
const FRESH_MILLIS: i64 = 15 * 60 * 1000;
/// How exactly the time of the last use is kept.
const SEEN_MILLIS: i64 = 5 * 60 * 1000;
/// The longest name of a device that is kept, in characters.
const DEVICE_LENGTH: usize = 80;

/// The sessions of all accounts. Clones share them.
#[derive(Clone)]
pub struct Sessions {
    db: Db,
    cache: Option<Cache>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
}

impl Session {
    /// Whether its holder proved who they are a short while ago.
    #[must_use]
    pub const fn is_fresh(&self, now: Timestamp) -> bool {
        now.millis() - self.proved_at.millis() < FRESH_MILLIS
    }
}

impl Sessions {
    /// Sessions in the database.
    #[must_use]
    pub const fn in_database(db: Db, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { db, cache: None, clock, chance }
    }

    /// Sessions in Redis.
    #[must_use]
    pub const fn in_cache(db: Db, cache: Cache, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { db, cache: Some(cache), clock, chance }
    }

    /// Signs somebody in: gives what the cookie is to hold. An older session of the same browser is to be ended.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be kept.
    pub async fn open(&self, account: Id<Account>, device: &str) -> Result<Secret<String>, StoreError> {
        let cookie = code::new(&*self.chance);
        let now = self.clock.now();
        let device: String =
            device.chars().filter(|letter| !letter.is_control()).take(DEVICE_LENGTH).collect();
        let session = Session {
            id: self.db.new_id(),
            account_id: account,
            hash: self.hash(cookie.expose()).unwrap_or_default(),
            device: device.into(),
            created_at: now,
            seen_at: now,
            proved_at: now,
            expires_at: expiry(now, now),
        };
        match &self.cache {
            None => table::add(&self.db, &session).await?,
            Some(cache) => cached::add(cache, now, &session).await?,
        }
        Ok(cookie)
    }

    /// Whose cookie this is, if it is anybody's still. Notes that it was used, every five minutes at most.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be looked up.
    pub async fn find(&self, cookie: &str) -> Result<Option<Session>, StoreError> {
        let Some(hash) = self.hash(cookie) else { return Ok(None) };
        let found = match &self.cache {
            None => table::by_hash(&self.db, &hash).await?,
            Some(cache) => cached::by_hash(cache, &hash).await?,
        };
        let now = self.clock.now();
        let Some(mut session) = found.filter(|session| now < session.expires_at) else { return Ok(None) };
        if now.millis() - session.seen_at.millis() >= SEEN_MILLIS {
            session.seen_at = now;
            session.expires_at = expiry(session.created_at, now);
            self.keep(&session).await?;
        }
        Ok(Some(session))
    }

    /// Its holder proved again who they are.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be kept.
    pub async fn prove(&self, session: &Session) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.keep(&Session { proved_at: now, ..session.clone() }).await
    }

    /// The sessions of an account, the last used first.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be looked up.
    pub async fn list(&self, account: Id<Account>) -> Result<Vec<Session>, StoreError> {
        let mut found = match &self.cache {
            None => table::of(&self.db, account).await?,
            Some(cache) => cached::of(cache, account).await?,
        };
        let now = self.clock.now();
        found.retain(|session| now < session.expires_at);
        found.sort_by_key(|session| std::cmp::Reverse((session.seen_at, session.id)));
        Ok(found)
    }

    /// Ends one session of this account. Says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be ended.
    pub async fn end(&self, account: Id<Account>, session: Id<Session>) -> Result<bool, StoreError> {
        match &self.cache {
            None => table::end(&self.db, account, session).await,
            Some(cache) => cached::end(cache, self.clock.now(), account, session).await,
        }
    }

    /// Ends the session of this cookie, if there is one: signing out.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be ended.
    pub async fn end_cookie(&self, cookie: &str) -> Result<(), StoreError> {
        if let Some(session) = self.find(cookie).await? {
            self.end(session.account_id, session.id).await?;
        }
        Ok(())
    }

    /// Ends all sessions of an account.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be ended.
    pub async fn end_all(&self, account: Id<Account>) -> Result<(), StoreError> {
        match &self.cache {
            None => table::end_all(&self.db, account).await,
            Some(cache) => cached::end_all(cache, account).await,
        }
    }

    /// Ends all sessions of an account but this one. Says how many.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be ended.
    pub async fn end_others(&self, session: &Session) -> Result<usize, StoreError> {
        let mut ended = 0;
        for other in self.list(session.account_id).await? {
            if other.id != session.id && self.end(session.account_id, other.id).await? {
                ended += 1;
            }
        }
        Ok(ended)
    }

    async fn keep(&self, session: &Session) -> Result<(), StoreError> {
        match &self.cache {
            None => table::keep(&self.db, session).await,
            Some(cache) => cached::keep(cache, self.clock.now(), session).await,
        }
    }

    fn hash(&self, cookie: &str) -> Option<Vec<u8>> {
        code::read(cookie).map(|octets| self.db.keyed_hash("session", &octets).to_vec())
    }
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.cache.is_some() { "Sessions(cache)" } else { "Sessions(database)" })
    }
}

/// When a session that began then and was used now is over.
fn expiry(created: Timestamp, seen: Timestamp) -> Timestamp {
    seen.plus_days(IDLE_DAYS).min(created.plus_days(SESSION_DAYS))
}
