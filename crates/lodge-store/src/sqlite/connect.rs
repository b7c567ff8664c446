//! Opening the encrypted file.

use super::faults::{self, Doing};
use crate::{
    Engine, Fault, StoreError, StoreSettings,
    keys::{Keys, file_error, hex},
};
use rusqlite::{Connection, OpenFlags};
use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::Duration,
};
use zeroize::Zeroizing;

/// The page size of SQLCipher 4.
const PAGE_BYTES: u64 = 4096;

/// How to open one more connection to the same file.
#[derive(Clone)]
pub(crate) struct Opener {
    pub(crate) path: PathBuf,
    key: Zeroizing<[u8; 32]>,
    cache_bytes: usize,
    log_bytes: usize,
    pub(crate) patience: Duration,
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Read,
    Write,
}

impl Opener {
    pub(crate) fn new(path: &Path, settings: &StoreSettings, keys: &Keys) -> Self {
        Self {
            path: path.to_owned(),
            key: keys.derive("db"),
            cache_bytes: settings.cache_bytes,
            log_bytes: settings.log_bytes,
            patience: settings.patience,
        }
    }

    /// Makes the file if it is not there, readable for its owner only; the engine gives its log the same mode.
    pub(crate) fn prepare_file(&self) -> Result<(), StoreError> {
        let doing = "make the database file";
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)
                .map_err(file_error(doing, folder))?;
        }
        let opened = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&self.path);
        opened.map(drop).map_err(file_error(doing, &self.path))?;
        self.look_at_the_head()
    }

    fn look_at_the_head(&self) -> Result<(), StoreError> {
        let mut head = [0; 16];
        let read = File::open(&self.path).and_then(|mut file| match file.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(()),
            other => other,
        });
        read.map_err(file_error("read the database file", &self.path))?;
        match &head == b"SQLite format 3\0" {
            true => Err(StoreError::NotEncrypted { path: self.path.clone() }),
            false => Ok(()),
        }
    }

    pub(crate) fn open(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let doing = Doing("open the database");
        let db = connection(&self.path).map_err(|error| doing.failed(&error))?;
        db.busy_timeout(self.patience).map_err(|error| doing.failed(&error))?;
        db.set_prepared_statement_cache_capacity(256);
        // First of all: SQLCipher would complain about a wrong key on stderr, page by page.
        db.execute_batch("PRAGMA cipher_log_level = NONE").map_err(|error| doing.failed(&error))?;
        {
            // The x'…' makes it a key; without it, it would be a passphrase, stretched for a tenth of a second.
            let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", hex(&*self.key).as_str()));
            db.execute_batch(&pragma).map_err(|error| doing.failed(&error))?;
        }
        db.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get::<_, i64>(0))
            .map_err(|error| self.refused(&error))?;
        self.is_whole(&db)?;
        self.set_up(&db, purpose).map_err(|error| doing.failed(&error))?;
        let journal: String = db
            .query_row("PRAGMA journal_mode", (), |row| row.get(0))
            .map_err(|error| doing.failed(&error))?;
        if journal != "wal" {
            let source = Fault::new(Engine::Sqlite, format!("journal mode {journal}"));
            return Err(StoreError::Engine { doing: "switch the database to a write-ahead log", source });
        }
        Ok(db)
    }

    /// Whether the file is as long as its first page says.
    ///
    /// As long as there is a log, missing pages may be in it; and another process may be folding it in just now.
    fn is_whole(&self, db: &Connection) -> Result<(), StoreError> {
        let mut log = self.path.as_os_str().to_owned();
        log.push("-wal");
        let without_log = || std::fs::metadata(&log).map_or(0, |found| found.len()) == 0;
        if !without_log() {
            return Ok(());
        }
        let length = || self.path.metadata().map_or(0, |found| found.len());
        let before = length();
        let pages = db.query_row("PRAGMA page_count", (), |row| row.get::<_, i64>(0));
        let pages = pages.map_err(|error| Doing("open the database").failed(&error))?;
        let short = length() < u64::try_from(pages).unwrap_or(0).saturating_mul(PAGE_BYTES);
        match short && before == length() && without_log() {
            true => Err(StoreError::Damaged { place: self.path.display().to_string() }),
            false => Ok(()),
        }
    }

    fn set_up(&self, db: &Connection, purpose: Purpose) -> rusqlite::Result<()> {
        if purpose == Purpose::Write {
            // Only heeded while the file is empty.
            db.execute_batch("PRAGMA auto_vacuum = INCREMENTAL")?;
            db.query_row("PRAGMA journal_mode = WAL", (), |_| Ok(()))?;
        }
        db.execute_batch(&format!(
            "PRAGMA synchronous = FULL;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON;
             PRAGMA cache_size = -{};
             PRAGMA wal_autocheckpoint = 1000;
             PRAGMA journal_size_limit = {};",
            self.cache_bytes / 1024,
            self.log_bytes
        ))?;
        if purpose == Purpose::Read {
            db.execute_batch("PRAGMA query_only = ON")?;
        }
        Ok(())
    }

    /// A wrong key and a damaged first page look the same to SQLCipher; the file's length tells some of them apart.
    fn refused(&self, error: &rusqlite::Error) -> StoreError {
        let place = self.path.display().to_string();
        match faults::code(error) {
            Some(rusqlite::ErrorCode::NotADatabase) => {
                let length = self.path.metadata().map_or(0, |found| found.len());
                if length.is_multiple_of(PAGE_BYTES) {
                    StoreError::WrongKey { place }
                } else {
                    StoreError::Damaged { place }
                }
            }
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => StoreError::Damaged { place },
            _ => Doing("open the database").failed(error),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place where the file is opened")]
fn connection(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags)
}
