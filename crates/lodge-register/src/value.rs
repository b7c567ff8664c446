//! What a column holds, and the Rust types that fit one.

use crate::{Id, Personal, Timestamp, Unreadable};

/// The value of one cell, the same in both engines.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number: ids, times in milliseconds, counts, yes (1) and no (0).
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl std::fmt::Debug for Value {
    /// Numbers are shown; text and bytes may be somebody's and are not.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => f.write_str("NULL"),
            Self::Int(number) => number.fmt(f),
            Self::Text(text) => write!(f, "‹text of {}›", text.len()),
            Self::Blob(bytes) => write!(f, "‹bytes of {}›", bytes.len()),
        }
    }
}

/// A column's type, in both engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SqlKind {
    /// `INTEGER` and `BIGINT`.
    Int,
    /// `TEXT`.
    Text,
    /// `BLOB` and `BYTEA`. Sealed columns are always this in the table.
    Blob,
}

/// A Rust type that fits one column.
///
/// For a sealed column, `to_value` gives what is sealed: the store does the sealing.
pub trait Field: Sized {
    /// Its type in the table, were it not sealed.
    const KIND: SqlKind;
    /// Whether it may be NULL.
    const NULLABLE: bool = false;
    /// Whether it is somebody's: `Personal<T>`.
    const PERSONAL: bool = false;
    /// The table that it points into.
    const REFERS: Option<&'static str> = None;

    /// As a cell.
    fn to_value(&self) -> Value;

    /// From a cell.
    ///
    /// # Errors
    /// [`Unreadable`] if the cell does not fit the type: it names the type and never the content.
    fn from_value(value: Value) -> Result<Self, Unreadable>;
}

impl Field for i64 {
    const KIND: SqlKind = SqlKind::Int;
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Int(number) => Ok(number),
            _ => Err(Unreadable::expected("a whole number")),
        }
    }
}

impl Field for bool {
    const KIND: SqlKind = SqlKind::Int;
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            _ => Err(Unreadable::expected("0 or 1")),
        }
    }
}

impl Field for String {
    const KIND: SqlKind = SqlKind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Text(text) => Ok(text),
            _ => Err(Unreadable::expected("text")),
        }
    }
}

impl Field for Vec<u8> {
    const KIND: SqlKind = SqlKind::Blob;
    fn to_value(&self) -> Value {
        Value::Blob(self.clone())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Blob(bytes) => Ok(bytes),
            _ => Err(Unreadable::expected("bytes")),
        }
    }
}

impl Field for Timestamp {
    const KIND: SqlKind = SqlKind::Int;
    fn to_value(&self) -> Value {
        Value::Int(self.millis())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        i64::from_value(value).map(Self::from_millis)
    }
}

impl<T: crate::Record> Field for Id<T> {
    const KIND: SqlKind = SqlKind::Int;
    const REFERS: Option<&'static str> = Some(T::TABLE);
    fn to_value(&self) -> Value {
        Value::Int(self.number())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        i64::from_value(value).map(Self::new)
    }
}

impl<T: Field> Field for Option<T> {
    const KIND: SqlKind = T::KIND;
    const NULLABLE: bool = true;
    const PERSONAL: bool = T::PERSONAL;
    const REFERS: Option<&'static str> = T::REFERS;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Field::to_value)
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl<T: Field> Field for Personal<T> {
    const KIND: SqlKind = T::KIND;
    const NULLABLE: bool = T::NULLABLE;
    const PERSONAL: bool = true;
    const REFERS: Option<&'static str> = T::REFERS;
    fn to_value(&self) -> Value {
        self.reveal().to_value()
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        T::from_value(value).map(Self::new)
    }
}
