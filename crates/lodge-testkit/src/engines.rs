//! A fresh database on each engine.

#![expect(clippy::panic, clippy::expect_used, reason = "a test helper that cannot go on says why and stops")]

use lodge_register::{Secret, Timestamp};
use lodge_store::{Db, Engine, Keys, ManualClock, OsChance, StoreSettings, StoreUrl};
use std::{
    env,
    ops::Deref,
    path::{Path, PathBuf},
    process,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use tempfile::TempDir;

/// Both engines, for tests that walk them.
pub const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// Where a test's clock begins: 2026-01-01T00:00:00Z.
pub const BEGINNING: Timestamp = Timestamp::from_millis(1_767_225_600_000);

/// An empty database of its own, with a clock that tests move. It goes with the test.
#[derive(Debug)]
pub struct TestDb {
    db: Db,
    /// The clock that the database takes the time from.
    pub clock: Arc<ManualClock>,
    /// The keys that it was opened with.
    pub keys: Keys,
    place: Where,
}

#[derive(Debug)]
struct Where {
    folder: TempDir,
    database: Option<String>,
}

/// Runs a test on a fresh database of each engine: `name::sqlite` and `name::postgres`.
///
/// ```text
/// on_both_engines!(a_new_database_is_empty, async |db| {
///     assert!(db.rows("SELECT 1 WHERE 1 = 0", ()).await.unwrap().is_empty());
/// });
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($(#[$attribute:meta])* $name:ident, $test:expr) => {
        fn $name(engine: $crate::Engine) {
            $crate::engines::run_on(engine, $test);
        }
        $(#[$attribute])*
        mod $name {
            #[test]
            fn sqlite() {
                super::$name($crate::Engine::Sqlite);
            }
            #[test]
            fn postgres() {
                super::$name($crate::Engine::Postgres);
            }
        }
    };
}

/// Runs one test on a fresh database of this engine.
pub fn run_on<F: AsyncFnOnce(TestDb)>(engine: Engine, test: F) {
    runtime().block_on(async {
        let db = fresh(engine).await;
        let database = db.place.database.clone();
        test(db).await;
        drop_database(database).await;
    });
}

async fn drop_database(database: Option<String>) {
    if let Some(database) = database {
        administer(&format!("DROP DATABASE {database} WITH (FORCE)")).await;
    }
}

/// A runtime as the program has one.
///
/// # Panics
/// If the system gives no threads.
#[must_use]
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts")
}

/// A fresh database of this engine. On PostgreSQL it stays until the server goes; [`run_on`] removes it.
///
/// # Panics
/// If it cannot be made; for PostgreSQL, if no server was started for the tests.
pub async fn fresh(engine: Engine) -> TestDb {
    let clock = Arc::new(ManualClock::at(BEGINNING));
    let keys = Keys::in_memory(&*clock, &OsChance);
    fresh_with(engine, keys, clock).await
}

/// The same with the keys and the clock of another one: what a backup of that one is restored into.
///
/// # Panics
/// As [`fresh`].
pub async fn fresh_with(engine: Engine, keys: Keys, clock: Arc<ManualClock>) -> TestDb {
    let folder = TempDir::new().expect("a temporary folder");
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(new_database().await),
    };
    let place = Where { folder, database };
    let db = place.open(&keys, &clock).await;
    TestDb { db, clock, keys, place }
}

impl TestDb {
    /// Closes it and removes it, on PostgreSQL too.
    ///
    /// # Panics
    /// If the server does not let go of it.
    pub async fn remove(self) {
        self.db.close().await;
        drop_database(self.place.database.clone()).await;
    }

    /// The settings that this database is opened with.
    #[must_use]
    pub fn settings(&self) -> StoreSettings {
        self.place.settings()
    }

    /// The folder that an SQLite database is in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.place.folder.path()
    }

    /// The file of an SQLite database.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.place.file()
    }

    /// Another `Db` on the same database, as another process would open it.
    pub async fn again(&self) -> Db {
        self.place.open(&self.keys, &self.clock).await
    }
}

impl Deref for TestDb {
    type Target = Db;
    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Where {
    fn file(&self) -> PathBuf {
        self.folder.path().join("lodge.db")
    }

    fn settings(&self) -> StoreSettings {
        let url = match &self.database {
            None => StoreUrl::Sqlite(self.file()),
            Some(database) => StoreUrl::Postgres(Secret::new(address_of(database))),
        };
        StoreSettings { readers: 2, ballast_bytes: 0, ..StoreSettings::at(url) }
    }

    async fn open(&self, keys: &Keys, clock: &Arc<ManualClock>) -> Db {
        Db::open(&self.settings(), keys, clock.clone(), Arc::new(OsChance))
            .await
            .unwrap_or_else(|error| panic!("a fresh database does not open: {error}"))
    }
}

/// The server that the tests may use, from `LODGE_TEST_POSTGRES`.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn postgres_for_tests() -> String {
    env::var("LODGE_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("no PostgreSQL for the tests: run `cargo xtask test`, or set LODGE_TEST_POSTGRES to `postgres://…`")
    })
}

/// The Redis that the tests may use, from `LODGE_TEST_REDIS`.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn redis_for_tests() -> String {
    env::var("LODGE_TEST_REDIS").unwrap_or_else(|_| {
        panic!("no Redis for the tests: run `cargo xtask test`, or set LODGE_TEST_REDIS to `redis://…`")
    })
}

/// The address of another database on the same server.
fn address_of(database: &str) -> String {
    let server = postgres_for_tests();
    let (base, options) =
        server.split_once('?').map_or((server.as_str(), ""), |(base, options)| (base, options));
    let (server, _) = base.rsplit_once('/').expect("LODGE_TEST_POSTGRES names a database");
    match options {
        "" => format!("{server}/{database}"),
        options => format!("{server}/{database}?{options}"),
    }
}

async fn new_database() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let random = u32::from_be_bytes(lodge_register::draw(&OsChance));
    let name = format!("lodge_test_{}_{}_{random:08x}", process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    administer(&format!("CREATE DATABASE {name}")).await;
    name
}

#[expect(clippy::disallowed_methods, reason = "making and removing databases is no business of the store")]
async fn administer(statement: &str) {
    let (client, connection) = tokio_postgres::connect(&postgres_for_tests(), tokio_postgres::NoTls)
        .await
        .expect("the PostgreSQL of LODGE_TEST_POSTGRES answers");
    let connection = tokio::spawn(connection);
    client.batch_execute(statement).await.expect("databases can be made and removed");
    drop(client);
    connection.await.ok();
}
