//! Whole tables, out of a database and into one. An older schema has other columns than the register, so these
//! statements take their names from what is really there.

use super::step::Statement;
use crate::Value;

/// A table as it is in some database: its columns, and those of its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    name: String,
    columns: Vec<String>,
    key: Vec<usize>,
}

impl Shape {
    /// A table with these columns, marked where they belong to its key. `None` if a name is not plain: letters,
    /// digits and `_`.
    #[must_use]
    pub fn new(name: &str, columns: &[(&str, bool)]) -> Option<Self> {
        let plain = |name: &str| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        let known = plain(name) && !columns.is_empty() && columns.iter().all(|(column, _)| plain(column));
        known.then(|| Self {
            name: name.to_owned(),
            columns: columns.iter().map(|(column, _)| (*column).to_owned()).collect(),
            key: columns.iter().enumerate().filter(|(_, (_, key))| *key).map(|(at, _)| at).collect(),
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its columns, in the order of every row.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The next rows by key, at most `limit`: the first ones, or those after this row.
    ///
    /// A table without a key is read at once.
    #[must_use]
    pub fn page(&self, after: Option<&[Value]>, limit: usize) -> Statement {
        let (table, columns) = (quoted(&self.name), listed(self.columns.iter()));
        let key = listed(self.key.iter().filter_map(|at| self.columns.get(*at)));
        if key.is_empty() {
            return Statement::new(format!("SELECT {columns} FROM {table}"), Vec::new());
        }
        let args: Vec<Value> = after
            .map(|row| self.key.iter().filter_map(|at| row.get(*at).cloned()).collect())
            .unwrap_or_default();
        let after =
            if after.is_some() { format!("WHERE ({key}) > ({}) ", marks(args.len())) } else { String::new() };
        Statement::new(format!("SELECT {columns} FROM {table} {after}ORDER BY {key} LIMIT {limit}"), args)
    }

    /// Whether it is read page by page.
    #[must_use]
    pub const fn has_key(&self) -> bool {
        !self.key.is_empty()
    }

    /// Puts a row in.
    #[must_use]
    pub fn put(&self, row: Vec<Value>) -> Statement {
        let (table, columns) = (quoted(&self.name), listed(self.columns.iter()));
        Statement::new(format!("INSERT INTO {table} ({columns}) VALUES ({})", marks(row.len())), row)
    }

    /// Takes every row out.
    #[must_use]
    pub fn clear(&self) -> Statement {
        Statement::new(format!("DELETE FROM {}", quoted(&self.name)), Vec::new())
    }

    /// Whether there is a row.
    #[must_use]
    pub fn probe(&self) -> Statement {
        Statement::new(format!("SELECT 1 FROM {} LIMIT 1", quoted(&self.name)), Vec::new())
    }
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn listed<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

fn marks(count: usize) -> String {
    (1..=count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_its_key() {
        let shape = Shape::new("t_x", &[("a", true), ("v", false), ("b", true)]).unwrap();
        assert_eq!(shape.page(None, 5).sql(), r#"SELECT "a", "v", "b" FROM "t_x" ORDER BY "a", "b" LIMIT 5"#);
        let row = [Value::Int(1), Value::Null, Value::Int(2)];
        let next = shape.page(Some(&row), 5);
        assert_eq!(
            next.sql(),
            r#"SELECT "a", "v", "b" FROM "t_x" WHERE ("a", "b") > ($1, $2) ORDER BY "a", "b" LIMIT 5"#
        );
        assert_eq!(next.args(), [Value::Int(1), Value::Int(2)]);
        assert_eq!(shape.put(row.to_vec()).sql(), r#"INSERT INTO "t_x" ("a", "v", "b") VALUES ($1, $2, $3)"#);
        assert_eq!(shape.clear().sql(), r#"DELETE FROM "t_x""#);
    }

    #[test]
    fn a_name_that_is_not_plain_is_none() {
        for name in ["", "x\"; DROP TABLE y", "a b", "é"] {
            assert_eq!(Shape::new(name, &[("a", true)]), None);
            assert_eq!(Shape::new("t_x", &[(name, true)]), None);
        }
        assert_eq!(Shape::new("t_x", &[]), None);
    }
}
