//! The copy that is made before anything else runs: promise D8.

use crate::{
    Custody, CustodyError,
    archive::line::Kind,
    beside, blocking, day_keys,
    dump::{Found, dump},
    purge, shelf,
};
use std::path::PathBuf;

/// How many start-up snapshots are kept at most.
const COUNT: usize = 30;
/// How large their folder may grow.
const BYTES: u64 = 1 << 30;

/// What a start-up snapshot did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Snapped {
    /// There is no table yet.
    NothingYet,
    /// The newest snapshot already holds the same.
    Unchanged(PathBuf),
    /// A snapshot was made.
    Made {
        /// Where it is.
        path: PathBuf,
        /// How many rows it holds.
        rows: u64,
        /// How large it is.
        bytes: u64,
    },
}

/// Copies the critical tables, as they are, into the folder of snapshots; they may be of an older program.
///
/// Tables that the register does not know are copied too: an update may be about to drop them.
///
/// # Errors
/// If it could not be made. Nothing else is then to run.
pub async fn snapshot(custody: &Custody) -> Result<Snapped, CustodyError> {
    purge::old_archives(custody).await?;
    let found = Found::look(custody).await?;
    let shapes =
        found.shapes(custody, |name| custody.register.entry(name).is_none_or(|entry| entry.critical));
    if shapes.is_empty() {
        return Ok(Snapped::NothingYet);
    }
    let header = found.header(custody, Kind::Snapshot);
    let places = custody.places.clone();
    let (folder, to, alone) = blocking(move || {
        let alone = shelf::lock(&places.locked())?;
        let folder = places.snapshots();
        day_keys::make_folder(&folder)?;
        Ok((folder, day_keys::of_day(&places.day_keys(), header.made)?.to_public(), alone))
    })
    .await?;
    let header = found.header(custody, Kind::Snapshot);
    let written = dump(custody, &beside(&folder.join("snapshot")), &to, &header, &shapes).await?;
    let name = shelf::name(header.made, &custody.db.keyed_hash("archive", &written.content));
    let (rows, bytes) = (written.rows, written.bytes);
    blocking(move || {
        let _alone = alone;
        let same =
            |archive: &shelf::Shelved| name.contains(&format!("-{}{}", archive.content, shelf::ENDING));
        if let Some(newest) = shelf::list(&folder)?.pop().filter(same) {
            return Ok(Snapped::Unchanged(newest.path));
        }
        let path = written.publish(&folder.join(name))?;
        shelf::bound(&folder, COUNT, BYTES)?;
        Ok(Snapped::Made { path, rows, bytes })
    })
    .await
}
