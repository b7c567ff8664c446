//! What letters have in common: what they quote, what they follow, where they lead.

use lodge_egress::Head;
use lodge_register::Personal;

use super::About;
use crate::{Book, Visitor, replies::reply_to, seal::Ticket, thread::page_view};

/// The most of a comment that is quoted, in characters.
const QUOTED: usize = 2_000;

/// Where a comment is read.
pub(super) fn place(book: &Book, about: About<'_>) -> String {
    let page = page_view(book, about.site, Some(about.page), &about.page.path);
    format!("{}#lodge-{}", page.url, about.comment.id.number())
}

/// What the page is called.
pub(super) fn page(about: About<'_>) -> &str {
    if about.page.title.trim().is_empty() { &about.page.path } else { &about.page.title }
}

/// The text of a comment, not too much of it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted: String = text.chars().take(QUOTED).collect();
    if quoted.len() < text.len() {
        quoted.push('…');
    }
    quoted
}

/// A name in one line, as somebody else wrote it.
pub(super) fn name(visitor: Option<&Visitor>) -> String {
    let name = visitor.map(|visitor| visitor.name.reveal().as_str()).unwrap_or_default();
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
    if name.is_empty() { "—".to_owned() } else { name }
}

/// Where a link in a letter leads.
pub(super) fn link(book: &Book, ticket: Ticket) -> String {
    format!("{}/letter/{}", book.at(), ticket.seal(&book.house.db))
}

/// The head of a letter about a comment to a reader: it follows what that reader was told before of the same page.
pub(super) fn head(book: &Book, about: About<'_>, reader: &str, stop: String) -> Head {
    // A name for each reader: what they got is theirs, and tells nobody what others got.
    let [one, two, three, four, ..] = book.house.db.keyed_hash("comments/reader", reader.as_bytes());
    let reader = format!("{:08x}", u32::from_be_bytes([one, two, three, four]));
    let mut follows = vec![format!("page-{}.{reader}", about.page.id.number())];
    follows.extend(about.comment.parent.map(|parent| format!("comment-{parent}.{reader}")));
    Head {
        name: Some(format!("comment-{}.{reader}", about.comment.id.number())),
        follows,
        reply_to: None,
        unsubscribe: Some(stop),
    }
}

/// The same, of a letter that its reader may answer: the answer becomes theirs to this comment.
pub(super) fn answerable(book: &Book, about: About<'_>, reader: &Visitor, head: Head) -> Head {
    Head { reply_to: reply_to(book, about.comment, reader).map(Personal::new), ..head }
}
