//! Comments, one at a time.

use lodge_register::{Field as _, Id, Personal, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, RowKey, StoreError};

use super::touched;
use crate::{Comment, Page, Reaction, Revision, Site, State, Visitor, Vote, Why};

/// The comment with this number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, id: i64) -> Result<Option<Comment>, StoreError> {
    db.first("SELECT * FROM comments_comment WHERE id = $1", (id,)).await
}

/// Adds a comment to its page.
///
/// # Errors
/// [`StoreError`] if the store fails, or the page is no more.
pub async fn add(db: &Db, comment: &Comment, now: Timestamp) -> Result<(), StoreError> {
    let by = i64::from(comment.state == State::Shown);
    db.write(touched(Batch::new().insert(db, comment), comment.page_id.number(), by, now)).await.map(drop)
}

/// Gives a comment another state. Says whether it still had the one that it is changed from.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn decide(
    db: &Db,
    comment: &Comment,
    (to, why): (State, Option<Why>),
    also: Batch,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let by = i64::from(to == State::Shown) - i64::from(comment.state == State::Shown);
    let batch = Batch::new().run(
        "UPDATE comments_comment SET state = $3, why = $4 WHERE page_id = $1 AND id = $2 AND state = $5",
        (comment.page_id, comment.id, to.to_value(), word(why), comment.state.to_value()),
        Expect::Exactly(1),
    );
    match db.write(touched(batch, comment.page_id.number(), by, now).then(also)).await {
        Ok(_) => Ok(true),
        // Somebody else decided meanwhile.
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Replaces the text of a comment; what it said before is kept for moderators.
///
/// # Errors
/// [`StoreError`] if the store fails; [`StoreError::Expected`] if the comment is no more as it was.
pub async fn rewrite(
    db: &Db,
    comment: &Comment,
    (body, html): (&str, &str),
    (state, why): (State, Option<Why>),
    now: Timestamp,
) -> Result<(), StoreError> {
    let sealed =
        |column: &str, text: &str| db.seal::<Comment>(column, key(comment), &Value::Text(text.to_owned()));
    let revision = Revision {
        id: db.new_id(),
        page_id: comment.page_id,
        comment: comment.id.number(),
        author_id: comment.author_id,
        body: Personal::new(comment.body.reveal().clone()),
        replaced_at: now,
    };
    let by = i64::from(state == State::Shown) - i64::from(comment.state == State::Shown);
    let batch = Batch::new()
        .run(
            "UPDATE comments_comment SET body = $3, html = $4, state = $5, why = $6, edited_at = $7
             WHERE page_id = $1 AND id = $2 AND state = $8 AND author_id = $9",
            (
                comment.page_id,
                comment.id,
                sealed("body", body)?,
                sealed("html", html)?,
                state.to_value(),
                word(why),
                now,
                comment.state.to_value(),
                comment.author_id,
            ),
            Expect::Exactly(1),
        )
        .insert(db, &revision);
    db.write(touched(batch, comment.page_id.number(), by, now)).await.map(drop)
}

/// Takes the text of a comment away, and who wrote it. What answers it keeps its place.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn blank(
    db: &Db,
    comment: &Comment,
    why: Why,
    also: Batch,
    now: Timestamp,
) -> Result<(), StoreError> {
    let by = -i64::from(comment.state == State::Shown);
    let batch = Batch::new().run(
        "UPDATE comments_comment
             SET body = $4, html = $4, author_id = NULL, state = 'removed', why = $3
             WHERE page_id = $1 AND id = $2 AND state = $5",
        (comment.page_id, comment.id, why.to_value(), Vec::<u8>::new(), comment.state.to_value()),
        Expect::Exactly(1),
    );
    let batch = given_to(batch, comment);
    db.write(touched(batch, comment.page_id.number(), by, now).then(also)).await.map(drop)
}

/// Takes away what others gave a comment, what it said before, and that it was learned from.
fn given_to(batch: Batch, comment: &Comment) -> Batch {
    let at = (comment.page_id, comment.id);
    batch
        .run("DELETE FROM comments_revision WHERE page_id = $1 AND comment = $2", at, Expect::Any)
        .run("DELETE FROM comments_vote WHERE page_id = $1 AND comment = $2", at, Expect::Any)
        .run("DELETE FROM comments_reaction WHERE page_id = $1 AND comment = $2", at, Expect::Any)
        .run("DELETE FROM comments_brought WHERE page_id = $1 AND comment = $2", at, Expect::Any)
        .run(
            "DELETE FROM comments_learned WHERE site_id = $1 AND comment = $2",
            (comment.site_id, comment.id),
            Expect::Any,
        )
}

/// Takes a comment away with its place. What answers it goes up to what it answered.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn delete(db: &Db, comment: &Comment, now: Timestamp) -> Result<(), StoreError> {
    let by = -i64::from(comment.state == State::Shown);
    let batch = Batch::new()
        .run(
            "UPDATE comments_comment SET parent = $3 WHERE page_id = $1 AND parent = $2",
            (comment.page_id, comment.id, comment.parent),
            Expect::Any,
        )
        .run(
            "DELETE FROM comments_comment WHERE page_id = $1 AND id = $2 AND state = $3",
            (comment.page_id, comment.id, comment.state.to_value()),
            Expect::Exactly(1),
        );
    let batch = given_to(batch, comment).run(
        "DELETE FROM comments_report WHERE page_id = $1 AND comment = $2",
        (comment.page_id, comment.id),
        Expect::Any,
    );
    db.write(touched(batch, comment.page_id.number(), by, now)).await.map(drop)
}

/// Puts a comment above the others, or back into its place.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn stick(
    db: &Db,
    comment: &Comment,
    sticky: bool,
    also: Batch,
    now: Timestamp,
) -> Result<(), StoreError> {
    let batch = Batch::new().run(
        "UPDATE comments_comment SET sticky = $3 WHERE page_id = $1 AND id = $2",
        (comment.page_id, comment.id, sticky),
        Expect::Exactly(1),
    );
    db.write(touched(batch, comment.page_id.number(), 0, now).then(also)).await.map(drop)
}

/// Counts a vote, in place of the one that was given before; 0 takes it back.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn vote(
    db: &Db,
    comment: &Comment,
    visitor: Id<Visitor>,
    value: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let batch = Batch::new().run(
        "DELETE FROM comments_vote WHERE page_id = $1 AND comment = $2 AND visitor_id = $3",
        (comment.page_id, comment.id, visitor),
        Expect::Any,
    );
    let vote = Vote { page_id: comment.page_id, comment: comment.id.number(), visitor_id: visitor, value };
    let batch = if value == 0 { batch } else { batch.insert(db, &vote) };
    db.write(touched(batch, comment.page_id.number(), 0, now)).await.map(drop)
}

/// Puts a sign under a comment, or takes it away.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn react(
    db: &Db,
    comment: &Comment,
    visitor: Id<Visitor>,
    (kind, on): (&str, bool),
    now: Timestamp,
) -> Result<(), StoreError> {
    let batch = Batch::new().run(
        "DELETE FROM comments_reaction
         WHERE page_id = $1 AND comment = $2 AND visitor_id = $3 AND kind = $4",
        (comment.page_id, comment.id, visitor, kind),
        Expect::Any,
    );
    let reaction = Reaction {
        page_id: comment.page_id,
        comment: comment.id.number(),
        visitor_id: visitor,
        kind: kind.to_owned(),
    };
    let batch = if on { batch.insert(db, &reaction) } else { batch };
    db.write(touched(batch, comment.page_id.number(), 0, now)).await.map(drop)
}

/// What is seen by moderators of a site in this state, from this number on, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn in_state(
    db: &Db,
    site: Id<Site>,
    state: State,
    after: i64,
    most: i64,
) -> Result<Vec<Comment>, StoreError> {
    let sql = "SELECT * FROM comments_comment
               WHERE site_id = $1 AND state = $2 AND id > $3 ORDER BY id LIMIT $4";
    db.all(sql, (site, state.as_str(), after, most)).await
}

/// What comments said before, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn revisions(db: &Db, page: Id<Page>, comment: i64) -> Result<Vec<Revision>, StoreError> {
    let sql = "SELECT * FROM comments_revision WHERE page_id = $1 AND comment = $2 ORDER BY id DESC";
    db.all(sql, (page, comment)).await
}

fn word(why: Option<Why>) -> Value {
    why.map_or(Value::Null, |why| why.to_value())
}

fn key(comment: &Comment) -> RowKey {
    RowKey::of((comment.page_id, comment.id))
}
