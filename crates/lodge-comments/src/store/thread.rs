//! A thread: the shape of it without a word, then the words of a piece.

use std::collections::HashMap;

use lodge_register::{Id, Timestamp, Value};
use lodge_store::{Db, StoreError};

use crate::{Brought, Comment, Page, State, Visitor};

/// A comment without its words: enough to put it in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Which comment.
    pub id: i64,
    /// Which comment it answers.
    pub parent: Option<i64>,
    /// Who sees it.
    pub state: State,
    /// Whether it stands above the others.
    pub sticky: bool,
    /// When it was written.
    pub posted_at: Timestamp,
    /// Votes for it.
    pub up: i64,
    /// Votes against it.
    pub down: i64,
}

/// All comments of a page, without their words, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn leaves(db: &Db, page: Id<Page>) -> Result<Vec<Leaf>, StoreError> {
    let rows = db
        .rows(
            "SELECT c.id, c.parent, c.state, c.sticky, c.posted_at, c.brought,
                    CAST(COALESCE(SUM(CASE WHEN v.value > 0 THEN 1 ELSE 0 END), 0) AS BIGINT),
                    CAST(COALESCE(SUM(CASE WHEN v.value < 0 THEN 1 ELSE 0 END), 0) AS BIGINT)
             FROM comments_comment c
             LEFT JOIN comments_vote v ON v.page_id = c.page_id AND v.comment = c.id
             WHERE c.page_id = $1
             GROUP BY c.id, c.parent, c.state, c.sticky, c.posted_at, c.brought
             ORDER BY c.id",
            (page,),
        )
        .await?;
    let pairs = pairs(db, page).await?;
    rows.iter()
        .map(|row| {
            let (id, brought) = (row.int(0)?, row.int(5)?);
            let both = pairs.get(&id).copied().unwrap_or(0);
            Ok(Leaf {
                id,
                parent: if row.is_null(1)? { None } else { Some(row.int(1)?) },
                state: State::parse(row.text(2)?).unwrap_or(State::Held),
                sticky: row.int(3)? != 0,
                posted_at: Timestamp::from_millis(row.int(4)?),
                up: row.int(6)? + brought.max(0) + both,
                down: row.int(7)? + (-brought).max(0) + both,
            })
        })
        .collect()
}

/// Votes that comments of a page were brought along with, and that their difference does not say.
async fn pairs(db: &Db, page: Id<Page>) -> Result<HashMap<i64, i64>, StoreError> {
    let sql = "SELECT comment, times FROM comments_brought WHERE page_id = $1 AND kind = $2";
    db.rows(sql, (page, Brought::PAIRS)).await?.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// How many at once are asked for by number.
const HANDFUL: usize = 32;

/// These comments of a page, in no order.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn words(db: &Db, page: Id<Page>, ids: &[i64]) -> Result<Vec<Comment>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(HANDFUL) {
        let args = [Value::Int(page.number())].into_iter().chain(handful(some)).collect::<Vec<_>>();
        let sql = "SELECT * FROM comments_comment WHERE page_id = $1 AND id IN
                   ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                    $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)";
        found.extend(db.all::<Comment>(sql, args).await?);
    }
    Ok(found)
}

/// These visitors, in no order.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn authors(db: &Db, ids: &[i64]) -> Result<Vec<Visitor>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(HANDFUL) {
        let sql = "SELECT * FROM comments_visitor WHERE id IN
                   ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                    $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
        found.extend(db.all::<Visitor>(sql, handful(some).collect::<Vec<_>>()).await?);
    }
    Ok(found)
}

/// Whom one can speak to under a page: those of whom something is shown there, who were here first before the others.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn speakers(db: &Db, page: Id<Page>) -> Result<Vec<Visitor>, StoreError> {
    let sql = "SELECT * FROM comments_visitor WHERE id IN
               (SELECT author_id FROM comments_comment WHERE page_id = $1 AND state = 'shown')
               ORDER BY id LIMIT 300";
    db.all(sql, (page,)).await
}

/// How often which sign stands under which comment of a page.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn reactions(db: &Db, page: Id<Page>) -> Result<Vec<(i64, String, i64)>, StoreError> {
    let rows = db
        .rows(
            "SELECT comment, kind, CAST(SUM(times) AS BIGINT) FROM
             (SELECT comment, kind, 1 AS times FROM comments_reaction WHERE page_id = $1
              UNION ALL
              SELECT comment, kind, times FROM comments_brought WHERE page_id = $1 AND kind <> $2) AS given
             GROUP BY comment, kind ORDER BY comment, kind",
            (page, Brought::PAIRS),
        )
        .await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.text(1)?.to_owned(), row.int(2)?))).collect()
}

/// A handful of numbers, filled up with one that nothing has.
fn handful(some: &[i64]) -> impl Iterator<Item = Value> + '_ {
    (0..HANDFUL).map(|at| Value::Int(some.get(at).copied().unwrap_or(0)))
}
