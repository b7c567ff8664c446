//! The cache in memory: bounded, the least recently used goes first.

use lodge_register::{Clock, Timestamp};
use lru::LruCache;
use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How many things are remembered at most.
const CAPACITY: NonZeroUsize = NonZeroUsize::new(100_000).unwrap();

pub(crate) struct Memory {
    clock: Arc<dyn Clock>,
    held: Mutex<LruCache<String, Held>>,
}

struct Held {
    body: Vec<u8>,
    counted: u64,
    until: Timestamp,
}

impl Memory {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, held: Mutex::new(LruCache::new(CAPACITY)) }
    }

    pub(crate) fn put(&self, key: String, body: Vec<u8>, millis: u64) {
        let until = self.end(millis);
        self.lock().put(key, Held { body, counted: 0, until });
    }

    pub(crate) fn get(&self, key: &str) -> Option<Vec<u8>> {
        let now = self.clock.now();
        let mut held = self.lock();
        match held.get(key) {
            Some(found) if found.until > now => Some(found.body.clone()),
            Some(_) => {
                held.pop(key);
                None
            }
            None => None,
        }
    }

    pub(crate) fn take(&self, key: &str) -> Option<Vec<u8>> {
        let found = self.lock().pop(key)?;
        (found.until > self.clock.now()).then_some(found.body)
    }

    pub(crate) fn count(&self, key: String, millis: u64) -> u64 {
        let (now, until) = (self.clock.now(), self.end(millis));
        let mut held = self.lock();
        match held.get_mut(&key) {
            Some(found) if found.until > now => {
                found.counted = found.counted.saturating_add(1);
                found.counted
            }
            _ => {
                held.put(key, Held { body: Vec::new(), counted: 1, until });
                1
            }
        }
    }

    fn end(&self, millis: u64) -> Timestamp {
        self.clock.now().plus_millis(i64::try_from(millis).unwrap_or(i64::MAX))
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<String, Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
