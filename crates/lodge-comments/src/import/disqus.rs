//! Disqus: `NAME-TIME-all.xml`, out of its gzip.
//!
//! ```text
//! disqus ─┬─ category
//!         ├─ thread[id]  link title isClosed isDeleted
//!         └─ post[id]    message(HTML) createdAt isDeleted isSpam author{name username email? isAnonymous} thread[id] parent[id]?
//! ```
//!
//! Newer exports hold no address of an author, and some threads have neither an `id` of the site nor a title.

use super::xml::{self, Element};
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, Votes, Why, moment};
use std::io::BufRead;

const FORMAT: &str = "Disqus";

/// Reads a Disqus export.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn disqus(input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    xml::each(input, FORMAT, &["category", "thread", "post"], &mut |element| match &*element.name {
        "thread" => take(Item::Page(page(&element))),
        "post" => take(post(&element)),
        _ => Ok(()),
    })
}

fn page(thread: &Element) -> Page {
    Page {
        id: thread.attribute("id").to_owned(),
        address: thread.said("link").to_owned(),
        title: thread.said("title").to_owned(),
        closed: thread.said("isClosed") == "true",
    }
}

fn post(post: &Element) -> Item {
    let id = post.attribute("id").to_owned();
    let page = post.child("thread").map_or("", |thread| thread.attribute("id")).to_owned();
    let Some(posted_at) = moment::rfc3339(post.said("createdAt")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    if page.is_empty() {
        return Item::Skipped { id, why: Why::NoPage };
    }
    let state = match (post.said("isDeleted"), post.said("isSpam")) {
        (_, "true") => State::Spam,
        ("true", _) => State::Deleted,
        _ => State::Shown,
    };
    Item::Comment(Box::new(Comment {
        id,
        parent: post
            .child("parent")
            .map(|parent| parent.attribute("id").to_owned())
            .filter(|id| !id.is_empty()),
        page,
        author: post.child("author").map(author).unwrap_or_default(),
        text: Text::Html(post.said("message").to_owned().into()),
        posted_at,
        edited_at: None,
        state,
        sticky: false,
        votes: Votes::default(),
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}

fn author(author: &Element) -> Author {
    let id = if author.said("isAnonymous") == "true" { "" } else { author.said("username") };
    Author::new(id, author.said("name"), author.said("email"), "")
}
