//! Comments of other programs, read from what they export.
//!
//! Every format is read as it comes, from front to back, and gives [`Item`]s one by one: a file of hundreds of megabytes
//! needs no more memory than the names of its pages. Nothing is judged here: what a format calls spam, deleted or
//! waiting is said, and left to whoever brings it in.

mod comentario;
mod disqus;
mod item;
mod json;
mod moment;
mod remark42;
mod wordpress;
mod xml;

pub use comentario::comentario;
pub use disqus::disqus;
pub use item::{Author, Comment, Item, Page, State, Text};
pub use remark42::remark42;
pub use wordpress::wordpress;

use std::io;

/// Why a file could not be read to its end.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It could not be read at all.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
    /// It is not of this format, or damaged.
    #[error("the file is not a whole {format} export, from byte {at} on")]
    Damaged {
        /// The format.
        format: &'static str,
        /// Where it stopped making sense, in bytes from its beginning; 0 if that is not known.
        at: u64,
    },
    /// One of its comments is longer than any comment.
    #[error("one comment of the {format} export is longer than {} MiB", xml::LONGEST / 1024 / 1024)]
    TooLong {
        /// The format.
        format: &'static str,
    },
    /// Whoever takes the items has had enough.
    #[error("the import was stopped")]
    Stopped,
}

/// Takes one item after another. An error ends the reading.
pub type Take<'a> = &'a mut dyn FnMut(Item) -> Result<(), ImportError>;
