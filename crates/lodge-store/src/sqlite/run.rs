//! Running one statement on one connection.

use super::faults::Doing;
use crate::{Done, Row, StoreError, sql::question_marks};
use lodge_register::Value;
use rusqlite::{
    Connection, Statement, ToSql, params_from_iter,
    types::{ToSqlOutput, ValueRef},
};
use std::{cell::RefCell, collections::HashMap, sync::Arc};

/// How many rewritten statements a thread remembers.
const REMEMBERED: usize = 1024;

thread_local! {
    static REWRITTEN: RefCell<HashMap<String, Arc<str>>> = RefCell::default();
}

/// Runs a statement and collects what it returns.
pub(crate) fn run(db: &Connection, sql: &str, args: &[Value]) -> Result<Done, StoreError> {
    let doing = Doing("run a statement");
    let sql = rewritten(sql);
    let mut statement = db.prepare_cached(&sql).map_err(|error| doing.failed(&error))?;
    if statement.column_count() == 0 {
        let count = statement
            .execute(params_from_iter(args.iter().map(Bound)))
            .map_err(|error| doing.failed(&error))?;
        return Ok(Done { count: u64::try_from(count).unwrap_or(u64::MAX), rows: Vec::new() });
    }
    let rows = collect(&mut statement, args)?;
    Ok(Done { count: u64::try_from(rows.len()).unwrap_or(u64::MAX), rows })
}

/// Runs a text of several statements, without arguments and answers.
pub(crate) fn many(db: &Connection, text: &str) -> Result<(), StoreError> {
    db.execute_batch(text).map_err(|error| Doing("run statements").failed(&error))
}

fn collect(statement: &mut Statement<'_>, args: &[Value]) -> Result<Vec<Row>, StoreError> {
    let doing = Doing("read an answer");
    let names: Arc<[String]> = statement.column_names().map(str::to_owned).collect();
    let mut found =
        statement.query(params_from_iter(args.iter().map(Bound))).map_err(|error| doing.failed(&error))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next().map_err(|error| doing.failed(&error))? {
        let mut values = Vec::with_capacity(names.len());
        for column in 0..names.len() {
            values.push(cell(row.get_ref(column).map_err(|error| doing.failed(&error))?, column)?);
        }
        rows.push(Row::new(names.clone(), values));
    }
    Ok(rows)
}

fn cell(value: ValueRef<'_>, column: usize) -> Result<Value, StoreError> {
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(_) => Err(StoreError::Cell { column, expected: "UTF-8 text" }),
        },
        ValueRef::Blob(bytes) => Ok(Value::Blob(bytes.to_vec())),
        ValueRef::Real(_) => Err(StoreError::Cell { column, expected: "a whole number, text or bytes" }),
    }
}

struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn rewritten(sql: &str) -> Arc<str> {
    REWRITTEN.with_borrow_mut(|known| {
        if let Some(found) = known.get(sql) {
            return found.clone();
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let text: Arc<str> = question_marks(sql).into();
        known.insert(sql.to_owned(), text.clone());
        text
    })
}
