//! What moderators look through: comments, reports, acts, visitors, bans, each a page at a time.

use lodge_register::{Id, Timestamp};
use lodge_store::{Db, StoreError};

use crate::{Act, Ban, Comment, Page, Report, Site, State, Visitor};

/// How many of the newest comments a search looks through. Their words are sealed, so it opens each of them.
pub const WINDOW: i64 = 2_000;
/// How many of the newest visitors likewise.
pub const WINDOW_OF_VISITORS: i64 = 2_000;

/// Which comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those in this state.
    In(State),
    /// Those that somebody reported, until a moderator has looked.
    Reported,
    /// All of them.
    All,
}

impl Which {
    /// What this word means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "reported" => Some(Self::Reported),
            "all" => Some(Self::All),
            _ => State::parse(word).map(Self::In),
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In(state) => state.as_str(),
            Self::Reported => "reported",
            Self::All => "all",
        }
    }
}

/// Comments whose number is greater, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn after(
    db: &Db,
    site: Id<Site>,
    which: Which,
    after: i64,
    most: i64,
) -> Result<Vec<Comment>, StoreError> {
    match which {
        Which::In(state) => {
            let sql = "SELECT * FROM comments_comment
                       WHERE site_id = $1 AND state = $2 AND id > $3 ORDER BY id LIMIT $4";
            db.all(sql, (site, state.as_str(), after, most)).await
        }
        Which::Reported => {
            let sql = "SELECT * FROM comments_comment WHERE site_id = $1 AND id > $2 AND id IN
                       (SELECT comment FROM comments_report WHERE site_id = $1 AND settled = $4)
                       ORDER BY id LIMIT $3";
            db.all(sql, (site, after, most, false)).await
        }
        Which::All => {
            let sql = "SELECT * FROM comments_comment WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $3";
            db.all(sql, (site, after, most)).await
        }
    }
}

/// Comments whose number is smaller, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn before(
    db: &Db,
    site: Id<Site>,
    which: Which,
    before: i64,
    most: i64,
) -> Result<Vec<Comment>, StoreError> {
    match which {
        Which::In(state) => {
            let sql = "SELECT * FROM comments_comment
                       WHERE site_id = $1 AND state = $2 AND id < $3 ORDER BY id DESC LIMIT $4";
            db.all(sql, (site, state.as_str(), before, most)).await
        }
        Which::Reported => {
            let sql = "SELECT * FROM comments_comment WHERE site_id = $1 AND id < $2 AND id IN
                       (SELECT comment FROM comments_report WHERE site_id = $1 AND settled = $4)
                       ORDER BY id DESC LIMIT $3";
            db.all(sql, (site, before, most, false)).await
        }
        Which::All => {
            let sql =
                "SELECT * FROM comments_comment WHERE site_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
            db.all(sql, (site, before, most)).await
        }
    }
}

/// What a visitor wrote, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_visitor(db: &Db, visitor: Id<Visitor>, most: i64) -> Result<Vec<Comment>, StoreError> {
    let sql = "SELECT * FROM comments_comment WHERE author_id = $1 ORDER BY id DESC LIMIT $2";
    db.all(sql, (visitor, most)).await
}

/// What was reported about a comment, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn reports_of(db: &Db, comment: &Comment) -> Result<Vec<Report>, StoreError> {
    let sql = "SELECT * FROM comments_report WHERE page_id = $1 AND comment = $2 ORDER BY id DESC";
    db.all(sql, (comment.page_id, comment.id)).await
}

/// Reports on a site that nobody has settled, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn reports(db: &Db, site: Id<Site>, after: i64, most: i64) -> Result<Vec<Report>, StoreError> {
    let sql = "SELECT * FROM comments_report
               WHERE site_id = $1 AND settled = $4 AND id > $2 ORDER BY id LIMIT $3";
    db.all(sql, (site, after, most, false)).await
}

/// What was done on a site, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn acts(db: &Db, site: Id<Site>, before: i64, most: i64) -> Result<Vec<Act>, StoreError> {
    let sql = "SELECT * FROM comments_act WHERE site_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    db.all(sql, (site, before, most)).await
}

/// The same from the beginning, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn acts_after(db: &Db, site: Id<Site>, after: i64, most: i64) -> Result<Vec<Act>, StoreError> {
    let sql = "SELECT * FROM comments_act WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    db.all(sql, (site, after, most)).await
}

/// What was done to a comment, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn acts_on(db: &Db, comment: &Comment) -> Result<Vec<Act>, StoreError> {
    let sql = "SELECT * FROM comments_act WHERE page_id = $1 AND comment = $2 ORDER BY id DESC";
    db.all(sql, (comment.page_id, comment.id)).await
}

/// One act on a site.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn act(db: &Db, site: Id<Site>, id: i64) -> Result<Option<Act>, StoreError> {
    db.first("SELECT * FROM comments_act WHERE site_id = $1 AND id = $2", (site, id)).await
}

/// Visitors of a site, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn visitors_after(
    db: &Db,
    site: Id<Site>,
    after: i64,
    most: i64,
) -> Result<Vec<Visitor>, StoreError> {
    let sql = "SELECT * FROM comments_visitor WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    db.all(sql, (site, after, most)).await
}

/// The same, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn visitors_before(
    db: &Db,
    site: Id<Site>,
    before: i64,
    most: i64,
) -> Result<Vec<Visitor>, StoreError> {
    let sql = "SELECT * FROM comments_visitor WHERE site_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    db.all(sql, (site, before, most)).await
}

/// Who may not write on a site now, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn bans(
    db: &Db,
    site: Id<Site>,
    (after, now): (i64, Timestamp),
    most: i64,
) -> Result<Vec<Ban>, StoreError> {
    let sql = "SELECT * FROM comments_ban
               WHERE site_id = $1 AND id > $2 AND ends_at > $3 ORDER BY id LIMIT $4";
    db.all(sql, (site, after, now, most)).await
}

/// Pages of a site whose number is smaller, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn pages_before(db: &Db, site: Id<Site>, before: i64, most: i64) -> Result<Vec<Page>, StoreError> {
    let sql = "SELECT * FROM comments_page WHERE site_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    db.all(sql, (site, before, most)).await
}
