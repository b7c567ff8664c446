//! Whether a comment is spam: one question after another, the cheap ones first, others than ourselves last.
//!
//! ```text
//! honeypot ─> deny-list ─> how often ─> said already ─> work ─> leads away ─> the site's own judge ─> Akismet
//! ```
//!
//! What is surely wrong is refused; what looks like spam goes with the spam, where moderators find it.

mod challenge;
mod lately;
mod learn;
mod memory;
mod proof;
pub mod signs;
mod watch;
pub mod weigh;
mod work;

pub(crate) use challenge::routes;
pub(crate) use lately::{REFUSED, SAID};
pub use learn::{learn, unlearn};
pub use watch::Watch;

use std::net::IpAddr;

use axum::http::StatusCode;
use lodge_register::Id;
use lodge_store::StoreError;
use lodge_web::{Fault, Source, sources};

use crate::{Book, Comment, Site, Visitor, Way, Why, akismet, post::Refused};
use signs::Said;
use weigh::Weighed;

/// What is said where a comment is refused.
pub(crate) const WORDS: &[Source] = sources!("spam.ftl");

/// A comment that is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What it says, in Markdown.
    pub body: &'a str,
    /// What its author is called.
    pub name: &'a str,
    /// Their address.
    pub email: Option<&'a str>,
    /// Their own page.
    pub website: Option<&'a str>,
    /// How they show who they are.
    pub way: Way,
    /// Who they are, if that is known.
    pub visitor: Option<Id<Visitor>>,
    /// How many comments of theirs are shown.
    pub shown_before: i64,
    /// The network that they write from.
    pub network: &'a [u8],
    /// The address that they write from: asked of the deny-list, and kept nowhere.
    pub ip: Option<IpAddr>,
    /// The host of the site, and the path of the page.
    pub page: (&'a str, &'a str),
    /// What stands in the field that people do not see.
    pub honeypot: &'a str,
    /// The puzzle that was solved, and the numbers that solve it.
    pub proof: Option<(&'a str, &'a str)>,
}

/// What the judges say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    /// Why it is spam, if it is.
    pub spam: Option<Why>,
    /// Which words decided, and how likely a comment with such a one is spam.
    pub words: Vec<(String, f32)>,
    /// Whether no work was done for it that should have been: somebody looks at it first.
    pub needs_proof: bool,
}

/// Asks every judge about a comment.
///
/// # Errors
/// [`Refused`] if it comes from a machine or somebody who is denied, or too often, or was said already; or if the store fails.
pub async fn judge(book: &Book, site: &Site, asked: &Asked<'_>) -> Result<Judged, Refused> {
    let house = &book.house;
    let outcome = Box::pin(judged(book, site, asked)).await;
    // Why somebody is suspected: what they wrote was refused, or is spam.
    let suspect = match &outcome {
        Ok(judged) => judged.spam.is_some(),
        Err(refused) => !matches!(refused, Refused::Fault(_)),
    };
    if suspect {
        lately::refuse(&house.cache, site.id, asked.network).await;
    }
    outcome
}

/// A comment was stored: the same words are not taken again today. If that cannot be noted, they are.
pub(crate) async fn noted(book: &Book, site: &Site, body: &str) {
    if lately::say(&book.house.cache, site.id, body).await.is_err() {
        tracing::warn!("That a text was written could not be noted");
    }
}

/// What is said of a text that stands on the site already.
pub(crate) const ALREADY: &str = "embed-said-already";

async fn judged(book: &Book, site: &Site, asked: &Asked<'_>) -> Result<Judged, Refused> {
    if !asked.honeypot.trim().is_empty() {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-refused"));
    }
    if watch::is_denied(book, asked).await? {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-refused"));
    }
    work::often(book, site, asked).await?;
    if lately::was_said(&book.house.cache, site.id, asked.body).await? {
        return Err(Refused::Said(StatusCode::CONFLICT, ALREADY));
    }
    let needs_proof = !work::is_done(book, site, asked).await?;
    if signs::only_leads_away(asked.body) {
        return Ok(Judged { spam: Some(Why::Spam), words: Vec::new(), needs_proof });
    }
    let own = weighed(book, site, &asked.said()).await?;
    if let Some(weighed) = own.filter(Weighed::is_spam) {
        return Ok(Judged { spam: Some(Why::Spam), words: weighed.words, needs_proof });
    }
    let spam = akismet::is_spam(book, site, asked).await.then_some(Why::Akismet);
    Ok(Judged { spam, words: Vec::new(), needs_proof })
}

/// Whether the new words of a comment are spam, by what is known here.
pub(crate) async fn of_text(
    book: &Book,
    site: &Site,
    body: &str,
    author: &Visitor,
) -> Result<Option<Why>, StoreError> {
    if signs::only_leads_away(body) {
        return Ok(Some(Why::Spam));
    }
    let weighed = weighed(book, site, &said(body, Some(author))).await?;
    Ok(weighed.is_some_and(|weighed| weighed.is_spam()).then_some(Why::Spam))
}

/// Which words speak for or against a comment, by what was learned so far.
///
/// # Errors
/// [`Fault`] if the store fails.
pub async fn explain(book: &Book, site: &Site, comment: &Comment) -> Result<Vec<(String, f32)>, Fault> {
    let author = learn::author(book, comment).await?;
    let weighed = weighed(book, site, &said(comment.body.reveal(), author.as_ref())).await?;
    Ok(weighed.map(|weighed| weighed.words).unwrap_or_default())
}

fn said<'a>(body: &'a str, author: Option<&'a Visitor>) -> Said<'a> {
    let Some(author) = author else { return Said { body, ..Said::default() } };
    Said {
        body,
        name: author.name.reveal(),
        website: author.website.as_ref().map(|website| website.reveal().as_str()),
        email: author.email.as_ref().map(|email| email.reveal().as_str()),
    }
}

async fn weighed(book: &Book, site: &Site, said: &Said<'_>) -> Result<Option<Weighed>, StoreError> {
    let db = &book.house.db;
    let all = book.spam.all(book, site).await?;
    if !all.is_enough() {
        return Ok(None);
    }
    let tallies = memory::tallies(db, site.id, signs::signs(said)).await?;
    Ok(weigh::weigh(&tallies, all))
}

impl Asked<'_> {
    fn said(&self) -> Said<'_> {
        Said { body: self.body, name: self.name, website: self.website, email: self.email }
    }

    /// Whether they are signed in, and something of theirs is shown already.
    fn is_known(&self) -> bool {
        self.way != Way::Guest && self.shown_before > 0
    }
}
