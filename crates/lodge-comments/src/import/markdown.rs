//! HTML into the Markdown that says the same.
//!
//! ```text
//! HTML ──> read: safe, its tags in pairs ──> write: blocks and lines ──> the same words? ──> Markdown
//!                                                                       └─ no: with less marks, then with none
//! ```
//!
//! Nothing rests on this being right: what comes out goes through the same renderer as what a visitor types. What does
//! rest on it is that nobody's words change. So they are compared; where marks would change them, the marks go.

mod inline;
mod place;
mod read;
mod write;

use super::Text;
use crate::render::{Allowed, MOST, options};
use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};
use lodge_register::Personal;
use read::Piece;

/// The Markdown of a piece of HTML.
#[must_use]
pub fn markdown(html: &str) -> String {
    written(html, Lines::Folded)
}

impl Text {
    /// As Markdown: what was typed, or what says the same as the HTML.
    #[must_use]
    pub fn into_markdown(self) -> Personal<String> {
        match self {
            Self::Markdown(text) => text,
            Self::Html(html) => written(html.reveal(), Lines::Folded).into(),
            Self::HtmlLines(html) => written(html.reveal(), Lines::Kept).into(),
        }
    }
}

/// The longest HTML that is looked at, in bytes. It is too long for a comment even if three quarters of it are tags.
const LONGEST: usize = 4 * MOST;

/// What a line's end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// A blank, as browsers have it.
    Folded,
    /// A line's end; two of them end a paragraph.
    Kept,
}

/// How much of the form is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// All of it.
    Marked,
    /// No emphasis; links, lists, quotations and code.
    Unmarked,
    /// Paragraphs and lines.
    Plain,
}

fn written(html: &str, lines: Lines) -> String {
    // No comment comes of it, so nobody has to take it apart.
    if html.len() > LONGEST {
        return html.to_owned();
    }
    let pieces = read::read(html);
    let said = said(&pieces);
    let tries = [Form::Marked, Form::Unmarked].into_iter().map(|form| write::write(&pieces, lines, form));
    tries
        .into_iter()
        .find(|text| heard(text) == said)
        .unwrap_or_else(|| write::write(&pieces, lines, Form::Plain))
}

/// The words of a piece of HTML, without any blanks.
fn said(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text,
        Piece::Open { name, said, .. } if name == "img" => said,
        _ => "",
    });
    dense(words)
}

/// The words of a piece of Markdown, without any blanks.
fn heard(markdown: &str) -> String {
    let arena = Arena::new();
    let allowed = Allowed { links: true, images: true, tables: true };
    let document = parse_document(&arena, markdown, &options(allowed));
    let words: Vec<String> = document
        .descendants()
        .map(|node| match &node.data().value {
            NodeValue::Text(text) => text.to_string(),
            NodeValue::Code(code) => code.literal.clone(),
            NodeValue::CodeBlock(block) => block.literal.clone(),
            NodeValue::HtmlBlock(block) => block.literal.clone(),
            NodeValue::HtmlInline(typed) => typed.clone(),
            _ => String::new(),
        })
        .collect();
    dense(words.iter().map(String::as_str))
}

fn dense<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect()
}
