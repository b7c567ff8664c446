//! Comments of other programs, read from what they export.
//!
//! ```text
//! Source ──> find: which Format ──> read ──> Item, Item, Item ──> Report (what would come of it)
//!                                                             └─> whoever brings them in
//! ```
//!
//! Every format is read as it comes, from front to back, and gives [`Item`]s one by one: a file of hundreds of megabytes
//! needs no more memory than the names of its pages and people. Nothing is judged here: what a format calls spam,
//! deleted or waiting is said, and left to whoever brings it in.

mod artalk;
mod comentario;
mod detect;
mod disqus;
mod format;
mod isso;
mod item;
mod json;
mod kin;
mod leash;
mod lines;
mod lodge;
mod mapping;
mod markdown;
pub(crate) mod moment;
mod remark42;
mod report;
mod source;
mod sqlite;
mod waline;
mod wordpress;
mod xml;
mod zip;

pub use detect::detect;
pub use format::{Format, NoFormat};
pub use item::{Author, Comment, Edit, Item, Page, State, Text, Votes, Why};
pub use kin::{Family, Kinship};
pub(crate) use lodge::{STATES, VERSION};
pub use mapping::{BadRule, Mapping, Unmapped};
pub use markdown::markdown;
pub use report::{Report, Sample, Skipped, survey};
pub use source::{Source, find};

use std::io;

/// Reads an export, whatever it is packed in: gzip, or a zip of one file or several.
///
/// # Errors
/// [`ImportError`] says why it could not be read to its end; what was given before is good.
pub fn read(format: Format, source: &dyn Source, take: Take<'_>) -> Result<(), ImportError> {
    let parts = source::parts(source)?;
    let is_archive = parts.len() > 1;
    let mut found = false;
    for part in &parts {
        let head = part.head()?;
        if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
            return Err(ImportError::Encoding);
        }
        // A zip may hold a note beside the export.
        if is_archive && detect(&head, None) != Some(format) {
            continue;
        }
        found = true;
        match format {
            Format::Lodge => lodge::lodge(part.open()?, take)?,
            Format::Disqus => disqus::disqus(part.open()?, take)?,
            Format::WordPress => wordpress::wordpress(part.open()?, take)?,
            Format::Commento | Format::Comentario => comentario::comentario(|| part.open(), take)?,
            Format::Remark42 => remark42::remark42(part.open()?, take)?,
            Format::Isso => isso::isso(part.open()?, take)?,
            Format::IssoJson => isso::json(part.open()?, take)?,
            Format::Artalk => artalk::artalk(part.open()?, take)?,
            Format::Waline => waline::waline(part.open()?, take)?,
            Format::WalineJson => waline::json(part.open()?, take)?,
        }
    }
    if found { Ok(()) } else { Err(ImportError::Archive("no file in it is an export of this kind")) }
}

/// Why a file could not be read to its end.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It could not be read at all.
    #[error("the file could not be read")]
    Io(#[source] io::Error),
    /// It is not of this format, or damaged.
    #[error("the file is not a whole {format} export, from byte {at} on")]
    Damaged {
        /// The format.
        format: &'static str,
        /// Where it stopped making sense, in bytes from its beginning; 0 if that is not known.
        at: u64,
    },
    /// One of its comments is longer than any comment.
    #[error("one comment of the {format} export is longer than {} MiB", leash::LONGEST / 1024 / 1024)]
    TooLong {
        /// The format.
        format: &'static str,
    },
    /// It is a database that is too large to be read at once.
    #[error("the database is larger than {} MiB", sqlite::MOST / 1024 / 1024)]
    TooLarge,
    /// It is written in another encoding.
    #[error("the file is not written in UTF-8: save it so, or use `iconv -t UTF-8`")]
    Encoding,
    /// It is an archive that cannot be read.
    #[error("the archive cannot be read: {0}")]
    Archive(&'static str),
    /// It was written by a newer Lodge.
    #[error("the file was written by a newer version of Lodge: format {0}")]
    Newer(i64),
    /// Whoever takes the items has had enough.
    #[error("the import was stopped")]
    Stopped,
}

impl From<io::Error> for ImportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Self::Archive("it is damaged, or only a part of it is there")
            }
            io::ErrorKind::FileTooLarge => Self::Archive("more comes out of it than any export holds"),
            _ => Self::Io(error),
        }
    }
}

/// Takes one item after another. An error ends the reading.
pub type Take<'a> = &'a mut dyn FnMut(Item) -> Result<(), ImportError>;
