//! Who is looking at which page, and is told what happens on it.
//!
//! Nothing is known of them but that somebody looks: a channel for each page, gone with the last reader. Where no page is
//! yet, they wait for one in the same way: nothing of that is stored.

pub(crate) mod tell;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::broadcast::{Receiver, Sender, channel};

/// The most readers from one network: a school may read together, a single machine takes nobody's place away.
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

/// What readers look at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Spot {
    /// A page.
    Page(i64),
    /// Where no page is yet: the site, and the path at which the first to write would make one.
    Bare(i64, String),
}

/// The readers of all pages. Clones are the same.
#[derive(Default, Clone)]
pub(crate) struct Live(Arc<Mutex<Readers>>);

#[derive(Default)]
struct Readers {
    spots: HashMap<Spot, Sender<Arc<Frame>>>,
    /// Where a page came to be while somebody looked: they stay where they are, and hear of it there.
    came: HashMap<i64, Spot>,
    from: HashMap<Vec<u8>, usize>,
    all: usize,
}

/// A reader's place. It is given back when they go.
pub(crate) struct Place {
    pub(crate) frames: Receiver<Arc<Frame>>,
    live: Live,
    spot: Spot,
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
        if readers.spots.get(&self.spot).is_some_and(|sender| sender.receiver_count() <= 1) {
            readers.spots.remove(&self.spot);
            if matches!(self.spot, Spot::Bare(..)) {
                readers.came.retain(|_, spot| *spot != self.spot);
            }
        }
    }
}

impl Live {
    /// A place for a reader of this page who comes from this network. None, if there is no more room for them.
    pub(crate) fn listen(&self, spot: Spot, network: &[u8]) -> Option<Place> {
        let mut readers = self.held();
        let from = readers.from.get(network).copied().unwrap_or(0);
        if from >= MOST_FROM {
            return None;
        }
        readers.all += 1;
        readers.from.insert(network.to_vec(), from + 1);
        let frames = readers.spots.entry(spot.clone()).or_insert_with(|| channel(BEHIND).0).subscribe();
        Some(Place { frames, live: self.clone(), spot, network: network.to_vec() })
    }

    /// A page came to be. Says whether somebody looked at where it is now, and was not told of it before.
    pub(crate) fn came(&self, page: i64, spot: Spot) -> bool {
        let mut readers = self.held();
        let is_news = readers.spots.contains_key(&spot) && !readers.came.contains_key(&page);
        if is_news {
            readers.came.insert(page, spot);
        }
        is_news
    }

    /// Whether anybody looks at something of this site where no page is, or was when they came.
    pub(crate) fn is_bare_somewhere(&self, site: i64) -> bool {
        self.held().spots.keys().any(|spot| matches!(spot, Spot::Bare(of, _) if *of == site))
    }

    /// Tells those who look at this page.
    pub(crate) fn tell(&self, page: i64, frame: Frame) {
        let (readers, frame) = (self.held(), Arc::new(frame));
        for sender in readers.of(page) {
            // Whoever has just gone is not told, and does not mind.
            let _ = sender.send(Arc::clone(&frame));
        }
    }

    /// Whether anybody looks at this page.
    pub(crate) fn has(&self, page: i64) -> bool {
        self.held().of(page).next().is_some()
    }

    /// Which pages somebody looks at.
    pub(crate) fn pages(&self) -> Vec<i64> {
        let readers = self.held();
        let here = readers.spots.keys().filter_map(|spot| match spot {
            Spot::Page(page) => Some(*page),
            Spot::Bare(..) => None,
        });
        let pages: HashSet<i64> = here.chain(readers.came.keys().copied()).collect();
        pages.into_iter().collect()
    }

    /// How many readers there are.
    pub(crate) fn readers(&self) -> usize {
        self.held().all
    }

    fn held(&self) -> MutexGuard<'_, Readers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Readers {
    /// Through what those are told who look at this page: now, or since before it was there.
    fn of(&self, page: i64) -> impl Iterator<Item = &Sender<Arc<Frame>>> {
        let here = self.spots.get(&Spot::Page(page));
        here.into_iter().chain(self.came.get(&page).and_then(|spot| self.spots.get(spot)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stale() -> Frame {
        Frame { event: "stale", language: None, data: "{}".to_owned() }
    }

    #[test]
    fn one_network_takes_nobodys_place() {
        let live = Live::default();
        let taken: Vec<_> = (0..MOST_FROM).map(|_| live.listen(Spot::Page(1), b"here").unwrap()).collect();
        assert!(live.listen(Spot::Page(2), b"here").is_none());
        assert!(live.listen(Spot::Bare(1, "/new".to_owned()), b"here").is_none());
        let elsewhere = live.listen(Spot::Page(2), b"there").unwrap();
        assert_eq!(live.readers(), MOST_FROM + 1);
        drop(taken);
        assert!(live.listen(Spot::Page(2), b"here").is_some());
        drop(elsewhere);
        assert_eq!((live.readers(), live.pages().len()), (0, 0));
    }

    #[test]
    fn whoever_looks_is_told_and_nobody_else() {
        let live = Live::default();
        let mut here = live.listen(Spot::Page(1), b"a").unwrap();
        let mut there = live.listen(Spot::Page(2), b"b").unwrap();
        live.tell(1, stale());
        assert_eq!(here.frames.try_recv().unwrap().event, "stale");
        assert!(there.frames.try_recv().is_err());
        assert!(live.has(1) && !live.has(3));
    }

    #[test]
    fn whoever_looks_where_no_page_is_is_told_once_there_is_one() {
        let live = Live::default();
        let at = |path: &str| Spot::Bare(1, path.to_owned());
        let (mut here, mut there) =
            (live.listen(at("/a"), b"a").unwrap(), live.listen(at("/b"), b"b").unwrap());
        live.tell(7, stale());
        assert!(live.came(7, at("/a")) && !live.came(7, at("/a")) && !live.came(8, at("/c")));
        assert_eq!((live.has(7), live.has(8), live.pages()), (true, false, vec![7]));
        let mut later = live.listen(Spot::Page(7), b"c").unwrap();
        live.tell(7, stale());
        assert!(here.frames.try_recv().is_ok() && later.frames.try_recv().is_ok());
        assert!(here.frames.try_recv().is_err(), "what was before is not told, and nothing is told twice");
        assert!(there.frames.try_recv().is_err());
        assert!(live.is_bare_somewhere(1) && !live.is_bare_somewhere(2));
        drop((here, there, later));
        assert!(live.held().spots.is_empty() && live.held().came.is_empty(), "nothing stays");
    }
}
