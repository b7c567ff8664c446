//! Disk space held back, so that what makes room still has room when the disk is full.

use crate::{StoreError, keys::file_error};
use lodge_register::Chance;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// A file of a fixed size beside the database.
pub(crate) struct Ballast {
    path: PathBuf,
    bytes: u64,
}

impl Ballast {
    pub(crate) fn beside(database: &Path, bytes: u64) -> Self {
        let mut name = database.as_os_str().to_owned();
        name.push("-ballast");
        Self { path: PathBuf::from(name), bytes }
    }

    /// Whether it is there, or not wanted.
    pub(crate) fn is_whole(&self) -> bool {
        self.bytes == 0 || fs::metadata(&self.path).is_ok_and(|found| found.len() == self.bytes)
    }

    /// Gives the space away.
    pub(crate) fn release(&self) -> bool {
        let had = self.bytes > 0 && fs::metadata(&self.path).is_ok_and(|found| found.len() > 0);
        had && fs::remove_file(&self.path).is_ok()
    }

    /// Takes the space again if there is enough, with as much again to spare.
    ///
    /// It stays away while there is not: that is no error.
    pub(crate) fn restore(&self, chance: &dyn Chance) -> Result<bool, StoreError> {
        if self.is_whole() {
            return Ok(true);
        }
        let folder =
            self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let free = rustix::fs::statvfs(folder).map(|found| found.f_bavail.saturating_mul(found.f_frsize));
        let free = free.map_err(|error| file_error("look for free space", folder)(error.into()))?;
        if free < self.bytes.saturating_add(self.bytes / 4) {
            return Ok(false);
        }
        match self.fill(chance) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::StorageFull => {
                fs::remove_file(&self.path).ok();
                Ok(false)
            }
            Err(error) => Err(file_error("write the ballast file", &self.path)(error)),
        }
    }

    fn fill(&self, chance: &dyn Chance) -> io::Result<()> {
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&self.path)?;
        match rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, self.bytes) {
            Ok(()) => Ok(()),
            Err(rustix::io::Errno::OPNOTSUPP | rustix::io::Errno::NOSYS) => {
                // Noise, so that a file system that compresses cannot make it small.
                let mut noise = vec![0; 1 << 16];
                let mut left = self.bytes;
                while left > 0 {
                    chance.fill(&mut noise);
                    let part = usize::try_from(left).unwrap_or(usize::MAX).min(noise.len());
                    file.write_all(noise.get(..part).unwrap_or_default())?;
                    left = left.saturating_sub(1 << 16);
                }
                file.sync_all()
            }
            Err(error) => Err(error.into()),
        }
    }
}
