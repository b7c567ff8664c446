//! Feeds: the newest comments of a site, of a page, or those that answer somebody, as RSS 2.0 or Atom (RFC 4287).
//!
//! **Invariant:** a feed says of its authors the name that everybody reads anyway, and nothing else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use askama::Template;
use axum::body::Bytes;
use lodge_register::{Id, Timestamp};
use lodge_store::{Row, StoreError};
use lodge_web::{Language, Source, sources};

use crate::{
    Book, Comment, Page, Site, Visitor,
    seal::Ticket,
    store::{pages, visitors},
    thread::page_view,
};

/// What feeds say.
pub(crate) const WORDS: &[Source] = sources!("feed.ftl");

/// How many comments a feed has.
const MOST: i64 = 50;
/// How many feeds are kept ready.
const READY: usize = 1_000;
/// Their bytes, all together.
const ROOM: usize = 32 << 20;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Format {
    /// RSS 2.0.
    Rss,
    /// Atom.
    Atom,
}

impl Format {
    /// Its media type.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
        }
    }
}

/// Which comments.
pub(crate) enum Of {
    /// All of the site.
    Site,
    /// Those under a page.
    Page(Page),
    /// Those that answer a visitor.
    Answers(Visitor),
}

/// A feed that is ready.
#[derive(Clone)]
pub(crate) struct Feed {
    /// As it is sent.
    pub(crate) bytes: Bytes,
    /// What it is recognised by, in quotes.
    pub(crate) etag: String,
}

/// Feeds that are ready, each with the state that it was made of.
#[derive(Default)]
pub(crate) struct Feeds(Mutex<HashMap<String, (String, Feed)>>);

impl Feeds {
    fn find(&self, asked: &str, stamp: &str) -> Option<Feed> {
        let feeds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        feeds.get(asked).filter(|(made_of, _)| made_of == stamp).map(|(_, feed)| feed.clone())
    }

    fn keep(&self, asked: String, stamp: String, feed: Feed) {
        let mut feeds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room: usize = feeds.values().map(|(_, feed)| feed.bytes.len()).sum();
        if feeds.len() >= READY || room + feed.bytes.len() > ROOM {
            feeds.clear();
        }
        feeds.insert(asked, (stamp, feed));
    }

    /// Somebody was erased.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Where the feed of what is answered to a visitor is, for them alone; nothing, where the site has no feeds.
pub(crate) fn of_answers(book: &Book, site: &Site, visitor: Id<Visitor>) -> Option<String> {
    let ticket = Ticket::Feed { visitor: visitor.number() }.seal(&book.house.db);
    site.rules.show.feeds.then(|| format!("{}/feed?site={}&for={ticket}", book.at(), site.id.number()))
}

/// A feed, as it is now.
pub(crate) async fn feed(
    book: &Book,
    site: &Site,
    of: &Of,
    (format, language): (Format, Language),
) -> Result<Feed, StoreError> {
    let stamp = stamp(book, site, of).await?;
    let page = if let Of::Page(page) = of { page.id.number() } else { 0 };
    let asked = format!("{} {page} {format:?} {}", site.id.number(), language.tag());
    if let Some(feed) = stamp.as_ref().and_then(|stamp| book.feeds.find(&asked, stamp)) {
        return Ok(feed);
    }
    let text = written(book, site, of, (format, language)).await?;
    let hash = book.house.db.keyed_hash("comments/feed", text.as_bytes());
    let etag: String = hash.iter().take(12).map(|octet| format!("{octet:02x}")).collect();
    let feed = Feed { bytes: Bytes::from(text), etag: format!("\"{etag}\"") };
    if let Some(stamp) = stamp {
        book.feeds.keep(asked, stamp, feed.clone());
    }
    Ok(feed)
}

/// What the feed is made of, by the numbers of its last changes; nothing, where only reading it tells.
async fn stamp(book: &Book, site: &Site, of: &Of) -> Result<Option<String>, StoreError> {
    let at = site.changed_at.millis();
    Ok(match of {
        Of::Page(page) => Some(format!("{at} {}", page.revision)),
        Of::Site => {
            let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(revision), 0) AS BIGINT)
                       FROM comments_page WHERE site_id = $1";
            let rows = book.house.db.rows(sql, (site.id,)).await?;
            let number = |row: &Row, at| row.int(at);
            let row = rows.first().map(|row| Ok::<_, StoreError>((number(row, 0)?, number(row, 1)?)));
            row.transpose()?.map(|(pages, changes)| format!("{at} {pages} {changes}"))
        }
        Of::Answers(_) => None,
    })
}

/// A comment in a feed.
struct Item {
    id: String,
    link: String,
    title: String,
    author: String,
    html: String,
    posted: Timestamp,
    changed: Timestamp,
}

impl Item {
    fn published(&self) -> String {
        rfc3339(self.posted)
    }

    fn updated(&self) -> String {
        rfc3339(self.changed)
    }

    fn date(&self) -> String {
        rfc2822(self.posted)
    }
}

#[derive(Template)]
#[template(path = "feed/rss.xml")]
struct Rss<'a> {
    about: &'a Channel,
    items: &'a [Item],
}

#[derive(Template)]
#[template(path = "feed/atom.xml")]
struct Atom<'a> {
    about: &'a Channel,
    items: &'a [Item],
}

/// What a feed says of itself.
struct Channel {
    id: String,
    title: String,
    /// Where its comments are read.
    link: String,
    /// Where it is.
    here: String,
    lang: &'static str,
    updated: Timestamp,
}

impl Channel {
    fn moment(&self) -> String {
        rfc3339(self.updated)
    }
}

async fn written(
    book: &Book,
    site: &Site,
    of: &Of,
    (format, language): (Format, Language),
) -> Result<String, StoreError> {
    let comments = comments(book, site, of).await?;
    let mut items = Vec::with_capacity(comments.len());
    let mut known = Known::default();
    for comment in &comments {
        items.push(item(book, site, comment, language, &mut known).await?);
    }
    let about = channel(book, site, of, (format, language), &items);
    // Neither template can fail: they write into memory.
    Ok(match format {
        Format::Rss => Rss { about: &about, items: &items }.render(),
        Format::Atom => Atom { about: &about, items: &items }.render(),
    }
    .unwrap_or_default())
}

async fn comments(book: &Book, site: &Site, of: &Of) -> Result<Vec<Comment>, StoreError> {
    let db = &book.house.db;
    match of {
        Of::Site => {
            let sql = "SELECT * FROM comments_comment
                       WHERE site_id = $1 AND state = 'shown' ORDER BY id DESC LIMIT $2";
            db.all(sql, (site.id, MOST)).await
        }
        Of::Page(page) => {
            let sql = "SELECT * FROM comments_comment
                       WHERE page_id = $1 AND state = 'shown' ORDER BY id DESC LIMIT $2";
            db.all(sql, (page.id, MOST)).await
        }
        Of::Answers(visitor) => {
            let sql = "SELECT c.* FROM comments_comment c
                       JOIN comments_comment p ON p.page_id = c.page_id AND p.id = c.parent
                       WHERE p.author_id = $1 AND c.state = 'shown'
                         AND (c.author_id IS NULL OR c.author_id <> $1)
                       ORDER BY c.id DESC LIMIT $2";
            db.all(sql, (visitor.id, MOST)).await
        }
    }
}

/// Pages and names that were looked up for a comment before.
#[derive(Default)]
struct Known {
    pages: HashMap<i64, Option<Arc<Page>>>,
    names: HashMap<i64, String>,
}

async fn item(
    book: &Book,
    site: &Site,
    comment: &Comment,
    language: Language,
    known: &mut Known,
) -> Result<Item, StoreError> {
    let db = &book.house.db;
    let number = comment.page_id.number();
    let page = match known.pages.get(&number) {
        Some(page) => page.clone(),
        None => {
            let page = pages::by_id(db, comment.page_id).await?.map(Arc::new);
            known.pages.insert(number, page.clone());
            page
        }
    };
    let author = match comment.author_id {
        Some(author) => match known.names.get(&author.number()) {
            Some(name) => name.clone(),
            None => {
                let found = visitors::by_id(db, author).await?;
                let name = found.map(|visitor| visitor.name.reveal().clone()).unwrap_or_default();
                known.names.insert(author.number(), name.clone());
                name
            }
        },
        None => String::new(),
    };
    let author =
        if author.is_empty() { book.house.words.say(language, "feed-somebody", &[]) } else { author };
    let view = page_view(book, site, page.as_deref(), "/");
    let under = if view.title.is_empty() { &view.path } else { &view.title };
    let values = [("author", author.as_str().into()), ("page", under.into())];
    Ok(Item {
        id: tag(site, &format!("comment-{}", comment.id.number())),
        link: format!("{}#lodge-{}", view.url, comment.id.number()),
        title: fit(&book.house.words.say(language, "feed-item", &values)),
        author: fit(&author),
        html: fit(comment.html.reveal()),
        posted: comment.posted_at,
        changed: comment.edited_at.unwrap_or(comment.posted_at),
    })
}

fn channel(
    book: &Book,
    site: &Site,
    of: &Of,
    (format, language): (Format, Language),
    items: &[Item],
) -> Channel {
    let words = &book.house.words;
    let home = page_view(book, site, None, "/").url;
    let number = site.id.number();
    let form = if format == Format::Atom { "atom" } else { "rss" };
    let (name, title, link, query) = match of {
        Of::Site => {
            let title = words.say(language, "feed-site", &[("site", site.title.reveal().into())]);
            ("feed".to_owned(), title, home, String::new())
        }
        Of::Page(page) => {
            let view = page_view(book, site, Some(page), &page.path);
            let under = if page.title.is_empty() { &page.path } else { &page.title };
            let title = words.say(language, "feed-page", &[("page", under.into())]);
            let path: String = url::form_urlencoded::byte_serialize(page.path.as_bytes()).collect();
            (format!("page-{}", page.id.number()), title, view.url, format!("&page={path}"))
        }
        Of::Answers(visitor) => {
            let values = [("name", visitor.name.reveal().into()), ("site", site.title.reveal().into())];
            let title = words.say(language, "feed-answers", &values);
            let ticket = Ticket::Feed { visitor: visitor.id.number() }.seal(&book.house.db);
            ("answers".to_owned(), title, home, format!("&for={ticket}"))
        }
    };
    Channel {
        id: tag(site, &name),
        title: fit(&title),
        link,
        here: format!("{}/feed?site={number}{query}&format={form}", book.at()),
        lang: language.tag(),
        updated: items.iter().map(|item| item.changed).max().unwrap_or(site.created_at),
    }
}

/// A name that stays the same wherever the site and this Lodge move (RFC 4151).
//= rfc4287#4.2.6
//# When an Atom Document is relocated, migrated, syndicated,
//# republished, exported, or imported, the content of its atom:id
//# element MUST NOT change.
fn tag(site: &Site, what: &str) -> String {
    let host = site.host.reveal().split(':').next().unwrap_or_default();
    let year: String = rfc3339(site.created_at).chars().take(4).collect();
    format!("tag:{host},{year}:lodge/{}/{what}", site.id.number())
}

/// What XML can say: everything but most control characters.
fn fit(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t'))
        .filter(|sign| !matches!(sign, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

fn rfc3339(moment: Timestamp) -> String {
    let seconds = moment.millis().div_euclid(1000);
    jiff::Timestamp::from_second(seconds).map(|moment| moment.to_string()).unwrap_or_default()
}

fn rfc2822(moment: Timestamp) -> String {
    let moment = jiff::Timestamp::from_second(moment.millis().div_euclid(1000)).ok();
    let zoned = moment.map(|moment| moment.to_zoned(jiff::tz::TimeZone::UTC));
    zoned.and_then(|zoned| jiff::fmt::rfc2822::to_string(&zoned).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_feeds_want_them() {
        let moment = Timestamp::from_millis(1_795_325_725_123);
        assert_eq!(rfc3339(moment), "2026-11-22T05:35:25Z");
        assert_eq!(rfc2822(moment), "Sun, 22 Nov 2026 05:35:25 +0000");
    }

    #[test]
    fn what_xml_cannot_say_is_left_out() {
        assert_eq!(fit("a\u{0}b\u{8}c\nd\u{ffff}"), "abc\nd");
    }
}
