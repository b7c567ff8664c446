//! The cache in memory: a bounded drawer for each entry, so that a flood in one pushes nothing out of another.

use lodge_register::{Clock, Timestamp};
use lru::LruCache;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How many things a drawer holds at most.
const THINGS: usize = 100_000;
/// How many bytes of keys and bodies a drawer holds at most.
const BYTES: usize = 32 << 20;
/// How often what is over is looked for.
const SWEEP_MILLIS: i64 = 60_000;

pub(crate) struct Memory {
    clock: Arc<dyn Clock>,
    drawers: Mutex<HashMap<&'static str, Drawer>>,
}

/// The least recently used goes first.
struct Drawer {
    held: LruCache<String, Held>,
    bytes: usize,
    sweep_at: Timestamp,
}

struct Held {
    body: Vec<u8>,
    counted: u64,
    until: Timestamp,
}

impl Memory {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, drawers: Mutex::default() }
    }

    pub(crate) fn put(&self, drawer: &'static str, key: String, body: Vec<u8>, millis: u64) {
        let (now, until) = self.lifetime(millis);
        self.in_drawer(drawer, |drawer| drawer.put(key, Held { body, counted: 0, until }, now));
    }

    pub(crate) fn get(&self, drawer: &'static str, key: &str) -> Option<Vec<u8>> {
        let now = self.clock.now();
        self.in_drawer(drawer, |drawer| match drawer.held.get(key) {
            Some(found) if found.until > now => Some(found.body.clone()),
            Some(_) => {
                drawer.pop(key);
                None
            }
            None => None,
        })
    }

    pub(crate) fn take(&self, drawer: &'static str, key: &str) -> Option<Vec<u8>> {
        let now = self.clock.now();
        let found = self.in_drawer(drawer, |drawer| drawer.pop(key))?;
        (found.until > now).then_some(found.body)
    }

    pub(crate) fn count(&self, drawer: &'static str, key: String, millis: u64) -> u64 {
        let (now, until) = self.lifetime(millis);
        self.in_drawer(drawer, |drawer| match drawer.held.get_mut(&key) {
            Some(found) if found.until > now => {
                found.counted = found.counted.saturating_add(1);
                found.counted
            }
            _ => {
                drawer.put(key, Held { body: Vec::new(), counted: 1, until }, now);
                1
            }
        })
    }

    /// How many were counted, without counting.
    pub(crate) fn counted(&self, drawer: &'static str, key: &str) -> u64 {
        let now = self.clock.now();
        let count = |drawer: &mut Drawer| match drawer.held.get(key) {
            Some(found) if found.until > now => found.counted,
            _ => 0,
        };
        self.in_drawer(drawer, count)
    }

    fn lifetime(&self, millis: u64) -> (Timestamp, Timestamp) {
        let now = self.clock.now();
        (now, now.plus_millis(i64::try_from(millis).unwrap_or(i64::MAX)))
    }

    fn in_drawer<R>(&self, drawer: &'static str, work: impl FnOnce(&mut Drawer) -> R) -> R {
        let mut drawers: MutexGuard<'_, _> = self.drawers.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = || Drawer { held: LruCache::unbounded(), bytes: 0, sweep_at: Timestamp::default() };
        work(drawers.entry(drawer).or_insert_with(empty))
    }
}

impl Drawer {
    fn put(&mut self, key: String, held: Held, now: Timestamp) {
        if now >= self.sweep_at {
            self.sweep(now);
        }
        self.pop(&key);
        self.bytes += key.len() + held.body.len();
        self.held.put(key, held);
        while self.held.len() > THINGS || self.bytes > BYTES {
            let Some((key, held)) = self.held.pop_lru() else { break };
            self.bytes -= key.len() + held.body.len();
        }
    }

    fn pop(&mut self, key: &str) -> Option<Held> {
        let (key, held) = self.held.pop_entry(key)?;
        self.bytes -= key.len() + held.body.len();
        Some(held)
    }

    /// Forgets what is over, asked for or not.
    fn sweep(&mut self, now: Timestamp) {
        let over: Vec<_> =
            self.held.iter().filter(|(_, held)| held.until <= now).map(|(key, _)| key.clone()).collect();
        for key in over {
            self.pop(&key);
        }
        self.sweep_at = now.plus_millis(SWEEP_MILLIS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ManualClock;

    #[test]
    fn a_flood_in_one_drawer_stays_there_and_is_bounded() {
        let memory = Memory::new(Arc::new(ManualClock::default()));
        memory.put("session", "alice".to_owned(), vec![1], 1_000_000);
        for number in 0..THINGS + 50 {
            memory.count("limit", number.to_string(), 1_000_000);
        }
        for number in 0..50 {
            memory.put("big", number.to_string(), vec![0; 1 << 20], 1_000_000);
        }
        assert_eq!(memory.get("session", "alice"), Some(vec![1]));
        let drawers = memory.drawers.lock().unwrap();
        assert_eq!(drawers["limit"].held.len(), THINGS);
        assert!(drawers["big"].bytes <= BYTES && drawers["big"].held.len() >= 30);
    }

    #[test]
    fn what_is_over_goes_without_being_asked_for() {
        let clock = Arc::new(ManualClock::default());
        let memory = Memory::new(clock.clone());
        for number in 0..100 {
            memory.put("session", number.to_string(), vec![1; 100], 1_000);
        }
        clock.advance(SWEEP_MILLIS);
        memory.put("session", "new".to_owned(), vec![1], 1_000);
        let drawers = memory.drawers.lock().unwrap();
        assert_eq!((drawers["session"].held.len(), drawers["session"].bytes), (1, 4));
    }
}
