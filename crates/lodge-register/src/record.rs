//! A type whose every field has been declared.

use crate::{Entry, Value};
use std::fmt;

/// A row of a declared table. Written by `#[derive(Record)]`, never by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not in the privacy register, so it cannot be stored",
    label = "no purpose, retention or subject has been declared for this type",
    note = "derive `Record` and say `purpose`, `subject`, `keep` and `on_erase`"
)]
pub trait Record: Sized + Send + Sync + 'static {
    /// The table's name.
    const TABLE: &'static str;
    /// What the register says about it.
    const ENTRY: &'static Entry;

    /// The struct's fields as cells, in the order of `ENTRY.columns` without its blind indexes.
    fn to_values(&self) -> Vec<Value>;

    /// The struct from such cells, unsealed.
    ///
    /// # Errors
    /// [`Unreadable`] names the column that does not fit.
    fn from_values(values: Vec<Value>) -> Result<Self, Unreadable>;
}

/// A cell that does not fit its type. It says where, never what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The column, once known.
    pub column: Option<&'static str>,
    /// What was expected there.
    pub expected: &'static str,
}

impl Unreadable {
    /// A cell that is not what its type expects.
    #[must_use]
    pub const fn expected(expected: &'static str) -> Self {
        Self { column: None, expected }
    }

    /// The same, in this column.
    #[must_use]
    pub const fn in_column(self, column: &'static str) -> Self {
        Self { column: Some(column), ..self }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column `{}` does not hold {}", self.column.unwrap_or("?"), self.expected)
    }
}

impl std::error::Error for Unreadable {}
