//! Who has a message already, for when its sender comes again (rule 4).
//!
//! **Invariant:** what is remembered are hashes under a key drawn at start-up. After a restart nobody is remembered:
//! then a destination may get a message twice, and never not at all.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use hmac::{Hmac, KeyInit, Mac};
use lodge_smtp::Path;
use sha2::Sha256;

use crate::passing::Passing;

/// How many are remembered, at some 80 octets each.
const REMEMBERED: usize = 200_000;

/// How long: a sender that has not come again in five days has given up (RFC 5321 section 4.5.4.1), and whoever then
/// sends the same octets means another message.
const LIFETIME: Duration = Duration::from_secs(5 * 24 * 3600);

type Mark = [u8; 16];

/// A message, told apart from all others.
pub(super) struct Digest([u8; 32]);

pub(super) struct Served {
    key: [u8; 64],
    memory: Mutex<Memory>,
}

/// The most recent marks. A mark that is set again moves to the back; its earlier place in the queue is passed over.
#[derive(Default)]
struct Memory {
    marks: HashMap<Mark, (u64, Instant)>,
    queue: VecDeque<(Mark, u64)>,
    turn: u64,
}

impl Served {
    pub(super) fn new(key: [u8; 64]) -> Self {
        Self { key, memory: Mutex::default() }
    }

    /// The digest of a message as it was received: a sender that tries again sends the same octets, while what we
    /// put in front of them has another time in it.
    pub(super) fn digest(&self, sender: Option<&Path>, message: &Passing) -> Digest {
        let mut mac = self.mac();
        mac.update(&message.len().to_be_bytes());
        for chunk in message.chunks() {
            mac.update(chunk);
        }
        mac.update(sender.map(Path::canonical).unwrap_or_default().as_bytes());
        Digest(mac.finalize().into_bytes().into())
    }

    pub(super) fn has(&self, message: &Digest, destination: &Path) -> bool {
        let mark = self.mark(message, destination);
        let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        memory.marks.get(&mark).is_some_and(|(_, since)| since.elapsed() < LIFETIME)
    }

    pub(super) fn remember(&self, message: &Digest, destination: &Path) {
        let mark = self.mark(message, destination);
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).insert(mark, REMEMBERED);
    }

    pub(super) fn forget(&self, message: &Digest, destination: &Path) {
        let mark = self.mark(message, destination);
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).marks.remove(&mark);
    }

    fn mark(&self, message: &Digest, destination: &Path) -> Mark {
        let mut mac = self.mac();
        mac.update(&message.0);
        mac.update(destination.canonical().as_bytes());
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        whole.first_chunk().copied().unwrap_or_default()
    }

    fn mac(&self) -> Hmac<Sha256> {
        Hmac::new(&self.key.into())
    }
}

impl Memory {
    fn insert(&mut self, mark: Mark, most: usize) {
        self.turn += 1;
        self.marks.insert(mark, (self.turn, Instant::now()));
        self.queue.push_back((mark, self.turn));
        // Half of the queue may be places that were left.
        while self.marks.len() > most || self.queue.len() > 2 * most {
            let Some((oldest, turn)) = self.queue.pop_front() else { return };
            if self.marks.get(&oldest).is_some_and(|(set, _)| *set == turn) {
                self.marks.remove(&oldest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passing::{Network, Pool};

    fn message(text: &[u8]) -> Passing {
        let mut intake = Pool::new(1 << 20).intake(Network::of([192, 0, 2, 1].into()), None).unwrap();
        intake.push(text).unwrap();
        intake.finish()
    }

    fn path(text: &str) -> Path {
        Path::parse(text).unwrap()
    }

    #[test]
    fn a_destination_that_has_it_is_remembered_until_it_is_forgotten() {
        let served = Served::new([7; 64]);
        let first = || served.digest(Some(&path("s@src.test")), &message(b"one"));
        served.remember(&first(), &path("a@dst.test"));
        assert!(served.has(&first(), &path("A@DST.test")));
        assert!(!served.has(&first(), &path("b@dst.test")));
        assert!(
            !served.has(&served.digest(Some(&path("s@src.test")), &message(b"two")), &path("a@dst.test"))
        );
        assert!(!served.has(&served.digest(None, &message(b"one")), &path("a@dst.test")));
        let after_restart = Served::new([8; 64]);
        assert!(!after_restart.has(&first(), &path("a@dst.test")));
        served.forget(&first(), &path("a@dst.test"));
        assert!(!served.has(&first(), &path("a@dst.test")));
    }

    #[test]
    fn memory_is_bounded_and_forgets_the_oldest() {
        let mut memory = Memory::default();
        for number in 0..1000u16 {
            let mut mark = Mark::default();
            mark[..2].copy_from_slice(&number.to_be_bytes());
            memory.insert(mark, 100);
            memory.insert([255; 16], 100);
            assert!(memory.marks.len() <= 100 && memory.queue.len() <= 200);
        }
        assert!(memory.marks.contains_key(&[255; 16]));
        assert!(!memory.marks.contains_key(&Mark::default()));
    }
}
