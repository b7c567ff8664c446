//! Remark42: its own backup, out of its gzip. One JSON value in a line.
//!
//! ```text
//! {"version":1,"users":[…],"posts":[{url read_only}]}
//! {id pid text(HTML) orig(Markdown) user{id name} locator{site url} score time edit{time} pin delete title}
//! …
//! ```

use super::json::{is, number, text};
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, moment, xml::LONGEST};
use serde_json::Value;
use std::collections::HashSet;
use std::io::{BufRead, Read as _};

const FORMAT: &str = "Remark42";

/// Reads a backup of Remark42.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub fn remark42(mut input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    let (mut pages, mut closed, mut line, mut at) = (HashSet::new(), HashSet::new(), Vec::new(), 0);
    loop {
        line.clear();
        let read = input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            return if at > 0 { Ok(()) } else { Err(ImportError::Damaged { format: FORMAT, at: 0 }) };
        }
        if read > LONGEST {
            return Err(ImportError::TooLong { format: FORMAT });
        }
        let damaged = ImportError::Damaged { format: FORMAT, at };
        at += read as u64;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let value: Value = serde_json::from_slice(&line).map_err(|_| damaged)?;
        if value.get("version").is_some() && value.get("locator").is_none() {
            closed.extend(locked(&value));
            continue;
        }
        let address = value.get("locator").map_or("", |locator| text(locator, "url")).to_owned();
        if pages.insert(address.clone()) {
            let closed = closed.contains(&address);
            let title = text(&value, "title").to_owned();
            take(Item::Page(Page { id: address.clone(), address, title, closed }))?;
        }
        take(comment(&value))?;
    }
}

/// The pages that take no more comments.
fn locked(head: &Value) -> Vec<String> {
    let posts = head.get("posts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    posts.iter().filter(|post| is(post, "read_only")).map(|post| text(post, "url").to_owned()).collect()
}

fn comment(value: &Value) -> Item {
    let id = text(value, "id").to_owned();
    let Some(posted_at) = moment::rfc3339(text(value, "time")) else {
        return Item::Skipped { id, why: "it has no date" };
    };
    let Some(page) = value.get("locator").map(|locator| text(locator, "url")).filter(|url| !url.is_empty())
    else {
        return Item::Skipped { id, why: "it is on no page" };
    };
    let who = |name: &str| value.get("user").map_or("", |user| text(user, name)).to_owned();
    Item::Comment(Box::new(Comment {
        id,
        parent: Some(text(value, "pid").to_owned()).filter(|parent| !parent.is_empty()),
        page: page.to_owned(),
        author: Author {
            id: who("id"),
            name: Some(who("name")).filter(|name| !name.is_empty()).map(Into::into),
            ..Author::default()
        },
        text: match text(value, "orig") {
            "" => Text::Html(text(value, "text").to_owned().into()),
            typed => Text::Markdown(typed.to_owned().into()),
        },
        posted_at,
        edited_at: value.get("edit").and_then(|edit| moment::rfc3339(text(edit, "time"))),
        state: if is(value, "delete") { State::Deleted } else { State::Shown },
        sticky: is(value, "pin"),
        score: number(value, "score"),
    }))
}
