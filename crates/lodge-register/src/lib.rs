//! What we keep about people, why, whose it is, where, how long, and who else gets it.
//!
//! ```text
//! #[derive(Record)] ──> Entry ──> Register ──> plans: export, erasure, purge
//!                                         ├──> the privacy page
//!                                         └──> contradictions
//! ```
//!
//! **Invariant:** nothing here does I/O. What is stored, and how, is `lodge-store`'s business;
//! when it goes, `lodge-custody`'s. Both read it off the entries declared here.

mod entry;
mod held;
mod id;
mod record;
mod time;
mod value;

pub use entry::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, Subject, SubjectKind};
pub use held::{Personal, Secret};
pub use id::Id;
pub use lodge_register_derive::Record;
pub use record::{Record, Unreadable};
pub use time::{Chance, Clock, Timestamp, draw};
pub use value::{Field, SqlKind, Value};

#[doc(hidden)]
pub mod private {
    //! What the derive refers to. Not for people.
}
