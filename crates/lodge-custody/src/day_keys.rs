//! One key a day for backups and snapshots, destroyed on its fourteenth day: then nothing opens what it locked,
//! wherever a copy of it may be.
//!
//! Each is a plain age identity file, `backup-keys/2026-11-22.agekey`, beside the key file.

use crate::{CustodyError, archive::write::sync_folder, error::file_error};
use age::{secrecy::ExposeSecret, x25519::Identity};
use lodge_register::Timestamp;
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// The day, counted from a key's own, on which it is destroyed.
pub const KEY_DAYS: i64 = 14;

const ENDING: &str = ".agekey";

/// The identity of this day, drawn if there is none yet.
pub(crate) fn of_day(folder: &Path, moment: Timestamp) -> Result<Identity, CustodyError> {
    let path = path(folder, moment);
    make_folder(folder)?;
    match read(&path) {
        Err(CustodyError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    // age draws its own chance, here and for the key of every archive.
    let identity = Identity::generate();
    let beside = path.with_extension("new");
    let write = || {
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        writeln!(file, "# created: {moment}\n# public key: {}", identity.to_public())?;
        writeln!(file, "{}", identity.to_string().expose_secret())?;
        file.sync_all()?;
        // Another process may have drawn this day's key meanwhile: the first one counts.
        let linked = fs::hard_link(&beside, &path);
        fs::remove_file(&beside)?;
        sync_folder(&path)?;
        linked
    };
    match write() {
        Ok(()) => Ok(identity),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read(&path),
        Err(error) => Err(file_error("write the day key", &path)(error)),
    }
}

/// Where the key of this day is.
pub(crate) fn path(folder: &Path, moment: Timestamp) -> PathBuf {
    folder.join(format!("{}{ENDING}", day_name(moment)))
}

/// Every identity that there still is. One that is half destroyed is none any more.
pub(crate) fn all(folder: &Path) -> Result<Vec<Identity>, CustodyError> {
    let identities = list(folder)?.into_iter().map(|(path, _)| read(&path));
    identities.filter(|found| !matches!(found, Err(CustodyError::BadKey { .. }))).collect()
}

/// Every day key: its file and the first moment of its day.
pub(crate) fn list(folder: &Path) -> Result<Vec<(PathBuf, Timestamp)>, CustodyError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(file_error("list the day keys", folder)(error)),
    };
    let mut keys: Vec<_> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let day = day_of(entry.file_name().to_str()?.strip_suffix(ENDING)?)?;
            Some((entry.path(), day))
        })
        .collect();
    keys.sort_by_key(|(_, day)| *day);
    Ok(keys)
}

/// Destroys the keys whose time has come; says how many.
pub(crate) fn destroy_old(folder: &Path, now: Timestamp) -> Result<usize, CustodyError> {
    let mut destroyed = 0;
    for (path, day) in list(folder)? {
        if day.plus_days(KEY_DAYS) <= now {
            let destroy = || {
                let mut file = OpenOptions::new().write(true).open(&path)?;
                let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
                file.write_all(&vec![0; length])?;
                file.sync_all()?;
                fs::remove_file(&path)?;
                sync_folder(&path)
            };
            destroy().map_err(file_error("destroy the day key", &path))?;
            destroyed += 1;
        }
    }
    Ok(destroyed)
}

fn read(path: &Path) -> Result<Identity, CustodyError> {
    let text = fs::read_to_string(path).map_err(file_error("read the day key", path))?;
    text.lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-"))
        .and_then(|line| line.trim().parse().ok())
        .ok_or_else(|| CustodyError::BadKey { path: path.to_owned() })
}

/// Makes a folder that only its owner can look into.
pub(crate) fn make_folder(folder: &Path) -> Result<(), CustodyError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(file_error("make the folder", folder))
}

fn day_name(moment: Timestamp) -> String {
    let (year, month, day) = moment.date();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The first moment of the day of this name.
fn day_of(name: &str) -> Option<Timestamp> {
    let mut parts = name.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    moment_of(year, month, day).filter(|moment| day_name(*moment) == name)
}

/// The first moment of a day of the Gregorian calendar.
pub(crate) fn moment_of(year: i64, month: i64, day: i64) -> Option<Timestamp> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years counted from March, so that a leap day is the last of its year.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468;
    Some(Timestamp::from_millis(days * Timestamp::DAY))
}

const MARK: &str = "latest-time";

/// Held while the latest time is written: backups and audits may be asked for at once.
static WRITING: Mutex<()> = Mutex::new(());

/// The latest moment that was ever seen here: setting the clock back makes nothing live longer.
pub(crate) fn latest(folder: &Path, now: Timestamp) -> Result<Timestamp, CustodyError> {
    let path = folder.join(MARK);
    let seen = match fs::read_to_string(&path) {
        Ok(text) => text.trim().parse().map_or(now, Timestamp::from_millis),
        Err(error) if error.kind() == io::ErrorKind::NotFound => now,
        Err(error) => return Err(file_error("read the latest time", &path)(error)),
    };
    if now < seen {
        return Ok(seen);
    }
    make_folder(folder)?;
    // One at a time here; a command beside the server has a name of its own.
    let _turn = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let write = || {
        let mut file = File::create(&beside)?;
        writeln!(file, "{}", now.millis())?;
        file.sync_all()?;
        fs::rename(&beside, &path)?;
        sync_folder(&path)
    };
    match write() {
        // A full disk is when removing old archives matters most; the time is written down when there is room.
        Err(error) if error.kind() == io::ErrorKind::StorageFull => {
            tracing::warn!("The disk is full: the latest time could not be written down");
            Ok(now)
        }
        Err(error) => Err(file_error("write the latest time", &path)(error)),
        Ok(()) => Ok(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = Timestamp::DAY;

    #[test]
    fn a_day_is_read_as_it_was_written() {
        for days in (0..30_000).step_by(13) {
            let moment = Timestamp::from_millis(days * DAY);
            assert_eq!(day_of(&day_name(moment)), Some(moment));
        }
        for wrong in ["", "2026", "2026-13-01", "2026-02-30", "2026-2-3", "2026-11-22-1", "x-y-z"] {
            assert_eq!(day_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_latest_time_is_written_by_many_at_once() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for moment in 0..16 {
                let folder = folder.path();
                scope.spawn(move || latest(folder, Timestamp::from_millis(DAY + moment)).unwrap());
            }
        });
        assert!(latest(folder.path(), Timestamp::from_millis(0)).unwrap() >= Timestamp::from_millis(DAY));
    }

    #[test]
    fn a_day_has_one_key_and_the_next_day_another() {
        let folder = tempfile::tempdir().unwrap();
        let public =
            |millis| of_day(folder.path(), Timestamp::from_millis(millis)).unwrap().to_public().to_string();
        assert_eq!(public(5), public(DAY - 1));
        assert_ne!(public(5), public(DAY));
        assert_eq!(all(folder.path()).unwrap().len(), 2);
    }

    #[test]
    fn a_key_is_destroyed_on_its_fourteenth_day() {
        let folder = tempfile::tempdir().unwrap();
        of_day(folder.path(), Timestamp::from_millis(DAY + 7)).unwrap();
        assert_eq!(destroy_old(folder.path(), Timestamp::from_millis(15 * DAY - 1)).unwrap(), 0);
        assert_eq!(destroy_old(folder.path(), Timestamp::from_millis(15 * DAY)).unwrap(), 1);
        assert!(list(folder.path()).unwrap().is_empty());
    }

    #[test]
    fn only_its_owner_can_read_a_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("backup-keys");
        of_day(&keys, Timestamp::default()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&keys), 0o700);
        assert_eq!(mode(&keys.join("1970-01-01.agekey")), 0o600);
    }

    #[test]
    fn a_clock_set_back_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let seen = |millis| latest(folder.path(), Timestamp::from_millis(millis)).unwrap().millis();
        assert_eq!([seen(10), seen(30), seen(20), seen(40)], [10, 30, 30, 40]);
    }
}
