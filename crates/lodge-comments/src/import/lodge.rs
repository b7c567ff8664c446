//! Lodge's own export: one JSON value in a line, and the last one says that nothing is missing.
//!
//! ```text
//! {"lodge":"comments","version":1,"site":"blog.example","made":"2026-11-22T05:35:25Z","contacts":false}
//! {"page":{id address title? closed?}}
//! {"comment":{id parent? page author{id? name? email? website?} markdown|html|lines posted edited? state sticky?
//!             up? down? reactions?{heart:2} edits?[{at markdown|html|lines}]}}
//! {"end":{pages comments}}
//! ```
//!
//! `docs/use/comments-export.md` says what each of them means.

use super::json::{is, list, number, text};
use super::{Author, Comment, Edit, ImportError, Item, Page, State, Take, Text, Votes, Why, lines, moment};
use lodge_register::Personal;
use serde_json::Value;
use std::io::BufRead;

const FORMAT: &str = "Lodge";
/// The version that is written, and the newest that is read.
pub(crate) const VERSION: i64 = 1;

/// The words for what became of a comment.
pub(crate) const STATES: [(State, &str); 5] = [
    (State::Shown, "shown"),
    (State::Held, "held"),
    (State::Rejected, "rejected"),
    (State::Spam, "spam"),
    (State::Deleted, "deleted"),
];

/// Reads what Lodge wrote.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn lodge(input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    let damaged = || ImportError::Damaged { format: FORMAT, at: 0 };
    let (mut begun, mut ended, mut pages, mut comments) = (false, false, 0, 0);
    lines::each(input, FORMAT, &mut |value| {
        if !begun {
            begun = text(&value, "lodge") == "comments";
            return match number(&value, "version") {
                _ if !begun => Err(damaged()),
                1..=VERSION => Ok(()),
                newer => Err(ImportError::Newer(newer)),
            };
        }
        if ended {
            return Err(damaged());
        }
        if let Some(end) = value.get("end") {
            ended = (number(end, "pages"), number(end, "comments")) == (pages, comments);
            return if ended { Ok(()) } else { Err(damaged()) };
        }
        // What a later version adds beside pages and comments is passed over.
        match (value.get("page"), value.get("comment")) {
            (Some(said), _) => {
                pages += 1;
                take(Item::Page(page(said)))
            }
            (_, Some(said)) => {
                comments += 1;
                take(comment(said))
            }
            _ => Ok(()),
        }
    })?;
    if ended { Ok(()) } else { Err(damaged()) }
}

fn page(said: &Value) -> Page {
    Page {
        id: text(said, "id").to_owned(),
        address: text(said, "address").to_owned(),
        title: text(said, "title").to_owned(),
        closed: is(said, "closed"),
    }
}

fn comment(said: &Value) -> Item {
    let id = text(said, "id").to_owned();
    let Some(posted_at) = moment::rfc3339(text(said, "posted")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    if text(said, "page").is_empty() {
        return Item::Skipped { id, why: Why::NoPage };
    }
    let count = |name: &str| u32::try_from(number(said, name)).unwrap_or_default();
    let state = STATES.iter().find(|(_, word)| *word == text(said, "state"));
    Item::Comment(Box::new(Comment {
        id,
        parent: some(said, "parent"),
        page: text(said, "page").to_owned(),
        author: said.get("author").map(author).unwrap_or_default(),
        text: written(said),
        posted_at,
        edited_at: moment::rfc3339(text(said, "edited")),
        // What is unknown is not shown to everybody.
        state: state.map_or(State::Held, |(state, _)| *state),
        sticky: is(said, "sticky"),
        votes: Votes { up: count("up"), down: count("down") },
        reactions: reactions(said),
        edits: list(said, "edits").iter().filter_map(edit).collect(),
    }))
}

fn author(said: &Value) -> Author {
    let some = |name: &str| some(said, name).map(Personal::from);
    Author {
        id: text(said, "id").to_owned(),
        name: some("name"),
        email: some("email"),
        website: some("website"),
    }
}

fn reactions(said: &Value) -> Vec<(String, u32)> {
    let kinds = said.get("reactions").and_then(Value::as_object).into_iter().flatten();
    let count = |count: &Value| count.as_u64().and_then(|count| u32::try_from(count).ok());
    kinds.filter_map(|(kind, said)| Some((kind.clone(), count(said)?))).collect()
}

fn edit(said: &Value) -> Option<Edit> {
    Some(Edit { at: moment::rfc3339(text(said, "at"))?, was: written(said) })
}

fn written(said: &Value) -> Text {
    let text = |name: &str| said.get(name).and_then(Value::as_str).map(|text| text.to_owned().into());
    let html = text("html").map(Text::Html).or_else(|| text("lines").map(Text::HtmlLines));
    html.unwrap_or_else(|| Text::Markdown(text("markdown").unwrap_or_else(|| String::new().into())))
}

fn some(said: &Value, name: &str) -> Option<String> {
    Some(text(said, name).to_owned()).filter(|text| !text.is_empty())
}
