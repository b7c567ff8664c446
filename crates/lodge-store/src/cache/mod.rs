//! What is kept briefly: in this program's memory, or in Redis for several programs.
//!
//! What goes into Redis says nothing there: keys are keyed hashes, bodies are sealed, and everything has a lifetime
//! from the register.

mod memory;
mod redis;

use self::redis::Redis;
use crate::{
    StoreError,
    keys::{Keys, hex, mac},
    sealing::{open_bytes, seal_bytes},
};
use lodge_register::{Chance, Clock, Entry, Keep, Place, Secret};
use memory::Memory;
use std::{sync::Arc, time::Duration};
use zeroize::Zeroizing;

/// Short-lived facts, by entry and key. Clones share them.
#[derive(Clone)]
pub struct Cache {
    inner: Arc<Inner>,
}

struct Inner {
    place: Where,
    hash_key: Zeroizing<[u8; 32]>,
    body_key: Zeroizing<[u8; 32]>,
    chance: Arc<dyn Chance>,
}

enum Where {
    Memory(Memory),
    Redis(Box<Redis>),
}

/// Where the cache is.
#[derive(Debug)]
pub enum CacheUrl {
    /// In this program's memory.
    Memory,
    /// A Redis or Valkey server, with the password in the address.
    Redis(Secret<String>),
}

impl CacheUrl {
    /// Reads `memory:` or `redis://…`.
    ///
    /// # Errors
    /// [`StoreError::Address`], without repeating the address: it may hold a password.
    pub fn parse(url: &str) -> Result<Self, StoreError> {
        match url {
            "memory:" => Ok(Self::Memory),
            _ if url.starts_with("redis://") || url.starts_with("redis+unix://") => {
                Ok(Self::Redis(Secret::new(url.to_owned())))
            }
            _ if url.starts_with("rediss://") => Err(StoreError::Address(
                "this build speaks no TLS to Redis; put it on the same machine or behind a tunnel",
            )),
            _ => Err(StoreError::Address("a cache is `memory:` or `redis://…`")),
        }
    }
}

impl Cache {
    /// Opens the cache.
    ///
    /// # Errors
    /// [`StoreError::Cache`] if Redis cannot be reached.
    pub async fn open(
        url: &CacheUrl,
        keys: &Keys,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StoreError> {
        let place = match url {
            CacheUrl::Memory => Where::Memory(Memory::new(clock)),
            CacheUrl::Redis(address) => Where::Redis(Box::new(Redis::open(address).await?)),
        };
        let (hash_key, body_key) = (keys.derive("cache/key"), keys.derive("cache/body"));
        Ok(Self { inner: Arc::new(Inner { place, hash_key, body_key, chance }) })
    }

    /// Whether the cache may keep on disk what is put into it: a sentence for the operator, if it does.
    #[must_use]
    pub fn durability_warning(&self) -> Option<&str> {
        match &self.inner.place {
            Where::Memory(_) => None,
            Where::Redis(redis) => redis.durability_warning(),
        }
    }

    /// Whether other programs see it, too.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self.inner.place, Where::Redis(_))
    }

    /// Keeps a body for as long as the entry says.
    ///
    /// # Errors
    /// [`StoreError::NotACache`], [`StoreError::Cache`].
    pub async fn put(&self, entry: &'static Entry, key: &[u8], body: &[u8]) -> Result<(), StoreError> {
        self.put_for(entry, key, body, Duration::MAX).await
    }

    /// Keeps a body for this long, or as long as the entry says if that is shorter.
    ///
    /// # Errors
    /// [`StoreError::NotACache`], [`StoreError::Cache`].
    pub async fn put_for(
        &self,
        entry: &'static Entry,
        key: &[u8],
        body: &[u8],
        lifetime: Duration,
    ) -> Result<(), StoreError> {
        let millis = lifetime_of(entry, lifetime)?;
        let key = self.key(entry, key)?;
        match &self.inner.place {
            Where::Memory(memory) => {
                memory.put(entry.name, key, body.to_vec(), millis);
                Ok(())
            }
            Where::Redis(redis) => {
                let sealed = seal_bytes(&self.inner.body_key, key.as_bytes(), body, &*self.inner.chance)
                    .ok_or(StoreError::Arguments("the body cannot be sealed"))?;
                redis.put(&key, &sealed, millis).await
            }
        }
    }

    /// The body under a key, if its time is not over.
    ///
    /// # Errors
    /// [`StoreError::NotACache`], [`StoreError::Cache`].
    pub async fn get(&self, entry: &'static Entry, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let key = self.key(entry, key)?;
        match &self.inner.place {
            Where::Memory(memory) => Ok(memory.get(entry.name, &key)),
            Where::Redis(redis) => Ok(self.opened(&key, redis.get(&key).await?)),
        }
    }

    /// The body under a key, which is then gone: of two that take, one gets it.
    ///
    /// # Errors
    /// [`StoreError::NotACache`], [`StoreError::Cache`].
    pub async fn take(&self, entry: &'static Entry, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let key = self.key(entry, key)?;
        match &self.inner.place {
            Where::Memory(memory) => Ok(memory.take(entry.name, &key)),
            Where::Redis(redis) => Ok(self.opened(&key, redis.take(&key).await?)),
        }
    }

    /// Forgets a key. Says whether there was something.
    ///
    /// # Errors
    /// [`StoreError::NotACache`], [`StoreError::Cache`].
    pub async fn remove(&self, entry: &'static Entry, key: &[u8]) -> Result<bool, StoreError> {
        let key = self.key(entry, key)?;
        match &self.inner.place {
            Where::Memory(memory) => Ok(memory.take(entry.name, &key).is_some()),
            Where::Redis(redis) => redis.remove(&key).await,
        }
    }

    /// Under what name a key is held: a keyed hash, the same in every program with these keys.
    ///
    /// # Errors
    /// [`StoreError::NotACache`].
    pub fn name_of(&self, entry: &'static Entry, key: &[u8]) -> Result<String, StoreError> {
        self.key(entry, key)
    }

    /// Forgets what is held under this name. Says whether there was something.
    ///
    /// # Errors
    /// [`StoreError::Cache`].
    pub async fn remove_named(&self, entry: &'static Entry, name: &str) -> Result<bool, StoreError> {
        match &self.inner.place {
            Where::Memory(memory) => Ok(memory.take(entry.name, name).is_some()),
            Where::Redis(redis) => redis.remove(name).await,
        }
    }

    /// Counts one more under a key, and says how many that makes. The first starts the window; its end starts anew.
    ///
    /// # Errors
    /// [`StoreError::NotACache`], [`StoreError::Cache`].
    pub async fn count(
        &self,
        entry: &'static Entry,
        key: &[u8],
        window: Duration,
    ) -> Result<u64, StoreError> {
        let millis = lifetime_of(entry, window)?;
        let key = format!("{}#", self.key(entry, key)?);
        match &self.inner.place {
            Where::Memory(memory) => Ok(memory.count(entry.name, key, millis)),
            Where::Redis(redis) => redis.count(&key, millis).await,
        }
    }

    /// How many have been counted under a key, without counting.
    ///
    /// # Errors
    /// [`StoreError::NotACache`], [`StoreError::Cache`].
    pub async fn counted(&self, entry: &'static Entry, key: &[u8]) -> Result<u64, StoreError> {
        let key = format!("{}#", self.key(entry, key)?);
        match &self.inner.place {
            Where::Memory(memory) => Ok(memory.counted(entry.name, &key)),
            Where::Redis(redis) => redis.counted(&key).await,
        }
    }

    /// Whether it answers.
    pub async fn answers(&self) -> bool {
        match &self.inner.place {
            Where::Memory(_) => true,
            Where::Redis(redis) => redis.counted("lodge:ready#").await.is_ok(),
        }
    }

    /// `lodge:prefix:` and a keyed hash: who reads it cannot tell what it stands for.
    fn key(&self, entry: &'static Entry, key: &[u8]) -> Result<String, StoreError> {
        let Place::Cache(prefix) = entry.place else {
            return Err(StoreError::NotACache { entry: entry.name });
        };
        let hash = mac(&self.inner.hash_key, &[prefix.as_bytes(), &[0], key]);
        Ok(format!("lodge:{prefix}:{}", hex(&hash).as_str()))
    }

    /// What does not open was sealed by another installation, or altered: it is as good as absent.
    fn opened(&self, key: &str, sealed: Option<Vec<u8>>) -> Option<Vec<u8>> {
        open_bytes(&self.inner.body_key, key.as_bytes(), &sealed?).map(|body| body.to_vec())
    }
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.inner.place {
            Where::Memory(_) => "Cache(memory)",
            Where::Redis(_) => "Cache(Redis)",
        })
    }
}

/// Milliseconds, at least one and never longer than the register says.
fn lifetime_of(entry: &'static Entry, wanted: Duration) -> Result<u64, StoreError> {
    let Keep::Seconds(seconds) = entry.keep else { return Err(StoreError::NotACache { entry: entry.name }) };
    let millis = wanted.min(Duration::from_secs(seconds)).as_millis();
    Ok(u64::try_from(millis).unwrap_or(u64::MAX).max(1))
}
