//! How the store is doing.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Db, Engine, StoreError, db::Store};

/// Numbers about the store. None is about anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// The engine's own version.
    pub version: String,
    /// Bytes of the database.
    pub bytes: u64,
    /// Bytes of its log (SQLite).
    pub log_bytes: u64,
    /// Reads that wait.
    pub reads_waiting: usize,
    /// Batches that wait.
    pub writes_waiting: usize,
}

/// How much was asked of a database by this program, since it was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// Statements that read.
    pub reads: u64,
    /// Batches that were to be written.
    pub batches: u64,
    /// The statements in them.
    pub statements: u64,
}

impl std::ops::Sub for Asked {
    type Output = Self;
    fn sub(self, before: Self) -> Self {
        Self {
            reads: self.reads - before.reads,
            batches: self.batches - before.batches,
            statements: self.statements - before.statements,
        }
    }
}

/// Counts what is asked.
#[derive(Default)]
pub(crate) struct Counter {
    reads: AtomicU64,
    batches: AtomicU64,
    statements: AtomicU64,
}

impl Counter {
    pub(crate) fn read(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn batch(&self, statements: usize) {
        self.batches.fetch_add(1, Ordering::Relaxed);
        self.statements.fetch_add(statements as u64, Ordering::Relaxed);
    }
}

impl Db {
    /// How much was asked so far, by all clones together.
    #[must_use]
    pub fn asked(&self) -> Asked {
        let Counter { reads, batches, statements } = &self.inner.counter;
        let [reads, batches, statements] =
            [reads, batches, statements].map(|count| count.load(Ordering::Relaxed));
        Asked { reads, batches, statements }
    }

    /// Looks at how the store is doing.
    ///
    /// # Errors
    /// As [`rows`](Db::rows).
    pub async fn stats(&self) -> Result<Stats, StoreError> {
        let sql = match self.engine() {
            Engine::Sqlite => "SELECT 'SQLite ' || sqlite_version(), 0",
            Engine::Postgres => {
                "SELECT 'PostgreSQL ' || current_setting('server_version'), pg_database_size(current_database())"
            }
        };
        let rows = self.rows(sql, ()).await?;
        let row = rows.first().ok_or(StoreError::Cell { column: 0, expected: "there" })?;
        let mut stats = Stats { version: row.text(0)?.to_owned(), ..Stats::default() };
        stats.bytes = u64::try_from(row.int(1)?).unwrap_or(0);
        match &self.inner.store {
            Store::Lite(lite) => {
                let bytes_of = |end: &str| {
                    let mut name = lite.path().as_os_str().to_owned();
                    name.push(end);
                    std::fs::metadata(name).map_or(0, |found| found.len())
                };
                (stats.bytes, stats.log_bytes) = (bytes_of(""), bytes_of("-wal"));
                (stats.reads_waiting, stats.writes_waiting) = lite.waiting();
            }
            Store::Pg(pg) => (stats.reads_waiting, stats.writes_waiting) = pg.waiting(),
        }
        Ok(stats)
    }

    /// What is wrong with the files of the database: nothing, if the list is empty. Reads all of it.
    ///
    /// PostgreSQL checks its own files; there, the list is always empty.
    ///
    /// # Errors
    /// As [`rows`](Db::rows).
    pub async fn faults(&self) -> Result<Vec<String>, StoreError> {
        match &self.inner.store {
            Store::Lite(lite) => {
                lite.alone(|db| {
                    let mut faults = Vec::new();
                    for row in crate::sqlite::run(db, "PRAGMA cipher_integrity_check", &[])?.rows {
                        faults.push(row.text(0)?.to_owned());
                    }
                    for row in crate::sqlite::run(db, "PRAGMA integrity_check", &[])?.rows {
                        faults.extend(
                            (row.text(0)? != "ok")
                                .then(|| "a table or index does not hold together".to_owned()),
                        );
                    }
                    for row in crate::sqlite::run(db, "PRAGMA foreign_key_check", &[])?.rows {
                        faults.push(format!("a row of `{}` refers to one that is not there", row.text(0)?));
                    }
                    faults.dedup();
                    Ok(faults)
                })
                .await
            }
            Store::Pg(_) => Ok(Vec::new()),
        }
    }
}
