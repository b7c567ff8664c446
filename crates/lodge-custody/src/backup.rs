//! A copy of everything.

use crate::{
    Custody, CustodyError,
    archive::line::Kind,
    beside, blocking, day_keys,
    dump::{Found, dump},
    purge, shelf,
};
use lodge_register::Timestamp;
use std::path::{Path, PathBuf};

/// How many daily backups are kept at most.
const COUNT: usize = 14;

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made.
    pub made: Timestamp,
    /// How many rows it holds.
    pub rows: u64,
    /// How large it is.
    pub bytes: u64,
    /// The file with the key that opens it, until its fourteenth day.
    pub key: PathBuf,
}

/// Makes the daily backup, in the folder of backups.
///
/// # Errors
/// If it could not be made; then there is no file of it.
pub async fn backup(custody: &Custody) -> Result<Backup, CustodyError> {
    purge::old_archives(custody).await?;
    let folder = custody.places.backups();
    let made = make(custody, &folder.join("backup"), None).await?;
    blocking(move || {
        shelf::bound(&folder, COUNT, u64::MAX)?;
        Ok(made)
    })
    .await
}

/// Makes a backup at this path, which may be on another disk.
///
/// # Errors
/// If it could not be made; then there is no file of it.
pub async fn backup_to(custody: &Custody, path: &Path) -> Result<Backup, CustodyError> {
    make(custody, path, Some(path.to_owned())).await
}

async fn make(custody: &Custody, draft: &Path, name: Option<PathBuf>) -> Result<Backup, CustodyError> {
    let found = Found::look(custody).await?;
    let shapes = found.shapes(custody, |_| true);
    let header = found.header(custody, Kind::Backup);
    let (places, made) = (custody.places.clone(), header.made);
    let folder =
        draft.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let into = folder.clone();
    let (identity, alone) = blocking(move || {
        let alone = shelf::lock(&places.locked())?;
        day_keys::make_folder(&into)?;
        Ok((day_keys::of_day(&places.day_keys(), made)?, alone))
    })
    .await?;
    let written = dump(custody, &beside(draft), &identity.to_public(), &header, &shapes).await?;
    let path = name.unwrap_or_else(|| {
        folder.join(shelf::name(made, &custody.db.keyed_hash("archive", &written.content)))
    });
    let (rows, bytes) = (written.rows, written.bytes);
    let key = day_keys::path(&custody.places.day_keys(), made);
    blocking(move || {
        let _alone = alone;
        written.publish(&path)?;
        Ok(Backup { path, made, rows, bytes, key })
    })
    .await
}
