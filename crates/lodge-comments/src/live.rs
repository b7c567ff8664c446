//! Who is looking at which page, and is told what happens on it.
//!
//! Nothing is known of them but that somebody looks: a channel for each page, gone with the last reader.

pub(crate) mod tell;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::broadcast::{Receiver, Sender, channel};

/// The most readers of all pages who are told at once. Whoever comes then reads without.
const MOST: usize = 50_000;
/// The most of them from one network: a school may read together, a single machine takes nobody's place away.
const MOST_FROM: usize = 200;
/// How many frames a reader may lag behind before they have to read anew.
const BEHIND: usize = 32;

/// Something that happened on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// What: `comment`, `changed`, `counted`, `gone`, `locked` or `stale`.
    pub event: &'static str,
    /// For readers of which language; nothing, if for all.
    pub language: Option<&'static str>,
    /// More about it, as JSON on one line.
    pub data: String,
}

/// The readers of all pages. Clones are the same.
#[derive(Default, Clone)]
pub(crate) struct Live(Arc<Mutex<Readers>>);

#[derive(Default)]
struct Readers {
    pages: HashMap<i64, Sender<Arc<Frame>>>,
    from: HashMap<Vec<u8>, usize>,
    all: usize,
}

/// A reader's place. It is given back when they go.
pub(crate) struct Place {
    pub(crate) frames: Receiver<Arc<Frame>>,
    live: Live,
    page: i64,
    network: Vec<u8>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut readers = self.live.held();
        readers.all = readers.all.saturating_sub(1);
        if let Some(from) = readers.from.get_mut(&self.network) {
            *from -= 1;
            if *from == 0 {
                readers.from.remove(&self.network);
            }
        }
        // With the last reader, who is this one, goes the channel.
        if readers.pages.get(&self.page).is_some_and(|sender| sender.receiver_count() <= 1) {
            readers.pages.remove(&self.page);
        }
    }
}

impl Live {
    /// A place for a reader of this page who comes from this network. None, if there is no more room for them.
    pub(crate) fn listen(&self, page: i64, network: &[u8]) -> Option<Place> {
        let mut readers = self.held();
        let from = readers.from.get(network).copied().unwrap_or(0);
        if readers.all >= MOST || from >= MOST_FROM {
            return None;
        }
        readers.all += 1;
        readers.from.insert(network.to_vec(), from + 1);
        let frames = readers.pages.entry(page).or_insert_with(|| channel(BEHIND).0).subscribe();
        Some(Place { frames, live: self.clone(), page, network: network.to_vec() })
    }

    /// Tells those who look at this page.
    pub(crate) fn tell(&self, page: i64, frame: Frame) {
        if let Some(sender) = self.held().pages.get(&page) {
            // Whoever has just gone is not told, and does not mind.
            let _ = sender.send(Arc::new(frame));
        }
    }

    /// Whether anybody looks at this page.
    pub(crate) fn has(&self, page: i64) -> bool {
        self.held().pages.contains_key(&page)
    }

    /// Which pages somebody looks at.
    pub(crate) fn pages(&self) -> Vec<i64> {
        self.held().pages.keys().copied().collect()
    }

    /// How many readers there are.
    pub(crate) fn readers(&self) -> usize {
        self.held().all
    }

    fn held(&self) -> MutexGuard<'_, Readers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_takes_nobodys_place() {
        let live = Live::default();
        let taken: Vec<_> = (0..MOST_FROM).map(|_| live.listen(1, b"here").unwrap()).collect();
        assert!(live.listen(2, b"here").is_none());
        let elsewhere = live.listen(2, b"there").unwrap();
        assert_eq!(live.readers(), MOST_FROM + 1);
        drop(taken);
        assert!(live.listen(2, b"here").is_some());
        drop(elsewhere);
        assert_eq!((live.readers(), live.pages().len()), (0, 0));
    }

    #[test]
    fn whoever_looks_is_told_and_nobody_else() {
        let live = Live::default();
        let (mut here, mut there) = (live.listen(1, b"a").unwrap(), live.listen(2, b"b").unwrap());
        live.tell(1, Frame { event: "stale", language: None, data: "{}".to_owned() });
        assert_eq!(here.frames.try_recv().unwrap().event, "stale");
        assert!(there.frames.try_recv().is_err());
        assert!(live.has(1) && !live.has(3));
    }
}
