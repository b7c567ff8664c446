//! What was typed: in the file, in the environment, and in files that those name.

use super::cell::{Cell, Setting, Wrong};
use super::keys::{KEYS, Key, Typed, named};
use super::nearest::nearest;
use crate::failure::Failure;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
};
use toml::de::{DeTable, DeValue};

/// The configuration as typed. [`Settings`](super::Settings) is what it means.
#[derive(Debug, Default)]
pub(crate) struct Written {
    given: BTreeMap<&'static str, Given>,
    problems: RefCell<Vec<Failure>>,
}

#[derive(Debug)]
struct Given {
    cell: Cell,
    place: Origin,
}

/// Where a value was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// This line of this file.
    File(PathBuf, usize),
    /// This variable.
    Environment(String),
    /// Nowhere.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, line) => write!(f, "`{}`, line {line}", path.display()),
            Self::Environment(variable) => write!(f, "the environment variable `{variable}`"),
            Self::Default => f.write_str("the defaults"),
        }
    }
}

impl Written {
    /// Adds what a file says. Everything wrong with its keys is remembered and said by [`finish`](Self::finish).
    pub(crate) fn add_file(&mut self, path: &Path, text: &str) -> Result<(), Failure> {
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            Failure::usage(format!("the configuration file is not TOML: `{}`, line {line}", path.display()))
                .hint(error.message().replace('\n', "; "))
        })?;
        self.add_table(path, text, "", table.get_ref());
        Ok(())
    }

    fn add_table(&mut self, path: &Path, text: &str, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = format!("{prefix}{}", key.get_ref());
            let origin = Origin::File(path.to_owned(), line_of(text, key.span().start));
            match value.get_ref() {
                DeValue::Table(inner) if named(&name).is_none() => {
                    self.add_table(path, text, &format!("{name}."), inner);
                }
                value => self.add(&name, cell(value), origin),
            }
        }
    }

    /// Adds what the environment says: `LODGE__SECTION__KEY`. It wins over the file.
    pub(crate) fn add_environment(&mut self, variables: impl IntoIterator<Item = (OsString, OsString)>) {
        for (variable, value) in variables {
            let Some(variable) = variable.to_str() else { continue };
            let Some(rest) = variable.strip_prefix("LODGE__") else { continue };
            let name = rest.replace("__", ".").to_ascii_lowercase();
            let origin = Origin::Environment(variable.to_owned());
            match value.into_string() {
                Ok(text) => self.add(&name, Cell::Text(text), origin),
                Err(_) => self.problem(Failure::usage(format!("the value is not text: {origin}"))),
            }
        }
    }

    fn add(&mut self, name: &str, cell: Cell, place: Origin) {
        if let Some(key) = named(name) {
            self.given.insert(key.name, Given { cell, place });
        } else if let Some(key) = name.strip_suffix("_file").and_then(named).filter(|key| key.secret) {
            match read_secret(&cell, &place) {
                Ok(text) => _ = self.given.insert(key.name, Given { cell: Cell::Text(text), place }),
                Err(wrong) => self.wrong(name, &place, wrong),
            }
        } else {
            let failure = Failure::usage(format!("unknown configuration key: `{name}` ({place})"));
            self.problem(failure.hint(advice(name)));
        }
    }

    /// The value of a key, its default if it was not typed; nothing if there is no default, or if it was
    /// typed wrongly, which is remembered.
    pub(crate) fn read<T: Setting>(&self, typed: &Typed<T>) -> Option<T> {
        let key: &Key = typed.key;
        let fallback = || key.default.map(|text| (Cell::Text(text.to_owned()), Origin::Default));
        let given = self.given.get(key.name).map(|given| (given.cell.clone(), given.place.clone()));
        let (cell, origin) = given.or_else(fallback)?;
        match T::from_cell(&cell) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.wrong(key.name, &origin, wrong);
                None
            }
        }
    }

    /// Where the value of a key was typed.
    pub(crate) fn origin<T>(&self, typed: &Typed<T>) -> Origin {
        self.given.get(typed.key.name).map_or(Origin::Default, |given| given.place.clone())
    }

    /// Remembers that a value does not do.
    pub(crate) fn wrong(&self, name: &str, origin: &Origin, wrong: Wrong) {
        let failure = Failure::usage(format!("`{name}` is {} ({origin})", wrong.what));
        self.problem(if wrong.hint.is_empty() { failure } else { failure.hint(wrong.hint) });
    }

    fn problem(&self, failure: Failure) {
        self.problems.borrow_mut().push(failure);
    }

    /// Everything that was wrong, if anything was.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        Failure::all(self.problems.into_inner()).map_or(Ok(()), Err)
    }
}

/// The content of the file that a `NAME_file` key names, without the line end at its end.
fn read_secret(cell: &Cell, place: &Origin) -> Result<String, Wrong> {
    let Cell::Text(path) = cell else {
        return Err(Wrong::new(format!("not a path but {}", cell.word()), "write the path of a file"));
    };
    let path = relative_to(place, Path::new(path));
    let text = std::fs::read_to_string(&path).map_err(|error| {
        let hint = "the file must exist, be text, and be readable by the user that Lodge runs as";
        Wrong::new(format!("a file that cannot be read: `{}`: {error}", path.display()), hint)
    })?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// A path in a file is meant from where that file is; elsewhere, from the current folder.
pub(crate) fn relative_to(origin: &Origin, path: &Path) -> PathBuf {
    match origin {
        Origin::File(file, _) => file.parent().map_or_else(|| path.to_owned(), |folder| folder.join(path)),
        Origin::Environment(_) | Origin::Default => path.to_owned(),
    }
}

fn advice(name: &str) -> String {
    let last = |name: &'static str| name.rsplit('.').next().unwrap_or(name);
    let elsewhere = || {
        KEYS.iter().map(|key| key.name).find(|known| last(known) == name.rsplit('.').next().unwrap_or(name))
    };
    let close = nearest(name, KEYS.iter().map(|key| key.name)).or_else(elsewhere);
    close.map_or_else(
        || "`lodge docs config` lists every key".to_owned(),
        |known| format!("did you mean `{known}`?"),
    )
}

fn cell(value: &DeValue<'_>) -> Cell {
    match value {
        DeValue::String(text) => Cell::Text(text.clone().into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Cell::Other("a number too large"), Cell::Number),
        DeValue::Boolean(yes) => Cell::Text(if *yes { "yes" } else { "no" }.to_owned()),
        DeValue::Array(items) => items
            .iter()
            .map(|item| item.get_ref().as_str().map(str::to_owned))
            .collect::<Option<Vec<_>>>()
            .map_or(Cell::Other("a list of something else than text"), Cell::List),
        DeValue::Float(_) => Cell::Other("a fraction"),
        DeValue::Datetime(_) => Cell::Other("a date"),
        DeValue::Table(_) => Cell::Other("a table"),
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
