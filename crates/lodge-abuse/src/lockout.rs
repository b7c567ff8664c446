//! Who has guessed too often, without a stranger being able to lock somebody out.
//!
//! | wrong tries | from where | what follows for 15 minutes (an hour for the last) |
//! |---|---|---|
//! | 5 at one account from one network | a network that is new to the account | that network waits, at that account |
//! | 5 at one account from one network | a network that the account has signed in from | a puzzle before each try |
//! | 30 from one network at any account | a network that is new to the account | that network waits |
//! | 30 from one network at any account | a network that the account has signed in from | a puzzle before each try |
//! | 50 at one account from anywhere | a network that is new to the account | a puzzle before each try |
//! | any number at one account from elsewhere | a network that the account has signed in from | nothing |
//!
//! So a stranger's guesses close the door to the stranger's own network only. The holder gets in from where they
//! signed in within the last two weeks, and from anywhere new at the price of a puzzle.
//! And no more than ten tries at one account from one network begin in ten seconds, right or wrong: tries that are
//! made all at once are not faster than the counting.
//!
//! An account is named by what was typed as its address, known or not: the answers do not tell which addresses have
//! an account. Networks and addresses are in the cache as keyed hashes only.

use lodge_register::{
    Basis, Clock, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject, SubjectKind,
};
use lodge_store::{Cache, Db, StoreError};
use std::{sync::Arc, time::Duration};

/// Wrong tries at one account from one network.
const HERE: Limit = Limit { tries: 5, seconds: 15 * 60 };
/// Wrong tries from one network.
const NETWORK: Limit = Limit { tries: 30, seconds: 15 * 60 };
/// Wrong tries at one account.
const ACCOUNT: Limit = Limit { tries: 50, seconds: 60 * 60 };
/// Tries at one account from one network, right or wrong.
const BURST: Limit = Limit { tries: 10, seconds: 10 };
/// How many networks of an account are remembered.
const NETWORKS: usize = 8;

const fn column(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// How often somebody guessed, and whether they wait.
pub(crate) static TRIES: Entry = Entry {
    name: "abuse_tries",
    title: "How often a sign-in failed.",
    place: Place::Cache("tries"),
    purpose: "to keep passwords from being guessed",
    basis: Basis::Interest("keeping attackers out"),
    subject: Subject::Nobody(
        "it is a number under a keyed hash of a network or an address, for an hour at most",
    ),
    keep: Keep::Seconds(60 * 60),
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within an hour"),
    critical: false,
    columns: &[column("tries", DataClass::Count)],
};

/// From where an account was signed in to.
pub(crate) static KNOWN: Entry = Entry {
    name: "abuse_known",
    title: "From which networks you have signed in lately.",
    place: Place::Cache("known"),
    purpose: "to let you in from where you were before, even while somebody else guesses at your password",
    basis: Basis::Interest("keeping a stranger from locking an account holder out"),
    subject: Subject::Of { kind: SubjectKind { word: "customer", people: "account holders" }, by: "account" },
    keep: Keep::Seconds(14 * 86_400),
    on_erase: OnErase::Delete,
    critical: false,
    columns: &[column("account", DataClass::Identifier), column("network_hash", DataClass::Identifier)],
};

struct Limit {
    tries: u64,
    seconds: u64,
}

/// Whether somebody may try to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// They may.
    Try,
    /// They may, once they have solved a puzzle or been in the waiting room.
    Prove,
    /// They may in so many seconds.
    Wait(u64),
}

/// Counts wrong tries. Clones share the counts.
#[derive(Clone)]
pub struct Lockout {
    db: Db,
    cache: Cache,
    clock: Arc<dyn Clock>,
}

impl Lockout {
    /// One that counts in this cache.
    #[must_use]
    pub const fn new(db: Db, cache: Cache, clock: Arc<dyn Clock>) -> Self {
        Self { db, cache, clock }
    }

    /// Whether somebody on this network may try to sign in to this account, named by its address in canonical form.
    /// Ask before looking at the password.
    ///
    /// # Errors
    /// [`StoreError`] if the cache fails.
    pub async fn may_try(&self, account: &str, network: &[u8]) -> Result<May, StoreError> {
        let (here, from, at) = keys(account, network);
        let begun = self.cache.count(&TRIES, &[b"burst ", &*here].concat(), lasting(&BURST)).await?;
        if begun > BURST.tries {
            return Ok(May::Wait(BURST.seconds));
        }
        let closed = self.closed(&here).await?.max(self.closed(&from).await?);
        let is_known = self.is_known(account, network).await?;
        Ok(match closed {
            Some(_) if is_known => May::Prove,
            Some(seconds) => May::Wait(seconds),
            None if !is_known && self.closed(&at).await?.is_some() => May::Prove,
            None => May::Try,
        })
    }

    /// The password, or the second proof, was wrong.
    ///
    /// # Errors
    /// [`StoreError`] if the cache fails.
    pub async fn failed(&self, account: &str, network: &[u8]) -> Result<(), StoreError> {
        let (here, from, at) = keys(account, network);
        for (key, limit) in [(here, &HERE), (from, &NETWORK), (at, &ACCOUNT)] {
            if self.cache.count(&TRIES, &key, lasting(limit)).await? >= limit.tries {
                let until = self.clock.now().millis() + i64::try_from(limit.seconds).unwrap_or(0) * 1_000;
                self.cache.put_for(&TRIES, &key, &until.to_be_bytes(), lasting(limit)).await?;
            }
        }
        Ok(())
    }

    /// Somebody signed in to this account from this network: for two weeks it is one of the account's own.
    ///
    /// # Errors
    /// [`StoreError`] if the cache fails.
    pub async fn succeeded(&self, account: &str, network: &[u8]) -> Result<(), StoreError> {
        let hash = self.hash(account, network);
        let mut known = self.known(account).await?;
        known.retain(|other| *other != hash);
        known.insert(0, hash);
        known.truncate(NETWORKS);
        self.cache.put(&KNOWN, account.as_bytes(), &known.concat()).await
    }

    /// Forgets from where an account was signed in to: part of changing its address.
    ///
    /// # Errors
    /// [`StoreError`] if the cache fails.
    pub async fn forget(&self, account: &str) -> Result<(), StoreError> {
        self.cache.remove(&KNOWN, account.as_bytes()).await.map(drop)
    }

    /// What may be held of an account, by entry and key: part of erasing one.
    #[must_use]
    pub fn held_of(account: &str) -> Vec<(&'static Entry, Vec<u8>)> {
        vec![(&KNOWN, account.as_bytes().to_vec())]
    }

    /// For how many seconds a door is closed still.
    async fn closed(&self, key: &[u8]) -> Result<Option<u64>, StoreError> {
        let until = self.cache.get(&TRIES, key).await?;
        let until = until.and_then(|body| body.try_into().ok()).map(i64::from_be_bytes);
        let left = until.map_or(0, |until| until - self.clock.now().millis());
        Ok((left > 0).then(|| u64::try_from(left).unwrap_or(0).div_ceil(1_000)))
    }

    async fn is_known(&self, account: &str, network: &[u8]) -> Result<bool, StoreError> {
        Ok(self.known(account).await?.contains(&self.hash(account, network)))
    }

    async fn known(&self, account: &str) -> Result<Vec<[u8; 32]>, StoreError> {
        let held = self.cache.get(&KNOWN, account.as_bytes()).await?.unwrap_or_default();
        Ok(held.chunks_exact(32).filter_map(|hash| hash.try_into().ok()).collect())
    }

    fn hash(&self, account: &str, network: &[u8]) -> [u8; 32] {
        self.db.keyed_hash("network", &[account.as_bytes(), &[0], network].concat())
    }
}

impl std::fmt::Debug for Lockout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lockout")
    }
}

/// This account from this network; from this network; at this account.
fn keys(account: &str, network: &[u8]) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    (
        [b"here ", account.as_bytes(), &[0], network].concat(),
        [b"from ", network].concat(),
        [b"at ", account.as_bytes()].concat(),
    )
}

const fn lasting(limit: &Limit) -> Duration {
    Duration::from_secs(limit.seconds)
}
