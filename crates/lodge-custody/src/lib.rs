//! Carries out what the register says: purge, export, erase, disclose, snapshot, backup, restore, audit.
//!
//! ```text
//! Register ──> plan ──> Db
//!                  └──> archives: snapshots and backups, one format, one key a day
//! erase:   plan and ledger in one batch ─> file of the ledger ─> barrier ─> archives
//! restore: verify ─> load ─> migrate ─> ledger ─> purge
//! ```
//!
//! **Invariant:** nothing here knows a table of any module. What is not in the register is not touched, and is found
//! by the audit.
//! **Invariant:** "erased" is said after it is gone from the database, its log, and every archive in our folders.

mod archive;
mod audit;
mod backup;
mod day_keys;
mod dump;
mod entries;
mod erase;
mod error;
mod export;
mod ledger;
mod purge;
mod recall;
mod restore;
mod rewrite;
mod shelf;
mod snapshot;

pub use audit::{Finding, Report, audit};
pub use backup::{Backup, backup, backup_to};
pub use day_keys::KEY_DAYS;
pub use entries::{ARCHIVE_DAYS, entries, migrations};
pub use erase::{Forgotten, erase, erase_since};
pub use error::CustodyError;
pub use export::{WITHHELD, disclose, export};
pub use ledger::{Erased, LEDGER_DAYS, reconcile};
pub use purge::{Purged, purge, tend};
pub use recall::{Heeded, Held, Recalled, heed, recall};
pub use restore::{Making, Restored, restore, restore_to_file, verify};
pub use shelf::{ENDING, Shelved, backups};
pub use snapshot::{Snapped, snapshot};

use lodge_register::{Clock, Register, Shortened};
use lodge_store::Db;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// What everything here works on.
#[derive(Clone)]
pub struct Custody {
    /// The database.
    pub db: Db,
    /// What is kept, by everybody.
    pub register: Arc<Register>,
    /// What the operator keeps shorter.
    pub shortened: Shortened,
    /// Where files are.
    pub places: Places,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

/// Where archives and their keys are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The data folder. Archives are in `backups/startup` and `backups/daily` inside it.
    pub data: PathBuf,
    /// The folder of the key file: outside the data folder, so that a copy of one opens nothing without the other.
    /// Day keys are in `backup-keys` inside it, and the erasure ledger's file.
    pub keys: PathBuf,
}

impl Places {
    /// The folder of start-up snapshots.
    #[must_use]
    pub fn snapshots(&self) -> PathBuf {
        self.data.join("backups").join("startup")
    }

    /// The folder of daily backups.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups").join("daily")
    }

    /// The folder of day keys.
    #[must_use]
    pub fn day_keys(&self) -> PathBuf {
        self.keys.join("backup-keys")
    }

    /// The erasure ledger's file.
    #[must_use]
    pub fn ledger(&self) -> PathBuf {
        self.keys.join(ledger::LEDGER_FILE)
    }

    /// Every folder that archives are kept in.
    pub(crate) fn shelves(&self) -> [PathBuf; 2] {
        [self.snapshots(), self.backups()]
    }

    /// The folder that is locked while archives are written or rewritten.
    pub(crate) fn locked(&self) -> PathBuf {
        self.data.join("backups")
    }
}

/// Runs what waits for the disk where it holds up no task.
async fn blocking<R: Send + 'static>(
    work: impl FnOnce() -> Result<R, CustodyError> + Send + 'static,
) -> Result<R, CustodyError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(CustodyError::BrokenOff))
}

/// The name beside an archive's own under which it is written.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    PathBuf::from(name)
}
