//! Promise D7: the database is encrypted SQLite, in WAL mode, with thread-local connections.

use crate::{
    engines::{fresh, runtime},
    records::{STEPS, person},
};
use lodge_store::{
    Batch, Db, Engine, Expect, Keys, ManualClock, OsChance, StoreError, StoreSettings, StoreUrl,
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path, sync::Arc};

async fn open(path: &Path, keys: &Keys) -> Result<Db, StoreError> {
    let url = StoreUrl::Sqlite(path.to_owned());
    let settings = StoreSettings { readers: 1, ballast_bytes: 0, ..StoreSettings::at(url) };
    Db::open(&settings, keys, Arc::new(ManualClock::default()), Arc::new(OsChance)).await
}

#[test]
fn promise_d7_the_file_is_encrypted() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        db.migrate(STEPS).await.unwrap();
        db.write(Batch::new().insert(&db, &person(1, "alice@a.test", 0))).await.unwrap();
        db.erase_barrier().await.unwrap();
        let bytes = fs::read(db.file()).unwrap();
        assert_ne!(&bytes[..15], b"SQLite format 3");
        let distinct = bytes[..4096].iter().collect::<std::collections::BTreeSet<_>>().len();
        assert!(distinct > 200, "the first page does not look random");
        for end in ["", "-wal", "-shm"] {
            let path = format!("{}{end}", db.file().display());
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o077,
                0,
                "others can read {path}"
            );
        }
    });
}

#[test]
fn promise_d7_every_connection_is_set_up_alike() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        let settings: [(&'static str, &str); 12] = [
            ("PRAGMA journal_mode", "wal"),
            ("PRAGMA synchronous", "2"),
            ("PRAGMA secure_delete", "1"),
            ("PRAGMA temp_store", "2"),
            ("PRAGMA foreign_keys", "1"),
            ("PRAGMA trusted_schema", "0"),
            ("PRAGMA auto_vacuum", "2"),
            ("PRAGMA wal_autocheckpoint", "1000"),
            ("PRAGMA journal_size_limit", "4194304"),
            ("PRAGMA cache_size", "-8192"),
            ("PRAGMA busy_timeout", "10000"),
            ("PRAGMA cipher_provider", "openssl"),
        ];
        for (pragma, expected) in settings {
            let read = db.rows(pragma, ()).await.unwrap();
            let written = db.write(Batch::new().run(pragma, (), Expect::Any)).await.unwrap();
            for row in [&read[0], &written[0].rows[0]] {
                let found =
                    row.int(0).map_or_else(|_| row.text(0).unwrap().to_owned(), |number| number.to_string());
                assert_eq!(found, expected, "{pragma}");
            }
        }
        assert_eq!(db.rows("PRAGMA query_only", ()).await.unwrap()[0].int(0).unwrap(), 1);
        assert!(db.rows("CREATE TABLE t (a)", ()).await.is_err(), "a reader wrote");
    });
}

#[test]
fn promise_d7_connections_are_thread_local() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        let threads = fs::read_dir("/proc/self/task")
            .unwrap()
            .map(|task| fs::read_to_string(task.unwrap().path().join("comm")).unwrap().trim().to_owned());
        let mut ours: Vec<_> = threads.filter(|name| name.starts_with("lodge-")).collect();
        ours.sort();
        assert_eq!(ours, ["lodge-read-0", "lodge-read-1", "lodge-write"]);
        // One connection for each of them, and none besides: each has opened the file once.
        let open = fs::read_dir("/proc/self/fd").unwrap();
        let open =
            open.filter(|fd| fs::read_link(fd.as_ref().unwrap().path()).is_ok_and(|to| to == db.file()));
        assert_eq!(open.count(), ours.len());
    });
}

#[test]
fn a_wrong_key_is_refused() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        let file = db.file();
        let other = Keys::in_memory(&ManualClock::default(), &OsChance);
        let error = open(&file, &other).await.unwrap_err();
        assert!(matches!(error, StoreError::WrongKey { .. }), "{error}");
        assert!(error.hint().unwrap().contains("store.key_file"));
        assert!(open(&file, &db.keys).await.is_ok());
    });
}

/// Not a test by itself: the process that the next one listens to.
#[test]
fn child_with_a_wrong_key() {
    let Some(file) = std::env::var_os(CHILD) else { return };
    let other = Keys::in_memory(&ManualClock::default(), &OsChance);
    let error = runtime().block_on(open(Path::new(&file), &other)).unwrap_err();
    println!("refused: {error}");
}

const CHILD: &str = "LODGE_STORE_TEST_WRONG_KEY";

#[test]
fn a_wrong_key_is_refused_without_noise() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["file::child_with_a_wrong_key", "--exact", "--nocapture"])
            .env(CHILD, db.file())
            .output()
            .unwrap();
        assert!(
            String::from_utf8_lossy(&child.stdout).contains("refused: the key does not open the database")
        );
        // SQLCipher complains page by page unless it was told not to.
        assert_eq!(String::from_utf8_lossy(&child.stderr), "");
    });
}

#[test]
fn tls_that_was_asked_for_never_becomes_clear() {
    runtime().block_on(async {
        // The server of the tests speaks no TLS; a connection that comes about all the same went in clear.
        let db = fresh(Engine::Postgres).await;
        let server = crate::engines::postgres_for_tests();
        let url = format!("{server}?sslmode=require");
        let settings = StoreSettings { readers: 1, ..StoreSettings::at(StoreUrl::parse(&url).unwrap()) };
        let error = Db::open(&settings, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap_err();
        assert!(matches!(error, StoreError::Unreachable { .. }), "{error}");
        db.remove().await;
    });
}

#[test]
fn a_wrong_key_is_refused_by_postgres() {
    runtime().block_on(async {
        let db = fresh(Engine::Postgres).await;
        let other = Keys::in_memory(&ManualClock::default(), &OsChance);
        let error = Db::open(&db.settings(), &other, db.clock.clone(), Arc::new(OsChance)).await.unwrap_err();
        assert!(matches!(error, StoreError::WrongKey { .. }), "{error}");
        db.remove().await;
    });
}

#[test]
fn a_database_that_is_not_encrypted_is_refused() {
    runtime().block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plain.db");
        fs::write(&file, [&b"SQLite format 3\0"[..], &[0; 4080]].concat()).unwrap();
        let keys = Keys::in_memory(&ManualClock::default(), &OsChance);
        assert!(matches!(open(&file, &keys).await.unwrap_err(), StoreError::NotEncrypted { .. }));
    });
}

#[test]
fn a_file_that_was_cut_off_or_altered_is_refused() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        db.migrate(STEPS).await.unwrap();
        let people = (1..200).map(|id| person(id, &format!("{id}@a.test"), 1));
        let batch = people.fold(Batch::new(), |batch, person| batch.insert(&db, &person));
        db.write(batch).await.unwrap();
        let (file, keys) = (db.file(), db.keys.clone());
        db.clone().close().await;
        let whole = fs::read(&file).unwrap();
        let broken = |name: &str, bytes: &[u8]| {
            let path = db.folder().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        for (name, length) in [("one byte", whole.len() - 1), ("odd", 5_000), ("head", 100)] {
            let error = open(&broken(name, &whole[..length]), &keys).await.unwrap_err();
            assert!(matches!(error, StoreError::Damaged { .. }), "{name}: {error}");
        }
        let half = open(&broken("half", &whole[..8 * 4096]), &keys).await;
        let mut flipped = whole.clone();
        flipped[5 * 4096 + 77] ^= 1;
        let flipped = open(&broken("flipped", &flipped), &keys).await;
        for opened in [half, flipped] {
            let found = match opened {
                Err(error) => Err(error),
                Ok(db) => db.faults().await,
            };
            match found {
                Err(StoreError::Damaged { .. }) => {}
                Ok(faults) => assert!(!faults.is_empty(), "nobody noticed the damage"),
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(open(&file, &keys).await.unwrap().faults().await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn an_error_repeats_neither_statement_nor_value() {
    runtime().block_on(async {
        for engine in crate::engines::ENGINES {
            let db = fresh(engine).await;
            db.migrate(STEPS).await.unwrap();
            db.write(Batch::new().insert(&db, &person(1, "alice@a.test", 0))).await.unwrap();
            let again = Batch::new().run(
                "INSERT INTO test_note (person_id, number, text, title, written_at) VALUES ($1, $2, $3, $4, $5)",
                (1, 1, &b"canary-bytes"[..], "canary-text", 1),
                Expect::Any,
            );
            db.write(Batch::new().then(again)).await.unwrap();
            let failing: [(&'static str, &'static str); 3] = [
                ("INSERT INTO test_note (person_id, number, text, title, written_at) VALUES (1, 1, $1, $2, 0)", "canary-text"),
                ("INSERT INTO test_note (person_id, number, text, title, written_at) VALUES (9, 1, $1, $2, 0)", "canary-text"),
                ("INSERT INTO test_note (person_id, number, title, written_at) SELECT 1, 7, $2, 0 WHERE $1 <> 'x'", "canary-text"),
            ];
            for (sql, title) in failing {
                let error = db.write(Batch::new().run(sql, (&b"canary-bytes"[..], title), Expect::Any)).await.unwrap_err();
                let mut said = format!("{error} {error:?}");
                let mut source = std::error::Error::source(&error);
                while let Some(cause) = source {
                    said += &format!(" {cause} {cause:?}");
                    source = cause.source();
                }
                for word in ["canary", "INSERT", "VALUES"] {
                    assert!(!said.contains(word), "{said}");
                }
            }
            db.remove().await;
        }
    });
}
