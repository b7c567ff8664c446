//! Comments whose authors were forgotten: emptied by the erasure, whichever program did it, and counted out here.

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use super::touched;
use crate::{Page, Why};

/// Makes of comments that an erasure emptied what is left of one that its author took away. Says on how many pages.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn settle(db: &Db, now: Timestamp) -> Result<usize, StoreError> {
    let sql = "SELECT page_id, SUM(CASE WHEN state = 'shown' THEN 1 ELSE 0 END) FROM comments_comment
               WHERE author_id IS NULL AND state <> 'removed' AND LENGTH(body) = 0 GROUP BY page_id";
    let pages = db.rows(sql, ()).await?;
    for row in &pages {
        let (page, shown): (Id<Page>, i64) = (Id::new(row.int(0)?), row.int(1)?);
        let batch = Batch::new().run(
            "UPDATE comments_comment SET state = 'removed', why = $2, sticky = $3
             WHERE page_id = $1 AND author_id IS NULL AND state <> 'removed' AND LENGTH(body) = 0",
            (page, Why::Author.as_str(), false),
            Expect::Any,
        );
        db.write(touched(batch, page.number(), -shown, now)).await?;
    }
    Ok(pages.len())
}
