//! Remark42: its own backup, out of its gzip. One JSON value in a line.
//!
//! ```text
//! {"version":1,"users":[{id details{email}}],"posts":[{url read_only}]}
//! {id pid text(HTML) orig(Markdown) user{id name} locator{site url} score time edit{time} pin delete title}
//! …
//! ```
//!
//! Backups of version 0 say the same. What was read is whole as far as lines are: a file that was cut off between two of
//! them cannot be told from one that ends there.

use super::json::{is, list, number, text};
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, Votes, Why, lines, moment};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::io::BufRead;

const FORMAT: &str = "Remark42";

/// What the first line says.
#[derive(Default)]
struct Known {
    closed: HashSet<String>,
    emails: HashMap<String, String>,
}

/// Reads a backup of Remark42.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn remark42(input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    let (mut pages, mut known, mut is_one) = (HashSet::new(), Known::default(), false);
    lines::each(input, FORMAT, &mut |value| {
        let Some(locator) = value.get("locator") else {
            is_one |= value.get("version").is_some();
            known.learn(&value);
            return if is_one { Ok(()) } else { Err(ImportError::Damaged { format: FORMAT, at: 0 }) };
        };
        is_one = true;
        let address = text(locator, "url").to_owned();
        if !address.is_empty() && pages.insert(address.clone()) {
            let closed = known.closed.contains(&address);
            let title = text(&value, "title").trim().to_owned();
            take(Item::Page(Page { id: address.clone(), address, title, closed }))?;
        }
        take(comment(&value, &known))
    })?;
    if is_one { Ok(()) } else { Err(ImportError::Damaged { format: FORMAT, at: 0 }) }
}

impl Known {
    fn learn(&mut self, head: &Value) {
        let closed = list(head, "posts").iter().filter(|post| is(post, "read_only"));
        self.closed.extend(closed.map(|post| text(post, "url").to_owned()));
        let email =
            |user: &Value| user.get("details").map_or("", |details| text(details, "email")).to_owned();
        self.emails.extend(list(head, "users").iter().map(|user| (text(user, "id").to_owned(), email(user))));
    }
}

fn comment(value: &Value, known: &Known) -> Item {
    let id = text(value, "id").to_owned();
    let Some(posted_at) = moment::rfc3339(text(value, "time")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    let page = value.get("locator").map_or("", |locator| text(locator, "url"));
    if page.is_empty() {
        return Item::Skipped { id, why: Why::NoPage };
    }
    let who = |name: &str| value.get("user").map_or("", |user| text(user, name));
    let email = known.emails.get(who("id")).map_or("", String::as_str);
    Item::Comment(Box::new(Comment {
        id,
        parent: Some(text(value, "pid").to_owned()).filter(|parent| !parent.is_empty()),
        page: page.to_owned(),
        author: Author::new(who("id"), who("name"), email, ""),
        text: match (text(value, "orig"), text(value, "text")) {
            ("", shown) if !shown.is_empty() => Text::Html(shown.to_owned().into()),
            (typed, _) => Text::Markdown(typed.to_owned().into()),
        },
        posted_at,
        edited_at: value.get("edit").and_then(|edit| moment::rfc3339(text(edit, "time"))),
        state: if is(value, "delete") { State::Deleted } else { State::Shown },
        sticky: is(value, "pin"),
        votes: Votes::of_score(number(value, "score")),
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}
