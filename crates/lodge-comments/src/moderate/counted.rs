//! How much there is of it.

use lodge_register::{Id, Timestamp};
use lodge_store::{Db, StoreError};

use crate::{Site, State};

/// How many comments of a site are in which state.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Everybody reads them.
    pub shown: i64,
    /// They wait.
    pub held: i64,
    /// They are spam.
    pub spam: i64,
    /// Somebody reported them.
    pub reported: i64,
    /// A moderator is to look at them: they wait, or are shown and were reported.
    pub waiting: i64,
}

/// Counts the comments of a site.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn counts(db: &Db, site: Id<Site>) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    let sql = "SELECT state, COUNT(*) FROM comments_comment WHERE site_id = $1 GROUP BY state";
    for row in db.rows(sql, (site,)).await? {
        match State::parse(row.text(0)?) {
            Some(State::Shown) => counts.shown = row.int(1)?,
            Some(State::Held) => counts.held = row.int(1)?,
            Some(State::Spam) => counts.spam = row.int(1)?,
            _ => {}
        }
    }
    let sql = "SELECT COUNT(DISTINCT comment) FROM comments_report WHERE site_id = $1 AND settled = $2";
    counts.reported = db.rows(sql, (site, false)).await?.first().map_or(Ok(0), |row| row.int(0))?;
    let sql = "SELECT COUNT(DISTINCT r.comment) FROM comments_report r
               JOIN comments_comment c ON c.id = r.comment
               WHERE r.site_id = $1 AND r.settled = $2 AND c.state <> 'held'";
    let beside = db.rows(sql, (site, false)).await?.first().map_or(Ok(0), |row| row.int(0))?;
    counts.waiting = counts.held + beside;
    Ok(counts)
}

/// How many comments were written on a site since then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn since(db: &Db, site: Id<Site>, since: Timestamp) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM comments_comment WHERE site_id = $1 AND posted_at >= $2";
    db.rows(sql, (site, since)).await?.first().map_or(Ok(0), |row| row.int(0))
}
