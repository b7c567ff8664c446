//! The growth engine: a pool of connections to PostgreSQL, one transaction for each batch.

mod address;
mod cells;
mod faults;

use crate::{
    Batch, Done, Question, Row, Sql, StoreError, StoreSettings,
    batch::Op,
    db::blocking,
    migrate::{INSERT, KNOWN, Migrated, Migration, left_to_do},
};
use address::Address;
use cells::{Bound, rows};
use deadpool_postgres::{
    Client, ClientWrapper, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime, Transaction,
};
use faults::{failed, is_stale, no_connection, worth_repeating};
use futures_util::future::try_join_all;
use lodge_register::{Timestamp, Value};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit, TryAcquireError};
use tokio_postgres::{Error, NoTls, types::ToSql};

/// How often a batch is tried that others stand in the way of.
const ATTEMPTS: u32 = 8;
/// The advisory lock under which the schema is changed: "lodge" in bytes.
const SCHEMA_LOCK: i64 = 0x6c_6f64_6765;

/// The pool, and how many may wait for it.
pub(crate) struct Pg {
    pool: Pool,
    reads: Semaphore,
    writes: Semaphore,
    queues: (usize, usize),
}

/// A connection that sees one moment. Dropping it ends the connection, and with it the transaction.
pub(crate) struct Pinned {
    client: ClientWrapper,
}

impl Pg {
    pub(crate) async fn open(url: &str, settings: &StoreSettings) -> Result<Self, StoreError> {
        let mut address = Address::parse(url)?;
        if address.config.get_connect_timeout().is_none() {
            address.config.connect_timeout(settings.patience);
        }
        let config = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = match address.wants_tls() {
            false => Manager::from_config(address.config, NoTls, config),
            true => {
                let (config_of, tls) = blocking(move || Ok((address.config.clone(), address.tls()?))).await?;
                Manager::from_config(config_of, tls, config)
            }
        };
        // Two beyond the readers: a snapshot holds one for long.
        let connections = settings.readers.max(2) + 2;
        let pool = Pool::builder(manager)
            .max_size(connections)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(settings.patience))
            .create_timeout(Some(settings.patience))
            .recycle_timeout(Some(settings.patience))
            .build()
            .map_err(|_| StoreError::Address("the pool cannot be set up"))?;
        let queues = (settings.read_queue + connections, settings.write_queue + connections);
        let pg = Self { pool, reads: Semaphore::new(queues.0), writes: Semaphore::new(queues.1), queues };
        drop(pg.client().await?);
        Ok(pg)
    }

    pub(crate) fn waiting(&self) -> (usize, usize) {
        let of = |all: usize, left: &Semaphore| all.saturating_sub(left.available_permits());
        (of(self.queues.0, &self.reads), of(self.queues.1, &self.writes))
    }

    pub(crate) async fn read(&self, sql: &Sql, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        let _place = place_in(&self.reads)?;
        let client = self.client().await?;
        let found = match ask(&client, sql, args).await {
            Err(error) if is_stale(&error) => {
                client.statement_cache.clear();
                ask(&client, sql, args).await
            }
            Err(error) if error.is_closed() => {
                drop(client);
                ask(&self.client().await?, sql, args).await
            }
            found => found,
        };
        rows(found.map_err(|error| failed("run a statement", &error))?)
    }

    /// Asks all at once on one connection. Where that fails, each alone says why, or is tried again.
    pub(crate) async fn answers(&self, questions: &[Question]) -> Result<Vec<Vec<Row>>, StoreError> {
        let together = {
            let _place = place_in(&self.reads)?;
            let client = self.client().await?;
            try_join_all(questions.iter().map(|question| ask(&client, &question.sql, &question.args))).await
        };
        if let Ok(found) = together {
            return found.into_iter().map(rows).collect();
        }
        let mut answers = Vec::with_capacity(questions.len());
        for question in questions {
            answers.push(self.read(&question.sql, &question.args).await?);
        }
        Ok(answers)
    }

    pub(crate) async fn write(&self, batch: &Batch) -> Result<Vec<Done>, StoreError> {
        let _place = place_in(&self.writes)?;
        let mut attempt = 1;
        loop {
            let mut client = self.client().await?;
            match transact(&mut client, &batch.ops).await {
                Err(Refused::Server(error)) if attempt < ATTEMPTS && is_stale(&error) => {
                    client.statement_cache.clear();
                }
                Err(Refused::Server(error)) if attempt < ATTEMPTS && worth_repeating(&error) => {
                    drop(client);
                    tokio::time::sleep(Duration::from_millis(2 << attempt)).await;
                }
                Err(Refused::Server(error)) => return Err(failed("run a statement", &error)),
                Err(Refused::Store(error)) => return Err(error),
                Ok(done) => return Ok(done),
            }
            attempt += 1;
        }
    }

    pub(crate) async fn pin(&self) -> Result<Pinned, StoreError> {
        let client = Client::take(self.client().await?);
        client
            .batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1")
            .await
            .map_err(|error| failed("fix a moment for reading", &error))?;
        Ok(Pinned { client })
    }

    /// Runs a text that makes tables, no two programs at once.
    pub(crate) async fn make(&self, text: &str) -> Result<(), StoreError> {
        let error = |error: Error| failed("make the store's own tables", &error);
        let mut client = self.client().await?;
        let transaction = client.transaction().await.map_err(error)?;
        lock(&transaction).await.map_err(error)?;
        transaction.batch_execute(text).await.map_err(error)?;
        transaction.commit().await.map_err(error)
    }

    pub(crate) async fn migrate(&self, steps: &[Migration], now: Timestamp) -> Result<Migrated, StoreError> {
        let mut migrated = Migrated::default();
        let done = self.read(&KNOWN.into(), &[]).await?;
        migrated.already = done.len();
        for step in left_to_do(steps, &known(&done)?)? {
            match self.apply(steps, step, now).await {
                Ok(true) => migrated.applied.push(step.name),
                Ok(false) => migrated.already += 1,
                Err(source) => {
                    return Err(StoreError::Migration { name: step.name, source: Box::new(source) });
                }
            }
        }
        if !migrated.applied.is_empty() {
            self.pool.manager().statement_caches.clear();
        }
        Ok(migrated)
    }

    async fn apply(&self, steps: &[Migration], step: &Migration, now: Timestamp) -> Result<bool, StoreError> {
        let error = |error: Error| failed("change the schema", &error);
        let text = step.text(crate::Engine::Postgres)?;
        let mut client = self.client().await?;
        let transaction = client.transaction().await.map_err(error)?;
        lock(&transaction).await.map_err(error)?;
        let done = rows(transaction.query(KNOWN, &[]).await.map_err(error)?)?;
        // Another program may have been faster.
        if !left_to_do(steps, &known(&done)?)?.contains(&step) {
            return Ok(false);
        }
        transaction.batch_execute(&text).await.map_err(error)?;
        let row = step.row(now);
        transaction.execute(INSERT, &bound(&row.each_ref().map(Bound))).await.map_err(error)?;
        transaction.commit().await.map_err(error)?;
        Ok(true)
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }

    async fn client(&self) -> Result<Client, StoreError> {
        self.pool.get().await.map_err(|error| no_connection(&error))
    }
}

impl Pinned {
    pub(crate) async fn read(&self, sql: &Sql, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        let args: Vec<_> = args.iter().map(Bound).collect();
        let found = self.client.query(sql.text(), &bound(&args)).await;
        rows(found.map_err(|error| failed("run a statement", &error))?)
    }
}

/// Why a transaction was not committed.
enum Refused {
    Server(Error),
    Store(StoreError),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Server(error)
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

async fn transact(client: &mut Client, ops: &[Op]) -> Result<Vec<Done>, Refused> {
    let transaction = client.transaction().await?;
    let mut all = Vec::with_capacity(ops.len());
    for (number, op) in ops.iter().enumerate() {
        let done = run(&transaction, op).await?;
        op.expect.check(number, done.count)?;
        all.push(done);
    }
    transaction.commit().await?;
    Ok(all)
}

async fn run(transaction: &Transaction<'_>, op: &Op) -> Result<Done, Refused> {
    let statement = transaction.prepare_cached(op.sql.text()).await?;
    let args: Vec<_> = op.args.iter().map(Bound).collect();
    if statement.columns().is_empty() {
        let count = transaction.execute(&statement, &bound(&args)).await?;
        return Ok(Done { count, rows: Vec::new() });
    }
    let rows = rows(transaction.query(&statement, &bound(&args)).await?)?;
    Ok(Done { count: u64::try_from(rows.len()).unwrap_or(u64::MAX), rows })
}

async fn ask(client: &Client, sql: &Sql, args: &[Value]) -> Result<Vec<tokio_postgres::Row>, Error> {
    let statement = client.prepare_cached(sql.text()).await?;
    let args: Vec<_> = args.iter().map(Bound).collect();
    client.query(&statement, &bound(&args)).await
}

/// Until the end of the transaction.
async fn lock(transaction: &Transaction<'_>) -> Result<(), Error> {
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&SCHEMA_LOCK]).await.map(drop)
}

fn known(rows: &[Row]) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.blob(1)?.to_vec()))).collect()
}

fn bound<'a>(args: &'a [Bound<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    args.iter().map(|arg| arg as &(dyn ToSql + Sync)).collect()
}

fn place_in(queue: &Semaphore) -> Result<SemaphorePermit<'_>, StoreError> {
    queue.try_acquire().map_err(|error| match error {
        TryAcquireError::NoPermits => StoreError::Overloaded,
        TryAcquireError::Closed => StoreError::Closed,
    })
}
