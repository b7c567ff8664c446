//! Pages.

use std::collections::HashMap;

use lodge_register::{Id, Timestamp, Value};
use lodge_store::{Arg as _, Batch, Db, Expect, Question, StoreError};

use crate::{FormerPath, Page, Site};

/// The page at this path, or the one that was there before it moved.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn find(db: &Db, site: Id<Site>, path: &str) -> Result<Option<Page>, StoreError> {
    let here: Option<Page> =
        db.first("SELECT * FROM comments_page WHERE site_id = $1 AND path = $2", (site, path)).await?;
    if here.is_some() {
        return Ok(here);
    }
    let former: Option<FormerPath> =
        db.first("SELECT * FROM comments_former_path WHERE site_id = $1 AND path = $2", (site, path)).await?;
    match former {
        Some(former) => by_id(db, former.page_id).await,
        None => Ok(None),
    }
}

/// What is asked for a page that was at this path lately: it, if it is there still.
pub(crate) fn still(site: Id<Site>, page: Id<Page>, path: &str) -> Question {
    let sql = "SELECT * FROM comments_page WHERE id = $1 AND site_id = $2 AND path = $3";
    Question::new(sql, (page, site, path))
}

/// So many pages are counted at once.
pub const MOST_SHOWN: usize = 100;

/// A place for each of [`MOST_SHOWN`] paths.
macro_rules! places {
    () => {
        "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, \
         $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, \
         $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, \
         $62, $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76, $77, $78, $79, $80, $81, \
         $82, $83, $84, $85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96, $97, $98, $99, $100, $101"
    };
}

/// How many comments are shown at each of these paths, as [`find`] finds them: one question for all. Where there is no page,
/// there is no number. Of more than [`MOST_SHOWN`] the first are asked about.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn shown(db: &Db, site: Id<Site>, paths: Vec<String>) -> Result<HashMap<String, i64>, StoreError> {
    let mut asked: Vec<Value> = paths.into_iter().take(MOST_SHOWN).map(Value::Text).collect();
    let Some(first) = asked.first().cloned() else { return Ok(HashMap::new()) };
    asked.resize(MOST_SHOWN, first);
    asked.insert(0, site.into_value());
    // Those that moved come first: where a page is now counts more than where one was.
    let rows = db
        .rows(
            concat!(
                "SELECT former.path, page.shown, CAST(0 AS BIGINT) AS here
                 FROM comments_former_path AS former JOIN comments_page AS page ON page.id = former.page_id
                 WHERE former.site_id = $1 AND former.path IN (",
                places!(),
                ") UNION ALL
                 SELECT path, shown, CAST(1 AS BIGINT) AS here
                 FROM comments_page WHERE site_id = $1 AND path IN (",
                places!(),
                ") ORDER BY here"
            ),
            asked,
        )
        .await?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}

/// The page with this number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, id: Id<Page>) -> Result<Option<Page>, StoreError> {
    db.first("SELECT * FROM comments_page WHERE id = $1", (id,)).await
}

/// The page at this path, which is added if nobody wrote there before.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn find_or_add(
    db: &Db,
    site: Id<Site>,
    (path, title): (&str, &str),
    now: Timestamp,
) -> Result<Page, StoreError> {
    if let Some(page) = find(db, site, path).await? {
        return Ok(page);
    }
    let page = Page {
        id: db.new_id(),
        site_id: site,
        path: path.to_owned(),
        title: title.to_owned(),
        locked: false,
        revision: 1,
        shown: 0,
        created_at: now,
        changed_at: now,
    };
    match db.write(Batch::new().insert(db, &page)).await {
        Ok(_) => Ok(page),
        // Somebody else wrote there first, at the same time.
        Err(StoreError::Conflict) => find(db, site, path).await?.ok_or(StoreError::Conflict),
        Err(error) => Err(error),
    }
}

/// Pages of a site whose number is greater, in order.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn after(db: &Db, site: Id<Site>, after: i64, most: i64) -> Result<Vec<Page>, StoreError> {
    db.all(
        "SELECT * FROM comments_page WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        (site, after, most),
    )
    .await
}

/// How many pages of a site have a comment, and how many comments are shown on it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn counted(db: &Db, site: Id<Site>) -> Result<(i64, i64), StoreError> {
    let rows = db
        .rows(
            "SELECT COUNT(*), CAST(COALESCE(SUM(shown), 0) AS BIGINT) FROM comments_page WHERE site_id = $1",
            (site,),
        )
        .await?;
    rows.first().map_or(Ok((0, 0)), |row| Ok((row.int(0)?, row.int(1)?)))
}

/// Closes a page, or opens it again.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such page any more.
pub async fn lock(db: &Db, id: Id<Page>, locked: bool, now: Timestamp) -> Result<(), StoreError> {
    let batch = Batch::new().run(
        "UPDATE comments_page SET locked = $2, revision = revision + 1, changed_at = $3 WHERE id = $1",
        (id, locked, now),
        Expect::Exactly(1),
    );
    db.write(batch).await.map(drop)
}

/// Gives a page the title that it now has.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn entitle(db: &Db, id: Id<Page>, title: &str) -> Result<(), StoreError> {
    let batch =
        Batch::new().run("UPDATE comments_page SET title = $2 WHERE id = $1", (id, title), Expect::Any);
    db.write(batch).await.map(drop)
}

/// Moves a page to another path, from where its comments are found from now on; from the old one they still are.
///
/// # Errors
/// [`StoreError::Conflict`] if there is a page at that path.
pub async fn move_to(db: &Db, page: &Page, path: &str, now: Timestamp) -> Result<(), StoreError> {
    let former = FormerPath { site_id: page.site_id, path: page.path.clone(), page_id: page.id };
    let batch = Batch::new()
        .run(
            "DELETE FROM comments_former_path WHERE site_id = $1 AND (path = $2 OR path = $3)",
            (page.site_id, path, &page.path),
            Expect::Any,
        )
        .run(
            "UPDATE comments_page SET path = $2, revision = revision + 1, changed_at = $3 WHERE id = $1",
            (page.id, path, now),
            Expect::Exactly(1),
        )
        .insert(db, &former);
    db.write(batch).await.map(drop)
}

/// Removes a page with its comments. Its site has changed by that, as other nodes find.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, id: Id<Page>, now: Timestamp) -> Result<(), StoreError> {
    let changed = "UPDATE comments_site SET changed_at = $2
                   WHERE id = (SELECT site_id FROM comments_page WHERE id = $1)";
    let batch = Batch::new().run(changed, (id, now), Expect::Any);
    let batch = batch.run("DELETE FROM comments_page WHERE id = $1", (id,), Expect::Any).reclaiming();
    db.write(batch).await?;
    db.erase_barrier().await
}
