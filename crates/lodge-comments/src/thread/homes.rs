//! Sites by what pages call them, kept as long as nothing changes: a thread that is made anew need not ask for its site.

use std::sync::Arc;

use lodge_register::Id;
use lodge_store::StoreError;

use crate::{
    Book, Site,
    ready::Since,
    store::sites::{by_id, named},
};

/// So many names are remembered at most.
const MOST: usize = 4096;
/// A longer name is not remembered.
const LONGEST: usize = 256;

/// The sites that are kept, by name.
#[derive(Default)]
pub(crate) struct Homes(papaya::HashMap<Box<str>, Arc<Home>>);

/// A site as it was read.
pub(crate) struct Home {
    pub(crate) site: Site,
    since: Since,
}

impl Home {
    /// Whether nothing about it has changed since.
    pub(crate) fn is_true(&self) -> bool {
        self.since.is_true()
    }
}

impl Homes {
    /// The site that is called this.
    pub(crate) async fn of(&self, book: &Book, name: &str) -> Result<Option<Arc<Home>>, StoreError> {
        if let Some(home) = self.0.pin().get(name).filter(|home| home.is_true()) {
            return Ok(Some(Arc::clone(home)));
        }
        let db = &book.house.db;
        let Some(site) = named(db, name).await? else { return Ok(None) };
        // Once more, now that changes of the site are counted.
        let since = book.ready.since(site.id.number(), None);
        let Some(site) = by_id(db, Id::new(site.id.number())).await? else { return Ok(None) };
        let home = Arc::new(Home { site, since });
        if name.len() <= LONGEST {
            let kept = self.0.pin();
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(name.into(), Arc::clone(&home));
        }
        Ok(Some(home))
    }

    /// Forgets all of them.
    pub(crate) fn clear(&self) {
        self.0.pin().clear();
    }
}
