//! One server for each data folder.

use crate::{StoreError, keys::file_error};
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::{DirBuilder, File, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

/// The data folder is ours as long as this lives; the system gives it back when the process ends, however it ends.
///
/// Only `serve` takes it. Other commands open the same database beside a running server.
#[derive(Debug)]
pub struct InstanceLock {
    _file: File,
}

impl InstanceLock {
    /// Takes the data folder, making it if it is not there.
    ///
    /// # Errors
    /// [`StoreError::InUse`] if another process has it.
    pub fn take(data_folder: &Path) -> Result<Self, StoreError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(data_folder)
            .map_err(file_error("make the data folder", data_folder))?;
        let path = data_folder.join("lodge.lock");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(file_error("open the lock file", &path))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Self { _file: file }),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(StoreError::InUse { path }),
            Err(error) => Err(file_error("lock the data folder", &path)(error.into())),
        }
    }
}
