//! The database, whichever engine it is.

use crate::{
    Args, Batch, Done, Engine, Row, RowKey, Sql, StoreError, StoreSettings, StoreUrl,
    batch::check_args,
    ids::Ids,
    keycheck,
    keys::{Keys, mac},
    migrate::{self, expand},
    postgres::Pg,
    sealing::{self, Place},
    sqlite::{self, Lite},
    stats::Counter,
};
use lodge_register::{Chance, Clock, Column, Entry, Id, Record, Value};
use std::sync::Arc;

/// The database. Clones share it.
#[derive(Clone)]
pub struct Db {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    ids: Ids,
    pub(crate) counter: Counter,
}

/// The two engines.
pub(crate) enum Store {
    Lite(Lite),
    Pg(Pg),
}

impl Db {
    /// Opens the database, making it if it is not there.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] and others that say what is in the way.
    pub async fn open(
        settings: &StoreSettings,
        keys: &Keys,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StoreError> {
        let store = match &settings.url {
            StoreUrl::Sqlite(path) => {
                let (closed, chance) = (Lite::new(path, settings, keys), chance.clone());
                Store::Lite(blocking(move || closed.open(chance)).await?)
            }
            StoreUrl::Postgres(url) => Store::Pg(Pg::open(url.expose(), settings).await?),
        };
        let ids = Ids::default();
        let (keys, counter) = (keys.clone(), Counter::default());
        let db = Self { inner: Arc::new(Inner { store, keys, clock, chance, ids, counter }) };
        db.make_own_tables().await?;
        db.check_key().await?;
        Ok(db)
    }

    /// The store's own tables: they come before any migration.
    async fn make_own_tables(&self) -> Result<(), StoreError> {
        let text = expand(&[migrate::REMEMBER, keycheck::TABLE].concat(), self.engine())?;
        match &self.inner.store {
            Store::Lite(lite) => {
                let there =
                    "SELECT count(*) FROM sqlite_schema WHERE name IN ('store_migration', 'store_key')";
                match lite.read(there.into(), Vec::new()).await?.first().map(|row| row.int(0)) {
                    Some(Ok(2)) => Ok(()),
                    _ => lite.alone(move |db| sqlite::many(db, &text)).await,
                }
            }
            Store::Pg(pg) => {
                let there = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()
                             AND tablename IN ('store_migration', 'store_key')";
                match pg.read(&there.into(), &[]).await?.first().map(|row| row.int(0)) {
                    Some(Ok(2)) => Ok(()),
                    _ => pg.make(&text).await,
                }
            }
        }
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match &self.inner.store {
            Store::Lite(_) => Engine::Sqlite,
            Store::Pg(_) => Engine::Postgres,
        }
    }

    /// All records that a statement finds, their sealed columns opened.
    ///
    /// The statement must return every column of the record but its blind indexes, in any order: `SELECT *` does.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] and [`StoreError::Sealed`] if a row does not fit or was altered.
    pub async fn all<T: Record>(&self, sql: &'static str, args: impl Args) -> Result<Vec<T>, StoreError> {
        let rows = self.rows(sql, args).await?;
        self.records(rows)
    }

    /// The first record that a statement finds.
    ///
    /// # Errors
    /// As [`all`](Db::all).
    pub async fn first<T: Record>(
        &self,
        sql: &'static str,
        args: impl Args,
    ) -> Result<Option<T>, StoreError> {
        let mut rows = self.rows(sql, args).await?;
        rows.truncate(1);
        Ok(self.records(rows)?.pop())
    }

    /// All rows that a statement finds, as cells; sealed ones stay sealed.
    ///
    /// # Errors
    /// [`StoreError::Overloaded`] if too many reads are waiting.
    pub async fn rows(&self, sql: impl Into<Sql>, args: impl Args) -> Result<Vec<Row>, StoreError> {
        let (sql, args) = (sql.into(), args.into_values());
        check_args(&args)?;
        self.inner.counter.read();
        match &self.inner.store {
            Store::Lite(lite) => lite.read(sql, args).await,
            Store::Pg(pg) => pg.read(&sql, &args).await,
        }
    }

    /// Writes a batch: all of it, or nothing and an error. It is on disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::Conflict`], [`StoreError::Expected`], [`StoreError::Full`], [`StoreError::Overloaded`], …
    /// Nothing of the batch was kept; except that a PostgreSQL server lost in the moment of COMMIT
    /// ([`StoreError::Unreachable`]) may have kept all of it.
    pub async fn write(&self, batch: Batch) -> Result<Vec<Done>, StoreError> {
        if let Some(error) = batch.failed {
            return Err(error);
        }
        batch.ops.iter().try_for_each(|op| check_args(&op.args))?;
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        self.inner.counter.batch(batch.ops.len());
        match &self.inner.store {
            Store::Lite(lite) => lite.write(batch).await,
            Store::Pg(pg) => pg.write(&batch).await,
        }
    }

    /// A new id: greater than those before it, and made of the time.
    #[must_use]
    pub fn new_id<T>(&self) -> Id<T> {
        Id::new(self.inner.ids.next(&*self.inner.clock, &*self.inner.chance))
    }

    /// The records that rows of cells hold.
    ///
    /// # Errors
    /// As [`all`](Db::all).
    pub fn records<T: Record>(&self, rows: Vec<Row>) -> Result<Vec<T>, StoreError> {
        let Some(first) = rows.first() else { return Ok(Vec::new()) };
        let wanted = Wanted::of(T::ENTRY, first)?;
        rows.into_iter().map(|row| self.record(&wanted, row)).collect()
    }

    fn record<T: Record>(&self, wanted: &Wanted, row: Row) -> Result<T, StoreError> {
        let mut cells: Vec<_> = row.into_values().into_iter().map(Some).collect();
        let key = RowKey(wanted.key.iter().filter_map(|at| cells.get(*at)?.clone()).collect());
        let mut values = Vec::with_capacity(wanted.columns.len());
        for (column, at) in &wanted.columns {
            let cell = cells.get_mut(*at).and_then(Option::take).unwrap_or(Value::Null);
            values.push(match column.sealed {
                true => self.unseal_cell(T::ENTRY, column, &key, &cell)?,
                false => cell,
            });
        }
        T::from_values(values).map_err(|source| StoreError::Unreadable { table: T::TABLE, source })
    }

    /// A record as the cells of its row, in the order of its entry: sealed, with its blind indexes.
    ///
    /// # Errors
    /// [`StoreError::Undeclared`] if the record and its entry do not fit.
    pub fn cells<T: Record>(&self, record: &T) -> Result<Vec<Value>, StoreError> {
        self.sealed(T::ENTRY, record.to_values())
    }

    /// A row of clear values, in the order of its entry without blind indexes, as the cells of its table.
    ///
    /// # Errors
    /// [`StoreError::Undeclared`] if there are too few.
    pub fn sealed(&self, entry: &Entry, values: Vec<Value>) -> Result<Vec<Value>, StoreError> {
        let mut values = values.into_iter();
        let mut clear = Vec::with_capacity(entry.columns.len());
        for column in entry.columns {
            let value = match column.blind_of {
                Some(of) => {
                    let sealed = entry.columns.iter().position(|other| other.name == of);
                    let value = sealed.and_then(|at| clear.get(at)).ok_or_else(|| undeclared(entry, of))?;
                    sealing::blind(&self.inner.keys, entry.name, of, value)
                }
                None => values.next().ok_or_else(|| undeclared(entry, column.name))?,
            };
            clear.push(value);
        }
        let key = RowKey(
            entry
                .columns
                .iter()
                .zip(&clear)
                .filter(|(column, _)| column.key)
                .map(|(_, value)| value.clone())
                .collect(),
        );
        entry
            .columns
            .iter()
            .zip(clear)
            .map(|(column, value)| match column.sealed {
                true => self.seal_cell(entry, column.name, &key, &value),
                false => Ok(value),
            })
            .collect()
    }

    /// The cell that holds this value sealed, for this column of the row with this key.
    ///
    /// # Errors
    /// [`StoreError::Undeclared`] if the record has no such sealed column.
    pub fn seal<T: Record>(
        &self,
        column: &str,
        key: impl Into<RowKey>,
        value: &Value,
    ) -> Result<Value, StoreError> {
        match T::ENTRY.column(column) {
            Some(found) if found.sealed => self.seal_cell(T::ENTRY, column, &key.into(), value),
            _ => Err(undeclared(T::ENTRY, column)),
        }
    }

    pub(crate) fn seal_cell(
        &self,
        entry: &Entry,
        column: &str,
        key: &RowKey,
        value: &Value,
    ) -> Result<Value, StoreError> {
        let place = Place { table: entry.name, column, key };
        sealing::seal(&self.inner.keys, &*self.inner.chance, &place, value)
    }

    /// What a sealed cell holds. A cell of a column that is not sealed is given back as it is.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] if it was altered, moved from another place, or its key destroyed.
    pub fn unseal(
        &self,
        entry: &Entry,
        column: &Column,
        key: impl Into<RowKey>,
        cell: &Value,
    ) -> Result<Value, StoreError> {
        self.unseal_cell(entry, column, &key.into(), cell)
    }

    pub(crate) fn unseal_cell(
        &self,
        entry: &Entry,
        column: &Column,
        key: &RowKey,
        cell: &Value,
    ) -> Result<Value, StoreError> {
        if !column.sealed {
            return Ok(cell.clone());
        }
        let place = Place { table: entry.name, column: column.name, key };
        sealing::unseal(&self.inner.keys, &place, cell)
    }

    /// A whole row of cells, in the order of its entry, with its sealed ones opened.
    ///
    /// # Errors
    /// [`StoreError::Sealed`], as [`unseal`](Db::unseal).
    pub fn unsealed(&self, entry: &Entry, cells: &[Value]) -> Result<Vec<Value>, StoreError> {
        let columns = || entry.columns.iter().zip(cells);
        let key = RowKey(columns().filter(|(column, _)| column.key).map(|(_, cell)| cell.clone()).collect());
        columns().map(|(column, cell)| self.unseal_cell(entry, column, &key, cell)).collect()
    }

    /// The blind index by which a value of a sealed column is found. Say the value in its canonical form.
    #[must_use]
    pub fn blind<T: Record>(&self, column: &str, plain: &str) -> Value {
        self.blind_in(T::ENTRY, column, plain)
    }

    /// The same, by the entry. The column may be the sealed one or its index.
    #[must_use]
    pub fn blind_in(&self, entry: &Entry, column: &str, plain: &str) -> Value {
        let of = entry.column(column).and_then(|found| found.blind_of).unwrap_or(column);
        sealing::blind(&self.inner.keys, entry.name, of, &Value::Text(plain.to_owned()))
    }

    /// A keyed hash: HMAC-SHA256 under a key of its own for each label.
    #[must_use]
    pub fn keyed_hash(&self, label: &str, bytes: &[u8]) -> [u8; 32] {
        mac(&self.inner.keys.derive(&format!("hash/{label}")), &[bytes])
    }

    /// The keys that it was opened with.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.inner.keys
    }

    /// Makes sure that what was erased before is in no file of the database any more.
    ///
    /// SQLite: the log is folded into the file and cut to nothing; reads in the way are broken off.
    /// PostgreSQL keeps old rows, log segments and replicas as it likes: there, sealed cells become unreadable
    /// when their epoch is destroyed (see [`tend_keys`](Db::tend_keys)), and nothing else is promised.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if another process holds the log for too long.
    pub async fn erase_barrier(&self) -> Result<(), StoreError> {
        match &self.inner.store {
            Store::Lite(lite) => lite.erase_barrier().await,
            Store::Pg(_) => Ok(()),
        }
    }

    /// Gives free pages back to the file system.
    ///
    /// # Errors
    /// [`StoreError::Busy`] or [`StoreError::Full`].
    pub async fn vacuum(&self) -> Result<(), StoreError> {
        match &self.inner.store {
            Store::Lite(lite) => lite.vacuum().await,
            Store::Pg(_) => Ok(()),
        }
    }

    /// Finishes what is waiting and closes, for all clones: what they ask later is answered [`StoreError::Closed`].
    pub async fn close(self) {
        let inner = self.inner;
        let closed = blocking(move || {
            match &inner.store {
                Store::Lite(lite) => lite.close(),
                Store::Pg(pg) => pg.close(),
            }
            Ok(())
        });
        if let Err(error) = closed.await {
            tracing::warn!(%error, "Could not wait for the store to close");
        }
    }
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({})", self.engine().name())
    }
}

/// Where the columns of a record are in an answer.
struct Wanted {
    columns: Vec<(&'static Column, usize)>,
    key: Vec<usize>,
}

impl Wanted {
    fn of(entry: &'static Entry, row: &Row) -> Result<Self, StoreError> {
        let at = |column: &Column| {
            let found = row.names().iter().position(|name| name == column.name);
            found.ok_or_else(|| undeclared(entry, column.name))
        };
        let fields = entry.columns.iter().filter(|column| column.blind_of.is_none());
        Ok(Self {
            columns: fields.map(|column| Ok((column, at(column)?))).collect::<Result<_, StoreError>>()?,
            key: entry.key_columns().map(at).collect::<Result<_, _>>()?,
        })
    }
}

fn undeclared(entry: &Entry, column: &str) -> StoreError {
    StoreError::Undeclared { table: entry.name.to_owned(), column: column.to_owned() }
}

/// Runs what waits for the disk where it holds up no task.
pub(crate) async fn blocking<R: Send + 'static>(
    work: impl FnOnce() -> Result<R, StoreError> + Send + 'static,
) -> Result<R, StoreError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(_) => Err(StoreError::Closed),
    }
}
