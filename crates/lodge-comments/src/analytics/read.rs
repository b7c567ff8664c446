//! What is asked of the store for a site's owner.

use lodge_store::{Db, StoreError};

use super::{Counted, Daily, Span, series, since, total};
use crate::{
    Book, Site,
    views::{self, Used},
};

/// So many pages and hosts are named, the busiest.
const MOST: i64 = 20;

/// How much the pages of a site are read and written under.
#[derive(Debug, Clone)]
pub struct Report {
    /// Which days.
    pub span: Span,
    /// Each of them, oldest first.
    pub days: Vec<Daily>,
    /// All views.
    pub views: i64,
    /// The readers of each day, together.
    pub visitors: i64,
    /// All comments.
    pub comments: i64,
    /// The pages that were looked at most.
    pub pages: Vec<PageCount>,
    /// The sites that most readers came from, and how many.
    pub referrers: Vec<(String, i64)>,
    /// How much of what the owner may have this month is used.
    pub used: Used,
}

/// A page, and how often it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageCount {
    /// Its number.
    pub id: i64,
    /// Its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// How often it was looked at.
    pub views: i64,
    /// How many comments are shown under it, of all days.
    pub comments: i64,
}

/// What is known of a site in these days, up to this minute.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_site(book: &Book, site: &Site, span: Span) -> Result<Report, StoreError> {
    // What was counted a moment ago is not in the tables yet.
    views::write(book).await?;
    let (db, now) = (&book.house.db, book.house.clock.now());
    let days = series(&viewed(db, site, span, now).await?, &written(db, site, span, now).await?, span, now);
    let (views, visitors, comments) = total(&days);
    Ok(Report {
        span,
        days,
        views,
        visitors,
        comments,
        pages: pages(db, site, span, now).await?,
        referrers: referrers(db, site, span, now).await?,
        used: views::used(db, site.account_id, now).await?,
    })
}

type Now = lodge_register::Timestamp;

async fn viewed(db: &Db, site: &Site, span: Span, now: Now) -> Result<Vec<Counted<2>>, StoreError> {
    let sql = "SELECT day / 86400000, views, visitors FROM comments_day
               WHERE site_id = $1 AND page = 0 AND day >= $2";
    let rows = db.rows(sql, (site.id, since(span, now))).await?;
    rows.iter().map(|row| Ok((row.int(0)?, [row.int(1)?, row.int(2)?]))).collect()
}

/// Comments are counted as they stand: one that was taken away is counted no more.
async fn written(db: &Db, site: &Site, span: Span, now: Now) -> Result<Vec<Counted<1>>, StoreError> {
    let sql = "SELECT posted_at / 86400000, COUNT(*) FROM comments_comment
               WHERE site_id = $1 AND state = 'shown' AND posted_at >= $2
               GROUP BY posted_at / 86400000";
    let rows = db.rows(sql, (site.id, since(span, now))).await?;
    rows.iter().map(|row| Ok((row.int(0)?, [row.int(1)?]))).collect()
}

async fn pages(db: &Db, site: &Site, span: Span, now: Now) -> Result<Vec<PageCount>, StoreError> {
    let sql = "SELECT p.id, p.path, p.title, CAST(SUM(d.views) AS BIGINT) AS seen, p.shown
               FROM comments_day d JOIN comments_page p ON p.id = d.page
               WHERE d.site_id = $1 AND d.page <> 0 AND d.day >= $2
               GROUP BY p.id, p.path, p.title, p.shown
               ORDER BY seen DESC, p.id LIMIT $3";
    let rows = db.rows(sql, (site.id, since(span, now), MOST)).await?;
    rows.iter()
        .map(|row| {
            Ok(PageCount {
                id: row.int(0)?,
                path: row.text(1)?.to_owned(),
                title: row.text(2)?.to_owned(),
                views: row.int(3)?,
                comments: row.int(4)?,
            })
        })
        .collect()
}

async fn referrers(db: &Db, site: &Site, span: Span, now: Now) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT host, CAST(SUM(views) AS BIGINT) AS came FROM comments_referrer
               WHERE site_id = $1 AND day >= $2
               GROUP BY host ORDER BY came DESC, host LIMIT $3";
    let rows = db.rows(sql, (site.id, since(span, now), MOST)).await?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}
