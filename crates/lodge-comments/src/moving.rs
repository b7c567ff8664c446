//! Moving in, and moving out again: what other programs export, into a site, and a site into what they read.
//!
//! ```text
//! file ──> survey ──> Reader ──> Cargo, Cargo, Cargo ──> Writer ──> one transaction each
//! site ──> page, its comments, page, … ──> export::Writer ──> bytes
//! ```
//!
//! **Invariant:** what was brought in is known by a keyed hash of its name in the file, so the same file read twice brings
//! nothing twice, and an import that ended in the middle goes on where it was when it is done again.

pub(crate) mod desk;
mod met;
mod number;
pub mod out;
mod read;
mod run;
mod source;
pub(crate) mod spool;
mod undo;
mod write;

pub use run::{MoveError, Order, begin, in_memory, run};
pub use source::File;
pub use undo::{begin_undo, take_back, undo};

use std::sync::Arc;

use lodge_register::{Chance, Clock};
use lodge_store::Db;

use crate::Book;

/// What moving stands on: less than a [`Book`], so that a command can do it beside a running server.
#[derive(Clone)]
pub struct Hall {
    /// The database.
    pub db: Db,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub chance: Arc<dyn Chance>,
    /// Where the guest book is found: `https://HOST/embed`.
    pub at: String,
}

impl Hall {
    /// Of a running guest book.
    #[must_use]
    pub fn of(book: &Book) -> Self {
        let house = &book.house;
        let (clock, chance) = (Arc::clone(&house.clock), Arc::clone(&house.chance));
        Self { db: house.db.clone(), clock, chance, at: book.at() }
    }
}
