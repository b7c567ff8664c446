//! Takes back what an import brought, and nothing else: what people wrote since stays, and so does its place. A comment
//! that somebody answered since loses its words and its author, and is left as one that was taken away.

use std::collections::{HashMap, HashSet};

use lodge_accounts::Account;
use lodge_register::{Field as _, Id, Timestamp};
use lodge_store::{Batch, Expect, StoreError};

use super::{Hall, MoveError, run::answering};
use crate::{
    Done, Import, Page, State, Why,
    store::{
        imports,
        thread::{Leaf, leaves},
        touched,
    },
};

/// How many pages are looked for at once.
const PAGES: i64 = 100;
/// The most authors who are looked at in one transaction.
const AUTHORS: usize = 500;

/// Takes an import back, as a command does. What ended in the middle is ended by doing it again.
///
/// # Errors
/// [`MoveError::Busy`] if an import into its site is going on.
pub async fn undo(hall: &Hall, import: &Import) -> Result<(), MoveError> {
    begin_undo(hall, import, None).await?;
    Ok(take_back(hall, import).await?)
}

/// Says that an import is being taken back, and by whom; nobody, if a command does. Until it is, there is no other into
/// its site.
///
/// # Errors
/// [`MoveError::Busy`] if there is one already.
pub async fn begin_undo(hall: &Hall, import: &Import, by: Option<Id<Account>>) -> Result<(), MoveError> {
    let act = answering(hall, import.site_id, by, Done::Unimported);
    match imports::undo(&hall.db, import, &act, hall.clock.now()).await {
        Err(StoreError::Conflict) => Err(MoveError::Busy),
        begun => Ok(begun?),
    }
}

/// Takes back what [`begin_undo`] began with.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn take_back(hall: &Hall, import: &Import) -> Result<(), StoreError> {
    let db = &hall.db;
    loop {
        let pages = imports::pages_of(db, import.id, PAGES).await?;
        if pages.is_empty() {
            break;
        }
        for page in pages {
            take_from(hall, import, page).await?;
        }
    }
    let batch = Batch::new()
        .run(
            "DELETE FROM comments_page WHERE id IN
             (SELECT page_id FROM comments_import_page WHERE import_id = $1)
             AND NOT EXISTS (SELECT 1 FROM comments_comment c WHERE c.page_id = comments_page.id)",
            (import.id,),
            Expect::Any,
        )
        .run("DELETE FROM comments_import WHERE id = $1", (import.id,), Expect::Any);
    db.write(batch.reclaiming()).await?;
    db.erase_barrier().await?;
    Ok(())
}

/// Takes away what an import brought under a page.
async fn take_from(hall: &Hall, import: &Import, page: Id<Page>) -> Result<(), StoreError> {
    let (db, now) = (&hall.db, hall.clock.now());
    let (brought, authors) = imports::brought(db, import.id, page).await?;
    let all = leaves(db, page).await?;
    let answered = answered(&all, &brought);
    let shown = all.iter().filter(|leaf| brought.contains(&leaf.id) && leaf.state == State::Shown).count();
    let batch = given(Batch::new(), import, page);
    let batch = answered.iter().fold(batch, |batch, id| emptied(batch, page, *id));
    let batch = batch
        .run(
            "DELETE FROM comments_comment WHERE page_id = $1 AND state <> 'removed' AND id IN
             (SELECT comment FROM comments_import_comment WHERE import_id = $2 AND page_id = $1 AND came = $3)",
            (page, import.id, true),
            Expect::Any,
        )
        .then(gone_already(&all, &brought, &answered, page))
        .run(
            "DELETE FROM comments_import_comment WHERE import_id = $1 AND page_id = $2",
            (import.id, page),
            Expect::Any,
        );
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    let batch = alive(touched(batch, page.number(), -shown, now), import, now);
    db.write(batch.reclaiming()).await?;
    let authors: Vec<_> = authors.into_iter().collect();
    for some in authors.chunks(AUTHORS) {
        db.write(some.iter().fold(Batch::new(), |batch, who| parted(batch, *who))).await?;
    }
    Ok(())
}

/// Those of an import that stand above something that it did not bring.
fn answered(all: &[Leaf], brought: &HashSet<i64>) -> HashSet<i64> {
    let parents: HashMap<i64, Option<i64>> = all.iter().map(|leaf| (leaf.id, leaf.parent)).collect();
    let mut answered = HashSet::new();
    for leaf in all.iter().filter(|leaf| !brought.contains(&leaf.id)) {
        let mut at = leaf.parent;
        while let Some(id) = at
            && parents.contains_key(&id)
            && (!brought.contains(&id) || answered.insert(id))
        {
            at = parents.get(&id).copied().flatten();
        }
    }
    answered
}

/// Takes away what comments of an import were given here.
fn given(batch: Batch, import: &Import, page: Id<Page>) -> Batch {
    const GIVEN: [&str; 6] = [
        "DELETE FROM comments_vote WHERE page_id = $1 AND comment IN
         (SELECT comment FROM comments_import_comment WHERE import_id = $2 AND page_id = $1)",
        "DELETE FROM comments_reaction WHERE page_id = $1 AND comment IN
         (SELECT comment FROM comments_import_comment WHERE import_id = $2 AND page_id = $1)",
        "DELETE FROM comments_brought WHERE page_id = $1 AND comment IN
         (SELECT comment FROM comments_import_comment WHERE import_id = $2 AND page_id = $1)",
        "DELETE FROM comments_revision WHERE page_id = $1 AND comment IN
         (SELECT comment FROM comments_import_comment WHERE import_id = $2 AND page_id = $1)",
        "DELETE FROM comments_report WHERE page_id = $1 AND comment IN
         (SELECT comment FROM comments_import_comment WHERE import_id = $2 AND page_id = $1)",
        "DELETE FROM comments_learned WHERE site_id = (SELECT site_id FROM comments_page WHERE id = $1) AND comment IN
         (SELECT comment FROM comments_import_comment WHERE import_id = $2 AND page_id = $1)",
    ];
    GIVEN.into_iter().fold(batch, |batch, sql| batch.run(sql, (page, import.id), Expect::Any))
}

/// Leaves nothing of a comment but its place.
fn emptied(batch: Batch, page: Id<Page>, id: i64) -> Batch {
    batch.run(
        "UPDATE comments_comment
         SET body = $3, html = $3, author_id = NULL, state = 'removed', why = $4, sticky = $5, brought = 0
         WHERE page_id = $1 AND id = $2",
        (page, id, Vec::<u8>::new(), Why::Imported.to_value(), false),
        Expect::Any,
    )
}

/// Those that were nothing but a place before, and that nobody answered.
fn gone_already(all: &[Leaf], brought: &HashSet<i64>, answered: &HashSet<i64>, page: Id<Page>) -> Batch {
    let gone = all.iter().filter(|leaf| leaf.state == State::Removed);
    let gone = gone.filter(|leaf| brought.contains(&leaf.id) && !answered.contains(&leaf.id));
    gone.fold(Batch::new(), |batch, leaf| {
        let sql = "DELETE FROM comments_comment WHERE page_id = $1 AND id = $2";
        batch.run(sql, (page, leaf.id), Expect::Any)
    })
}

/// Says that it is going on.
fn alive(batch: Batch, import: &Import, now: Timestamp) -> Batch {
    batch.run("UPDATE comments_import SET moved_at = $2 WHERE id = $1", (import.id, now), Expect::Any)
}

/// Forgets somebody whom an import brought, if nothing of them is left.
fn parted(batch: Batch, who: i64) -> Batch {
    batch.run(
        "DELETE FROM comments_visitor WHERE id = $1 AND way IN ('imported', 'guest')
         AND NOT EXISTS (SELECT 1 FROM comments_comment c WHERE c.author_id = comments_visitor.id)",
        (who,),
        Expect::Any,
    )
}
