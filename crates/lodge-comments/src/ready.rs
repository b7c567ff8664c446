//! Threads as bytes that are ready: what was asked for once is compressed once, and given to everybody until it changes.
//!
//! A body knows the page and the site that it was made of, by the number of their state then. A change counts the number
//! up; whoever asks next finds the body out of date and makes another. So a write costs nothing here, and a read of a
//! page that nobody changed costs two look-ups without a lock.

mod packed;
mod swift;

pub(crate) use packed::Packed;
pub(crate) use swift::Threads;

use axum::http::HeaderValue;
use std::sync::{
    Arc, Weak,
    atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
};

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use tokio::sync::{Mutex, MutexGuard};

/// Bytes of all bodies that are kept, about.
const ROOM: usize = 64 * 1024 * 1024;

/// A longer question is not remembered.
const LONGEST: usize = 256;
/// So many questions are remembered at most.
const MOST_WORDS: usize = 16_384;
/// So many different things may be made at once, about.
const MAKING: usize = 32;

/// A thread, or a piece of one, as it is sent.
pub(crate) struct Body {
    /// What is sent.
    pub(crate) packed: Packed,
    /// What it is recognised by, in quotes.
    pub(crate) etag: String,
    /// The same, as it is said.
    pub(crate) tag: HeaderValue,
    /// Which page it is of, if anybody wrote there.
    pub(crate) page: Option<i64>,
    /// Which site it is of.
    pub(crate) site: i64,
    made_of: Since,
    used: AtomicU64,
    pressed: AtomicBool,
}

/// What a body is made of, taken before it is read.
pub(crate) struct Since([(Arc<AtomicU64>, u64); 2]);

impl Since {
    /// Whether nothing of it has changed.
    pub(crate) fn is_true(&self) -> bool {
        self.0.iter().all(|(now, then)| now.load(Ordering::Acquire) == *then)
    }
}

impl Body {
    pub(crate) fn new(packed: Packed, etag: String, (site, page): (i64, Option<i64>), since: Since) -> Self {
        let tag = HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static(""));
        Self {
            packed,
            etag,
            tag,
            page,
            site,
            made_of: since,
            used: AtomicU64::new(0),
            pressed: AtomicBool::new(false),
        }
    }

    fn is_true(&self) -> bool {
        self.made_of.is_true()
    }

    /// Somebody takes it who did not have to wait for it. As soon as there is a second one, it is worth being made small.
    pub(crate) fn is_taken_again(self: &Arc<Self>) {
        if !self.pressed.load(Ordering::Relaxed) && !self.pressed.swap(true, Ordering::Relaxed) {
            let body = Arc::clone(self);
            drop(tokio::task::spawn_blocking(move || body.packed.press()));
        }
    }

    fn size(&self) -> usize {
        // With what it was asked by, about.
        self.packed.size() + 512
    }
}

/// The bodies that are ready, by what was asked.
#[derive(Default)]
pub(crate) struct Ready {
    bodies: papaya::HashMap<String, Arc<Body>>,
    /// The same by the very words that somebody asked with.
    words: papaya::HashMap<Box<str>, Weak<Body>>,
    pages: papaya::HashMap<i64, Arc<AtomicU64>>,
    /// Which page was last found where, and whether it was short: only a guess.
    places: papaya::HashMap<(i64, Box<str>), (i64, bool)>,
    sites: papaya::HashMap<i64, Arc<AtomicU64>>,
    room: AtomicUsize,
    turn: AtomicU64,
    making: [Mutex<()>; MAKING],
}

impl Ready {
    /// What is ready for this question, if it is still true.
    pub(crate) fn find(&self, asked: &str) -> Option<Arc<Body>> {
        let bodies = self.bodies.pin();
        let body = bodies.get(asked).filter(|body| body.is_true())?;
        body.used.store(self.turn.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        Some(Arc::clone(body))
    }

    /// What is ready for a question that was asked in these very words before.
    pub(crate) fn find_as_said(&self, query: &str) -> Option<Arc<Body>> {
        let body = self.words.pin().get(query)?.upgrade().filter(|body| body.is_true())?;
        body.used.store(self.turn.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        Some(body)
    }

    /// Remembers in which words a body was asked for.
    pub(crate) fn said(&self, query: &str, body: &Arc<Body>) {
        let words = self.words.pin();
        if query.len() > LONGEST {
            return;
        }
        if words.len() >= MOST_WORDS {
            words.clear();
        }
        words.insert(query.into(), Arc::downgrade(body));
    }

    /// Which page is probably there, and whether it is short.
    pub(crate) fn guess(&self, site: i64, path: &str) -> Option<(i64, bool)> {
        self.places.pin().get(&(site, path.into())).copied()
    }

    /// A page was found there, a short one or a long one.
    pub(crate) fn found(&self, site: i64, path: &str, page: (i64, bool)) {
        let places = self.places.pin();
        if places.len() >= MOST_WORDS {
            places.clear();
        }
        places.insert((site, path.into()), page);
    }

    /// Waits until nobody else makes the same: what one made, the others find.
    pub(crate) async fn alone(&self, asked: &str) -> Option<MutexGuard<'_, ()>> {
        let mut hash = DefaultHasher::new();
        asked.hash(&mut hash);
        let turn = usize::try_from(hash.finish() % MAKING as u64).unwrap_or(0);
        Some(self.making.get(turn)?.lock().await)
    }

    /// The state of things now: take it before anything is read.
    pub(crate) fn since(&self, site: i64, page: Option<i64>) -> Since {
        let (pages, sites) = (self.pages.pin(), self.sites.pin());
        let of_site = Arc::clone(sites.get_or_insert_with(site, Arc::default));
        // Where nobody wrote yet, a page comes to be with the site's next number.
        let of_page = page.map_or_else(
            || Arc::clone(&of_site),
            |page| Arc::clone(pages.get_or_insert_with(page, Arc::default)),
        );
        let now = |number: Arc<AtomicU64>| {
            let then = number.load(Ordering::Acquire);
            (number, then)
        };
        Since([now(of_site), now(of_page)])
    }

    /// Keeps a body for whoever asks the same.
    pub(crate) fn keep(&self, asked: String, body: Arc<Body>) {
        let size = body.size();
        body.used.store(self.turn.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        if let Some(old) = self.bodies.pin().insert(asked, body) {
            self.room.fetch_sub(old.size(), Ordering::Relaxed);
        }
        if self.room.fetch_add(size, Ordering::Relaxed) + size > ROOM {
            self.make_room();
        }
    }

    /// The sites of which anything was asked for.
    pub(crate) fn sites(&self) -> Vec<i64> {
        self.sites.pin().keys().copied().collect()
    }

    /// A page changed: what was made of it is not true any more.
    pub(crate) fn page_changed(&self, page: i64) {
        self.pages.pin().get_or_insert_with(page, Arc::default).fetch_add(1, Ordering::Release);
    }

    /// A site's rules changed, or it has a new page.
    pub(crate) fn site_changed(&self, site: i64) {
        self.sites.pin().get_or_insert_with(site, Arc::default).fetch_add(1, Ordering::Release);
    }

    /// The same, where a page that has not been asked for here may be new: bodies of empty threads may be of it.
    pub(crate) fn site_changed_if_new(&self, site: i64, page: i64) {
        if !self.pages.pin().contains_key(&page) {
            self.site_changed(site);
        }
    }

    /// Forgets all bodies: somebody was erased.
    pub(crate) fn clear(&self) {
        self.bodies.pin().clear();
        self.words.pin().clear();
        self.places.pin().clear();
        self.room.store(0, Ordering::Relaxed);
    }

    /// Lets go of what is not true any more, and of the half that was asked for longest ago.
    fn make_room(&self) {
        let bodies = self.bodies.pin();
        let mut used: Vec<u64> = bodies.values().map(|body| body.used.load(Ordering::Relaxed)).collect();
        used.sort_unstable();
        let half = used.get(used.len() / 2).copied().unwrap_or(0);
        bodies.retain(|_, body| body.is_true() && body.used.load(Ordering::Relaxed) >= half);
        self.room.store(bodies.values().map(|body| body.size()).sum(), Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(ready: &Ready, page: Option<i64>, size: usize) -> Arc<Body> {
        let packed = Packed::of(vec![b'x'; size].into());
        let since = ready.since(1, page);
        Arc::new(Body::new(packed, String::new(), (1, page), since))
    }

    #[test]
    fn a_body_is_given_until_its_page_changes() {
        let ready = Ready::default();
        ready.keep("a".to_owned(), body(&ready, Some(7), 10));
        ready.keep("b".to_owned(), body(&ready, Some(8), 10));
        assert!(ready.find("a").is_some() && ready.find("b").is_some() && ready.find("c").is_none());
        ready.page_changed(7);
        assert!(ready.find("a").is_none() && ready.find("b").is_some());
        ready.site_changed(1);
        assert!(ready.find("b").is_none());
    }

    #[test]
    fn where_nobody_wrote_a_new_page_of_the_site_is_a_change() {
        let ready = Ready::default();
        ready.keep("none".to_owned(), body(&ready, None, 10));
        assert!(ready.find("none").is_some());
        ready.site_changed(1);
        assert!(ready.find("none").is_none());
    }

    #[test]
    fn what_changed_while_it_was_made_is_not_given() {
        let ready = Ready::default();
        let slow = body(&ready, Some(7), 10);
        ready.page_changed(7);
        ready.keep("a".to_owned(), slow);
        assert!(ready.find("a").is_none());
    }

    #[test]
    fn what_was_asked_for_longest_ago_makes_room() {
        let ready = Ready::default();
        for number in 0..100 {
            ready.keep(number.to_string(), body(&ready, Some(number), ROOM / 64));
            ready.find("0");
        }
        assert!(ready.room.load(Ordering::Relaxed) <= ROOM);
        assert!(ready.find("99").is_some() && ready.find("0").is_some() && ready.find("1").is_none());
    }
}
