//! The shapes of long threads: what stands where, without a word, kept as long as nothing changes.
//!
//! Whoever reads on in a long thread, or in another order, need not have all of it read anew.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use lodge_store::StoreError;

use crate::{
    Book, Page,
    ready::Since,
    store::thread::{Leaf, leaves},
};

/// A thread with fewer comments is read anew: that takes no longer than the rest.
const LONG: usize = 200;
/// Of so many comments in all are shapes kept: some 15 MB.
const ROOM: usize = 200_000;

/// The shapes that are kept, by page.
#[derive(Default)]
pub(crate) struct Shapes {
    kept: papaya::HashMap<i64, Shape>,
    room: AtomicUsize,
}

struct Shape {
    leaves: Arc<Vec<Leaf>>,
    since: Since,
}

impl Shapes {
    /// What stands on a page, in the order of their numbers.
    pub(crate) async fn of(&self, book: &Book, page: &Page) -> Result<Arc<Vec<Leaf>>, StoreError> {
        let number = page.id.number();
        if let Some(shape) = self.kept.pin().get(&number).filter(|shape| shape.since.is_true()) {
            return Ok(Arc::clone(&shape.leaves));
        }
        // Taken before anything is read: what changes meanwhile makes this out of date.
        let since = book.ready.since(page.site_id.number(), Some(number));
        let leaves = Arc::new(leaves(&book.house.db, page.id).await?);
        if leaves.len() >= LONG {
            self.keep(number, Shape { leaves: Arc::clone(&leaves), since });
        }
        Ok(leaves)
    }

    fn keep(&self, page: i64, shape: Shape) {
        let count = shape.leaves.len();
        if self.room.load(Ordering::Relaxed) + count > ROOM {
            self.clear();
        }
        if let Some(old) = self.kept.pin().insert(page, shape) {
            self.room.fetch_sub(old.leaves.len(), Ordering::Relaxed);
        }
        self.room.fetch_add(count, Ordering::Relaxed);
    }

    /// Forgets all of them.
    pub(crate) fn clear(&self) {
        self.kept.pin().clear();
        self.room.store(0, Ordering::Relaxed);
    }
}
