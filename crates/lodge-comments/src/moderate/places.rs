//! Acts about where comments stand: above the others, on a page that is closed or moved, by which rules.

use lodge_register::{Field as _, Id};
use lodge_store::{Batch, Expect, StoreError};

use super::{
    act::{About, By, row},
    bans::happened,
    on_page, told,
};
use crate::{Book, Comment, Done, FormerPath, Page, Rules, Site, live::tell, place, store};

/// Puts a comment above the others, or back into its place. Says whether that is new.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn stick(
    book: &Book,
    site: &Site,
    comment: &Comment,
    on: bool,
    by: By,
) -> Result<bool, StoreError> {
    let done = if on { Done::Stuck } else { Done::Unstuck };
    let act = row(book, site, (done, by), About::comment(comment, comment.state.as_str()));
    let batch = Batch::new()
        .run(
            "UPDATE comments_comment SET sticky = $3 WHERE page_id = $1 AND id = $2 AND sticky <> $3",
            (comment.page_id, comment.id, on),
            Expect::Exactly(1),
        )
        .then(on_page(book, comment.page_id.number(), &act));
    let stuck = happened(book.house.db.write(batch).await)?;
    told::changed(book, site, comment.page_id);
    tell::stale(book, comment.page_id);
    Ok(stuck)
}

/// Closes a page, or opens it again. Says whether that is new.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn lock_page(
    book: &Book,
    site: &Site,
    page: Id<Page>,
    on: bool,
    by: By,
) -> Result<bool, StoreError> {
    let act = row(book, site, (locked(on), by), About::page(page, None));
    let batch = Batch::new()
        .run(
            "UPDATE comments_page SET locked = $3 WHERE id = $1 AND site_id = $2 AND locked <> $3",
            (page, site.id, on),
            Expect::Exactly(1),
        )
        .then(on_page(book, page.number(), &act));
    let is_new = happened(book.house.db.write(batch).await)?;
    told::changed(book, site, page);
    tell::locked(book, page, on);
    Ok(is_new)
}

/// Closes a site, or opens it again. Says whether that is new.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn lock_site(book: &Book, site: &Site, on: bool, by: By) -> Result<bool, StoreError> {
    let db = &book.house.db;
    let act = row(book, site, (locked(on), by), About::default());
    let batch = Batch::new()
        .run(
            "UPDATE comments_site SET locked = $2, changed_at = $3 WHERE id = $1 AND locked <> $2",
            (site.id, on, book.house.clock.now()),
            Expect::Exactly(1),
        )
        .insert(db, &act);
    let is_new = happened(db.write(batch).await)?;
    told::site_changed(book, site);
    tell::site_locked(book, site, on).await;
    Ok(is_new)
}

const fn locked(on: bool) -> Done {
    if on { Done::Locked } else { Done::Unlocked }
}

/// Why a page is not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// No page can be there.
    #[error(transparent)]
    NoPage(#[from] place::NoPage),
    /// There is a page at that path already.
    #[error("there is a page at that path already")]
    Taken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Moves a page with its comments to another path. From the old one they are still found. Says whether that is new.
///
/// # Errors
/// [`MoveError`] says why not.
pub async fn move_page(book: &Book, site: &Site, page: &Page, to: &str, by: By) -> Result<bool, MoveError> {
    let path = place::path(to, &site.rules.pages)?;
    if path == page.path {
        return Ok(false);
    }
    let db = &book.house.db;
    let act = row(book, site, (Done::Moved, by), About::page(page.id, Some(page.path.clone())));
    let former = FormerPath { site_id: site.id, path: page.path.clone(), page_id: page.id };
    let batch = Batch::new()
        .run(
            "DELETE FROM comments_former_path WHERE site_id = $1 AND (path = $2 OR path = $3)",
            (site.id, &path, &page.path),
            Expect::Any,
        )
        .run(
            "UPDATE comments_page SET path = $2 WHERE id = $1 AND path = $3",
            (page.id, &path, &page.path),
            Expect::Exactly(1),
        )
        .insert(db, &former)
        .then(on_page(book, page.id.number(), &act));
    let moved = match happened(db.write(batch).await) {
        Err(StoreError::Conflict) => return Err(MoveError::Taken),
        moved => moved?,
    };
    told::changed(book, site, page.id);
    told::site_changed(book, site);
    Ok(moved)
}

/// Removes a page with its comments. That cannot be undone.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove_page(book: &Book, site: &Site, page: Id<Page>) -> Result<(), StoreError> {
    store::pages::remove(&book.house.db, page, book.house.clock.now()).await?;
    told::changed(book, site, page);
    told::site_changed(book, site);
    Ok(())
}

/// Gives a site other rules.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such site any more.
pub async fn set_rules(book: &Book, site: &Site, rules: &Rules, by: By) -> Result<bool, StoreError> {
    if *rules == site.rules {
        return Ok(false);
    }
    let (db, before) = (&book.house.db, serde_json::to_string(&site.rules).ok());
    let act = row(book, site, (Done::Rules, by), About { before, ..About::default() });
    let batch = Batch::new()
        .run(
            "UPDATE comments_site SET rules = $2, changed_at = $3 WHERE id = $1",
            (site.id, rules.to_value(), book.house.clock.now()),
            Expect::Exactly(1),
        )
        .insert(db, &act);
    let is_new = happened(db.write(batch).await)?;
    told::site_changed(book, site);
    Ok(is_new)
}
