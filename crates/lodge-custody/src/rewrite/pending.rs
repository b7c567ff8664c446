//! The note that an erasure is under way.

use crate::{CustodyError, archive::write::sync_folder, day_keys::make_folder, error::file_error};
use lodge_store::Db;
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

const BEGINNING: &str = "erasing-";

/// A note that is held by who is erasing. Dropped before it is done, it stays for [`left`](Pending::left) to find.
pub(crate) struct Pending {
    path: PathBuf,
    _held: File,
}

impl Pending {
    /// Leaves a note, down to the disk.
    pub(crate) fn begin(folder: &Path, db: &Db) -> Result<Self, CustodyError> {
        make_folder(folder)?;
        let path = folder.join(format!("{BEGINNING}{}", db.new_id::<()>()));
        let leave = || {
            let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
            flock(&file, FlockOperation::NonBlockingLockExclusive)?;
            file.sync_all()?;
            sync_folder(&path)?;
            Ok(file)
        };
        let held = leave().map_err(file_error("note that an erasure begins", &path))?;
        Ok(Self { path, _held: held })
    }

    /// Takes the note away.
    pub(crate) fn done(self) -> Result<(), CustodyError> {
        let removed = fs::remove_file(&self.path).and_then(|()| sync_folder(&self.path));
        removed.map_err(file_error("note that an erasure is done", &self.path))
    }

    /// The notes that nobody holds any more.
    pub(crate) fn left(folder: &Path) -> Result<Vec<Self>, CustodyError> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(file_error("look for broken-off erasures", folder)(error)),
        };
        Ok(entries
            .filter_map(Result::ok)
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(BEGINNING))
            .filter_map(|entry| {
                let file = OpenOptions::new().write(true).open(entry.path()).ok()?;
                flock(&file, FlockOperation::NonBlockingLockExclusive).ok()?;
                Some(Self { path: entry.path(), _held: file })
            })
            .collect())
    }
}
