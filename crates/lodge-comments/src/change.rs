//! What an author may do with a comment of theirs: change it, or take it away.

use axum::http::StatusCode;
use lodge_register::Id;

use crate::{
    Book, Comment, Fate, Site, Visitor, Why,
    notify::{self, Happened},
    policy::{self, Facts},
    post::{Refused, render, state_of},
    spam,
    store::{comments, pages, visitors},
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

/// A comment of this site that somebody may change: its author, or who moderates.
pub(crate) async fn theirs(book: &Book, site: &Site, caller: &Caller, id: i64) -> Result<Comment, Refused> {
    let comment = on_site(book, site, id).await?;
    let is_theirs = comment.author_id == Some(caller.visitor.id);
    if is_theirs || caller.may >= May::Moderate {
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
    let comment = theirs(book, site, caller, id).await?;
    let (db, now) = (&book.house.db, book.house.clock.now());
    let minutes = i64::from(site.rules.text.edit_minutes);
    let is_late = now.millis() - comment.posted_at.millis() > minutes * 60_000;
    if is_late && caller.may < May::Moderate {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-too-late"));
    }
    let rendered = render(book, site, body)?;
    let page = pages::by_id(db, comment.page_id).await?;
    let facts = Facts {
        way: caller.visitor.way,
        moderates: caller.may >= May::Moderate,
        banned: visitors::is_banned(db, site.id, Some(caller.visitor.id), &[], now).await?,
        shadowed: caller.visitor.shadowed,
        shown_before: visitors::shown(db, caller.visitor.id).await?,
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
    let judged = state_of(policy::judge(&site.rules, &facts, now))?;
    // What a moderator let through stays so, unless the new words alone would be looked at.
    let by_words = matches!(judged.1, Some(Why::Links | Why::Images | Why::Words | Why::Spam | Why::Akismet));
    let (state, why) = if by_words { judged } else { (comment.state, comment.why) };
    comments::rewrite(db, &comment, (body, &rendered.html), (state, why), now).await?;
    book.changed(site.id.number(), comment.page_id.number());
    let changed = comments::by_id(db, id).await?;
    let changed = changed.ok_or(Refused::Said(StatusCode::NOT_FOUND, "embed-gone"))?;
    notify::told_of(book, site, &changed, |site, page, comment| Happened::Edited { site, page, comment })
        .await;
    Ok(changed)
}

/// Takes a comment away, as its author wants it.
///
/// # Errors
/// [`Refused`].
pub async fn take_away(
    book: &Book,
    site: &Site,
    caller: &Caller,
    (id, how): (i64, How),
) -> Result<Comment, Refused> {
    let comment = theirs(book, site, caller, id).await?;
    let (db, now) = (&book.house.db, book.house.clock.now());
    match how {
        How::Blank => comments::blank(db, &comment, by(&comment, caller.visitor.id), now).await?,
        How::Delete => comments::delete(db, &comment, now).await?,
    }
    db.erase_barrier().await?;
    book.changed(site.id.number(), comment.page_id.number());
    Ok(comment)
}

fn by(comment: &Comment, who: Id<Visitor>) -> Why {
    if comment.author_id == Some(who) { Why::Author } else { Why::Moderator }
}
