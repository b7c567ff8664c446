//! Tables of one moment into an archive.

use crate::{
    Custody, CustodyError,
    archive::{
        PAGE,
        line::{Header, Kind},
        write::{Writing, Written},
    },
    blocking,
    error::store_error,
};
use age::x25519::Recipient;
use lodge_register::plan::Shape;
use lodge_store::{Schema, Snapshot, StoreError};
use std::path::Path;

/// How often a dump begins again because an erasure needed the log that it was reading.
const ATTEMPTS: usize = 5;

/// What the database is made of, and the migrations that made it so.
pub(crate) struct Found {
    schema: Schema,
    migrations: Vec<String>,
}

impl Found {
    /// Looks at the database as it is, whatever the register says.
    pub(crate) async fn look(custody: &Custody) -> Result<Self, CustodyError> {
        let schema = custody.db.introspect().await.map_err(store_error("look at the tables"))?;
        let migrations = match schema.tables.contains_key("store_migration") {
            true => {
                let rows =
                    custody.db.rows("SELECT name FROM store_migration ORDER BY applied_at, name", ()).await;
                let rows = rows.map_err(store_error("read the list of migrations"))?;
                let names: Result<_, StoreError> =
                    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect();
                names.map_err(store_error("read the list of migrations"))?
            }
            false => Vec::new(),
        };
        Ok(Self { schema, migrations })
    }

    /// The tables that this picks, in the register's order of loading; those it does not know come last.
    pub(crate) fn shapes(&self, custody: &Custody, pick: impl Fn(&str) -> bool) -> Vec<Shape> {
        let known: Vec<_> = custody.register.parents_first().iter().map(|entry| entry.name).collect();
        let unknown = self.schema.tables.keys().map(String::as_str).filter(|name| !known.contains(name));
        known
            .iter()
            .copied()
            .chain(unknown)
            // The store's own tables say how this database came to be; another one has its own.
            .filter(|name| !name.starts_with("store_") && pick(name))
            .filter_map(|name| self.shape(name))
            .collect()
    }

    pub(crate) fn shape(&self, name: &str) -> Option<Shape> {
        let columns = self.schema.tables.get(name)?;
        let columns: Vec<_> = columns.iter().map(|column| (column.name.as_str(), column.key)).collect();
        Shape::new(name, &columns)
    }

    pub(crate) fn header(&self, custody: &Custody, kind: Kind) -> Header {
        Header { kind, made: custody.clock.now(), migrations: self.migrations.clone() }
    }
}

/// Writes these tables, as they are at one moment, into an archive at this path.
pub(crate) async fn dump(
    custody: &Custody,
    path: &Path,
    to: &Recipient,
    header: &Header,
    shapes: &[Shape],
) -> Result<Written, CustodyError> {
    let mut attempt = 1;
    loop {
        match once(custody, path, to, header, shapes).await {
            Err(CustodyError::Store { source: StoreError::Busy, .. }) if attempt < ATTEMPTS => attempt += 1,
            done => return done,
        }
    }
}

async fn once(
    custody: &Custody,
    path: &Path,
    to: &Recipient,
    header: &Header,
    shapes: &[Shape],
) -> Result<Written, CustodyError> {
    let mut moment = custody.db.snapshot().await.map_err(store_error("fix a moment to copy"))?;
    let (path, to, header) = (path.to_owned(), to.clone(), header.clone());
    let mut writing = blocking(move || Writing::begin(&path, &to, &header)).await?;
    for shape in shapes {
        writing = table(&mut moment, shape, writing).await?;
    }
    blocking(move || writing.end()).await
}

async fn table(moment: &mut Snapshot, shape: &Shape, mut writing: Writing) -> Result<Writing, CustodyError> {
    writing.table(shape.name(), shape.columns())?;
    let mut last: Option<Vec<lodge_register::Value>> = None;
    loop {
        let page = shape.page(last.as_deref(), PAGE);
        let rows: Vec<_> = moment
            .planned(page)
            .await
            .map_err(store_error("copy a table"))?
            .into_iter()
            .map(lodge_store::Row::into_values)
            .collect();
        let done = rows.len() < PAGE || !shape.has_key();
        last = rows.last().cloned();
        writing = blocking(move || {
            rows.into_iter().try_for_each(|row| writing.row(row))?;
            Ok(writing)
        })
        .await?;
        if done {
            return Ok(writing);
        }
    }
}
