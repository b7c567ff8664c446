//! Follows the database, so that what another node or a command changed is shown here, too.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
    time::Duration,
};

use lodge_module::Shutdown;
use lodge_register::Id;
use tracing::{info, warn};

use crate::{
    Book,
    live::tell,
    store::{Changed, changed_since, forgotten, pages, sites},
    views,
};

/// How often it is asked whether anything changed.
const EVERY: Duration = Duration::from_secs(1);
/// Every so many turns, comments are counted out that a command emptied, and views are written down.
const SETTLING: u32 = 60;
/// Every so many turns, it is asked which sites are no more.
const LEAVING: u32 = 10;
/// How far back it is asked, in milliseconds: the clocks of several nodes do not agree to the second.
const BACK: i64 = 10_000;

/// What has been seen of what changed lately.
#[derive(Default)]
pub(crate) struct Seen {
    pages: HashMap<i64, i64>,
    sites: HashMap<i64, i64>,
}

/// Follows until `stop`.
pub(crate) async fn follow(book: Arc<OnceLock<Book>>, mut stop: Shutdown) {
    let (mut seen, mut failing, mut turn) = (Seen::default(), false, 0_u32);
    loop {
        tokio::select! {
            () = stop.requested() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
        let Some(book) = book.get() else { continue };
        turn = (turn + 1) % SETTLING;
        if turn == 0 {
            settle(book).await;
            book.desk.tidy(book.house.clock.now());
            write_views(book).await;
        }
        let caught_up = match catch_up(book, &mut seen).await {
            Ok(()) if turn % LEAVING == 0 => leave(book).await,
            caught_up => caught_up,
        };
        match caught_up {
            Ok(()) if failing => {
                failing = false;
                info!("Comments can be read again");
            }
            Ok(()) => {}
            // Said once, not every second.
            Err(_) if failing => {}
            Err(error) => {
                failing = true;
                warn!(error = %error, "Comments cannot be read; threads stay as they were");
            }
        }
    }
    if let Some(book) = book.get() {
        write_views(book).await;
    }
}

/// Forgets what was made of sites that were removed, by another node or with their owner.
pub(crate) async fn leave(book: &Book) -> Result<(), lodge_store::StoreError> {
    let known = book.ready.sites();
    if known.is_empty() {
        return Ok(());
    }
    let there = sites::numbers(&book.house.db).await?;
    for site in known.into_iter().filter(|site| !there.contains(site)) {
        book.ready.site_changed(site);
    }
    Ok(())
}

async fn settle(book: &Book) {
    if let Err(error) = forgotten::settle(&book.house.db, book.house.clock.now()).await {
        warn!(error = %error, "Comments of those who were forgotten cannot be counted out");
    }
}

async fn write_views(book: &Book) {
    if let Err(error) = views::write(book).await {
        warn!(error = %error, "Views could not be written down; those of the last minute are lost");
    }
}

/// Whether a page was changed by somebody else, too: by another node, or by a command. Those who look were told of what
/// was changed here; were they sent to read all of it anew, every comment would bring all readers at once.
const fn is_from_elsewhere(before: Option<i64>, revision: i64, here: i64) -> bool {
    match before {
        Some(before) => revision - before > here,
        None => here == 0,
    }
}

/// Whether somebody looks at where this page is, since before it was there, and did not hear of it yet.
async fn awaited(book: &Book, site: i64, page: i64) -> Result<bool, lodge_store::StoreError> {
    if !book.live.is_bare_somewhere(site) {
        return Ok(false);
    }
    let page = pages::by_id(&book.house.db, Id::new(page)).await?;
    Ok(page.is_some_and(|page| tell::came(book, &page)))
}

/// Takes notice of what changed lately.
pub(crate) async fn catch_up(book: &Book, seen: &mut Seen) -> Result<(), lodge_store::StoreError> {
    let since = book.house.clock.now().plus_millis(-BACK);
    // Taken first: what is written meanwhile counts the next time, and is told once too often at worst.
    let here = book.changed_here();
    let changed = changed_since(&book.house.db, since).await?;
    let mut now = Seen::default();
    for change in changed {
        match change {
            Changed::Page { site, page, revision } => {
                let before = seen.pages.get(&page).copied();
                let is_awaited = awaited(book, site, page).await?;
                if is_from_elsewhere(before, revision, here.get(&page).copied().unwrap_or(0)) {
                    book.ready.site_changed_if_new(site, page);
                    book.ready.page_changed(page);
                    // Whoever looks asks for it, and finds by its tag whether it is what they have.
                    tell::stale(book, Id::new(page));
                } else if is_awaited {
                    tell::stale(book, Id::new(page));
                }
                now.pages.insert(page, revision);
            }
            Changed::Site { site, at } => {
                if seen.sites.get(&site) != Some(&at.millis()) {
                    book.ready.site_changed(site);
                    // A new one may go by the name of another.
                    book.homes.clear();
                }
                now.sites.insert(site, at.millis());
            }
        }
    }
    *seen = now;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_here_is_not_news() {
        for (before, revision, here, expected) in [
            (None, 7, 1, false),
            (None, 7, 0, true),
            (Some(7), 7, 0, false),
            (Some(7), 9, 2, false),
            (Some(7), 9, 1, true),
            (Some(7), 8, 0, true),
            (Some(7), 7, 1, false),
        ] {
            assert_eq!(is_from_elsewhere(before, revision, here), expected, "{before:?} {revision} {here}");
        }
    }
}
