//! One step of a plan: a statement for the database, the same decision for a row in memory.

use crate::{Entry, SqlKind, SubjectKind, Value};

/// SQL that either engine runs. Only plans make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    sql: String,
    args: Vec<Value>,
}

impl Statement {
    pub(super) const fn new(sql: String, args: Vec<Value>) -> Self {
        Self { sql, args }
    }

    /// The text, with `$1`, `$2`, … in order of first use.
    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// What stands for `$1`, `$2`, …
    #[must_use]
    pub fn args(&self) -> &[Value] {
        &self.args
    }

    /// Both, taken out.
    #[must_use]
    pub fn into_parts(self) -> (String, Vec<Value>) {
        (self.sql, self.args)
    }
}

/// Somebody, as the tables know them: a kind, and an id or a blind index.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SubjectKey {
    /// What kind of person.
    pub kind: SubjectKind,
    /// What the subject column holds: [`Value::Int`] for an id, [`Value::Blob`] for a blind index.
    pub key: Value,
}

/// What a step does to the rows that it meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// They go.
    Delete,
    /// These columns are emptied.
    Blank(&'static [&'static str]),
}

/// One step: which rows of which table, and what happens to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The table's entry.
    pub entry: &'static Entry,
    /// What happens.
    pub action: Action,
    /// The same for the database. For a purge it takes a bounded number of rows: repeat it until it finds none.
    pub statement: Statement,
    pub(super) test: Test,
}

/// Which rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    /// This column holds this value.
    Equal(&'static str, Value),
    /// This column's time has come: it is at or before this moment.
    AtOrBefore(&'static str, i64),
}

/// What became of a row in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is none of this step's business.
    Stays,
    /// Its columns were emptied.
    Emptied,
    /// It is to be left out.
    Goes,
}

impl Step {
    /// Does to a row of a dump what the statement does in the database.
    ///
    /// A row without the column by which rows are told apart cannot be told apart, and goes. A dump of an older
    /// schema may hold such rows; keeping one could keep what was to be forgotten.
    pub fn apply(&self, table: &str, columns: &[impl AsRef<str>], row: &mut [Value]) -> Fate {
        if table != self.entry.name {
            return Fate::Stays;
        }
        let at = |name: &str| columns.iter().position(|column| column.as_ref() == name);
        let (Test::Equal(by, _) | Test::AtOrBefore(by, _)) = &self.test;
        let met = match (at(by).and_then(|at| row.get(at)), &self.test) {
            (None, _) => true,
            (Some(cell), Test::Equal(_, value)) => cell == value,
            (Some(Value::Int(time)), Test::AtOrBefore(_, moment)) => time <= moment,
            (Some(_), Test::AtOrBefore(..)) => false,
        };
        match self.action {
            _ if !met => Fate::Stays,
            Action::Delete => Fate::Goes,
            Action::Blank(_) if at(by).is_none() => Fate::Goes,
            Action::Blank(blank) => {
                for name in blank {
                    if let Some(cell) = at(name).and_then(|at| row.get_mut(at)) {
                        *cell = empty(self.entry, name);
                    }
                }
                Fate::Emptied
            }
        }
    }
}

/// What an emptied column holds: nothing, or where there must be something, no text or a sealed cell of no octets.
pub(super) fn empty(entry: &Entry, column: &str) -> Value {
    match entry.column(column) {
        Some(column) if column.nullable => Value::Null,
        Some(column) if column.sealed => Value::Blob(Vec::new()),
        Some(column) if column.sql == SqlKind::Text => Value::Text(String::new()),
        _ => Value::Null,
    }
}

/// `a, b, c`
pub(super) fn listed(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
