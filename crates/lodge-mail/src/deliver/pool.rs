//! Connections that are kept for the next message to the same server.
//!
//! **Invariant:** locks are held to push and to pop, and never while anything is awaited.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

use tokio::{
    sync::Semaphore,
    time::{Instant, sleep},
};

use super::{mx::Exchange, talk::Connection};

/// How long a connection is kept without use: long enough for a batch, too short for a server to mind.
const IDLE: Duration = Duration::from_secs(5);
/// How many messages go over one connection.
const USES: u32 = 100;
/// How many connections are kept, in all.
const KEPT: usize = 256;

pub(super) struct Pool {
    hosts: Mutex<HashMap<Exchange, Arc<Host>>>,
    relay: Mutex<Option<Arc<Host>>>,
    per_host: usize,
    kept: AtomicUsize,
    sweeping: AtomicBool,
}

/// A mail server, as we deal with it.
pub(super) struct Host {
    /// One for each message that is under way to it.
    pub(super) slots: Semaphore,
    idle: Mutex<Vec<(Connection, Instant)>>,
}

impl Host {
    fn new(slots: usize) -> Arc<Self> {
        Arc::new(Self { slots: Semaphore::new(slots.max(1)), idle: Mutex::default() })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<(Connection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pool {
    pub(super) fn new(per_host: usize) -> Arc<Self> {
        Arc::new(Self {
            hosts: Mutex::default(),
            relay: Mutex::default(),
            per_host,
            kept: AtomicUsize::new(0),
            sweeping: AtomicBool::new(false),
        })
    }

    /// The one host that takes everything.
    pub(super) fn relay(&self, slots: usize) -> Arc<Host> {
        let host = Host::new(slots);
        *self.relay.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&host));
        host
    }

    /// The host of this name.
    pub(super) fn host(self: &Arc<Self>, exchange: &Exchange) -> Arc<Host> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(host) = hosts.get(exchange) {
            return Arc::clone(host);
        }
        let host = Host::new(self.per_host);
        hosts.insert(exchange.clone(), Arc::clone(&host));
        drop(hosts);
        self.sweep_later();
        host
    }

    /// A connection to it that is still good, if one was kept.
    pub(super) async fn take(&self, host: &Host) -> Option<Connection> {
        loop {
            // The youngest first: the others can then grow old and go.
            let (connection, since) = host.idle().pop()?;
            self.kept.fetch_sub(1, Relaxed);
            if since.elapsed() < IDLE && !connection.is_stale().await {
                return Some(connection);
            }
        }
    }

    /// Keeps a connection for the next message, if it is good for one.
    pub(super) fn keep(self: &Arc<Self>, host: &Host, connection: Connection) {
        if !connection.is_ready() || connection.used >= USES || self.kept.load(Relaxed) >= KEPT {
            // Rarely often enough to be worth a farewell that somebody has to wait for.
            return;
        }
        self.kept.fetch_add(1, Relaxed);
        host.idle().push((connection, Instant::now()));
        self.sweep_later();
    }

    /// Makes sure that somebody closes what is not used.
    fn sweep_later(self: &Arc<Self>) {
        if !self.sweeping.load(Relaxed) && !self.sweeping.swap(true, Relaxed) {
            tokio::spawn(sweep(Arc::downgrade(self)));
        }
    }

    /// Takes out what has been idle for too long, and forgets hosts that nobody deals with.
    ///
    /// Says whether anything is left.
    fn expired(&self, out: &mut Vec<Connection>) -> bool {
        let mut left = false;
        let mut old = |host: &Host| {
            let mut idle = host.idle();
            let young = idle.iter().position(|(_, since)| since.elapsed() < IDLE).unwrap_or(idle.len());
            out.extend(idle.drain(..young).map(|(connection, _)| connection));
            left |= !idle.is_empty();
            idle.is_empty()
        };
        if let Some(relay) = &*self.relay.lock().unwrap_or_else(PoisonError::into_inner) {
            old(relay);
        }
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.retain(|_, host| !(old(host) && Arc::strong_count(host) == 1));
        left || !hosts.is_empty()
    }
}

/// Closes what is not used, until there is nothing left.
async fn sweep(pool: Weak<Pool>) {
    loop {
        sleep(IDLE / 2).await;
        let Some(pool) = pool.upgrade() else { return };
        let mut expired = Vec::new();
        // Cleared first: what is kept from here on calls for another sweep.
        pool.sweeping.store(false, Relaxed);
        let left = pool.expired(&mut expired);
        pool.kept.fetch_sub(expired.len(), Relaxed);
        for connection in expired {
            tokio::spawn(connection.quit());
        }
        if !left || pool.sweeping.swap(true, Relaxed) {
            return;
        }
    }
}
