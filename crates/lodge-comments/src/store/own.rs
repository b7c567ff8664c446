//! What is somebody's.

use lodge_register::Id;
use lodge_store::{Db, StoreError};

use crate::{Comment, Page, Visitor};

/// The comments of somebody on a page, as far as there is anything to see of them.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn on_page(db: &Db, page: Id<Page>, who: Id<Visitor>) -> Result<Vec<i64>, StoreError> {
    let sql = "SELECT id FROM comments_comment
               WHERE page_id = $1 AND author_id = $2 AND state IN ('shown', 'held') ORDER BY id";
    db.rows(sql, (page, who)).await?.iter().map(|row| row.int(0)).collect()
}

/// Every comment of somebody.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn all(db: &Db, who: Id<Visitor>) -> Result<Vec<Comment>, StoreError> {
    db.all("SELECT * FROM comments_comment WHERE author_id = $1 ORDER BY id", (who,)).await
}

/// How somebody voted on a page: on which comment, and 1 or -1.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn votes(db: &Db, page: Id<Page>, who: Id<Visitor>) -> Result<Vec<(i64, i64)>, StoreError> {
    let sql = "SELECT comment, value FROM comments_vote WHERE page_id = $1 AND visitor_id = $2";
    db.rows(sql, (page, who)).await?.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// Which signs somebody put under which comments of a page.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn reactions(
    db: &Db,
    page: Id<Page>,
    who: Id<Visitor>,
) -> Result<Vec<(i64, String)>, StoreError> {
    let sql = "SELECT comment, kind FROM comments_reaction
               WHERE page_id = $1 AND visitor_id = $2 ORDER BY comment, kind";
    db.rows(sql, (page, who)).await?.iter().map(|row| Ok((row.int(0)?, row.text(1)?.to_owned()))).collect()
}

/// What waits on a page: somebody's own, or everybody's; oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn held(
    db: &Db,
    page: Id<Page>,
    by: Option<Id<Visitor>>,
    most: i64,
) -> Result<Vec<Comment>, StoreError> {
    match by {
        Some(by) => {
            let sql = "SELECT * FROM comments_comment
                       WHERE page_id = $1 AND author_id = $2 AND state = 'held' ORDER BY id LIMIT $3";
            db.all(sql, (page, by, most)).await
        }
        None => {
            let sql =
                "SELECT * FROM comments_comment WHERE page_id = $1 AND state = 'held' ORDER BY id LIMIT $2";
            db.all(sql, (page, most)).await
        }
    }
}
