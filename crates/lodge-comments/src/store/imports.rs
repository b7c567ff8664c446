//! Imports: how far they are, what they brought, and by which names it was known where it came from.

use std::collections::{HashMap, HashSet};

use lodge_register::{Field as _, Id, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, Row, StoreError};

use crate::{Act, Import, Page, Site, Stage};

/// An import that has not moved for so long, in milliseconds, does not any more: the program that did it ended.
pub const QUIET: i64 = 30_000;
/// How many at once are asked for.
const HANDFUL: usize = 32;

/// Begins an import.
///
/// # Errors
/// [`StoreError::Conflict`] if there is one on its way into this site.
pub async fn begin(db: &Db, import: &Import, now: Timestamp) -> Result<(), StoreError> {
    db.write(without_quiet(import.site_id, now).insert(db, import)).await.map(drop)
}

/// Says of imports whose program ended that they were stopped.
fn without_quiet(site: Id<Site>, now: Timestamp) -> Batch {
    Batch::new().run(
        "UPDATE comments_import SET stage = 'stopped'
         WHERE site_id = $1 AND stage IN ('running', 'undoing') AND moved_at < $2",
        (site, now.plus_millis(-QUIET)),
        Expect::Any,
    )
}

/// The import with this number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, id: Id<Import>) -> Result<Option<Import>, StoreError> {
    db.first("SELECT * FROM comments_import WHERE id = $1", (id,)).await
}

/// The imports into a site, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_site(db: &Db, site: Id<Site>) -> Result<Vec<Import>, StoreError> {
    db.all("SELECT * FROM comments_import WHERE site_id = $1 ORDER BY id DESC LIMIT 200", (site,)).await
}

/// By how much an import got on.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Step {
    /// How many bytes have been read.
    pub(crate) done: i64,
    /// How many more pages it brought.
    pub(crate) pages: i64,
    /// How many more comments.
    pub(crate) comments: i64,
    /// How many more were here already.
    pub(crate) there: i64,
}

/// Says in the same batch that an import got on. Nothing of the batch is kept if somebody stopped it.
pub(crate) fn moved(batch: Batch, import: Id<Import>, step: Step, now: Timestamp) -> Batch {
    batch.run(
        "UPDATE comments_import
         SET done = $2, pages = pages + $3, comments = comments + $4, there = there + $5, moved_at = $6
         WHERE id = $1 AND stage = 'running'",
        (import, step.done, step.pages, step.comments, step.there, now),
        Expect::Exactly(1),
    )
}

/// Ends an import that is going on, or stops it. Says whether it was going on.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn end(
    db: &Db,
    import: Id<Import>,
    stage: Stage,
    left_out: Option<&str>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "UPDATE comments_import
         SET stage = $2, left_out = COALESCE($3, left_out), done = CASE WHEN $2 = 'done' THEN size ELSE done END,
             moved_at = $4
         WHERE id = $1 AND stage = 'running'",
        (import, stage.to_value(), left_out.map(str::to_owned), now),
        Expect::Any,
    );
    Ok(db.write(batch).await?.first().is_some_and(|done| done.count == 1))
}

/// Begins to take back what an import brought, or goes on with it, and notes who does.
///
/// # Errors
/// [`StoreError::Conflict`] if an import is on its way into this site; [`StoreError::Expected`] if this one is no more.
pub(crate) async fn undo(db: &Db, import: &Import, act: &Act, now: Timestamp) -> Result<(), StoreError> {
    db.write(without_quiet(import.site_id, now)).await?;
    let sql = "UPDATE comments_import SET stage = 'undoing', moved_at = $2
               WHERE id = $1 AND stage NOT IN ('running', 'undoing')";
    let batch = Batch::new().run(sql, (import.id, now), Expect::Exactly(1)).insert(db, act);
    match db.write(batch).await {
        Err(StoreError::Expected { .. }) if by_id(db, import.id).await?.is_some() => {
            Err(StoreError::Conflict)
        }
        done => done.map(drop),
    }
}

/// What is known of a comment of another program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    /// Which comment it is here.
    pub(crate) comment: i64,
    /// Whether it is here.
    pub(crate) came: bool,
}

/// Which of these comments of other programs are known on a site.
pub(crate) async fn known(
    db: &Db,
    site: Id<Site>,
    hashes: &[Vec<u8>],
) -> Result<HashMap<Vec<u8>, Known>, StoreError> {
    let sql = "SELECT hash, comment, came FROM comments_import_comment WHERE site_id = $1 AND hash IN
               ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)";
    let rows = by_hash(db, sql, site, hashes).await?;
    let known =
        |row: &Row| Ok((row.blob(0)?.to_vec(), Known { comment: row.int(1)?, came: row.int(2)? != 0 }));
    rows.iter().map(known).collect()
}

/// Which of these accounts of other programs are known on a site, and who they are there.
pub(crate) async fn people(
    db: &Db,
    site: Id<Site>,
    hashes: &[Vec<u8>],
) -> Result<HashMap<Vec<u8>, i64>, StoreError> {
    let sql = "SELECT hash, visitor_id FROM comments_import_visitor WHERE site_id = $1 AND hash IN
               ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)";
    let rows = by_hash(db, sql, site, hashes).await?;
    rows.iter().map(|row| Ok((row.blob(0)?.to_vec(), row.int(1)?))).collect()
}

async fn by_hash(
    db: &Db,
    sql: &'static str,
    site: Id<Site>,
    hashes: &[Vec<u8>],
) -> Result<Vec<Row>, StoreError> {
    let mut found = Vec::new();
    for some in hashes.chunks(HANDFUL) {
        let hash = |at: usize| Value::Blob(some.get(at).cloned().unwrap_or_default());
        let args: Vec<_> = [site.to_value()].into_iter().chain((0..HANDFUL).map(hash)).collect();
        found.extend(db.rows(sql, args).await?);
    }
    Ok(found)
}

/// Which of these numbers a comment has already, on whichever site: of which, and when it was written.
pub(crate) async fn taken(db: &Db, ids: &[i64]) -> Result<HashMap<i64, (i64, i64)>, StoreError> {
    let sql = "SELECT id, site_id, posted_at FROM comments_comment WHERE id IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
    let mut found = HashMap::new();
    for some in ids.chunks(HANDFUL) {
        let args: Vec<_> = (0..HANDFUL).map(|at| Value::Int(some.get(at).copied().unwrap_or(0))).collect();
        for row in db.rows(sql, args).await? {
            found.insert(row.int(0)?, (row.int(1)?, row.int(2)?));
        }
    }
    Ok(found)
}

/// The next pages under which an import brought something that is still there.
pub(crate) async fn pages_of(db: &Db, import: Id<Import>, most: i64) -> Result<Vec<Id<Page>>, StoreError> {
    let sql =
        "SELECT DISTINCT page_id FROM comments_import_comment WHERE import_id = $1 ORDER BY page_id LIMIT $2";
    db.rows(sql, (import, most)).await?.iter().map(|row| row.int(0).map(Id::new)).collect()
}

/// The comments that an import brought under a page, with their authors.
pub(crate) async fn brought(
    db: &Db,
    import: Id<Import>,
    page: Id<Page>,
) -> Result<(HashSet<i64>, HashSet<i64>), StoreError> {
    let sql = "SELECT i.comment, c.author_id FROM comments_import_comment i
               JOIN comments_comment c ON c.page_id = i.page_id AND c.id = i.comment
               WHERE i.import_id = $1 AND i.page_id = $2";
    let (mut comments, mut authors) = (HashSet::new(), HashSet::new());
    for row in db.rows(sql, (import, page)).await? {
        comments.insert(row.int(0)?);
        if !row.is_null(1)? {
            authors.insert(row.int(1)?);
        }
    }
    Ok((comments, authors))
}
