//! What changed lately, for running Lodges that keep threads ready.

use lodge_register::Timestamp;
use lodge_store::{Db, StoreError};

/// Something that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// A page, which now has this revision.
    Page {
        /// Of which site.
        site: i64,
        /// Which page.
        page: i64,
        /// The number of its last change.
        revision: i64,
    },
    /// A site's rules.
    Site {
        /// Which site.
        site: i64,
        /// When.
        at: Timestamp,
    },
}

/// What changed at this moment or later.
pub(crate) async fn changed_since(db: &Db, since: Timestamp) -> Result<Vec<Changed>, StoreError> {
    let pages =
        db.rows("SELECT site_id, id, revision FROM comments_page WHERE changed_at >= $1", (since,)).await?;
    let sites = db.rows("SELECT id, changed_at FROM comments_site WHERE changed_at >= $1", (since,)).await?;
    let mut changed = Vec::with_capacity(pages.len() + sites.len());
    for row in sites {
        changed.push(Changed::Site { site: row.int(0)?, at: Timestamp::from_millis(row.int(1)?) });
    }
    for row in pages {
        changed.push(Changed::Page { site: row.int(0)?, page: row.int(1)?, revision: row.int(2)? });
    }
    Ok(changed)
}
