//! A thread: the shape of it without a word, then the words of a piece.

use std::collections::HashMap;

use futures_util::future::try_join_all;
use lodge_register::{Id, Timestamp, Value};
use lodge_store::{Db, Question, Row, StoreError};

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

/// All comments of a page, without their words, in the order of their numbers: oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn leaves(db: &Db, page: Id<Page>) -> Result<Vec<Leaf>, StoreError> {
    let [comments, votes] = db.answers(leaves_of(page)).await?;
    leaves_in(&comments, &votes)
}

/// What is asked for that: the comments, and the votes for them.
#[must_use]
pub fn leaves_of(page: Id<Page>) -> [Question; 2] {
    // An index has all of these.
    let sql = "SELECT id, parent, state, sticky, posted_at, brought
               FROM comments_comment WHERE page_id = $1 ORDER BY id";
    // With those that a comment was brought along with and that their difference does not say.
    let given = "SELECT comment,
                        CAST(SUM(CASE WHEN value > 0 THEN 1 ELSE 0 END) AS BIGINT),
                        CAST(SUM(CASE WHEN value < 0 THEN 1 ELSE 0 END) AS BIGINT)
                 FROM comments_vote WHERE page_id = $1 GROUP BY comment
                 UNION ALL
                 SELECT comment, times, times FROM comments_brought WHERE page_id = $1 AND kind = $2";
    [Question::new(sql, (page,)), Question::new(given, (page, Brought::PAIRS))]
}

/// The answer to that.
///
/// # Errors
/// [`StoreError`] if a row is none of ours.
pub fn leaves_in(comments: &[Row], votes: &[Row]) -> Result<Vec<Leaf>, StoreError> {
    let mut given: HashMap<i64, (i64, i64)> = HashMap::new();
    for row in votes {
        let (up, down) = given.entry(row.int(0)?).or_default();
        *up += row.int(1)?;
        *down += row.int(2)?;
    }
    let mut leaves = Vec::with_capacity(comments.len());
    for row in comments {
        leaves.push(leaf(row, |id| given.get(&id).copied().unwrap_or_default())?);
    }
    Ok(leaves)
}

/// A comment of a page without its words, and how many stand above it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn one(db: &Db, page: Id<Page>, comment: i64) -> Result<Option<(Leaf, u32)>, StoreError> {
    let sql = "WITH RECURSIVE above (id, parent, depth) AS (
                   SELECT id, parent, 0 FROM comments_comment WHERE page_id = $1 AND id = $2
                   UNION ALL
                   SELECT c.id, c.parent, above.depth + 1
                   FROM comments_comment c JOIN above ON c.page_id = $1 AND c.id = above.parent
                   WHERE above.depth < 60
               )
               SELECT c.id, c.parent, c.state, c.sticky, c.posted_at, c.brought,
                      (SELECT COUNT(*) FROM comments_vote v
                       WHERE v.page_id = $1 AND v.comment = $2 AND v.value > 0),
                      (SELECT COUNT(*) FROM comments_vote v
                       WHERE v.page_id = $1 AND v.comment = $2 AND v.value < 0),
                      (SELECT CAST(COALESCE(SUM(b.times), 0) AS BIGINT) FROM comments_brought b
                       WHERE b.page_id = $1 AND b.comment = $2 AND b.kind = $3),
                      (SELECT CAST(MAX(depth) AS BIGINT) FROM above)
               FROM comments_comment c WHERE c.page_id = $1 AND c.id = $2";
    let rows = db.rows(sql, (page, comment, Brought::PAIRS)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let both = row.int(8)?;
    let given = (row.int(6)? + both, row.int(7)? + both);
    Ok(Some((leaf(row, |_| given)?, u32::try_from(row.int(9)?).unwrap_or(0))))
}

/// A comment, with the votes for and against it that were given here.
fn leaf(row: &Row, given: impl FnOnce(i64) -> (i64, i64)) -> Result<Leaf, StoreError> {
    let (id, brought) = (row.int(0)?, row.int(5)?);
    let (up, down) = given(id);
    Ok(Leaf {
        id,
        parent: if row.is_null(1)? { None } else { Some(row.int(1)?) },
        state: State::parse(row.text(2)?).unwrap_or(State::Held),
        sticky: row.int(3)? != 0,
        posted_at: Timestamp::from_millis(row.int(4)?),
        up: up + brought.max(0),
        down: down + (-brought).max(0),
    })
}

/// How many at once are asked for by number.
const HANDFUL: usize = 32;

/// These comments of a page, in no order.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn words(db: &Db, page: Id<Page>, ids: &[i64]) -> Result<Vec<Comment>, StoreError> {
    let some = ids.chunks(HANDFUL).map(|some| {
        let args = [Value::Int(page.number())].into_iter().chain(handful(some)).collect::<Vec<_>>();
        let sql = "SELECT * FROM comments_comment WHERE page_id = $1 AND id IN
                   ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                    $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)";
        db.all::<Comment>(sql, args)
    });
    // A part of a thread is two handfuls: they are asked for side by side.
    Ok(try_join_all(some).await?.concat())
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
    let [given] = db.answers([reactions_of(page)]).await?;
    reactions_in(&given)
}

/// What is asked for that.
#[must_use]
pub fn reactions_of(page: Id<Page>) -> Question {
    let sql = "SELECT comment, kind, CAST(SUM(times) AS BIGINT) FROM
               (SELECT comment, kind, 1 AS times FROM comments_reaction WHERE page_id = $1
                UNION ALL
                SELECT comment, kind, times FROM comments_brought WHERE page_id = $1 AND kind <> $2) AS given
               GROUP BY comment, kind ORDER BY comment, kind";
    Question::new(sql, (page, Brought::PAIRS))
}

/// The answer to that.
///
/// # Errors
/// [`StoreError`] if a row is none of ours.
pub fn reactions_in(rows: &[Row]) -> Result<Vec<(i64, String, i64)>, StoreError> {
    rows.iter().map(|row| Ok((row.int(0)?, row.text(1)?.to_owned(), row.int(2)?))).collect()
}

/// A handful of numbers, filled up with one that nothing has.
fn handful(some: &[i64]) -> impl Iterator<Item = Value> + '_ {
    (0..HANDFUL).map(|at| Value::Int(some.get(at).copied().unwrap_or(0)))
}
