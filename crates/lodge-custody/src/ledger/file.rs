//! The ledger's file: one line a note, appended, so that it outlives the database.

use super::Erased;
use crate::{
    CustodyError,
    archive::write::{hex, sync_folder},
    day_keys::make_folder,
    error::file_error,
};
use lodge_register::{Id, Timestamp};
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// Appends notes, down to the disk.
pub(super) fn append(path: &Path, notes: &[Erased]) -> Result<(), CustodyError> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let write = || {
        let mut file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path)?;
        // After a line that a crash cut off, a new one begins: both are lines, and only one can be read.
        let mut text = String::from(if ends_a_line(path)? { "" } else { "\n" });
        notes.iter().for_each(|note| text.push_str(&line(note)));
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        sync_folder(path)
    };
    write().map_err(file_error("write the erasure ledger", path))
}

/// Every note that can be read.
pub(super) fn read(path: &Path) -> Result<Vec<Erased>, CustodyError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.lines().filter_map(note).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(file_error("read the erasure ledger", path)(error)),
    }
}

/// Writes the whole file anew.
pub(super) fn replace(path: &Path, notes: &[Erased]) -> Result<(), CustodyError> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let beside = path.with_extension("ledger.new");
    let write = || {
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        let text: String = notes.iter().map(line).collect();
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        sync_folder(path)
    };
    write().map_err(file_error("write the erasure ledger", path))
}

fn ends_a_line(path: &Path) -> io::Result<bool> {
    let content = fs::read(path)?;
    Ok(content.last().is_none_or(|last| *last == b'\n'))
}

fn line(note: &Erased) -> String {
    format!("{} {} {}\n", note.erased_at.millis(), note.kind, hex(&note.mark))
}

fn note(line: &str) -> Option<Erased> {
    let mut words = line.split(' ');
    let (millis, kind, mark) = (words.next()?, words.next()?, words.next()?);
    let mark = unhex(mark).filter(|mark| mark.len() == 32)?;
    let erased_at = Timestamp::from_millis(millis.parse().ok()?);
    words.next().is_none().then(|| Erased { id: Id::new(0), kind: kind.to_owned(), mark, erased_at })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pair = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    text.len().is_multiple_of(2).then(|| text.as_bytes().chunks(2).map(pair).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(at: i64) -> Erased {
        Erased {
            id: Id::new(0),
            kind: "customer".into(),
            mark: vec![7; 32],
            erased_at: Timestamp::from_millis(at),
        }
    }

    #[test]
    fn notes_are_read_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys").join("erasures.ledger");
        assert_eq!(read(&path).unwrap(), []);
        append(&path, &[noted(1), noted(2)]).unwrap();
        append(&path, &[noted(3)]).unwrap();
        assert_eq!(read(&path).unwrap(), [noted(1), noted(2), noted(3)]);
        replace(&path, &[noted(2)]).unwrap();
        assert_eq!(read(&path).unwrap(), [noted(2)]);
    }

    #[test]
    fn a_line_that_a_crash_cut_off_spoils_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.ledger");
        append(&path, &[noted(1)]).unwrap();
        let whole = fs::read_to_string(&path).unwrap();
        for cut in 1..line(&noted(2)).len() {
            let torn = &line(&noted(2))[..cut];
            fs::write(&path, format!("{whole}{torn}")).unwrap();
            append(&path, &[noted(3)]).unwrap();
            let read = read(&path).unwrap();
            assert!(read.starts_with(&[noted(1)]) && read.ends_with(&[noted(3)]), "cut at {cut}");
        }
    }
}
