//! The line that a comment goes: `http → policy → spam → store → notify`.

mod draft;
mod facts;

pub use draft::{Author, Draft, Posted, Refused};
pub use facts::LONGEST_NAME;
pub(crate) use facts::network_of;

use axum::http::StatusCode;
use lodge_register::{Id, Personal, Timestamp, draw};
use lodge_store::Db;
use lodge_web::Fault;
use url::Url;

use crate::{
    Book, Comment, Page, Site, State, Visitor, Why, image,
    live::tell,
    moderate,
    notify::{self, Happened},
    place,
    policy::{self, Verdict},
    render::{self, Around, Rendered},
    spam,
    store::{comments, letters, pages, visitors},
    thread::Speakers,
};
use facts::{asked, author, called, facts};

/// The longest title of a page.
const LONGEST_TITLE: usize = 200;
/// How long a guest may take their comment back, where the site lets nobody change one.
const KEY_MINUTES: i64 = 15;

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
    let speakers = Speakers::of(db, found.as_ref().map(|page| page.id), &draft.body).await?;
    let rendered = render(book, site, &draft.body, &speakers)?;
    let (mut author, may) = author(book, site, &draft, now)?;
    let mut facts = facts(book, site, (found.as_ref(), &author, may), (&rendered, &draft), now).await?;
    // Whoever may not write is told so before anything else is asked.
    state_of(policy::judge(&site.rules, &facts, now))?;
    if !facts.moderates {
        let judged = spam::judge(book, site, &asked(site, &draft, &author, &facts, &path)).await?;
        (facts.spam, facts.unproved) = (judged.spam, judged.needs_proof);
    }
    let (state, why) = state_of(policy::judge(&site.rules, &facts, now))?;
    if matches!(draft.author, Author::Guest { .. }) {
        called(book, site, &mut author).await?;
    }

    let page = match found {
        Some(page) => page,
        None => {
            let page = pages::find_or_add(db, site.id, (&path, &title(&draft.title)), now).await?;
            book.ready.site_changed(site.id.number());
            tell::came(book, &page);
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
    match draft.author {
        Author::Guest { .. } => visitors::add(db, &author).await?,
        Author::Known(_) if draft.notify && !author.notified => letters::want(db, author.id).await?,
        Author::Known(_) => {}
    }
    comments::add(db, &comment, now).await?;
    spam::noted(book, site, comment.body.reveal()).await;
    let key = match draft.author {
        Author::Guest { .. } => Some(key_for(book, site, author.id, now).await?),
        Author::Known(_) => None,
    };
    book.changed(site.id.number(), page.id.number());
    // Without it, the network cannot be banned. The comment stands all the same, and so it does if nobody is told.
    if let Err(error) = moderate::wrote_from(book, site, comment.id.number(), &draft.network).await {
        tracing::warn!(error = %error, "Where a comment came from could not be noted");
    }
    tell::appeared(book, site, &comment).await;
    let kind = if state == State::Shown { "comment.posted" } else { "comment.held" };
    moderate::emit(book, site, kind, comment.id.number()).await;
    notify::told(book, Happened::Posted { site: site.clone(), page: page.clone(), comment: comment.clone() });
    Ok(Posted { comment, author, page, key })
}

/// Markdown into what is shown, by the site's rules.
pub(crate) fn render(book: &Book, site: &Site, body: &str, speakers: &Speakers) -> Result<Rendered, Refused> {
    let text = &site.rules.text;
    if body.trim().is_empty() {
        return Err(Refused::Fields(vec![("body", "embed-body-empty")]));
    }
    if body.chars().count() > usize::try_from(text.longest).unwrap_or(usize::MAX) {
        return Err(Refused::Fields(vec![("body", "embed-body-long")]));
    }
    let renderer = book.renderer().ok_or(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?;
    renderer.render(body, site.rules.allowed(), &Proxied { book, speakers }).map_err(|refusal| {
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
    speakers: &'a Speakers,
}

impl Around for Proxied<'_> {
    fn image(&self, there: &Url) -> Url {
        proxied(&self.book.house.db, &self.book.at(), there)
    }

    fn knows(&self, name: &str) -> bool {
        self.speakers.knows(name)
    }
}

/// Where this house, with its guest book found there, shows an image of elsewhere.
pub(crate) fn proxied(db: &Db, at: &str, there: &Url) -> Url {
    let signature = image::signature(db, there.as_str());
    let mut here = Url::parse(&format!("{at}/image")).unwrap_or_else(|_| there.clone());
    here.query_pairs_mut().append_pair("u", there.as_str()).append_pair("s", &signature);
    here
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

pub(crate) fn title(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_TITLE).collect()
}
