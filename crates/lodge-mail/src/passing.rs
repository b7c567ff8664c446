//! A message on its way through: in memory, once, and wiped when it has gone.
//!
//! ```text
//! Pool ──intake(declared)──> Intake ──push, push, …──> Passing ──> shared by all its destinations
//!   ^                                                     │
//!   └───────────── octets and chunks come back <──────────┘
//! ```
//!
//! **Invariant:** a [`Passing`] has no `Record`, `Debug`, `Clone` or `Serialize`. It cannot be stored, printed
//! or copied; `promise_f1` holds the rest of the program to it.

use std::{
    borrow::Cow,
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    net::IpAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// What a small message fits in.
const SMALL: usize = 8 * 1024;
/// What the rest of a larger one is held in.
const LARGE: usize = 64 * 1024;
/// What is set aside for a message whose size was not said beforehand, and for each growth.
const STEP: u64 = 64 * 1024;
/// Spare chunks kept of each size.
const SPARE: usize = 64;
/// The part of the budget that one network may hold.
const NETWORK_SHARE: u64 = 2;
/// The longest header section that is looked at.
pub const MAX_HEAD: usize = 1024 * 1024;

/// The memory that messages may take, all together.
pub struct Pool {
    budget: u64,
    held: AtomicU64,
    networks: [Mutex<HashMap<Network, u64>>; 16],
    small: Mutex<Vec<Vec<u8>>>,
    large: Mutex<Vec<Vec<u8>>>,
}

/// There is no room for this message now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhausted;

/// Where on the network a sender is, to the precision at which shares are counted: a /24 or a /64.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(u64);

impl Network {
    /// The network of this address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self(u64::from(v4.to_bits() >> 8) | 1 << 63),
            IpAddr::V6(v6) => Self((v6.to_bits() >> 64) as u64 & !(1 << 63)),
        }
    }
}

impl Pool {
    /// A pool of this many octets.
    #[must_use]
    pub fn new(budget: u64) -> Arc<Self> {
        Arc::new(Self {
            budget,
            held: AtomicU64::new(0),
            networks: std::array::from_fn(|_| Mutex::default()),
            small: Mutex::default(),
            large: Mutex::default(),
        })
    }

    /// Room for a message from `network`: for its declared size, or for the first of it.
    ///
    /// # Errors
    /// [`Exhausted`] when the budget, or the network's share of it, is used up.
    pub fn intake(self: &Arc<Self>, network: Network, declared: Option<u64>) -> Result<Intake, Exhausted> {
        let mut intake = Intake {
            held: Held { pool: Arc::clone(self), network, reserved: 0, chunks: Vec::new() },
            len: 0,
        };
        intake.held.reserve(declared.unwrap_or(STEP).max(1))?;
        Ok(intake)
    }

    /// Octets held now.
    #[must_use]
    pub fn held(&self) -> u64 {
        self.held.load(Ordering::Relaxed)
    }

    fn share(&self, network: Network) -> &Mutex<HashMap<Network, u64>> {
        let mut hasher = DefaultHasher::new();
        network.hash(&mut hasher);
        let [first, ..] = &self.networks;
        self.networks.get((hasher.finish() % 16) as usize).unwrap_or(first)
    }

    fn spare(&self, size: usize) -> &Mutex<Vec<Vec<u8>>> {
        if size == SMALL { &self.small } else { &self.large }
    }

    fn take(&self, size: usize) -> Vec<u8> {
        let spare = self.spare(size).lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(|| Vec::with_capacity(size))
    }

    fn give_back(&self, mut chunk: Vec<u8>) {
        chunk.fill(0);
        std::sync::atomic::compiler_fence(Ordering::SeqCst);
        chunk.clear();
        let mut spare = self.spare(chunk.capacity()).lock().unwrap_or_else(PoisonError::into_inner);
        if spare.len() < SPARE {
            spare.push(chunk);
        }
    }
}

/// Chunks, and the octets of the budget that were set aside for them.
struct Held {
    pool: Arc<Pool>,
    network: Network,
    reserved: u64,
    chunks: Vec<Vec<u8>>,
}

impl Held {
    fn reserve(&mut self, octets: u64) -> Result<(), Exhausted> {
        let pool = &self.pool;
        let within = |held: u64| held.checked_add(octets).filter(|&sum| sum <= pool.budget);
        pool.held.fetch_update(Ordering::AcqRel, Ordering::Relaxed, within).map_err(|_| Exhausted)?;
        // Small messages are not worth counting: the connections of a network are limited already.
        let counted = self.reserved + octets > STEP;
        if counted {
            let mut shares = pool.share(self.network).lock().unwrap_or_else(PoisonError::into_inner);
            let before = self.counted();
            let share = shares.entry(self.network).or_default();
            let wanted = *share + self.reserved + octets - before;
            if wanted > pool.budget / NETWORK_SHARE {
                if *share == 0 {
                    shares.remove(&self.network);
                }
                pool.held.fetch_sub(octets, Ordering::AcqRel);
                return Err(Exhausted);
            }
            *share = wanted;
        }
        self.reserved += octets;
        Ok(())
    }

    /// What of the reservation is counted against the network's share.
    const fn counted(&self) -> u64 {
        if self.reserved > STEP { self.reserved } else { 0 }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        for chunk in self.chunks.drain(..) {
            self.pool.give_back(chunk);
        }
        self.pool.held.fetch_sub(self.reserved, Ordering::AcqRel);
        let counted = self.counted();
        if counted > 0 {
            let mut shares = self.pool.share(self.network).lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(share) = shares.get_mut(&self.network) {
                *share = share.saturating_sub(counted);
                if *share == 0 {
                    shares.remove(&self.network);
                }
            }
        }
    }
}

/// A message that is still arriving.
pub struct Intake {
    held: Held,
    len: u64,
}

impl Intake {
    /// Appends what arrived.
    ///
    /// # Errors
    /// [`Exhausted`] when the message outgrew what was set aside for it and there is no more.
    pub fn push(&mut self, mut octets: &[u8]) -> Result<(), Exhausted> {
        let wanted = self.len + octets.len() as u64;
        if wanted > self.held.reserved {
            self.held.reserve((wanted - self.held.reserved).max(STEP))?;
        }
        self.len = wanted;
        while !octets.is_empty() {
            let room = self.held.chunks.last().map_or(0, |chunk| chunk.capacity() - chunk.len());
            if room == 0 {
                let size = if self.held.chunks.is_empty() { SMALL } else { LARGE };
                let chunk = self.held.pool.take(size);
                self.held.chunks.push(chunk);
                continue;
            }
            let (now, later) = octets.split_at(room.min(octets.len()));
            if let Some(chunk) = self.held.chunks.last_mut() {
                chunk.extend_from_slice(now);
            }
            octets = later;
        }
        Ok(())
    }

    /// Octets that have arrived.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Whether nothing has arrived yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The message, complete.
    #[must_use]
    pub fn finish(self) -> Passing {
        Passing { held: Arc::new(self.held), len: self.len }
    }
}

/// A message that has arrived whole and has not been delivered yet.
pub struct Passing {
    held: Arc<Held>,
    len: u64,
}

impl Passing {
    /// Its length in octets.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Its octets, in order.
    pub fn chunks(&self) -> impl Iterator<Item = &[u8]> + Clone {
        self.held.chunks.iter().map(Vec::as_slice)
    }

    /// Its header section in one piece, up to and with the empty line, and at most [`MAX_HEAD`] octets.
    #[must_use]
    pub fn head(&self) -> Cow<'_, [u8]> {
        let Some(first) = self.held.chunks.first() else { return Cow::Borrowed(&[]) };
        if let Some(end) = end_of_head(first) {
            return Cow::Borrowed(first.get(..end).unwrap_or(first));
        }
        if self.held.chunks.len() == 1 {
            return Cow::Borrowed(first);
        }
        let mut head = Vec::with_capacity(first.len() + LARGE);
        for chunk in &self.held.chunks {
            let from = head.len().saturating_sub(3);
            head.extend_from_slice(chunk);
            if let Some(end) = head.get(from..).and_then(end_of_head) {
                head.truncate(from + end);
                break;
            }
            if head.len() >= MAX_HEAD {
                head.truncate(MAX_HEAD);
                break;
            }
        }
        Cow::Owned(head)
    }
}

/// Where the header section ends, with its empty line.
fn end_of_head(octets: &[u8]) -> Option<usize> {
    if octets.starts_with(b"\r\n") {
        return Some(2);
    }
    memchr::memmem::find(octets, b"\r\n\r\n").map(|at| at + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Network {
        Network::of(IpAddr::from([192, 0, 2, 1]))
    }

    #[test]
    fn what_goes_in_comes_out() {
        let pool = Pool::new(1 << 20);
        let mut intake = pool.intake(here(), None).unwrap();
        let sent: Vec<u8> = (0..200_000u32).map(|n| (n % 251) as u8).collect();
        for piece in sent.chunks(777) {
            intake.push(piece).unwrap();
        }
        let passing = intake.finish();
        assert_eq!(passing.chunks().flatten().copied().collect::<Vec<_>>(), sent);
        assert_eq!(passing.len(), 200_000);
    }

    #[test]
    fn the_budget_is_shared_and_comes_back() {
        let pool = Pool::new(1 << 20);
        let elsewhere = Network::of(IpAddr::from([198, 51, 100, 1]));
        let first = pool.intake(here(), Some(500_000)).unwrap();
        assert!(pool.intake(here(), Some(500_000)).is_err(), "half of it is a network's share");
        let second = pool.intake(elsewhere, Some(500_000)).unwrap();
        assert!(pool.intake(elsewhere, Some(100_000)).is_err());
        drop((first, second));
        assert_eq!(pool.held(), 0);
        assert!(pool.networks.iter().all(|shares| shares.lock().unwrap().is_empty()));
        assert!(pool.intake(here(), Some(500_000)).is_ok());
    }

    #[test]
    fn a_message_that_outgrows_the_budget_is_stopped() {
        let pool = Pool::new(300_000);
        let mut intake = pool.intake(here(), None).unwrap();
        assert_eq!(intake.push(&[0; 90_000]), Ok(()));
        assert_eq!(intake.push(&[0; 90_000]), Err(Exhausted));
        drop(intake);
        assert_eq!(pool.held(), 0);
    }

    #[test]
    fn chunks_are_wiped_before_they_are_used_again() {
        let pool = Pool::new(1 << 20);
        let mut intake = pool.intake(here(), None).unwrap();
        intake.push(b"canary").unwrap();
        drop(intake.finish());
        let mut spare = pool.small.lock().unwrap().pop().unwrap();
        spare.resize(6, 1);
        assert_eq!(pool.held(), 0);
        assert!(!spare.starts_with(b"c"));
    }

    #[test]
    fn the_head_ends_at_the_empty_line() {
        let pool = Pool::new(1 << 22);
        let check = |text: &[u8], head: &[u8]| {
            let mut intake = pool.intake(here(), None).unwrap();
            intake.push(text).unwrap();
            assert_eq!(intake.finish().head(), head);
        };
        check(b"A: b\r\n\r\nbody", b"A: b\r\n\r\n");
        check(b"\r\nbody", b"\r\n");
        check(b"A: b\r\n", b"A: b\r\n");
        let long = [b"A: ".as_slice(), &vec![b'x'; SMALL - 5], b"\r\n\r\nbody"].concat();
        check(&long, &long[..long.len() - 4]);
    }
}
