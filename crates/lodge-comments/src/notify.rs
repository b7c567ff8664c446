//! Letters about comments: to those who moderate, to those who were answered, to those who follow a page.
//!
//! ```text
//! what happened ──> who is concerned ──> whom we may write to ──> how often ──> words ──> post office
//! ```
//!
//! **Invariant:** nobody is written to about what they did themselves, and no letter says anybody's e-mail address.
//! **Invariant:** an address that somebody only typed gets one letter, which asks; nothing more until its holder says yes.

mod authors;
mod digest;
mod moderators;
mod reach;
mod wording;

pub use digest::digests;
pub(crate) use digest::tend;
pub(crate) use reach::address;

use lodge_store::StoreError;
use lodge_web::{Source, sources};

use crate::{Book, Comment, Page, Site, State, Visitor, store::pages};

/// What letters say, and the pages that their links lead to.
pub const WORDS: &[Source] = sources!("letters.ftl");

/// Something that happened to a comment, with everything as it is now.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each has the site, the page and the comment, and they say what they are")]
pub enum Happened {
    /// It was written: it is shown, or waits.
    Posted { site: Site, page: Page, comment: Comment },
    /// A moderator let it be shown.
    Approved { site: Site, page: Page, comment: Comment },
    /// A moderator refused it, for this reason.
    Rejected { site: Site, page: Page, comment: Comment, reason: Option<String> },
    /// Somebody reported it.
    Reported { site: Site, page: Page, comment: Comment },
    /// Its author changed it.
    Edited { site: Site, page: Page, comment: Comment },
    /// It was taken away.
    Removed { site: Site, page: Page, comment: Comment },
}

/// What a letter is about.
#[derive(Clone, Copy)]
struct About<'a> {
    site: &'a Site,
    page: &'a Page,
    comment: &'a Comment,
}

/// Writes to whoever is concerned, while the caller goes on.
pub fn told(book: &Book, happened: Happened) {
    if !book.house.post.is_on() {
        return;
    }
    let book = book.clone();
    tokio::spawn(async move {
        if let Err(error) = tell(&book, &happened).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "Letters about a comment were not written"
            );
        }
    });
}

/// The same, of what was done to a comment whose page is not at hand.
pub(crate) async fn told_of(
    book: &Book,
    site: &Site,
    comment: &Comment,
    happened: impl FnOnce(Site, Page, Comment) -> Happened,
) {
    if let Ok(Some(page)) = pages::by_id(&book.house.db, comment.page_id).await {
        told(book, happened(site.clone(), page, comment.clone()));
    }
}

/// Writes to whoever is concerned.
///
/// # Errors
/// [`StoreError`] if it cannot be read who that is.
pub async fn tell(book: &Book, happened: &Happened) -> Result<(), StoreError> {
    match happened {
        Happened::Posted { site, page, comment } => {
            let about = About { site, page, comment };
            match comment.state {
                State::Shown => {
                    moderators::of(book, about, moderators::Why::New).await?;
                    authors::of(book, about).await
                }
                State::Held => moderators::of(book, about, moderators::Why::Held).await,
                // Nobody is written to about spam: that is what it wants.
                State::Rejected | State::Spam | State::Removed => Ok(()),
            }
        }
        Happened::Approved { site, page, comment } => authors::of(book, About { site, page, comment }).await,
        Happened::Rejected { site, page, comment, reason } => {
            authors::refused(book, About { site, page, comment }, reason.as_deref()).await
        }
        Happened::Reported { site, page, comment } => {
            moderators::of(book, About { site, page, comment }, moderators::Why::Reported).await
        }
        Happened::Edited { site, page, comment } if comment.state == State::Held => {
            moderators::of(book, About { site, page, comment }, moderators::Why::Held).await
        }
        Happened::Edited { .. } | Happened::Removed { .. } => Ok(()),
    }
}

/// Whether a visitor can be written to at all.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn is_reached(book: &Book, visitor: &Visitor) -> Result<bool, StoreError> {
    Ok(matches!(reach::reach(book, visitor).await?, reach::Reach::At(_)))
}

/// What a link in a moderator's letter holds of the comment: whether it is still what they read.
pub(crate) fn mark_of(book: &Book, comment: &Comment) -> u32 {
    let state = format!("{} {}", comment.id.number(), comment.body.reveal());
    crate::seal::mark(&book.house.db, &state)
}
