//! What was typed for one key, before anybody asked what it means.

use std::fmt;

/// A value as it stands in the file or the environment.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Text. In the environment, everything is.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Several texts.
    List(Vec<String>),
    /// Something that no key takes, in words: "a table".
    Other(&'static str),
}

impl fmt::Debug for Cell {
    /// What was typed may be a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Cell {
    /// What it is, in words.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::List(_) => "a list",
            Self::Other(word) => word,
        }
    }
}

/// A value that does not fit its key: what is wrong with it, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) what: String,
    pub(crate) hint: String,
}

impl Wrong {
    pub(crate) fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into() }
    }
}

/// A type that a key can have.
pub(crate) trait Setting: Sized {
    /// In the reference: "`host:port`", "a duration".
    fn word() -> String;

    /// What was typed, understood.
    fn from_cell(cell: &Cell) -> Result<Self, Wrong>;
}

/// A type that is written as one text.
pub(crate) trait Scalar: Sized {
    /// In the reference: "`host:port`", "a duration".
    const WORD: &'static str;
    /// Several of them, in the reference.
    const WORDS: &'static str = Self::WORD;
    /// Whether a bare number will do.
    const NUMERIC: bool = false;

    /// The text, understood.
    fn from_text(text: &str) -> Result<Self, Wrong>;
}

impl<T: Scalar> Setting for T {
    fn word() -> String {
        T::WORD.to_owned()
    }

    fn from_cell(cell: &Cell) -> Result<Self, Wrong> {
        match cell {
            Cell::Text(text) => T::from_text(text),
            Cell::Number(number) if T::NUMERIC => T::from_text(&number.to_string()),
            other => Err(Wrong::new(format!("{} is expected, not {}", T::WORD, other.word()), "")),
        }
    }
}

impl<T: Scalar> Setting for Vec<T> {
    fn word() -> String {
        format!("{}, or a list of {}", T::WORD, T::WORDS)
    }

    fn from_cell(cell: &Cell) -> Result<Self, Wrong> {
        match cell {
            // The environment has no lists: commas stand in.
            Cell::Text(text) => text.split(',').map(|item| T::from_text(item.trim())).collect(),
            Cell::List(items) => items.iter().map(|item| T::from_text(item)).collect(),
            other => Err(Wrong::new(format!("{} is expected, not {}", Self::word(), other.word()), "")),
        }
    }
}
