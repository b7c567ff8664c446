//! Comentario and Commento: their JSON exports, versions 1 and 3.
//!
//! ```text
//! version 1   comments[commentHex parentHex("root") url|path domain|host commenterHex markdown html score state deleted creationDate]
//!             commenters[commenterHex email name link|websiteUrl]
//! version 3   pages[id path title isReadonly]
//!             comments[id parentId? pageId markdown html score isSticky isApproved isPending isDeleted createdTime editedTime? userCreated authorName?]
//!             commenters[id email name websiteUrl?]
//! ```
//!
//! Who wrote a comment stands behind the comments, so the file is read twice. Commento names the same commenter more
//! than once, and some of its exports have a whole address where a path belongs.

use super::json::{self, is, number, text};
use super::leash::LONGEST;
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, Votes, Why, moment};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead};

const FORMAT: &str = "Comentario or Commento";
/// How version 1 writes "nobody".
const NOBODY: [&str; 3] =
    ["", "anonymous", "0000000000000000000000000000000000000000000000000000000000000000"];
/// How version 3 writes "nobody".
const NO_ONE: &str = "00000000-0000-0000-0000-000000000000";

struct Commenter {
    name: String,
    email: String,
    website: String,
}

/// Reads an export of Comentario (versions 1 and 3) or Commento. `open` opens it, from its beginning, twice.
///
/// # Errors
/// [`ImportError`] says why it could not be read to its end; what was given before is good.
pub(super) fn comentario<R: BufRead>(
    mut open: impl FnMut() -> io::Result<R>,
    take: Take<'_>,
) -> Result<(), ImportError> {
    let (mut people, mut version) = (HashMap::new(), 0);
    json::each(open()?, FORMAT, LONGEST, &["version", "commenters"], &mut |member, value| {
        if member == "version" {
            version = value.as_i64().unwrap_or_default();
        } else {
            let id = if text(&value, "id").is_empty() { "commenterHex" } else { "id" };
            people.entry(text(&value, id).to_owned()).or_insert_with(|| commenter(&value));
        }
        Ok(())
    })?;
    let mut pages = HashSet::new();
    json::each(open()?, FORMAT, LONGEST, &["pages", "comments"], &mut |member, value| match (version, member)
    {
        (3, "pages") => take(Item::Page(Page {
            id: text(&value, "id").to_owned(),
            address: text(&value, "path").to_owned(),
            title: text(&value, "title").to_owned(),
            closed: is(&value, "isReadonly"),
        })),
        (3, "comments") => take(third(&value, &people)),
        (1, "comments") => {
            let address = first_of(&value, ["url", "path"]).to_owned();
            if pages.insert(address.clone()) {
                take(Item::Page(Page { id: address.clone(), address, ..Page::default() }))?;
            }
            take(first(&value, &people))
        }
        _ => Err(ImportError::Damaged { format: FORMAT, at: 0 }),
    })
}

fn commenter(value: &Value) -> Commenter {
    let website = first_of(value, ["websiteUrl", "link"]);
    Commenter {
        name: text(value, "name").to_owned(),
        email: text(value, "email").to_owned(),
        website: if website == "undefined" { String::new() } else { website.to_owned() },
    }
}

/// A comment of version 1.
fn first(value: &Value, people: &HashMap<String, Commenter>) -> Item {
    let id = text(value, "commentHex").to_owned();
    let Some(posted_at) = moment::rfc3339(text(value, "creationDate")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    let who = text(value, "commenterHex");
    let state = match (is(value, "deleted"), text(value, "state")) {
        (true, _) => State::Deleted,
        (false, "approved") => State::Shown,
        (false, "flagged") => State::Spam,
        (false, _) => State::Held,
    };
    Item::Comment(Box::new(Comment {
        id,
        parent: Some(text(value, "parentHex").to_owned()).filter(|parent| !matches!(&**parent, "" | "root")),
        page: first_of(value, ["url", "path"]).to_owned(),
        author: if NOBODY.contains(&who) { Author::default() } else { author(who, people) },
        text: written(value),
        posted_at,
        edited_at: None,
        state,
        sticky: false,
        votes: Votes::of_score(number(value, "score")),
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}

/// A comment of version 3.
fn third(value: &Value, people: &HashMap<String, Commenter>) -> Item {
    let id = text(value, "id").to_owned();
    let Some(posted_at) = moment::rfc3339(text(value, "createdTime")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    let who = text(value, "userCreated");
    let guest = || Author::new("", text(value, "authorName"), "", "");
    let state = match (is(value, "isDeleted"), is(value, "isPending"), is(value, "isApproved")) {
        (true, _, _) => State::Deleted,
        (_, true, _) => State::Held,
        (_, _, true) => State::Shown,
        _ => State::Rejected,
    };
    Item::Comment(Box::new(Comment {
        id,
        parent: Some(text(value, "parentId").to_owned()).filter(|parent| !parent.is_empty()),
        page: text(value, "pageId").to_owned(),
        author: if matches!(who, "" | NO_ONE) { guest() } else { author(who, people) },
        text: written(value),
        posted_at,
        edited_at: moment::rfc3339(text(value, "editedTime")),
        state,
        sticky: is(value, "isSticky"),
        votes: Votes::of_score(number(value, "score")),
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}

fn author(id: &str, people: &HashMap<String, Commenter>) -> Author {
    people.get(id).map_or_else(
        || Author { id: id.to_owned(), ..Author::default() },
        |known| Author::new(id, &known.name, &known.email, &known.website),
    )
}

fn written(value: &Value) -> Text {
    match (text(value, "markdown"), text(value, "html")) {
        ("", shown) if !shown.is_empty() => Text::Html(shown.to_owned().into()),
        (typed, _) => Text::Markdown(typed.to_owned().into()),
    }
}

fn first_of<'v>(value: &'v Value, names: [&str; 2]) -> &'v str {
    names.into_iter().map(|name| text(value, name)).find(|said| !said.is_empty()).unwrap_or_default()
}
