//! Markdown into HTML that is safe on somebody else's page.
//!
//! It is done once, when a comment is written or changed; readers get the bytes.
//! Three walls stand behind each other: raw HTML is never passed on but shown as it was typed, the tree of the
//! document is put in order before it is written (`order`), and what is written passes a list of allowed elements,
//! attributes and addresses (`clean`). A mistake in one of them is caught by the next.

mod address;
mod clean;
mod mention;
mod order;

use clean::Clean;
use comrak::options::{Extension, Options, Parse, Render};
use comrak::{Arena, format_html, parse_document};
use std::fmt;
use url::Url;

/// The longest comment that is taken, in bytes of Markdown.
pub const MOST: usize = 64 * 1024;

/// What a site lets its visitors use, beside emphasis, lists, quotations and code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// Links; where they are off, their words stay.
    pub links: bool,
    /// Images; where they are off, they become links.
    pub images: bool,
    /// Tables; where they are off, their lines stay as they were typed.
    pub tables: bool,
}

/// A comment as it is shown, and what was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// Safe HTML: a sequence of blocks, without headings, ids, scripts, styles or forms.
    pub html: String,
    /// The same without any markup: for search, for the judging of spam and for a line in a letter.
    pub text: String,
    /// Where its links lead, each once, in their order.
    pub links: Vec<Url>,
    /// Which images it shows, each once, in their order: the addresses that were typed, not those of the proxy.
    pub images: Vec<Url>,
    /// Who is spoken to, each once, in their order, without the `@`.
    pub mentions: Vec<String>,
}

/// Why a text cannot be a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is longer than [`MOST`].
    TooLong,
    /// Nothing of it can be seen.
    Empty,
}

/// Renders comments. It is made once: the list of what is allowed is worth keeping.
#[derive(Debug)]
pub struct Renderer {
    clean: Clean,
}

/// What the world around a comment knows.
pub trait Around {
    /// The address at which our own proxy shows this image.
    fn image(&self, there: &Url) -> Url;

    /// Whether somebody in this thread goes by that name.
    fn knows(&self, name: &str) -> bool;
}

impl Renderer {
    /// A renderer whose images all come from below `proxy`.
    #[must_use]
    pub fn new(proxy: &Url) -> Self {
        Self { clean: Clean::new(proxy) }
    }

    /// Whether this is as it would be after it was cleaned: a fixed point.
    pub(crate) fn is_clean(&self, html: &str) -> bool {
        self.clean.clean(html) == html
    }

    /// Renders a comment.
    ///
    /// # Errors
    /// If it is too long or if nothing of it can be seen.
    pub fn render(&self, markdown: &str, allowed: Allowed, around: &dyn Around) -> Result<Rendered, Refusal> {
        if markdown.len() > MOST {
            return Err(Refusal::TooLong);
        }
        let arena = Arena::new();
        let options = options(allowed);
        let document = parse_document(&arena, markdown, &options);
        let found = order::put(&arena, document, allowed, around);
        let mut written = String::with_capacity(markdown.len() * 2);
        // Writing to a string cannot fail.
        format_html(document, &options, &mut written).unwrap_or_default();
        let html = self.clean.clean(&written);
        if found.text.trim().is_empty() && found.images.is_empty() {
            return Err(Refusal::Empty);
        }
        Ok(Rendered {
            html,
            text: found.text,
            links: found.links,
            images: found.images,
            mentions: found.mentions,
        })
    }
}

/// A subset of GitHub Flavored Markdown. Footnotes and task lists are left out: the ids of the first would meet those
/// of other comments on the page, and the boxes of the second have no label that a screen reader could say.
pub(crate) fn options(allowed: Allowed) -> Options<'static> {
    Options {
        extension: Extension {
            strikethrough: true,
            autolink: allowed.links,
            table: allowed.tables,
            ..Extension::default()
        },
        parse: Parse::default(),
        // Who presses Enter in a comment wants a new line.
        render: Render { hardbreaks: true, escape: true, ..Render::default() },
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "a comment may have {} KiB at most", MOST / 1024),
            Self::Empty => f.write_str("nothing of the comment would be seen"),
        }
    }
}

impl std::error::Error for Refusal {}
