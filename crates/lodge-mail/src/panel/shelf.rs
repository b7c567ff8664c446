//! What a list of aliases is searched and sorted by: opened once, and kept until anything changes.
//!
//! What is sealed, the database cannot look into. Opening a thousand aliases for each letter that somebody types would
//! cost ten times the rest of the page.

use std::sync::{Arc, Mutex, PoisonError};

use lodge_register::Id;
use lodge_store::{Db, StoreError};

use super::{aliases::Entry, sought::Sought};
use crate::{Domain, store};

/// How many domains' aliases are kept open, those that were asked for last.
const DRAWERS: usize = 8;
/// The most aliases of a domain that are kept open.
const MOST: usize = 20_000;

/// The aliases of the domains that were searched last.
#[derive(Default)]
pub(crate) struct Shelf {
    drawers: Mutex<Vec<Drawer>>,
}

struct Drawer {
    domain: Id<Domain>,
    as_of: store::Extent,
    cards: Arc<[Card]>,
}

/// An alias, and what it is found by.
pub(super) struct Card {
    pub(super) entry: Entry,
    /// In lower case, a line each: address, destinations, label.
    found_by: String,
}

impl Card {
    pub(super) fn of(entry: Entry) -> Self {
        let mut found_by = entry.address.to_lowercase();
        for part in entry.destinations.iter().chain([&entry.label]) {
            found_by.push('\n');
            found_by.push_str(&part.to_lowercase());
        }
        Self { entry, found_by }
    }

    /// Whether this, in lower case, is a part of what it is found by.
    pub(super) fn has(&self, needle: &str) -> bool {
        self.found_by.contains(needle)
    }
}

impl Shelf {
    /// Those that are sought, in the order that was asked for: so many of them in all, and these from the first on.
    pub(super) async fn find(
        &self,
        db: &Db,
        domain: Id<Domain>,
        sought: &Sought,
        begins: impl FnOnce(usize) -> usize,
        most: usize,
    ) -> Result<(usize, usize, Vec<Entry>), StoreError> {
        let cards = self.cards(db, domain).await?;
        let found = sought.among(&cards);
        let first = begins(found.len());
        let shown = found.iter().skip(first).take(most).map(|card| card.entry.clone()).collect();
        Ok((found.len(), first, shown))
    }

    /// The aliases of a domain, oldest first, as they are now.
    async fn cards(&self, db: &Db, domain: Id<Domain>) -> Result<Arc<[Card]>, StoreError> {
        // Asked for before they are read: what changes meanwhile is read once more the next time.
        let now = store::extent(db).await?;
        if let Some(cards) = self.kept(domain, now) {
            return Ok(cards);
        }
        let aliases = store::aliases_of(db, domain).await?;
        let cards: Arc<[Card]> = aliases.iter().map(|alias| Card::of(Entry::of(alias))).collect();
        if cards.len() <= MOST {
            self.put(Drawer { domain, as_of: now, cards: Arc::clone(&cards) });
        }
        Ok(cards)
    }

    /// Forgets all.
    pub(crate) fn clear(&self) {
        self.drawers().clear();
    }

    fn kept(&self, domain: Id<Domain>, now: store::Extent) -> Option<Arc<[Card]>> {
        let mut drawers = self.drawers();
        drawers.retain(|drawer| drawer.as_of == now);
        let at = drawers.iter().position(|drawer| drawer.domain == domain)?;
        let drawer = drawers.remove(at);
        let cards = Arc::clone(&drawer.cards);
        drawers.push(drawer);
        Some(cards)
    }

    fn put(&self, drawer: Drawer) {
        let mut drawers = self.drawers();
        drawers.retain(|other| other.domain != drawer.domain);
        if drawers.len() >= DRAWERS {
            drawers.remove(0);
        }
        drawers.push(drawer);
    }

    fn drawers(&self) -> std::sync::MutexGuard<'_, Vec<Drawer>> {
        self.drawers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
