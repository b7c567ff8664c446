//! The line that a comment goes: `http → policy → spam → store → notify`.

use std::net::IpAddr;

use axum::http::StatusCode;
use lodge_register::{Id, Personal, Timestamp, draw};
use lodge_store::StoreError;
use lodge_web::{Fault, Language};
use url::Url;

use crate::{
    Book, Comment, Page, Site, State, Visitor, Way, Why, door, image, moderate,
    notify::{self, Happened},
    place,
    policy::{self, Facts, Refusal, Verdict},
    render::{self, Around, Rendered},
    spam,
    store::{comments, pages, visitors},
    who::{Caller, May},
};

/// The longest name of a guest, in characters.
pub const LONGEST_NAME: usize = 60;
/// The longest title of a page.
const LONGEST_TITLE: usize = 200;
/// How long a guest may take their comment back, where the site lets nobody change one.
const KEY_MINUTES: i64 = 15;

/// A comment before it is one.
#[derive(Debug)]
pub struct Draft {
    /// The page, as the browser has it.
    pub page: String,
    /// What the page calls itself.
    pub title: String,
    /// Which comment it answers.
    pub parent: Option<i64>,
    /// Who writes.
    pub author: Author,
    /// What they write, in Markdown.
    pub body: String,
    /// In which language they read.
    pub language: Language,
    /// The network that they write from.
    pub network: Vec<u8>,
    /// The address that they write from: asked of the deny-list, and kept nowhere.
    pub ip: Option<IpAddr>,
    /// What stands in the field that people do not see.
    pub honeypot: String,
    /// The puzzle that was solved, and the numbers that solve it.
    pub proof: Option<(String, String)>,
}

/// Who writes.
#[derive(Debug)]
pub enum Author {
    /// Somebody who is signed in.
    Known(Box<Caller>),
    /// Somebody who says a name.
    Guest {
        /// The name.
        name: Personal<String>,
        /// Where answers are told, if they want to be told.
        email: Option<Personal<String>>,
    },
}

/// A comment that was taken.
#[derive(Debug)]
pub struct Posted {
    /// The comment.
    pub comment: Comment,
    /// Who wrote it.
    pub author: Visitor,
    /// The page that it is under.
    pub page: Page,
    /// What a guest may change it with, for a while.
    pub key: Option<String>,
}

/// Why something is not done.
#[derive(Debug)]
pub enum Refused {
    /// Fields cannot be so: which, and the message about each.
    Fields(Vec<(&'static str, &'static str)>),
    /// It is not done, and this message says why.
    Said(StatusCode, &'static str),
    /// It is done too often; in so many seconds it can be tried again.
    TooOften(u64),
    /// Something of ours failed.
    Fault(Fault),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Said(
            StatusCode::FORBIDDEN,
            match refusal {
                Refusal::SiteLocked => "embed-closed-site",
                Refusal::PageLocked => "embed-closed-page",
                Refusal::TooLate => "embed-closed-age",
                Refusal::Banned => "embed-banned",
                Refusal::NoGuests => "embed-no-guests",
            },
        )
    }
}

/// Takes a comment, or says why not.
///
/// # Errors
/// [`Refused`].
pub async fn post(book: &Book, site: &Site, draft: Draft) -> Result<Posted, Refused> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    let path = place::path(&draft.page, &site.rules.pages)
        .map_err(|_| Refused::Said(StatusCode::BAD_REQUEST, "embed-no-page"))?;
    let found = pages::find(db, site.id, &path).await?;
    if found.is_none() && site.rules.pages.known_only {
        return Err(Refused::Said(StatusCode::NOT_FOUND, "embed-no-page"));
    }
    let parent = answered(book, found.as_ref(), draft.parent).await?;
    let rendered = render(book, site, &draft.body)?;
    let (author, may) = author(book, site, &draft, now)?;
    if author.way == Way::Guest && matches!(draft.author, Author::Guest { .. }) {
        let email = author.email.as_ref().map(|email| email.reveal().as_str());
        let may = door::guest_may_be_called(book, site, author.name.reveal(), email).await?;
        may.map_err(|no| Refused::Fields(vec![(no.field(), no.message())]))?;
    }
    let mut facts = facts(book, site, (found.as_ref(), &author, may), (&rendered, &draft), now).await?;
    // Whoever may not write is told so before anything else is asked.
    state_of(policy::judge(&site.rules, &facts, now))?;
    if !facts.moderates {
        let judged = spam::judge(book, site, &asked(site, &draft, &author, &facts, &path)).await?;
        (facts.spam, facts.unproved) = (judged.spam, judged.needs_proof);
    }
    let (state, why) = state_of(policy::judge(&site.rules, &facts, now))?;

    let page = match found {
        Some(page) => page,
        None => {
            let page = pages::find_or_add(db, site.id, (&path, &title(&draft.title)), now).await?;
            book.ready.site_changed(site.id.number());
            page
        }
    };
    let comment = Comment {
        page_id: page.id,
        id: db.new_id(),
        site_id: site.id,
        parent,
        author_id: Some(author.id),
        body: Personal::new(draft.body),
        html: Personal::new(rendered.html),
        state,
        why,
        sticky: false,
        brought: 0,
        posted_at: now,
        edited_at: None,
    };
    if matches!(draft.author, Author::Guest { .. }) {
        visitors::add(db, &author).await?;
    }
    comments::add(db, &comment, now).await?;
    let key = match draft.author {
        Author::Guest { .. } => Some(key_for(book, site, author.id, now).await?),
        Author::Known(_) => None,
    };
    book.changed(site.id.number(), page.id.number());
    // Without it, the network cannot be banned. The comment stands all the same.
    if let Err(error) = moderate::wrote_from(book, site, comment.id.number(), &draft.network).await {
        tracing::warn!(error = %error, "Where a comment came from could not be noted");
    }
    let kind = if state == State::Shown { "comment.posted" } else { "comment.held" };
    moderate::emit(book, site, kind, comment.id.number()).await;
    notify::told(book, Happened::Posted { site: site.clone(), page: page.clone(), comment: comment.clone() });
    Ok(Posted { comment, author, page, key })
}

/// What the judges of spam are asked.
fn asked<'a>(
    site: &'a Site,
    draft: &'a Draft,
    author: &'a Visitor,
    facts: &Facts,
    path: &'a str,
) -> spam::Asked<'a> {
    spam::Asked {
        body: &draft.body,
        name: author.name.reveal(),
        email: author.email.as_ref().map(|email| email.reveal().as_str()),
        website: author.website.as_ref().map(|website| website.reveal().as_str()),
        way: author.way,
        visitor: (author.way != Way::Guest).then_some(author.id),
        shown_before: facts.shown_before,
        network: &draft.network,
        ip: draft.ip,
        page: (site.host.reveal(), path),
        honeypot: &draft.honeypot,
        proof: draft.proof.as_ref().map(|(text, numbers)| (text.as_str(), numbers.as_str())),
    }
}

/// Markdown into what is shown, by the site's rules.
pub(crate) fn render(book: &Book, site: &Site, body: &str) -> Result<Rendered, Refused> {
    let text = &site.rules.text;
    if body.trim().is_empty() {
        return Err(Refused::Fields(vec![("body", "embed-body-empty")]));
    }
    if body.chars().count() > usize::try_from(text.longest).unwrap_or(usize::MAX) {
        return Err(Refused::Fields(vec![("body", "embed-body-long")]));
    }
    let renderer = book.renderer().ok_or(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?;
    renderer.render(body, site.rules.allowed(), &Proxied { book }).map_err(|refusal| {
        let message = match refusal {
            render::Refusal::TooLong => "embed-body-long",
            render::Refusal::Empty => "embed-body-empty",
        };
        Refused::Fields(vec![("body", message)])
    })
}

/// Images come through this house, so that nobody is told who reads.
struct Proxied<'a> {
    book: &'a Book,
}

impl Around for Proxied<'_> {
    fn image(&self, there: &Url) -> Url {
        let signature = image::signature(&self.book.house.db, there.as_str());
        let mut here = Url::parse(&format!("{}/image", self.book.at())).unwrap_or_else(|_| there.clone());
        here.query_pairs_mut().append_pair("u", there.as_str()).append_pair("s", &signature);
        here
    }

    fn knows(&self, _name: &str) -> bool {
        false
    }
}

fn author(book: &Book, site: &Site, draft: &Draft, now: Timestamp) -> Result<(Visitor, May), Refused> {
    match &draft.author {
        Author::Known(caller) => Ok((caller.visitor.clone(), caller.may)),
        Author::Guest { name, email } => {
            let name = name.reveal().split_whitespace().collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                return Err(Refused::Fields(vec![("name", "embed-name-empty")]));
            }
            if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
                return Err(Refused::Fields(vec![("name", "embed-name-long")]));
            }
            let mut guest = visitors::new(&book.house.db, site.id, Way::Guest, &name, now);
            draft.language.tag().clone_into(&mut guest.language);
            if let Some(email) = email {
                let email = lodge_accounts::Email::parse(email.reveal())
                    .map_err(|_| Refused::Fields(vec![("email", "embed-email-wrong")]))?;
                guest.email = Some(Personal::new(email.as_str().to_owned()));
                guest.notified = true;
            }
            Ok((guest, May::Write))
        }
    }
}

async fn facts(
    book: &Book,
    site: &Site,
    (page, author, may): (Option<&Page>, &Visitor, May),
    (rendered, draft): (&Rendered, &Draft),
    now: Timestamp,
) -> Result<Facts, Refused> {
    let db = &book.house.db;
    let network = network_of(book, site, &draft.network);
    Ok(Facts {
        way: author.way,
        moderates: may >= May::Moderate,
        banned: visitors::is_banned(db, site.id, Some(author.id), &network, now).await?,
        shadowed: author.shadowed,
        shown_before: visitors::shown(db, author.id).await?,
        since: author.created_at,
        page_since: page.map_or(now, |page| page.created_at),
        page_locked: page.is_some_and(|page| page.locked),
        site_locked: site.locked,
        links: rendered.links.len(),
        images: rendered.images.len(),
        text: rendered.text.clone(),
        spam: None,
        unproved: false,
    })
}

/// The keyed hash under which a site knows a network.
pub(crate) fn network_of(book: &Book, site: &Site, octets: &[u8]) -> Vec<u8> {
    let mut said = site.id.number().to_be_bytes().to_vec();
    said.extend(octets);
    book.house.db.keyed_hash("comments/network", &said).to_vec()
}

pub(crate) fn state_of(verdict: Verdict) -> Result<(State, Option<Why>), Refused> {
    match verdict {
        Verdict::Show => Ok((State::Shown, None)),
        Verdict::Hold(why) => Ok((State::Held, Some(why))),
        Verdict::Spam(why) => Ok((State::Spam, Some(why))),
        Verdict::Refuse(refusal) => Err(refusal.into()),
    }
}

/// The comment that is answered, if it can be seen on this page.
async fn answered(book: &Book, page: Option<&Page>, parent: Option<i64>) -> Result<Option<i64>, Refused> {
    let Some(parent) = parent else { return Ok(None) };
    let found = comments::by_id(&book.house.db, parent).await?;
    let is_here = |comment: &Comment| page.is_some_and(|page| comment.page_id == page.id);
    let fits = found.is_some_and(|parent| is_here(&parent) && parent.state == State::Shown);
    if fits { Ok(Some(parent)) } else { Err(Refused::Said(StatusCode::CONFLICT, "embed-no-parent")) }
}

async fn key_for(book: &Book, site: &Site, guest: Id<Visitor>, now: Timestamp) -> Result<String, Refused> {
    let minutes = i64::from(site.rules.text.edit_minutes).max(KEY_MINUTES);
    let key = new_token(book);
    visitors::open(&book.house.db, guest, &key, (now, now.plus_millis(minutes * 60_000))).await?;
    Ok(key)
}

/// A token that nobody can guess: 256 bits.
pub(crate) fn new_token(book: &Book) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(draw::<32>(book.house.chance.as_ref()))
}

fn title(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_TITLE).collect()
}
