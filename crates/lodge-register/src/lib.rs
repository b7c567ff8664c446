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

#[cfg(test)]
extern crate self as lodge_register;

mod entry;
mod held;
mod id;
mod lint;
mod page;
pub mod plan;
mod record;
mod register;
#[cfg(test)]
mod samples;
mod shorten;
mod time;
mod value;

pub use entry::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, Subject, SubjectKind};
pub use held::{Personal, Secret};
pub use id::Id;
pub use lint::Contradiction;
pub use lodge_register_derive::Record;
pub use plan::{Fate, Statement, Step, SubjectKey};
pub use record::{Record, Unreadable};
pub use register::Register;
pub use shorten::{NotShorter, Shortened};
pub use time::{Chance, Clock, Timestamp, draw};
pub use value::{Field, SqlKind, Value};

#[doc(hidden)]
pub mod private {
    //! What the derive refers to. Not for people.

    use crate::{Field, SqlKind, Unreadable, Value};

    /// What a column is in the table: sealed values are bytes.
    #[must_use]
    pub const fn kind(kind: SqlKind, sealed: bool) -> SqlKind {
        if sealed { SqlKind::Blob } else { kind }
    }

    /// The next cell as a field.
    ///
    /// # Errors
    /// [`Unreadable`] if there is none or it does not fit.
    pub fn next<T: Field>(
        values: &mut impl Iterator<Item = Value>,
        column: &'static str,
    ) -> Result<T, Unreadable> {
        let value = values.next().ok_or(Unreadable::expected("a cell").in_column(column))?;
        T::from_value(value).map_err(|unreadable| unreadable.in_column(column))
    }
}
