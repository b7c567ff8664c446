//! That pages are looked at: counted in memory, written down each minute (promise C5).
//!
//! A row says in which minute which page was looked at how often, and by whom only if they were signed in. How many
//! readers there were in a day is counted without knowing any of them: by a hash under a key that is drawn each day and
//! is nowhere but in memory. When the day is over, or the program, the key is gone, and nothing can be told from what is
//! left: a number. A Lodge that was started anew counts the readers of its day anew.

mod limit;
mod readers;
mod write;

pub use limit::{Used, used};
pub use write::write;

use std::{
    hash::{DefaultHasher, Hasher as _},
    sync::{Arc, Mutex, PoisonError},
};

use foldhash::HashMap;
use lodge_register::{
    Basis, Chance, Clock, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject, Timestamp,
    draw,
};
use url::Url;

use crate::Visitor;
use readers::Readers;

/// What is in memory of today's readers.
pub(crate) const READERS: &Entry = &Entry {
    name: "comments_readers",
    title: "How many readers a page had today",
    place: Place::Memory,
    purpose: "to count a reader once a day",
    basis: Basis::Interest("owners want to know whether they are read"),
    subject: Subject::Nobody("it is hashes under a key that is drawn each day, and never leaves memory"),
    keep: Keep::WhileRunning,
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within a day"),
    critical: false,
    columns: &[Column::plain("hash", DataClass::Technical, SqlKind::Int)],
};

/// So many different things are counted between two writings at most.
const MOST_SEEN: usize = 65_536;
/// Of so many pages are readers counted in a day at most.
const MOST_PAGES: usize = 4_096;
/// So many hosts that readers come from are counted between two writings at most.
const MOST_HOSTS: usize = 2_048;
/// A longer name is no host.
const LONGEST_HOST: usize = 253;

const MINUTE: i64 = 60_000;

/// What was looked at since it was last written down.
pub struct Views {
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    today: Mutex<Today>,
}

#[derive(Default)]
struct Today {
    day: Option<i64>,
    key: [u8; 32],
    /// By site and page, 0 for the site as a whole.
    readers: HashMap<(i64, i64), Readers>,
    counts: Counts,
}

/// What was counted, and is to be written down.
#[derive(Debug, Default)]
struct Counts {
    seen: HashMap<Seen, i64>,
    /// Readers who were not there before that day, by site, page and day.
    readers: HashMap<(i64, i64, i64), i64>,
    /// Those who came from elsewhere, by site, day and host.
    came: HashMap<(i64, i64, String), i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Seen {
    site: i64,
    page: Option<i64>,
    visitor: Option<i64>,
    minute: i64,
}

impl Views {
    /// Counts by this clock, and draws its keys here.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance, today: Mutex::default() }
    }

    /// Somebody looked at the comments of a page. Of where they came from, the host counts.
    pub fn seen(
        &self,
        site: i64,
        page: Option<i64>,
        visitor: Option<Id<Visitor>>,
        network: &[u8],
        referrer: Option<&str>,
    ) {
        let now = self.clock.now();
        let host = referrer.and_then(host);
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        today.turn(day(now), self.chance.as_ref());
        let minute = now.millis().div_euclid(MINUTE);
        let seen = Seen { site, page, visitor: visitor.map(Id::number), minute };
        count(&mut today.counts.seen, seen, 1, MOST_SEEN);
        let reader = today.reader(site, network);
        today.read(site, 0, reader);
        if let Some(page) = page {
            today.read(site, page, reader);
        }
        if let Some(host) = host {
            count(&mut today.counts.came, (site, day(now), host), 1, MOST_HOSTS);
        }
    }

    fn take(&self) -> Counts {
        std::mem::take(&mut self.today.lock().unwrap_or_else(PoisonError::into_inner).counts)
    }
}

impl Today {
    /// A new day has a new key, and knows nobody.
    fn turn(&mut self, day: i64, chance: &dyn Chance) {
        if self.day != Some(day) {
            self.day = Some(day);
            self.key = draw(chance);
            self.readers.clear();
        }
    }

    /// What a reader of a site is counted by, today.
    fn reader(&self, site: i64, network: &[u8]) -> u64 {
        let mut hash = DefaultHasher::new();
        hash.write(&self.key);
        hash.write(&site.to_be_bytes());
        hash.write(network);
        hash.finish()
    }

    fn read(&mut self, site: i64, page: i64, reader: u64) {
        if self.readers.len() >= MOST_PAGES && !self.readers.contains_key(&(site, page)) {
            return;
        }
        let more = self.readers.entry((site, page)).or_default().add(reader);
        if more > 0
            && let Some(day) = self.day
        {
            count(&mut self.counts.readers, (site, page, day), more, MOST_SEEN);
        }
    }
}

fn count<K: Eq + std::hash::Hash>(counts: &mut HashMap<K, i64>, key: K, more: i64, most: usize) {
    if counts.len() < most || counts.contains_key(&key) {
        *counts.entry(key).or_default() += more;
    }
}

/// Which day it is, UTC.
const fn day(now: Timestamp) -> i64 {
    now.millis().div_euclid(Timestamp::DAY)
}

/// The host of an address, or a host as it stands.
fn host(said: &str) -> Option<String> {
    let url = Url::parse(said).ok().filter(Url::has_host);
    let url = url.or_else(|| Url::parse(&format!("https://{said}/")).ok())?;
    let host = url.host_str().filter(|host| host.contains('.') && host.len() <= LONGEST_HOST)?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::{ManualClock, SeededChance};

    fn views() -> (Views, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_800_000_000_000)));
        (Views::new(clock.clone(), Arc::new(SeededChance::new(5))), clock)
    }

    #[test]
    fn views_of_a_minute_are_one_row_and_readers_are_counted_once() {
        let (views, clock) = views();
        for network in [[1, 2, 3], [1, 2, 3], [4, 5, 6]] {
            views.seen(1, Some(7), None, &network, None);
        }
        clock.advance(MINUTE);
        views.seen(1, Some(8), Some(Id::new(3)), &[1, 2, 3], None);
        let counts = views.take();
        let mut seen: Vec<_> =
            counts.seen.iter().map(|(seen, times)| (seen.page, seen.visitor, *times)).collect();
        seen.sort_unstable();
        assert_eq!(seen, [(Some(7), None, 3), (Some(8), Some(3), 1)]);
        let readers = |page| {
            counts.readers.iter().filter(|((_, of, _), _)| *of == page).map(|(_, more)| more).sum::<i64>()
        };
        assert_eq!((readers(0), readers(7), readers(8)), (2, 2, 1));
        assert!(views.take().seen.is_empty(), "what was taken is gone");
    }

    #[test]
    fn a_new_day_has_a_new_key_and_knows_nobody() {
        let (views, clock) = views();
        views.seen(1, None, None, &[1, 2, 3], None);
        let key = views.today.lock().unwrap().key;
        clock.advance_days(1);
        views.seen(1, None, None, &[1, 2, 3], None);
        assert_ne!(views.today.lock().unwrap().key, key);
        let counts = views.take();
        assert_eq!(counts.readers.len(), 2, "each day counts its own");
        assert!(counts.readers.values().all(|more| *more == 1));
    }

    #[test]
    fn of_where_somebody_came_from_the_host_is_left() {
        assert_eq!(host("https://www.news.example/secret?q=me#x").as_deref(), Some("news.example"));
        assert_eq!(host("news.example").as_deref(), Some("news.example"));
        for nonsense in ["", "about:blank", "android-app://x", "localhost", "a b"] {
            assert_eq!(host(nonsense), None, "{nonsense}");
        }
        assert_eq!(host(&format!("https://{}.example", "x".repeat(300))), None);
    }

    #[test]
    fn memory_does_not_grow_without_end() {
        let mut counts = HashMap::default();
        (0..10).for_each(|key| count(&mut counts, key, 1, 4));
        count(&mut counts, 0, 1, 4);
        assert_eq!((counts.len(), counts[&0]), (4, 2));
    }
}
