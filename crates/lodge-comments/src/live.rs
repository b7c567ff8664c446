//! Who is looking at which page, and is told what happens on it.
//!
//! Nothing is known of them but that somebody looks: a channel for each page, gone with the last reader.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::sync::broadcast::{Receiver, Sender, channel};

/// The most readers of all pages who are told at once. Whoever comes then reads without.
const MOST: usize = 50_000;
/// How many frames a reader may lag behind before they have to read anew.
const BEHIND: usize = 32;

/// Something that happened on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// What: `comment`, `changed`, `gone`, `locked` or `stale`.
    pub event: &'static str,
    /// For readers of which language; nothing, if for all.
    pub language: Option<&'static str>,
    /// More about it, as JSON on one line.
    pub data: String,
}

/// The readers of all pages.
#[derive(Default)]
pub(crate) struct Live {
    pages: papaya::HashMap<i64, Sender<Arc<Frame>>>,
    readers: Arc<AtomicUsize>,
}

/// A reader's place. It is given back when they go.
pub(crate) struct Place {
    pub(crate) frames: Receiver<Arc<Frame>>,
    readers: Arc<AtomicUsize>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.readers.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Live {
    /// A place for a reader of this page. None, if the house is full.
    pub(crate) fn listen(&self, page: i64) -> Option<Place> {
        if self.readers.fetch_add(1, Ordering::Relaxed) >= MOST {
            self.readers.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        let pages = self.pages.pin();
        let frames = pages.get_or_insert_with(page, || channel(BEHIND).0).subscribe();
        Some(Place { frames, readers: Arc::clone(&self.readers) })
    }

    /// Tells those who look at this page.
    pub(crate) fn tell(&self, page: i64, frame: Frame) {
        let pages = self.pages.pin();
        if let Some(sender) = pages.get(&page)
            && sender.send(Arc::new(frame)).is_err()
        {
            pages.remove(&page);
        }
    }

    /// Whether anybody looks at this page.
    pub(crate) fn has(&self, page: i64) -> bool {
        self.pages.pin().get(&page).is_some_and(|sender| sender.receiver_count() > 0)
    }

    /// How many readers there are.
    pub(crate) fn readers(&self) -> usize {
        self.readers.load(Ordering::Relaxed)
    }
}
