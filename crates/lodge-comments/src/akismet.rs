//! Asking Akismet whether a comment is spam, where the owner of a site switched it on with a key of their own.
//!
//! It is asked after our own judges, about what they let through. Nothing waits for it for long: where it does not answer,
//! their word holds. What it gets is in [`FIELDS`], and nothing else goes there (promise C8).

use std::{net::Ipv6Addr, time::Duration};

use lodge_egress::{EgressError, Request, Response};
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, SqlKind, Subject};
use url::form_urlencoded;

use crate::{Book, Comment, Site, VISITOR, Visitor, Why, spam::Asked, store};

/// Where it is.
const AT: &str = "https://rest.akismet.com/1.1/";
/// How long a comment waits for it.
const WITHIN: Duration = Duration::from_secs(4);
/// The most of an answer that is read. It says `true` or `false`.
const MOST: usize = 4_096;

/// Who it is.
pub const AKISMET: Recipient = Recipient {
    name: "Akismet",
    purpose: "to learn whether a comment is spam, on sites whose owner chose to ask",
    receives: "the comment, its author’s name, address and web site as they typed them, the network they write from \
               (a /24 or a /64), the address of the page and of the site, and what a moderator decided",
    opt_in: true,
};

/// What it gets about a comment: the fields of its interface that are filled in, and no others. It does not get what
/// browser somebody uses, nor where they came from, nor their full IP address, which is not known by then.
pub const FIELDS: [&str; 9] = [
    "blog",
    "blog_charset",
    "comment_author",
    "comment_author_email",
    "comment_author_url",
    "comment_content",
    "comment_type",
    "permalink",
    "user_ip",
];

const fn part(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

pub(crate) const ASKED: &Entry = &Entry {
    name: "comments_akismet",
    title: "A comment that Akismet is asked about",
    place: Place::SentTo(&AKISMET),
    purpose: "to learn whether it is spam",
    basis: Basis::Interest("readers and owners of a site should not have to look at spam"),
    subject: Subject::Of { kind: VISITOR, by: "comment_author_email" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond(
        "Akismet keeps it as long as its own terms say, and has no word for taking it back",
    ),
    critical: false,
    columns: &[
        part("comment_content", DataClass::Content),
        part("comment_author", DataClass::Name),
        part("comment_author_email", DataClass::Contact),
        part("comment_author_url", DataClass::Contact),
        part("user_ip", DataClass::Network),
        part("permalink", DataClass::Technical),
        part("blog", DataClass::Technical),
    ],
};

/// The fields that are sent about a comment, but for the key.
#[must_use]
pub fn sent(site: &Site, asked: &Asked<'_>) -> Vec<(&'static str, String)> {
    let mut fields = about(site, asked.body, &format!("https://{}{}", asked.page.0, asked.page.1));
    fields.push(("comment_author", asked.name.to_owned()));
    fields.extend(asked.email.map(|email| ("comment_author_email", email.to_owned())));
    fields.extend(asked.website.map(|website| ("comment_author_url", website.to_owned())));
    fields.push(("user_ip", network(asked.network)));
    fields
}

fn about(site: &Site, body: &str, permalink: &str) -> Vec<(&'static str, String)> {
    vec![
        ("blog", home(site)),
        ("blog_charset", "UTF-8".to_owned()),
        ("comment_type", "comment".to_owned()),
        ("comment_content", body.to_owned()),
        ("permalink", permalink.to_owned()),
    ]
}

fn home(site: &Site) -> String {
    format!("https://{}/", site.host.reveal())
}

/// The first address of a network: all that is known of where somebody writes from.
fn network(octets: &[u8]) -> String {
    match octets {
        [a, b, c] => format!("{a}.{b}.{c}.0"),
        [_, _, _, _, _, _, _, _] => {
            let mut address = [0; 16];
            address.iter_mut().zip(octets).for_each(|(to, from)| *to = *from);
            Ipv6Addr::from(address).to_string()
        }
        _ => "0.0.0.0".to_owned(),
    }
}

/// The key, where the owner switched it on.
fn key(site: &Site) -> Option<&str> {
    let key = site.akismet_key.as_ref().map(|key| key.reveal().as_str())?;
    site.rules.beyond.akismet.then_some(key).filter(|key| !key.is_empty())
}

/// Whether Akismet says that it is spam. If it is off, or does not answer as it should, it says nothing.
pub(crate) async fn is_spam(book: &Book, site: &Site, asked: &Asked<'_>) -> bool {
    let Some(key) = key(site) else { return false };
    let answer = match ask(book, "comment-check", key, sent(site, asked)).await {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(error = error.word(), "Akismet was not reached; the local judge decides");
            return false;
        }
    };
    match answer.body.trim_ascii() {
        b"true" => true,
        b"false" => false,
        _ => {
            tracing::warn!(code = answer.status, "Akismet did not answer: see whether its key is still good");
            false
        }
    }
}

/// Whether a key is one, for this site.
///
/// # Errors
/// [`EgressError`] if Akismet cannot be asked.
pub async fn is_good(book: &Book, site: &Site, key: &str) -> Result<bool, EgressError> {
    let answer = ask(book, "verify-key", key, vec![("blog", home(site))]).await?;
    Ok(answer.body.trim_ascii() == b"valid")
}

/// Tells Akismet of a decision that is not its own, in the background.
pub(crate) fn tell(book: &Book, site: &Site, comment: &Comment, is_spam: bool) {
    let said_spam = comment.why == Some(Why::Akismet);
    if key(site).is_none() || said_spam == is_spam {
        return;
    }
    let (book, site, comment) = (book.clone(), site.clone(), comment.clone());
    tokio::spawn(async move {
        if told(&book, &site, &comment, is_spam).await.is_none() {
            tracing::warn!("Akismet could not be told of a decision");
        }
    });
}

async fn told(book: &Book, site: &Site, comment: &Comment, is_spam: bool) -> Option<Response> {
    let db = &book.house.db;
    let key = key(site)?;
    let author = match comment.author_id {
        Some(author) => store::visitors::by_id(db, author).await.ok()?,
        None => None,
    };
    let page = store::pages::by_id(db, comment.page_id).await.ok()??;
    let permalink = format!("https://{}{}", site.host.reveal(), page.path);
    let mut fields = about(site, comment.body.reveal(), &permalink);
    fields.extend(author.iter().flat_map(by));
    let word = if is_spam { "submit-spam" } else { "submit-ham" };
    ask(book, word, key, fields).await.ok().filter(Response::is_success)
}

/// Who wrote it. From where is not known any more.
fn by(author: &Visitor) -> Vec<(&'static str, String)> {
    let mut fields = vec![("comment_author", author.name.reveal().clone())];
    fields.extend(author.email.iter().map(|email| ("comment_author_email", email.reveal().clone())));
    fields.extend(author.website.iter().map(|website| ("comment_author_url", website.reveal().clone())));
    fields
}

async fn ask(
    book: &Book,
    word: &str,
    key: &str,
    fields: Vec<(&'static str, String)>,
) -> Result<Response, EgressError> {
    let body = form_urlencoded::Serializer::new(String::new())
        .append_pair("api_key", key)
        .extend_pairs(fields)
        .finish();
    let at = book.spam.akismet.get().map_or(AT, String::as_str);
    let request = Request::post(format!("{at}{word}"), "application/x-www-form-urlencoded", body);
    let request = Request { within: WITHIN, most: MOST, ..request };
    book.house.door.http(&AKISMET, request).await
}

impl Book {
    /// Akismet is found here from now on: for tests, and for those who run their own.
    pub fn ask_akismet_at(&self, url: &str) {
        // Whoever said it first is right.
        let _said_before = self.spam.akismet.set(url.to_owned());
    }
}
