//! What is really in the database, and where it differs from what was declared.

use crate::{Db, Engine, Sql, StoreError};
use lodge_register::{Entry, Place, SqlKind};
use std::{collections::BTreeMap, fmt};

/// The tables of a database and their columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    /// By name.
    pub tables: BTreeMap<String, Vec<FoundColumn>>,
}

/// A column that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundColumn {
    /// Its name.
    pub name: String,
    /// Its type; `None` for one that the register has no word for.
    pub kind: Option<SqlKind>,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// Whether it is part of the primary key.
    pub key: bool,
}

/// A difference between the database and the register. Any is a breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A table that nobody declared.
    UndeclaredTable(String),
    /// A column that nobody declared.
    UndeclaredColumn(String, String),
    /// A declared table that is not there.
    MissingTable(&'static str),
    /// A declared column that is not there.
    MissingColumn(&'static str, &'static str),
    /// A column of another type, NULL rule or key than declared.
    OtherColumn(&'static str, &'static str),
}

const OF_SQLITE: &str = "
    SELECT t.name, c.name, lower(c.type), c.\"notnull\", c.pk,
           (SELECT count(*) FROM pragma_table_info(t.name) AS k WHERE k.pk > 0)
    FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    ORDER BY t.name, c.cid";

const OF_POSTGRES: &str = "
    SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull, p.indexrelid IS NOT NULL, 0::bigint
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index AS p ON p.indrelid = c.oid AND p.indisprimary AND a.attnum = ANY (p.indkey)
    WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'f')
    ORDER BY c.relname, a.attnum";

impl Db {
    /// Reads the schema out of the database itself.
    ///
    /// # Errors
    /// As [`rows`](Db::rows).
    pub async fn introspect(&self) -> Result<Schema, StoreError> {
        let sql: Sql = match self.engine() {
            Engine::Sqlite => OF_SQLITE.into(),
            Engine::Postgres => OF_POSTGRES.into(),
        };
        let mut schema = Schema::default();
        for row in self.rows(sql, ()).await? {
            let (kind, key) = (kind(row.text(2)?), row.int(4)? > 0);
            // An `INTEGER PRIMARY KEY` is the rowid: never NULL, though SQLite does not say so.
            let rowid = key && row.int(5)? == 1 && kind == Some(SqlKind::Int);
            let column = FoundColumn {
                name: row.text(1)?.to_owned(),
                kind,
                nullable: row.int(3)? == 0 && !rowid,
                key,
            };
            schema.tables.entry(row.text(0)?.to_owned()).or_default().push(column);
        }
        Ok(schema)
    }
}

fn kind(word: &str) -> Option<SqlKind> {
    match word {
        "integer" | "int" | "bigint" => Some(SqlKind::Int),
        "text" => Some(SqlKind::Text),
        "blob" | "bytea" => Some(SqlKind::Blob),
        _ => None,
    }
}

impl Schema {
    /// Where it differs from these entries, both ways. Entries that are no tables are passed over.
    #[must_use]
    pub fn differences(&self, entries: &[&'static Entry]) -> Vec<Difference> {
        let declared: Vec<_> = entries.iter().filter(|entry| entry.place == Place::Table).collect();
        let mut found = Vec::new();
        for (table, columns) in &self.tables {
            match declared.iter().find(|entry| entry.name == table) {
                None => found.push(Difference::UndeclaredTable(table.clone())),
                Some(entry) => found.extend(
                    columns
                        .iter()
                        .filter(|column| entry.column(&column.name).is_none())
                        .map(|column| Difference::UndeclaredColumn(table.clone(), column.name.clone())),
                ),
            }
        }
        for entry in declared {
            match self.tables.get(entry.name) {
                None => found.push(Difference::MissingTable(entry.name)),
                Some(columns) => found.extend(entry.columns.iter().filter_map(|declared| {
                    match columns.iter().find(|column| column.name == declared.name) {
                        None => Some(Difference::MissingColumn(entry.name, declared.name)),
                        Some(column) => (!column.is(declared))
                            .then_some(Difference::OtherColumn(entry.name, declared.name)),
                    }
                })),
            }
        }
        found
    }
}

impl FoundColumn {
    fn is(&self, declared: &lodge_register::Column) -> bool {
        let kind = if declared.sealed { SqlKind::Blob } else { declared.sql };
        self.kind == Some(kind) && self.nullable == declared.nullable && self.key == declared.key
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UndeclaredTable(table) => write!(f, "nobody declared the table `{table}`"),
            Self::UndeclaredColumn(table, column) => {
                write!(f, "nobody declared the column `{table}.{column}`")
            }
            Self::MissingTable(table) => write!(f, "the declared table `{table}` is not there"),
            Self::MissingColumn(table, column) => {
                write!(f, "the declared column `{table}.{column}` is not there")
            }
            Self::OtherColumn(table, column) => {
                write!(f, "the column `{table}.{column}` is not what was declared (type, NULL or key)")
            }
        }
    }
}
