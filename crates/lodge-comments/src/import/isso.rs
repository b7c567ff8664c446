//! Isso: its database, and the JSON that it takes from elsewhere.
//!
//! ```text
//! threads   id uri title
//! comments  tid id parent created(seconds) modified mode{1 shown, 2 waiting, 4 deleted} text(Markdown)
//!           author email website likes dislikes
//!
//! [{id title comments:[{id author email website created("2026-11-22 05:35:25") text}]}]
//! ```
//!
//! Isso knows nobody: an author is what they called themselves that time. In its JSON the numbers of comments begin anew
//! on every page, and nothing says which comment answers which.

use super::json::{list, loose};
use super::leash::LONGEST_OTHER;
use super::sqlite::{Cell, Database};
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, Votes, Why, json, moment};
use std::io::{BufRead, Read};

const FORMAT: &str = "Isso";
const THREADS: [&str; 2] = ["uri", "title"];
const COMMENTS: [&str; 11] = [
    "tid", "parent", "created", "modified", "mode", "text", "author", "email", "website", "likes", "dislikes",
];

/// Reads Isso's database.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn isso(input: impl Read, take: Take<'_>) -> Result<(), ImportError> {
    let database = Database::read(input, FORMAT)?;
    database.rows("threads", &THREADS, &mut |number, cells| match cells {
        [uri, title] => take(Item::Page(Page {
            id: number.to_string(),
            address: uri.text(),
            title: title.text().trim().to_owned(),
            closed: false,
        })),
        _ => Ok(()),
    })?;
    database.rows("comments", &COMMENTS, &mut |number, cells| match <&[Cell; 11]>::try_from(cells) {
        Ok(cells) => take(comment(number, cells)),
        Err(_) => Ok(()),
    })
}

fn comment(number: i64, cells: &[Cell; 11]) -> Item {
    let [page, parent, created, modified, mode, text, name, email, website, likes, dislikes] = cells;
    let id = number.to_string();
    let Some(posted_at) = moment::seconds(created.real()) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    if *page == Cell::Null {
        return Item::Skipped { id, why: Why::NoPage };
    }
    let count = |cell: &Cell| u32::try_from(cell.integer()).unwrap_or_default();
    Item::Comment(Box::new(Comment {
        id,
        parent: Some(parent.integer()).filter(|parent| *parent != 0).map(|parent| parent.to_string()),
        page: page.text(),
        author: Author::new("", &name.text(), &email.text(), &website.text()),
        text: Text::Markdown(text.text().into()),
        posted_at,
        edited_at: moment::seconds(modified.real()),
        state: match mode.integer() {
            1 => State::Shown,
            4 => State::Deleted,
            _ => State::Held,
        },
        sticky: false,
        votes: Votes { up: count(likes), down: count(dislikes) },
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}

/// Reads Isso's generic JSON.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn json(input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    json::each(input, FORMAT, LONGEST_OTHER, &[""], &mut |_, thread| {
        let page = loose(&thread, "id");
        if thread.get("comments").is_none() || page.is_empty() {
            return Err(ImportError::Damaged { format: FORMAT, at: 0 });
        }
        let title = loose(&thread, "title");
        take(Item::Page(Page { id: page.clone(), address: page.clone(), title, closed: false }))?;
        list(&thread, "comments").iter().try_for_each(|value| take(line(value, &page)))
    })
}

fn line(value: &serde_json::Value, page: &str) -> Item {
    let said = |name: &str| loose(value, name);
    let id = format!("{page}#{}", said("id"));
    let Some(posted_at) = moment::loose(&said("created")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    Item::Comment(Box::new(Comment {
        id,
        parent: None,
        page: page.to_owned(),
        author: Author::new("", &said("author"), &said("email"), &said("website")),
        text: Text::Markdown(json::text(value, "text").to_owned().into()),
        posted_at,
        edited_at: None,
        state: State::Shown,
        sticky: false,
        votes: Votes::default(),
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}
