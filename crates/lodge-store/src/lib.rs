//! The only crate that speaks to a database or a cache.
//!
//! ```text
//! Batch ──> Db::write ─┬─> SQLite: one writer thread, groups of batches, answered after COMMIT
//! SQL text ─> Db::all ─┘   SQLite: reader threads, one thread-local connection each
//!                      └─> PostgreSQL: a pool, one transaction a batch
//! Keys ──> the file's key, the ring of epoch keys, blind indexes, keyed hashes
//! ```
//!
//! **Invariant:** what the register marks personal and not public leaves this crate towards a disk only sealed.
//! **Invariant:** a write is answered after it is on disk.

mod args;
mod batch;
mod cache;
mod db;
mod error;
mod ids;
mod keycheck;
mod keys;
mod lock;
mod migrate;
mod planned;
mod postgres;
mod question;
mod queue;
mod ring;
mod rotate;
mod row;
mod schema;
mod sealing;
mod settings;
mod snapshot;
mod sql;
mod sqlite;
mod stats;
mod time;

pub use args::{Arg, Args};
pub use batch::{Batch, Done, Expect, RowKey};
pub use cache::{Cache, CacheUrl};
pub use db::Db;
pub use error::{Fault, StoreError};
pub use keys::{CREDENTIAL, KeySource, Keys};
pub use lock::InstanceLock;
pub use migrate::{Migrated, Migration};
pub use question::Question;
pub use rotate::Rotated;
pub use row::Row;
pub use schema::{Difference, FoundColumn, Schema};
pub use settings::{Engine, StoreSettings, StoreUrl};
pub use snapshot::Snapshot;
pub use sql::Sql;
pub use stats::{Asked, Stats};
pub use time::{ManualClock, OsChance, SeededChance, SystemClock};

use lodge_register::{Entry, Record};

/// What the store itself keeps, in the register's words.
#[must_use]
pub fn entries() -> Vec<&'static Entry> {
    vec![migrate::Applied::ENTRY, keycheck::KeyProof::ENTRY]
}
