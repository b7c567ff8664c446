//! What can go wrong in the store. No message holds SQL, a value, or an address.

use crate::{Engine, Expect};
use std::{fmt, io, path::PathBuf};

/// What went wrong in the store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A row with this key, or with a value that must be unique, is already there.
    #[error("a row with this key is already there")]
    Conflict,
    /// A reference, NOT NULL, CHECK or type rule of the schema was broken.
    #[error("a rule of the schema was broken: {0}")]
    Rule(&'static str),
    /// A statement of a batch touched another number of rows than expected. Nothing of the batch was kept.
    #[error("statement {statement} of the batch touched {found} rows, expected {wanted}")]
    Expected {
        /// Which statement, counted from 0.
        statement: usize,
        /// What was expected.
        wanted: Expect,
        /// How many rows it touched.
        found: u64,
    },
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// Somebody else holds the database for longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// More work is waiting than the queue holds.
    #[error("too much work is waiting for the database")]
    Overloaded,
    /// The store was closed.
    #[error("the store was closed")]
    Closed,
    /// The key does not fit the database.
    #[error("the key does not open the database: `{place}`")]
    WrongKey {
        /// The file, or `PostgreSQL`.
        place: String,
    },
    /// The file is an SQLite database that nobody encrypted.
    #[error("the database is not encrypted: `{}`", .path.display())]
    NotEncrypted {
        /// The file.
        path: PathBuf,
    },
    /// The database file is cut off or altered.
    #[error("the database is damaged: `{place}`")]
    Damaged {
        /// The file, or `PostgreSQL`.
        place: String,
    },
    /// A file could not be read or written.
    #[error("could not {doing}: `{}`", .path.display())]
    File {
        /// What was tried: "read the key file".
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Others on this machine can read the key.
    #[error("the key file can be read by others: `{}` has mode {mode:03o}", .path.display())]
    KeyExposed {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// The key lies beside what it locks.
    #[error("the key file lies inside the data folder: `{}`", .path.display())]
    KeyInDataFolder {
        /// The file.
        path: PathBuf,
    },
    /// The file does not hold a key.
    #[error("the key file does not hold 32 bytes or 64 hexadecimal digits: `{}`", .path.display())]
    NotAKey {
        /// The file.
        path: PathBuf,
    },
    /// There is a key already, and it is never overwritten.
    #[error("there is a key already: `{}`", .path.display())]
    KeyExists {
        /// The file.
        path: PathBuf,
    },
    /// No credential of that name was handed to the program.
    #[error("the service manager handed over no credential: `{name}`")]
    NoCredential {
        /// Its name.
        name: &'static str,
    },
    /// The ring of epoch keys is gone, or was sealed by another key.
    #[error("the key ring cannot be opened: `{}`", .path.display())]
    Ring {
        /// The file.
        path: PathBuf,
    },
    /// The ring of epoch keys is not the one that this database was sealed with.
    #[error("the key ring does not belong to this database: `{}`", .path.display())]
    OtherRing {
        /// The file.
        path: PathBuf,
    },
    /// A sealed cell was altered, moved, or sealed under a key that was destroyed.
    #[error("a sealed cell cannot be opened: `{table}.{column}`")]
    Sealed {
        /// Its table.
        table: String,
        /// Its column.
        column: String,
    },
    /// A column was asked for that the register does not declare.
    #[error("the register declares no such column: `{table}.{column}`")]
    Undeclared {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// A row does not fit its record.
    #[error("a row of `{table}` does not fit its record")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// Which column.
        source: lodge_register::Unreadable,
    },
    /// A cell is not what was asked for.
    #[error("column {column} of the row is not {expected}")]
    Cell {
        /// Which column, counted from 0.
        column: usize,
        /// What was asked for.
        expected: &'static str,
    },
    /// A statement got another number or type of arguments than it takes.
    #[error("the arguments do not fit the statement: {0}")]
    Arguments(&'static str),
    /// A text holds a NUL character, which one of the engines cannot store. Whoever typed it can.
    #[error("text holds no NUL character")]
    Nul,
    /// A migration that was applied has been edited since.
    #[error("a migration was edited after it was applied: `{name}`")]
    MigrationEdited {
        /// Its name.
        name: String,
    },
    /// The database was migrated by a newer program.
    #[error("the database was made by a newer version: it knows the migration `{name}`")]
    Newer {
        /// The migration that this program does not know.
        name: String,
    },
    /// A migration did not go through. Nothing of it was kept.
    #[error("the migration `{name}` failed")]
    Migration {
        /// Its name.
        name: &'static str,
        /// Why.
        source: Box<StoreError>,
    },
    /// Another process has the data folder.
    #[error("another process is using the data folder: `{}`", .path.display())]
    InUse {
        /// The lock file.
        path: PathBuf,
    },
    /// The address of a database or cache cannot be understood.
    #[error("cannot use this address: {0}")]
    Address(&'static str),
    /// The cache was asked for something that its register entry does not allow.
    #[error("the register does not declare this as a cache with a lifetime: `{entry}`")]
    NotACache {
        /// The entry.
        entry: &'static str,
    },
    /// The cache could not be reached.
    #[error("could not {doing}")]
    Cache {
        /// What was tried.
        doing: &'static str,
        /// What kind of failure, in the driver's words. Never a key or a value.
        source: Fault,
    },
    /// A connection to the database server could not be made or was lost.
    #[error("the database server cannot be reached")]
    Unreachable {
        /// What kind of failure.
        source: Fault,
    },
    /// The engine refused, for a reason that is a mistake of ours.
    #[error("could not {doing}")]
    Engine {
        /// What was tried.
        doing: &'static str,
        /// The engine's code.
        source: Fault,
    },
}

impl StoreError {
    /// What to do about it, for people.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::KeyExposed { path, .. } => format!("run `chmod 600 {}`", path.display()),
            Self::KeyInDataFolder { .. } => {
                "keep the key elsewhere, so that a copy of the folder does not hold it, and set `store.key_file`"
                    .to_owned()
            }
            Self::NotAKey { .. } => "restore the key file from where you keep its copy".to_owned(),
            Self::KeyExists { .. } => {
                "use it, or move it away first; what it locks cannot be read without it".to_owned()
            }
            Self::NoCredential { name } => {
                format!("add `LoadCredential={name}:/path/to/key` to the unit, or set `store.key_file`")
            }
            Self::WrongKey { .. } => {
                "set `store.key_file` to the key this database was made with; without it nobody can read it"
                    .to_owned()
            }
            Self::NotEncrypted { .. } => "this is not a database of Lodge; set `store.url` to another file".to_owned(),
            Self::Damaged { .. } => "restore the latest backup with `lodge restore`".to_owned(),
            Self::Ring { path } | Self::OtherRing { path } => {
                format!("restore `{}` from where you keep the key; they belong together", path.display())
            }
            Self::File { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                "check the file's owner and permissions, and those of its folder".to_owned()
            }
            Self::File { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "check the path in the configuration".to_owned()
            }
            Self::Newer { .. } => "install the version that made it, or a newer one".to_owned(),
            Self::MigrationEdited { .. } => {
                "this build does not belong to this database; install a released version".to_owned()
            }
            Self::InUse { .. } => "stop the other process, or choose another data folder".to_owned(),
            Self::Full => "free some space; erasing and purging still work meanwhile".to_owned(),
            Self::Unreachable { .. } => "check that PostgreSQL runs and that `store.url` names it".to_owned(),
            Self::Cache { .. } => "check that Redis runs and that `cache.url` names it".to_owned(),
            _ => return None,
        };
        Some(hint)
    }

    /// Whether trying again later may help: what SMTP answers with 4yz and HTTP with 503.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Full
                | Self::Busy
                | Self::Overloaded
                | Self::Closed
                | Self::Unreachable { .. }
                | Self::Cache { .. }
        )
    }
}

/// A code of the engine or driver, without its text: that may quote statements and values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which engine: `SQLite`, `PostgreSQL`, `Redis`.
    pub engine: &'static str,
    /// Its code, or a word for what happened to the connection.
    pub code: String,
}

impl Fault {
    pub(crate) fn new(engine: Engine, code: impl Into<String>) -> Self {
        Self { engine: engine.name(), code: code.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} said {}", self.engine, self.code)
    }
}

impl std::error::Error for Fault {}
