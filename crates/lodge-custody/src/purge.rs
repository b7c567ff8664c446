//! What is past its day goes.

use crate::{
    Custody, CustodyError, blocking, day_keys,
    entries::{BACKUP, SNAPSHOT},
    error::store_error,
    ledger, rewrite, shelf,
};
use lodge_register::plan::{self, PURGE_BATCH};
use lodge_store::{Batch, Expect};

/// What a purge removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purged {
    /// Rows, by table, where there were any.
    pub rows: Vec<(&'static str, u64)>,
    /// Backups and snapshots.
    pub archives: usize,
    /// Day keys.
    pub keys: usize,
}

/// Removes every row that is past its day, in batches, then makes sure that it is gone from the files.
///
/// One table that cannot be purged does not keep the others; its error is told at the end.
///
/// # Errors
/// The first failure.
pub async fn purge(custody: &Custody) -> Result<Purged, CustodyError> {
    let mut purged = Purged::default();
    let mut failure = None;
    for step in plan::purge(&custody.register, custody.clock.now(), &custody.shortened) {
        match empty(custody, &step).await {
            Ok(0) => {}
            Ok(count) => purged.rows.push((step.entry.name, count)),
            Err(error) => {
                failure.get_or_insert(error);
            }
        }
    }
    // Also where nothing was purged: what was removed on pages since is in the log until then. Not at each of these,
    // because it breaks long reads off, and whoever removes aliases in a loop must not keep a backup from its end.
    custody.db.erase_barrier().await.map_err(store_error("remove what was purged from the files"))?;
    failure.map_or(Ok(purged), Err)
}

async fn empty(custody: &Custody, step: &plan::Step) -> Result<u64, CustodyError> {
    let mut count = 0;
    loop {
        let batch = Batch::new().plan(step.statement.clone(), Expect::Any);
        let done = custody.db.write(batch).await.map_err(store_error("purge what is past its day"))?;
        let found = done.first().map_or(0, |done| done.count);
        count += found;
        if found < PURGE_BATCH.unsigned_abs() {
            return Ok(count);
        }
    }
}

/// What is done at start-up and every hour: rows, archives, day keys and the ledger, each past its day; and what a
/// broken-off erasure left.
///
/// # Errors
/// The first failure; what could be done was done.
pub async fn tend(custody: &Custody) -> Result<Purged, CustodyError> {
    let purged = purge(custody).await;
    let shelved = old_archives(custody).await;
    ledger::reconcile(custody).await?;
    rewrite::finish(custody).await?;
    let (archives, keys) = shelved?;
    Ok(Purged { archives, keys, ..purged? })
}

/// Removes archives and day keys past their day.
pub(crate) async fn old_archives(custody: &Custody) -> Result<(usize, usize), CustodyError> {
    let (places, now) = (custody.places.clone(), custody.clock.now());
    let days = |entry| custody.shortened.days(entry).unwrap_or_default();
    let (snapshots, backups) = (days(&SNAPSHOT), days(&BACKUP));
    blocking(move || {
        let now = day_keys::latest(&places.day_keys(), now)?;
        let archives = shelf::remove_old(&places.snapshots(), now, snapshots.into())?
            + shelf::remove_old(&places.backups(), now, backups.into())?;
        Ok((archives, day_keys::destroy_old(&places.day_keys(), now)?))
    })
    .await
}
