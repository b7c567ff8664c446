//! Questions about sites, pages, visitors and comments.

mod changes;
pub mod comments;
pub mod forgotten;
pub mod imports;
pub mod letters;
pub(crate) mod own;
pub mod pages;
pub(crate) mod seen;
pub mod sites;
pub mod thread;
pub mod visitors;

pub(crate) use changes::{Changed, changed_since};

use lodge_register::Timestamp;
use lodge_store::{Batch, Expect};

/// Says in the same batch that something that is shown on a page changed, and by how much its count did.
pub(crate) fn touched(batch: Batch, page: i64, by: i64, now: Timestamp) -> Batch {
    batch.run(
        "UPDATE comments_page SET revision = revision + 1, shown = shown + $2, changed_at = $3 WHERE id = $1",
        (page, by, now),
        Expect::Exactly(1),
    )
}
