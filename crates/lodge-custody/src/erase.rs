//! Somebody asks to be forgotten.

use crate::{
    Custody, CustodyError, blocking,
    error::store_error,
    ledger,
    rewrite::{self, Pending},
};
use lodge_register::{
    SubjectKey, Timestamp,
    plan::{self, Action, Kept},
};
use lodge_store::{Batch, Expect};

/// What was done to forget somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgotten {
    /// Rows that were deleted, by table.
    pub deleted: Vec<(&'static str, u64)>,
    /// Rows that were emptied, by table.
    pub emptied: Vec<(&'static str, u64)>,
    /// What stays, and why.
    pub kept: Vec<Kept>,
    /// Snapshots and backups that were rewritten without them.
    pub rewritten: usize,
    /// Snapshots and backups that nothing opens any more, and that were removed.
    pub removed: usize,
}

/// Forgets somebody. When this returns they are gone from the database, its log, and the archives in our folders.
///
/// Deletion and ledger are one batch. What comes after is finished by [`tend`](crate::tend), at the next start or
/// within the hour, if it was broken off.
///
/// # Errors
/// The first failure.
pub async fn erase(custody: &Custody, who: &[SubjectKey]) -> Result<Forgotten, CustodyError> {
    erase_since(custody, who, None).await
}

/// The same where it is known since when there has been anything about them: archives from before are not read.
///
/// # Errors
/// The first failure.
pub async fn erase_since(
    custody: &Custody,
    who: &[SubjectKey],
    since: Option<Timestamp>,
) -> Result<Forgotten, CustodyError> {
    let plan = plan::erasure(&custody.register, who);
    let (folder, db) = (custody.places.locked(), custody.db.clone());
    let pending = blocking(move || Pending::begin(&folder, &db)).await?;
    let notes = ledger::notes(custody, who);
    let batch = plan
        .steps
        .iter()
        .fold(Batch::new(), |batch, step| batch.plan(step.statement.clone(), Expect::Any))
        .reclaiming();
    let batch = notes.iter().fold(batch, |batch, note| batch.insert(&custody.db, note));
    let done = custody.db.write(batch).await.map_err(store_error("erase"))?;
    // The files are cleared even where the note could not be written beside them, on a full disk.
    let noted = ledger::append(custody, &notes);
    custody.db.erase_barrier().await.map_err(store_error("remove what was erased from the files"))?;
    noted?;

    let (mut deleted, mut emptied) = (Vec::new(), Vec::new());
    for (step, done) in plan.steps.iter().zip(&done).filter(|(_, done)| done.count > 0) {
        match step.action {
            Action::Delete => deleted.push((step.entry.name, done.count)),
            Action::Blank(_) => emptied.push((step.entry.name, done.count)),
        }
    }
    let rewritten = rewrite::without(custody, plan.steps, since).await?;
    pending.done()?;
    Ok(Forgotten {
        deleted,
        emptied,
        kept: plan.kept,
        rewritten: rewritten.rewritten,
        removed: rewritten.removed,
    })
}
