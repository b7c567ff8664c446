//! Folders of archives: their names, their order, and their end.

use crate::{
    CustodyError,
    archive::write::{hex, sync_folder},
    day_keys::{make_folder, moment_of},
    error::file_error,
};
use lodge_register::Timestamp;
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// How every archive's name ends.
pub const ENDING: &str = ".dump.gz.age";

/// An archive in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, to the second.
    pub made: Timestamp,
    /// The first bytes of the keyed hash of its content.
    pub content: String,
    /// How large it is.
    pub bytes: u64,
}

/// `20261122T053525Z-0a1b2c3d4e5f6071.dump.gz.age`
pub(crate) fn name(made: Timestamp, content: &[u8; 32]) -> String {
    let time: String = made.to_string().chars().filter(|sign| !matches!(sign, '-' | ':')).collect();
    format!("{time}-{}{ENDING}", hex(content.get(..8).unwrap_or_default()))
}

/// The archives of a folder, oldest first. Files with other names are somebody else's.
pub(crate) fn list(folder: &Path) -> Result<Vec<Shelved>, CustodyError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(file_error("list the archives", folder)(error)),
    };
    let mut shelved: Vec<_> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name();
            let (time, content) = name.to_str()?.strip_suffix(ENDING)?.split_once('-')?;
            let bytes = entry.metadata().ok()?.len();
            Some(Shelved { path: entry.path(), made: moment(time)?, content: content.to_owned(), bytes })
        })
        .collect();
    shelved.sort_by(|one, other| (one.made, &one.path).cmp(&(other.made, &other.path)));
    Ok(shelved)
}

/// The daily backups that there are, oldest first.
///
/// # Errors
/// If the folder cannot be read.
pub fn backups(places: &crate::Places) -> Result<Vec<Shelved>, CustodyError> {
    list(&places.backups())
}

fn moment(time: &str) -> Option<Timestamp> {
    let digits = |from: usize, to: usize| {
        let text = time.get(from..to)?;
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i64>().ok())?
    };
    let marks = (time.len(), time.get(8..9), time.get(15..));
    if marks != (16, Some("T"), Some("Z")) {
        return None;
    }
    let day = moment_of(digits(0, 4)?, digits(4, 6)?, digits(6, 8)?)?;
    let seconds = digits(9, 11)? * 3600 + digits(11, 13)? * 60 + digits(13, 15)?;
    Some(day.plus_millis(seconds * 1000))
}

/// Removes archives that are this many days old; says how many.
pub(crate) fn remove_old(folder: &Path, now: Timestamp, days: i64) -> Result<usize, CustodyError> {
    let old: Vec<_> =
        list(folder)?.into_iter().filter(|archive| archive.made.plus_days(days) <= now).collect();
    old.iter().try_for_each(|archive| remove(&archive.path))?;
    Ok(old.len())
}

/// Removes the oldest until these bounds hold; the newest always stays.
pub(crate) fn bound(folder: &Path, count: usize, bytes: u64) -> Result<usize, CustodyError> {
    let shelved = list(folder)?;
    let (mut kept, mut total, mut removed) = (0, 0, 0);
    for archive in shelved.iter().rev() {
        kept += 1;
        total += archive.bytes;
        if kept > 1 && (kept > count || total > bytes) {
            remove(&archive.path)?;
            removed += 1;
        }
    }
    Ok(removed)
}

pub(crate) fn remove(path: &Path) -> Result<(), CustodyError> {
    let removed = match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    };
    removed.and_then(|()| sync_folder(path)).map_err(file_error("remove the archive", path))
}

/// Keeps archives from being written and rewritten at once, between processes too. Blocks.
pub(crate) fn lock(folder: &Path) -> Result<File, CustodyError> {
    make_folder(folder)?;
    let path = folder.join("lock");
    let take = || {
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path)?;
        flock(&file, FlockOperation::LockExclusive)?;
        Ok(file)
    };
    take().map_err(file_error("lock the archives", &path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_when_it_was_made() {
        let made = Timestamp::from_millis(1_764_000_123_456);
        let name = name(made, &[0xab; 32]);
        assert_eq!(name, "20251124T160203Z-abababababababab.dump.gz.age");
        assert_eq!(moment("20251124T160203Z"), Some(Timestamp::from_millis(1_764_000_123_000)));
        for wrong in ["", "20251124", "20251124T160203", "2025112+T160203Z", "20251124T16020éZ"] {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }

    fn folder(days: &[i64]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for day in days {
            let name = name(Timestamp::from_millis(day * Timestamp::DAY), &[1; 32]);
            fs::write(folder.path().join(name), [0; 10]).unwrap();
        }
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        folder
    }

    fn days(folder: &Path) -> Vec<i64> {
        list(folder).unwrap().iter().map(|archive| archive.made.millis() / Timestamp::DAY).collect()
    }

    #[test]
    fn an_archive_goes_on_its_day() {
        let folder = folder(&[1, 2, 3]);
        let now = Timestamp::from_millis(15 * Timestamp::DAY);
        assert_eq!(remove_old(folder.path(), now.plus_millis(-1), 13).unwrap(), 1);
        assert_eq!(remove_old(folder.path(), now, 13).unwrap(), 1);
        assert_eq!(days(folder.path()), [3]);
        assert!(folder.path().join("notes.txt").exists());
    }

    #[test]
    fn a_full_folder_loses_its_oldest_and_never_its_newest() {
        let shelf = folder(&[1, 2, 3, 4]);
        assert_eq!(bound(shelf.path(), 3, 1000).unwrap(), 1);
        assert_eq!(bound(shelf.path(), 3, 20).unwrap(), 1);
        assert_eq!(bound(shelf.path(), 0, 0).unwrap(), 1);
        assert_eq!(days(shelf.path()), [4]);
    }
}
