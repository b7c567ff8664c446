//! What an author may do with a comment of theirs: change it, or take it away.

use axum::http::StatusCode;
use lodge_store::{Batch, StoreError};

use crate::{
    Book, Comment, Done, Fate, Site, Why, moderate,
    notify::{self, Happened},
    policy::{self, Facts},
    post::{Refused, render, state_of},
    spam,
    store::{comments, pages, visitors},
    thread::Speakers,
    who::{Caller, May},
};

/// How somebody takes a comment away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Its place stays, without a word and without a name.
    Blank,
    /// Nothing of it stays.
    Delete,
}

impl How {
    /// What this word means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "blank" => Some(Self::Blank),
            "delete" => Some(Self::Delete),
            _ => None,
        }
    }
}

/// A comment of this site that whoever asks wrote themselves: nobody else puts words into their mouth.
pub(crate) async fn own(book: &Book, site: &Site, caller: &Caller, id: i64) -> Result<Comment, Refused> {
    let comment = on_site(book, site, id).await?;
    if comment.author_id == Some(caller.visitor.id) {
        return Ok(comment);
    }
    Err(Refused::Said(StatusCode::FORBIDDEN, "embed-not-yours"))
}

/// A comment of this site.
pub(crate) async fn on_site(book: &Book, site: &Site, id: i64) -> Result<Comment, Refused> {
    let found = comments::by_id(&book.house.db, id).await?;
    found
        .filter(|comment| comment.site_id == site.id && comment.state.fate() != Fate::Gone)
        .ok_or(Refused::Said(StatusCode::NOT_FOUND, "embed-gone"))
}

/// Changes the words of a comment. It is judged again, so that nobody slips in what would not have been shown.
///
/// # Errors
/// [`Refused`].
pub async fn edit(
    book: &Book,
    site: &Site,
    caller: &Caller,
    id: i64,
    body: &str,
) -> Result<Comment, Refused> {
    let comment = own(book, site, caller, id).await?;
    let (db, now) = (&book.house.db, book.house.clock.now());
    let minutes = i64::from(site.rules.text.edit_minutes);
    let is_late = now.millis() - comment.posted_at.millis() > minutes * 60_000;
    if is_late && caller.may < May::Moderate {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-too-late"));
    }
    let speakers = Speakers::of(db, Some(comment.page_id), body).await?;
    let rendered = render(book, site, body, &speakers)?;
    let page = pages::by_id(db, comment.page_id).await?;
    let facts = Facts {
        way: caller.visitor.way,
        moderates: caller.may >= May::Moderate,
        banned: visitors::is_banned(db, site.id, Some(caller.visitor.id), &[], now).await?,
        shadowed: caller.visitor.shadowed,
        shown_before: visitors::shown(db, caller.visitor.id, site.rules.hold.first.max(1)).await?,
        since: caller.visitor.created_at,
        // Whoever could write it may put it right, even where no more are taken.
        page_since: now,
        page_locked: page.is_some_and(|page| page.locked),
        site_locked: site.locked,
        links: rendered.links.len(),
        images: rendered.images.len(),
        text: rendered.text,
        spam: spam::of_text(book, site, body, &caller.visitor).await?,
        unproved: false,
    };
    // Whoever may not write any more may not change anything either.
    state_of(policy::judge(&site.rules, &facts, now))?;
    // What a moderator let through stays so, unless the new words alone would be looked at.
    let (state, why) = match policy::of_words(&site.rules, &facts) {
        Some(verdict) => state_of(verdict)?,
        None => (comment.state, comment.why),
    };
    meanwhile(comments::rewrite(db, &comment, (body, &rendered.html), (state, why), now).await)?;
    book.changed(site.id.number(), comment.page_id.number());
    let changed = comments::by_id(db, id).await?;
    let changed = changed.ok_or(Refused::Said(StatusCode::NOT_FOUND, "embed-gone"))?;
    notify::told_of(book, site, &changed, |site, page, comment| Happened::Edited { site, page, comment })
        .await;
    Ok(changed)
}

/// Takes a comment away: as its author wants it, or as a moderator's act.
///
/// # Errors
/// [`Refused`].
pub async fn take_away(
    book: &Book,
    site: &Site,
    caller: &Caller,
    (id, how): (i64, How),
) -> Result<Comment, Refused> {
    let comment = on_site(book, site, id).await?;
    if comment.author_id != Some(caller.visitor.id) {
        return removed(book, site, caller, comment).await;
    }
    let (db, now) = (&book.house.db, book.house.clock.now());
    meanwhile(match how {
        How::Blank => comments::blank(db, &comment, Why::Author, Batch::new(), now).await,
        How::Delete => comments::delete(db, &comment, now).await,
    })?;
    db.erase_barrier().await?;
    book.changed(site.id.number(), comment.page_id.number());
    moderate::emit(book, site, "comment.removed", id).await;
    Ok(comment)
}

/// A moderator takes somebody else's comment away: an act like their others, which is noted and can be undone.
async fn removed(book: &Book, site: &Site, caller: &Caller, comment: Comment) -> Result<Comment, Refused> {
    let by = moderate::by(caller).ok_or(Refused::Said(StatusCode::FORBIDDEN, "embed-not-yours"))?;
    moderate::decide(book, site, &comment, Done::Removed, by, None).await?;
    Ok(comment)
}

/// Somebody else was faster: a moderator decided, or the author took it away in another window.
fn meanwhile(done: Result<(), StoreError>) -> Result<(), Refused> {
    match done {
        Err(StoreError::Expected { .. }) => Err(Refused::Said(StatusCode::CONFLICT, "embed-meanwhile")),
        done => Ok(done?),
    }
}
