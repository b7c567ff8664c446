//! All rows of one moment, page by page: for dumps. And rows put back.

use crate::{
    Batch, Db, Expect, Row, Sql, StoreError,
    batch::insert_sql,
    db::{Store, blocking},
    postgres,
    sql::quoted,
    sqlite::Pinned,
};
use lodge_register::{Entry, Value};

/// Rows in one page, and in one batch when they are put back.
const PAGE: usize = 256;

/// The database as it was at one moment, whatever is written meanwhile. Keep it briefly.
pub struct Snapshot {
    source: Source,
}

enum Source {
    Lite(Pinned),
    Pg(postgres::Pinned),
}

impl Db {
    /// Fixes this moment for reading.
    ///
    /// # Errors
    /// As [`rows`](Db::rows).
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let source = match &self.inner.store {
            Store::Lite(_) => {
                let inner = self.inner.clone();
                let pin = move || match &inner.store {
                    Store::Lite(lite) => lite.pin(),
                    Store::Pg(_) => Err(StoreError::Closed),
                };
                Source::Lite(blocking(pin).await?)
            }
            Store::Pg(pg) => Source::Pg(pg.pin().await?),
        };
        Ok(Snapshot { source })
    }

    /// Every row of a table as it is now: see [`Snapshot::each_row`].
    ///
    /// # Errors
    /// As [`Snapshot::each_row`].
    pub async fn each_row<F>(&self, entry: &'static Entry, each: F) -> Result<(), StoreError>
    where
        F: FnMut(Vec<Value>) -> Result<(), StoreError> + Send,
    {
        self.snapshot().await?.each_row(entry, each).await
    }

    /// Puts rows back, cells as [`Snapshot::each_row`] gave them. All of a page, or an error.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a row is there already.
    pub async fn load(&self, entry: &'static Entry, rows: Vec<Vec<Value>>) -> Result<u64, StoreError> {
        let sql = insert_sql(entry);
        let mut loaded = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let mut batch = Batch::new();
            for row in rows.by_ref().take(PAGE) {
                batch.push(sql.text().to_owned(), row, Expect::Exactly(1));
            }
            loaded += self.write(batch).await?.len() as u64;
        }
        Ok(loaded)
    }
}

impl Snapshot {
    /// Gives every row of a table to `each`, ordered by key: cells in the order of the entry, sealed ones sealed.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if an erasure needed the log meanwhile: take another snapshot and begin again.
    pub async fn each_row<F>(&mut self, entry: &'static Entry, mut each: F) -> Result<(), StoreError>
    where
        F: FnMut(Vec<Value>) -> Result<(), StoreError> + Send,
    {
        let pages = Pages::of(entry);
        let mut after: Option<Vec<Value>> = None;
        loop {
            let (sql, args) = pages.after(after.as_deref());
            let rows = self.read(sql, args).await?;
            let last = rows.len() < PAGE;
            after = rows.last().map(|row| pages.key(row.values()));
            rows.into_iter().try_for_each(|row| each(row.into_values()))?;
            if last {
                return Ok(());
            }
        }
    }

    /// What a statement finds at that moment.
    ///
    /// # Errors
    /// As [`each_row`](Snapshot::each_row).
    pub async fn read(&mut self, sql: impl Into<Sql>, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        match &self.source {
            Source::Lite(pinned) => pinned.read(sql.into(), args).await,
            Source::Pg(pinned) => pinned.read(&sql.into(), &args).await,
        }
    }
}

/// The statements that read a table page by page, by its key.
pub(crate) struct Pages {
    entry: &'static Entry,
    first: String,
    next: String,
}

impl Pages {
    pub(crate) fn of(entry: &'static Entry) -> Self {
        let list =
            |names: &mut dyn Iterator<Item = &'static str>| names.map(quoted).collect::<Vec<_>>().join(", ");
        let columns = list(&mut entry.columns.iter().map(|column| column.name));
        let key = list(&mut entry.key_columns().map(|column| column.name));
        let marks = (1..=entry.key_columns().count()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let (table, end) = (quoted(entry.name), format!("ORDER BY {key} LIMIT {PAGE}"));
        Self {
            entry,
            first: format!("SELECT {columns} FROM {table} {end}"),
            next: format!("SELECT {columns} FROM {table} WHERE ({key}) > ({marks}) {end}"),
        }
    }

    pub(crate) fn after(&self, key: Option<&[Value]>) -> (Sql, Vec<Value>) {
        match key {
            None => (Sql::built(self.first.clone()), Vec::new()),
            Some(key) => (Sql::built(self.next.clone()), key.to_vec()),
        }
    }

    /// The key cells of a row in the order of the entry.
    pub(crate) fn key(&self, row: &[Value]) -> Vec<Value> {
        let columns = self.entry.columns.iter().zip(row);
        columns.filter(|(column, _)| column.key).map(|(_, cell)| cell.clone()).collect()
    }

    pub(crate) const fn size() -> usize {
        PAGE
    }
}
