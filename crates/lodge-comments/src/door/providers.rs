//! Which services the operator set up that a site lets its visitors sign in with.

use lodge_store::{Db, StoreError};

/// A service that somebody may have an account with.
pub(super) struct Offer {
    /// Its name in addresses.
    pub(super) id: String,
    /// Its name on buttons.
    pub(super) name: String,
}

/// Those that the site's owner chose, in their order, of those that the operator has.
pub(super) async fn offered(db: &Db, chosen: &[String]) -> Result<Vec<Offer>, StoreError> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let rows = db.rows("SELECT id, name FROM console_provider ORDER BY id", ()).await?;
    let mut there = Vec::with_capacity(rows.len());
    for row in rows {
        there.push((row.text(0)?.to_owned(), row.text(1)?.to_owned()));
    }
    let named = |id: &String| there.iter().find(|(known, _)| known == id).cloned();
    Ok(chosen.iter().filter_map(named).map(|(id, name)| Offer { id, name }).collect())
}
