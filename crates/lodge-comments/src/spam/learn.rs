//! Learning from what moderators decide, and taking it back.

use lodge_register::Timestamp;
use lodge_store::StoreError;

use super::{
    memory::{self, Change},
    said,
    signs::signs,
};
use crate::{
    Book, Comment, Site, Visitor, akismet,
    store::{comments, visitors},
};

/// Learns from a decision. It fails no decision if it cannot.
pub async fn learn(book: &Book, site: &Site, comment: &Comment, is_spam: bool) {
    if let Err(error) = relearn(book, comment, Some(is_spam)).await {
        tracing::warn!(error = %error, "A decision about a comment could not be learned from");
    }
    akismet::tell(book, site, comment, is_spam);
}

/// Takes back what was learned from a decision that is undone.
pub async fn unlearn(book: &Book, _site: &Site, comment: &Comment) {
    if let Err(error) = relearn(book, comment, None).await {
        tracing::warn!(error = %error, "What was learned from a comment could not be taken back");
    }
}

async fn relearn(book: &Book, comment: &Comment, spam: Option<bool>) -> Result<(), StoreError> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    let before = memory::learned(db, comment).await?;
    if before.as_ref().map(|before| before.spam) == spam {
        return Ok(());
    }
    let author = author(book, comment).await?;
    if let Some(before) = before {
        let then = as_it_was(book, comment, before.learned_at).await?;
        let found = signs(&said(&then, author.as_ref()));
        memory::change(db, comment, &found, Change::Unlearn { spam: before.spam }, now).await?;
    }
    if let Some(spam) = spam {
        let found = signs(&said(comment.body.reveal(), author.as_ref()));
        memory::change(db, comment, &found, Change::Learn { spam }, now).await?;
    }
    book.spam.learned.pin().remove(&comment.site_id.number());
    Ok(())
}

/// What a comment said at this moment, as far as that is still known.
async fn as_it_was(book: &Book, comment: &Comment, at: Timestamp) -> Result<String, StoreError> {
    let revisions = comments::revisions(&book.house.db, comment.page_id, comment.id.number()).await?;
    let then = revisions.into_iter().rfind(|revision| revision.replaced_at > at);
    Ok(then.map_or_else(|| comment.body.reveal().clone(), |revision| revision.body.into_revealed()))
}

pub(super) async fn author(book: &Book, comment: &Comment) -> Result<Option<Visitor>, StoreError> {
    match comment.author_id {
        Some(author) => visitors::by_id(&book.house.db, author).await,
        None => Ok(None),
    }
}
