//! How many, and nothing else: numbers that are about nobody.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::Delivered;
use crate::Refusal;

/// What has been counted since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Messages that all their destinations took.
    pub delivered: u64,
    /// Messages that some destinations took and the others refused.
    pub partly: u64,
    /// Messages put off: 4xx.
    pub deferred: u64,
    /// Messages refused: 5xx.
    pub refused: u64,
    /// Connections made.
    pub connected: u64,
    /// Messages that went over a connection made before.
    pub reused: u64,
}

#[derive(Default)]
pub(super) struct Tally {
    delivered: AtomicU64,
    partly: AtomicU64,
    deferred: AtomicU64,
    refused: AtomicU64,
    connected: AtomicU64,
    reused: AtomicU64,
}

impl Tally {
    pub(super) fn count(&self, done: &Result<Delivered, Refusal>) {
        let counter = match done {
            Ok(delivered) if delivered.refused == 0 => &self.delivered,
            Ok(_) => &self.partly,
            Err(refusal) if refusal.is_transient() => &self.deferred,
            Err(_) => &self.refused,
        };
        counter.fetch_add(1, Relaxed);
    }

    pub(super) fn connected(&self) {
        self.connected.fetch_add(1, Relaxed);
    }

    pub(super) fn reused(&self) {
        self.reused.fetch_add(1, Relaxed);
    }

    pub(super) fn counts(&self) -> Counts {
        Counts {
            delivered: self.delivered.load(Relaxed),
            partly: self.partly.load(Relaxed),
            deferred: self.deferred.load(Relaxed),
            refused: self.refused.load(Relaxed),
            connected: self.connected.load(Relaxed),
            reused: self.reused.load(Relaxed),
        }
    }
}
