//! Waline: its SQLite database, and the JSON that its pages export.
//!
//! ```text
//! wl_Comment  id user_id comment(Markdown) insertedAt link mail nick rid pid sticky status like url
//!
//! {"type":"waline","version":1,"data":{"Comment":[{objectId, the same}],"Counter":[…],"Users":[…]}}
//! ```
//!
//! `pid` is the comment that is answered, `rid` the one that began it all. A moment without an offset is taken for UTC:
//! the database does not say in which zone its server lived.

use super::json::{self, loose, text};
use super::leash::LONGEST;
use super::sqlite::{Cell, Database};
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, Votes, Why, moment};
use std::collections::HashSet;
use std::io::{BufRead, Read};

const FORMAT: &str = "Waline";
const COLUMNS: [&str; 12] = [
    "user_id",
    "comment",
    "insertedAt",
    "link",
    "mail",
    "nick",
    "rid",
    "pid",
    "sticky",
    "status",
    "like",
    "url",
];

/// Reads Waline's database.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn waline(input: impl Read, take: Take<'_>) -> Result<(), ImportError> {
    let mut pages = HashSet::new();
    Database::read(input, FORMAT)?.rows("wl_Comment", &COLUMNS, &mut |number, cells| {
        match <&[Cell; 12]>::try_from(cells) {
            Ok(cells) => give(number.to_string(), cells.each_ref().map(Cell::text), &mut pages, take),
            Err(_) => Ok(()),
        }
    })
}

/// Reads Waline's JSON.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn json(input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    let mut pages = HashSet::new();
    let mut is_one = false;
    // The answer of its API has what the file has, one level deeper.
    let wanted = ["type", "data.type", "data.Comment", "data.data.Comment"];
    json::each(input, FORMAT, LONGEST, &wanted, &mut |member, value| {
        if member.ends_with("type") {
            is_one |= value == "waline";
            return Ok(());
        }
        let mut said = COLUMNS.map(|column| loose(&value, column));
        let [_, comment, ..] = &mut said;
        text(&value, "comment").clone_into(comment);
        give(loose(&value, "objectId"), said, &mut pages, take)
    })?;
    if is_one || !pages.is_empty() { Ok(()) } else { Err(ImportError::Damaged { format: FORMAT, at: 0 }) }
}

fn give(
    id: String,
    said: [String; 12],
    pages: &mut HashSet<String>,
    take: Take<'_>,
) -> Result<(), ImportError> {
    let [user, comment, inserted, link, mail, nick, root, parent, sticky, status, like, url] = said;
    let Some(posted_at) = moment::loose(&inserted) else {
        return take(Item::Skipped { id, why: Why::NoDate });
    };
    if url.is_empty() {
        return take(Item::Skipped { id, why: Why::NoPage });
    }
    if pages.insert(url.clone()) {
        take(Item::Page(Page { id: url.clone(), address: url.clone(), ..Page::default() }))?;
    }
    let parent = [parent, root].into_iter().find(|id| !matches!(&**id, "" | "0"));
    take(Item::Comment(Box::new(Comment {
        id,
        parent,
        page: url,
        author: Author::new(&user, &nick, &mail, &link),
        text: Text::Markdown(comment.into()),
        posted_at,
        edited_at: None,
        state: match &*status {
            "approved" => State::Shown,
            "spam" => State::Spam,
            _ => State::Held,
        },
        sticky: matches!(&*sticky, "1" | "true"),
        votes: Votes::of_score(like.parse().unwrap_or_default()),
        reactions: Vec::new(),
        edits: Vec::new(),
    })))
}
