//! Where the store is, and how much it may use.

use crate::StoreError;
use lodge_register::Secret;
use std::{path::PathBuf, thread, time::Duration};

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite with SQLCipher, in this process.
    Sqlite,
    /// PostgreSQL, or what speaks its protocol.
    Postgres,
}

impl Engine {
    /// Its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// Where the database is.
#[derive(Debug)]
pub enum StoreUrl {
    /// An encrypted file.
    Sqlite(PathBuf),
    /// A server, with the password in the address.
    Postgres(Secret<String>),
}

impl StoreUrl {
    /// Reads `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::Address`], without repeating the address: it may hold a password.
    pub fn parse(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return match path {
                "" => Err(StoreError::Address("`sqlite:` is followed by the path of a file")),
                path => Ok(Self::Sqlite(PathBuf::from(path))),
            };
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(Secret::new(url.to_owned())));
        }
        Err(StoreError::Address("a store is `sqlite:PATH` or `postgres://…`"))
    }

    /// Which engine answers there.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }
}

/// How the store is opened.
#[derive(Debug)]
pub struct StoreSettings {
    /// Where it is.
    pub url: StoreUrl,
    /// Reader threads (SQLite) or connections (PostgreSQL).
    pub readers: usize,
    /// Reads that may wait; one more is refused as [`StoreError::Overloaded`].
    pub read_queue: usize,
    /// Batches that may wait; one more is refused as [`StoreError::Overloaded`].
    pub write_queue: usize,
    /// Page cache of each SQLite connection, in bytes.
    pub cache_bytes: usize,
    /// What the SQLite log shrinks to, in bytes.
    pub log_bytes: usize,
    /// The file that is given up when the disk is full, in bytes; 0 for none.
    pub ballast_bytes: u64,
    /// How long to wait for another process, or for a connection.
    pub patience: Duration,
    /// How long a read may hold up an erasure.
    pub read_limit: Duration,
}

impl StoreSettings {
    /// The defaults, at this place.
    #[must_use]
    pub fn at(url: StoreUrl) -> Self {
        Self { url, ..Self::default() }
    }
}

impl Default for StoreSettings {
    fn default() -> Self {
        Self {
            url: StoreUrl::Sqlite(PathBuf::from("lodge-data/lodge.db")),
            readers: thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 16)),
            read_queue: 1024,
            write_queue: 4096,
            cache_bytes: 8 << 20,
            log_bytes: 4 << 20,
            ballast_bytes: 16 << 20,
            patience: Duration::from_secs(10),
            read_limit: Duration::from_secs(5),
        }
    }
}
