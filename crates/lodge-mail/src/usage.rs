//! How many messages an account has had today, and whether it may have more.
//!
//! It is one number for an account and a day. Nothing is counted by sender, by address or by hour (promise F2), and the
//! number is in no table: it goes with the day.

use std::{sync::Arc, time::Duration};

use lodge_accounts::{Account, limits};
use lodge_register::{
    Basis, Clock, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject, Timestamp,
};
use lodge_store::{Cache, Db, StoreError};

const DAY: u64 = 86_400;

/// How long what an account may have is taken to be what it was, in milliseconds.
const ASK_AGAIN: i64 = 60_000;

/// What is counted.
pub(crate) const COUNTED: &Entry = &Entry {
    name: "mail_usage",
    title: "How many messages an account has had today",
    place: Place::Cache("mail-usage"),
    purpose: "to keep to what an account may use in a day, and to show how much of it is used",
    basis: Basis::Service,
    subject: Subject::Nobody("it is one number under a keyed hash of the account and the day"),
    keep: Keep::Seconds(DAY),
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within a day"),
    critical: false,
    columns: &[Column::plain("count", DataClass::Count, SqlKind::Int)],
};

/// Counts messages.
pub struct Usage {
    cache: Cache,
    clock: Arc<dyn Clock>,
    /// What was known of an account when it was last asked: asking for every message would be slow.
    known: papaya::HashMap<i64, Known>,
}

#[derive(Clone, Copy)]
struct Known {
    day: i64,
    count: u64,
    most: u64,
    asked_at: Timestamp,
}

impl Usage {
    /// Counts in this cache.
    #[must_use]
    pub fn new(cache: Cache, clock: Arc<dyn Clock>) -> Self {
        Self { cache, clock, known: papaya::HashMap::new() }
    }

    /// Whether this account has had all its messages of today.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read how many it may have.
    pub async fn is_spent(&self, db: &Db, account: Id<Account>) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let known = self.known.pin().get(&account.number()).copied();
        let fresh =
            known.filter(|known| known.day == day(now) && now < known.asked_at.plus_millis(ASK_AGAIN));
        if let Some(known) = fresh {
            return Ok(known.count >= known.most);
        }
        let most = u64::try_from(limits::of(db, account).await?.messages_day).unwrap_or(0);
        // Mail goes on while the cache is out of reach.
        let count = today(&self.cache, now, account).await.unwrap_or(0);
        self.known.pin().insert(account.number(), Known { day: day(now), count, most, asked_at: now });
        Ok(count >= most)
    }

    /// Counts one message for each of these.
    pub async fn count(&self, accounts: &[Id<Account>]) {
        let now = self.clock.now();
        for account in accounts {
            let counted = self.cache.count(COUNTED, &key(now, *account), Duration::from_secs(DAY)).await;
            let Ok(count) = counted else {
                tracing::warn!("A message could not be counted");
                continue;
            };
            self.known.pin().update(account.number(), |known| match known.day == day(now) {
                true => Known { count: count.max(known.count), ..*known },
                false => *known,
            });
        }
    }
}

/// How many messages an account has had today.
///
/// # Errors
/// [`StoreError`] if the cache cannot be read.
pub async fn today(cache: &Cache, now: Timestamp, account: Id<Account>) -> Result<u64, StoreError> {
    cache.counted(COUNTED, &key(now, account)).await
}

/// Which day it is, UTC.
const fn day(now: Timestamp) -> i64 {
    now.millis().div_euclid(Timestamp::DAY)
}

fn key(now: Timestamp, account: Id<Account>) -> Vec<u8> {
    [day(now).to_be_bytes(), account.number().to_be_bytes()].concat()
}
