//! When this Lodge was last compared with what it says about itself, and when it was last backed up.

use std::path::PathBuf;

use lodge_custody::{Custody, CustodyError, Report, Shelved};
use lodge_store::{Batch, Db, StoreError};
use lodge_web::Fault;

use crate::Audited;

/// Compares this Lodge with its register, and notes that it was done.
///
/// # Errors
/// [`CustodyError`] if something could not be looked at.
pub(crate) async fn look_over(custody: &Custody, private: &[PathBuf]) -> Result<Report, CustodyError> {
    let report = lodge_custody::audit(custody, private).await?;
    let findings = i64::try_from(report.findings.len()).unwrap_or(i64::MAX);
    let audited = Audited { made_at: report.made, findings };
    // Two audits in one millisecond are one.
    match custody.db.write(Batch::new().insert(&custody.db, &audited)).await {
        Ok(_) | Err(StoreError::Conflict) => Ok(report),
        Err(source) => Err(CustodyError::Store { doing: "note the audit", source }),
    }
}

/// The last time.
pub(crate) async fn last(db: &Db) -> Result<Option<Audited>, StoreError> {
    db.first("SELECT * FROM console_audit ORDER BY made_at DESC LIMIT 1", ()).await
}

/// The daily backups that there are, oldest first.
pub(crate) async fn backups(custody: &Custody) -> Result<Vec<Shelved>, Fault> {
    let places = custody.places.clone();
    let listed = tokio::task::spawn_blocking(move || lodge_custody::backups(&places)).await;
    listed.map_err(Fault::internal)?.map_err(Fault::internal)
}
