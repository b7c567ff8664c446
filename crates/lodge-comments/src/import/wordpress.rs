//! WordPress: its "eXtended RSS" (WXR), of any version.
//!
//! ```text
//! rss ── channel ── item*  title link post_id post_type
//!                    └── wp:comment*  comment_id comment_author comment_author_email comment_author_url
//!                                     comment_date_gmt comment_content comment_approved comment_type comment_parent
//! ```
//!
//! A comment that waits for a moderator stays one that waits: it is not lost on the way. Pingbacks are not comments.

use super::xml::{self, Element};
use super::{Author, Comment, ImportError, Item, Page, State, Take, Text, Votes, Why, moment};
use std::io::BufRead;

const FORMAT: &str = "WordPress";

/// Reads a WXR file.
///
/// # Errors
/// [`ImportError`] says where it stopped making sense; what was given before is good.
pub(super) fn wordpress(input: impl BufRead, take: Take<'_>) -> Result<(), ImportError> {
    // What a page says of itself comes before its comments.
    let (mut page, mut given) = (Page::default(), true);
    xml::each(input, FORMAT, &["title", "link", "post_id", "comment_status", "comment"], &mut |element| {
        let said = || element.text.trim().to_owned();
        match &*element.name {
            // `media:title` and `atom:link` are not the page's.
            "title" | "link" if element.is_prefixed => {}
            "title" => (page, given) = (Page { title: said(), ..Page::default() }, false),
            "link" => page.address = said(),
            "post_id" => page.id = said(),
            "comment_status" => page.closed = said() == "closed",
            _ => {
                if !given && !page.id.is_empty() {
                    given = true;
                    take(Item::Page(page.clone()))?;
                }
                take(comment(&element, &page.id))?;
            }
        }
        Ok(())
    })
}

fn comment(comment: &Element, page: &str) -> Item {
    let id = comment.said("comment_id").to_owned();
    if !matches!(comment.said("comment_type"), "" | "comment") {
        return Item::Skipped { id, why: Why::Pingback };
    }
    let Some(posted_at) = moment::utc(comment.said("comment_date_gmt")) else {
        return Item::Skipped { id, why: Why::NoDate };
    };
    if page.is_empty() {
        return Item::Skipped { id, why: Why::NoPage };
    }
    let some = |name: &str| Some(comment.said(name).to_owned()).filter(|said| !said.is_empty());
    Item::Comment(Box::new(Comment {
        id,
        parent: some("comment_parent").filter(|parent| parent != "0"),
        page: page.to_owned(),
        author: Author::new(
            &some("comment_user_id").filter(|id| id != "0").unwrap_or_default(),
            comment.said("comment_author"),
            comment.said("comment_author_email"),
            comment.said("comment_author_url"),
        ),
        text: Text::HtmlLines(comment.said("comment_content").to_owned().into()),
        posted_at,
        edited_at: None,
        state: match comment.said("comment_approved") {
            "1" => State::Shown,
            "spam" => State::Spam,
            "trash" | "post-trashed" => State::Deleted,
            _ => State::Held,
        },
        sticky: false,
        votes: Votes::default(),
        reactions: Vec::new(),
        edits: Vec::new(),
    }))
}
