//! How often something may be done: counted in the cache, by a keyed hash of who does it, for as long as a rule says.

use std::time::Duration;

use lodge_register::{Basis, Clock, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};
use lodge_store::{Cache, StoreError};
use std::sync::Arc;

/// How often, in how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name: rules of one name count together.
    pub name: &'static str,
    /// How often.
    pub count: u64,
    /// In how many seconds. A day at most.
    pub seconds: u64,
}

/// Whether it may be done once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// It may.
    pub allowed: bool,
    /// How often it may be done after this.
    pub remaining: u64,
    /// Seconds until counting begins anew.
    pub reset: u64,
}

/// Counts, and says when it was too often.
#[derive(Clone)]
pub struct Limiter {
    cache: Cache,
    clock: Arc<dyn Clock>,
}

/// What is counted.
pub(crate) static COUNTED: Entry = Entry {
    name: "abuse_limit",
    title: "How often something was tried",
    place: Place::Cache("limit"),
    purpose: "to keep passwords from being guessed and the pages from being flooded",
    basis: Basis::Interest("keeping attackers out"),
    subject: Subject::Nobody(
        "it is a number under a keyed hash of a network, an account or a token, and goes when its time is over",
    ),
    keep: Keep::Seconds(86_400),
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within a day"),
    critical: false,
    columns: &[Column::plain("count", DataClass::Count, SqlKind::Int)],
};

impl Limiter {
    /// A limiter that counts in this cache.
    #[must_use]
    pub fn new(cache: Cache, clock: Arc<dyn Clock>) -> Self {
        Self { cache, clock }
    }

    /// Counts one more time that `who` does what the rule is about. The octets are hashed before they are anywhere.
    ///
    /// # Errors
    /// [`StoreError::Cache`] if the cache cannot be reached.
    pub async fn allow(&self, rule: &Rule, who: &[u8]) -> Result<Verdict, StoreError> {
        let seconds = rule.seconds.max(1);
        let now = u64::try_from(self.clock.now().millis() / 1000).unwrap_or(0);
        let (window, reset) = (now / seconds, seconds - now % seconds);
        let key = [rule.name.as_bytes(), b"\0", &window.to_be_bytes(), who].concat();
        let counted = self.cache.count(&COUNTED, &key, Duration::from_secs(seconds)).await?;
        Ok(Verdict { allowed: counted <= rule.count, remaining: rule.count.saturating_sub(counted), reset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_register::Timestamp;
    use lodge_store::{CacheUrl, Keys, ManualClock, SeededChance};

    #[tokio::test]
    async fn a_window_is_counted_and_then_forgotten() {
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_800_000_000_000)));
        let chance = Arc::new(SeededChance::new(1));
        let keys = Keys::in_memory(&*clock, &*chance);
        let cache = Cache::open(&CacheUrl::Memory, &keys, clock.clone(), chance).await.unwrap();
        let limiter = Limiter::new(cache, clock.clone());
        let rule = Rule { name: "test", count: 2, seconds: 60 };
        let allow = async |who: &[u8]| limiter.allow(&rule, who).await.unwrap();
        assert_eq!(allow(b"a").await, Verdict { allowed: true, remaining: 1, reset: 60 });
        assert!(allow(b"a").await.allowed);
        assert!(!allow(b"a").await.allowed);
        assert!(allow(b"b").await.allowed, "others are not counted with them");
        clock.advance(60_000);
        assert!(allow(b"a").await.allowed, "a new window");
    }
}
