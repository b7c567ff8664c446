//! Artalk: `.artrans`, a list of comments each of which says all about its page and author, in texts only.
//!
//! ```text
//! [{id rid("0") content(Markdown) is_pending is_pinned vote_up vote_down created_at nick email link
//!   page_key page_title page_admin_only site_name …}]
//! ```
//!
//! When a comment was changed is not known: `updated_at` moves with every vote.

use super::json::{self, loose, text};
use super::leash::LONGEST;
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, Votes, Why, moment};
use serde_json::Value;
use std::collections::HashSet;
use std::io::BufRead;

const FORMAT: &str = "Artalk";

/// Reads what Artalk exports.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn artalk(input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    let mut pages = HashSet::new();
    json::each(input, FORMAT, LONGEST, &[""], &mut |_, value| {
        let page = loose(&value, "page_key");
        if value.get("content").is_none() {
            return Err(ImportError::Damaged { format: FORMAT, at: 0 });
        }
        if !page.is_empty() && pages.insert(page.clone()) {
            let (title, closed) = (loose(&value, "page_title"), loose(&value, "page_admin_only") == "true");
            take(Item::Page(Page { id: page.clone(), address: page.clone(), title, closed }))?;
        }
        take(comment(&value, page))
    })
}

fn comment(value: &Value, page: String) -> Item {
    let said = |name: &str| loose(value, name);
    let id = said("id");
    let Some(posted_at) = moment::loose(&said("created_at")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    if page.is_empty() {
        return Item::Skipped { id, why: Why::NoPage };
    }
    let count = |name: &str| said(name).parse().unwrap_or_default();
    Item::Comment(Box::new(Comment {
        id,
        parent: Some(said("rid")).filter(|parent| !matches!(&**parent, "" | "0")),
        page,
        author: Author::new("", &said("nick"), &said("email"), &said("link")),
        text: Text::Markdown(text(value, "content").to_owned().into()),
        posted_at,
        edited_at: None,
        state: if said("is_pending") == "true" { State::Held } else { State::Shown },
        sticky: said("is_pinned") == "true",
        votes: Votes { up: count("vote_up"), down: count("vote_down") },
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}
