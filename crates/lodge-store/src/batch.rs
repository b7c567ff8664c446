//! Statements that happen together or not at all.

use crate::{Args, Db, Row, Sql, StoreError, args::Arg};
use lodge_register::{Record, Value};
use std::fmt;

/// A transaction as a value: statements in order, each with the number of rows it must touch.
///
/// ```text
/// Batch::new()
///     .run("UPDATE account SET coins = coins - $2 WHERE id = $1 AND coins >= $2", (from, 5), Expect::Exactly(1))
///     .run("UPDATE account SET coins = coins + $2 WHERE id = $1", (to, 5), Expect::Exactly(1))
/// ```
#[derive(Debug, Default)]
#[must_use = "a batch does nothing until it is written"]
pub struct Batch {
    pub(crate) ops: Vec<Op>,
    pub(crate) reclaiming: bool,
    pub(crate) failed: Option<StoreError>,
}

/// One statement of a batch.
#[derive(Debug, Clone)]
pub(crate) struct Op {
    pub(crate) sql: Sql,
    pub(crate) args: Vec<Value>,
    pub(crate) expect: Expect,
}

/// How many rows a statement must touch, else nothing of its batch is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Any number.
    Any,
    /// This many.
    Exactly(u64),
    /// This many or more.
    AtLeast(u64),
}

/// What a statement of a batch did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// How many rows it touched.
    pub count: u64,
    /// What it returned.
    pub rows: Vec<Row>,
}

impl Batch {
    /// An empty batch.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a row, its personal columns sealed and their blind indexes computed.
    pub fn insert<T: Record>(mut self, db: &Db, record: &T) -> Self {
        match db.cells(record) {
            Ok(cells) => {
                self.ops.push(Op { sql: insert_sql(T::ENTRY), args: cells, expect: Expect::Exactly(1) });
            }
            Err(error) => {
                self.failed.get_or_insert(error);
            }
        }
        self
    }

    /// Runs a statement.
    pub fn run(mut self, sql: &'static str, args: impl Args, expect: Expect) -> Self {
        self.ops.push(Op { sql: sql.into(), args: args.into_values(), expect });
        self
    }

    /// Says that this batch makes room: it may use the ballast when the disk is full.
    ///
    /// Batches of deletions only, and whatever the register planned, count as such by themselves.
    pub const fn reclaiming(mut self) -> Self {
        self.reclaiming = true;
        self
    }

    /// What the other batch does, after what this one does.
    pub fn then(mut self, other: Self) -> Self {
        self.ops.extend(other.ops);
        self.reclaiming |= other.reclaiming;
        self.failed = self.failed.or(other.failed);
        self
    }

    /// Whether it does nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    pub(crate) fn push(&mut self, sql: String, args: Vec<Value>, expect: Expect) {
        self.ops.push(Op { sql: Sql::built(sql), args, expect });
    }

    pub(crate) fn makes_room(&self) -> bool {
        self.reclaiming || self.ops.iter().all(|op| op.sql.text().trim_start().starts_with("DELETE"))
    }
}

pub(crate) fn insert_sql(entry: &lodge_register::Entry) -> Sql {
    use crate::sql::quoted;
    let names: Vec<_> = entry.columns.iter().map(|column| quoted(column.name)).collect();
    let marks: Vec<_> = (1..=names.len()).map(|number| format!("${number}")).collect();
    let (table, names, marks) = (quoted(entry.name), names.join(", "), marks.join(", "));
    Sql::built(format!("INSERT INTO {table} ({names}) VALUES ({marks})"))
}

/// Refuses what only one of the engines could store.
pub(crate) fn check_args(args: &[Value]) -> Result<(), StoreError> {
    match args.iter().any(|value| matches!(value, Value::Text(text) if text.contains('\0'))) {
        true => Err(StoreError::Nul),
        false => Ok(()),
    }
}

impl Expect {
    pub(crate) const fn check(self, statement: usize, found: u64) -> Result<(), StoreError> {
        let met = match self {
            Self::Any => true,
            Self::Exactly(wanted) => found == wanted,
            Self::AtLeast(least) => found >= least,
        };
        if met { Ok(()) } else { Err(StoreError::Expected { statement, wanted: self, found }) }
    }
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any number"),
            Self::Exactly(wanted) => write!(f, "exactly {wanted}"),
            Self::AtLeast(least) => write!(f, "at least {least}"),
        }
    }
}

/// The values of the key columns of one row, in the order of its entry.
///
/// A sealed cell opens only under the key of its own row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowKey(pub(crate) Vec<Value>);

impl<T: Arg> From<T> for RowKey {
    fn from(key: T) -> Self {
        Self(vec![key.into_value()])
    }
}

impl RowKey {
    /// A key of several columns.
    #[must_use]
    pub fn of(values: impl Args) -> Self {
        Self(values.into_values())
    }
}
