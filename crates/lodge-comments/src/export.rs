//! The comments of a site, written down for whoever wants to take them elsewhere: nobody is locked in.
//!
//! ```text
//! Page, its Comments, Page, … ──> Projection: what the format can say ──> Writer ──> bytes
//! ```
//!
//! What is written is what [`crate::import`] reads: reading it back gives what the [`Projection`] left. Lodge's own format
//! loses nothing.

mod commento;
mod disqus;
mod html;
mod isso;
mod keeps;
mod lodge;
mod project;
mod remark42;
mod wordpress;
mod xml;

pub use keeps::{Account, KEEPS, Keeps, Kind, Tally};
pub use project::Projection;

use crate::import::{Comment, Format, Item, Page};
use lodge_register::Timestamp;
use std::io::{self, Write};

/// What is not in the comments themselves.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The host of the site: what makes an address of a path.
    pub site: &'a str,
    /// When it is written.
    pub made: Timestamp,
    /// Whether e-mail addresses go along.
    pub contacts: Contacts,
    /// The paths of the pages that take no more comments. Remark42 wants to know them first.
    pub closed: &'a [String],
}

/// Whether e-mail addresses go into an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contacts {
    /// They do, where the format has a place for them: the owner of the site asked for it.
    With,
    /// They do not, and nothing that is made of them does.
    Without,
}

/// Writes an export, item by item.
pub struct Writer<W> {
    out: W,
    form: Box<dyn Form + Send>,
    projection: Projection,
    page: Option<String>,
}

/// How a format is written. What comes to it was projected.
trait Form {
    fn page(&mut self, out: &mut dyn Write, page: &Page) -> io::Result<()>;
    fn comment(&mut self, out: &mut dyn Write, comment: &Comment) -> io::Result<()>;
    fn end(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

impl<W: Write> Writer<W> {
    /// Begins an export in one of [`Format::WRITTEN`].
    ///
    /// # Errors
    /// If the format is only read, or if what is written cannot go out.
    pub fn begin(format: Format, options: &Options<'_>, mut out: W) -> Result<Self, ExportError> {
        let head: &mut dyn Write = &mut out;
        let form: Box<dyn Form + Send> = match format {
            Format::Lodge => Box::new(lodge::Lodge::begin(head, options)?),
            Format::Disqus => Box::new(disqus::Disqus::begin(head, options)?),
            Format::WordPress => Box::new(wordpress::WordPress::begin(head, options)?),
            Format::Commento => Box::new(commento::Commento::begin(head, options)?),
            Format::Remark42 => Box::new(remark42::Remark42::begin(head, options)?),
            Format::Isso => Box::new(isso::Isso::begin(head)?),
            other => return Err(ExportError::NotWritten(other)),
        };
        let projection = Projection::new(format, options).ok_or(ExportError::NotWritten(format))?;
        Ok(Self { out, form, projection, page: None })
    }

    /// Writes a page, or a comment on the page that was written last. Skipped items are passed over.
    ///
    /// # Errors
    /// If a comment is not on that page, or if what is written cannot go out.
    pub fn add(&mut self, item: Item) -> Result<(), ExportError> {
        match &item {
            Item::Page(page) => self.page = Some(page.id.clone()),
            Item::Comment(comment) if self.page.as_ref() != Some(&comment.page) => {
                return Err(ExportError::Order);
            }
            _ => {}
        }
        for item in self.projection.of(item) {
            match item {
                Item::Page(page) => self.form.page(&mut self.out, &page)?,
                Item::Comment(comment) => self.form.comment(&mut self.out, &comment)?,
                Item::Skipped { .. } => {}
            }
        }
        Ok(())
    }

    /// Writes the end, and gives back what it was written to.
    ///
    /// # Errors
    /// If it cannot go out.
    pub fn finish(mut self) -> Result<W, ExportError> {
        self.form.end(&mut self.out)?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// What it is written to: for those who send on what is there already.
    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }
}

/// Why an export could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It could not go out.
    #[error("the export could not be written")]
    Io(#[from] io::Error),
    /// It is a format that is only read.
    #[error("comments are read from `{0}`, and not written so")]
    NotWritten(Format),
    /// A comment came apart from its page.
    #[error("a comment came apart from its page")]
    Order,
}
