//! Writing down what was counted.

use std::collections::BTreeMap;

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Expect, StoreError};

use super::{Counts, MINUTE, Seen, limit, used};
use crate::{Book, Site, View, store::sites};

/// So many rows are written in one go, so that nobody waits for long.
const AT_ONCE: usize = 500;

/// Writes down what was counted since the last time: each minute, and before the program ends.
///
/// # Errors
/// [`StoreError`]; what could not be written is lost, for it is worth less than memory that grows.
pub async fn write(book: &Book) -> Result<(), StoreError> {
    for (number, counts) in by_site(book.views.take()) {
        if let Some(site) = sites::by_id(&book.house.db, Id::new(number)).await? {
            write_site(book, &site, counts).await?;
        }
    }
    Ok(())
}

async fn write_site(book: &Book, site: &Site, counts: Counts) -> Result<(), StoreError> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    if !site.rules.beyond.views || counts.seen.is_empty() {
        return Ok(());
    }
    // Threads are shown to whoever asks; past the limit it is no more counted how often.
    let before = used(db, site.account_id, now).await?;
    if before.is_spent() {
        return Ok(());
    }
    let new: i64 = counts.seen.values().sum();
    let mut batches = Batches::default();
    for (seen, times) in &counts.seen {
        batches.run(|batch| viewed(batch, db.new_id::<View>(), *seen, *times));
    }
    for ((page, day), (views, visitors)) in by_day(&counts) {
        batches.run(|batch| counted(batch, site, (page, day), (views, visitors)));
    }
    if site.rules.beyond.referrers {
        let own = site.host.reveal();
        for ((_, day, host), views) in counts.came.iter().filter(|((_, _, host), _)| host != own) {
            batches.run(|batch| came(batch, site, (*day, host), *views));
        }
    }
    for batch in batches.all() {
        db.write(batch).await?;
    }
    if before.used + new >= before.most {
        limit::tell(book, site, now).await?;
    }
    Ok(())
}

#[derive(Default)]
struct Batches {
    full: Vec<Batch>,
    open: Batch,
    rows: usize,
}

impl Batches {
    fn run(&mut self, more: impl FnOnce(Batch) -> Batch) {
        self.open = more(std::mem::take(&mut self.open));
        self.rows += 1;
        if self.rows.is_multiple_of(AT_ONCE) {
            self.full.push(std::mem::take(&mut self.open));
        }
    }

    fn all(mut self) -> Vec<Batch> {
        if !self.open.is_empty() {
            self.full.push(self.open);
        }
        self.full
    }
}

/// A page or a visitor that is gone meanwhile is nobody any more.
fn viewed(batch: Batch, id: Id<View>, seen: Seen, times: i64) -> Batch {
    batch.run(
        "INSERT INTO comments_view (id, site_id, page_id, visitor_id, seen_at, times)
         VALUES ($1, $2, (SELECT id FROM comments_page WHERE id = $3),
                 (SELECT id FROM comments_visitor WHERE id = $4), $5, $6)",
        (id, seen.site, seen.page, seen.visitor, Timestamp::from_millis(seen.minute * MINUTE), times),
        Expect::Exactly(1),
    )
}

fn counted(batch: Batch, site: &Site, (page, day): (i64, i64), (views, visitors): (i64, i64)) -> Batch {
    batch.run(
        "INSERT INTO comments_day (site_id, page, day, views, visitors) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (site_id, page, day) DO UPDATE
         SET views = comments_day.views + excluded.views,
             visitors = comments_day.visitors + excluded.visitors",
        (site.id, page, moment(day), views, visitors),
        Expect::Exactly(1),
    )
}

fn came(batch: Batch, site: &Site, (day, host): (i64, &str), views: i64) -> Batch {
    batch.run(
        "INSERT INTO comments_referrer (site_id, day, host, views) VALUES ($1, $2, $3, $4)
         ON CONFLICT (site_id, day, host) DO UPDATE SET views = comments_referrer.views + excluded.views",
        (site.id, moment(day), host, views),
        Expect::Exactly(1),
    )
}

const fn moment(day: i64) -> Timestamp {
    Timestamp::from_millis(day * Timestamp::DAY)
}

/// What was counted, each site by itself.
fn by_site(counts: Counts) -> BTreeMap<i64, Counts> {
    let mut sites: BTreeMap<i64, Counts> = BTreeMap::new();
    for (seen, times) in counts.seen {
        sites.entry(seen.site).or_default().seen.insert(seen, times);
    }
    for (key, more) in counts.readers {
        sites.entry(key.0).or_default().readers.insert(key, more);
    }
    for (key, views) in counts.came {
        sites.entry(key.0).or_default().came.insert(key, views);
    }
    sites
}

/// Views and new readers by page and day; page 0 is the site as a whole.
fn by_day(counts: &Counts) -> BTreeMap<(i64, i64), (i64, i64)> {
    let mut days: BTreeMap<(i64, i64), (i64, i64)> = BTreeMap::new();
    for (seen, times) in &counts.seen {
        let day = (seen.minute * MINUTE).div_euclid(Timestamp::DAY);
        for page in [Some(0), seen.page].into_iter().flatten() {
            days.entry((page, day)).or_default().0 += times;
        }
    }
    for ((_, page, day), more) in &counts.readers {
        days.entry((*page, *day)).or_default().1 += more;
    }
    days
}
