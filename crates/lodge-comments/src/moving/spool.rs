//! A file that somebody sent, until it has been brought in: sealed, without a name, and gone with the program.
//!
//! ```text
//! 64 KiB of the file ──> XChaCha20-Poly1305( nonce = number of the piece | is it the last ) ──> a file that has no name
//! ```
//!
//! **Invariant:** the key is in memory only, so nothing that is left on the disk can be read. The file loses its name as
//! soon as it is open, so there is nothing to be removed: it ends when nobody reads it any more, however the program ends.

use std::{
    fs::{File, OpenOptions, remove_file},
    io::{self, Read, Write as _},
    os::unix::fs::{FileExt as _, OpenOptionsExt as _},
    path::Path,
    sync::Arc,
};

use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce, aead::Aead as _};
use lodge_register::{Chance, draw};

use crate::import::Source;

/// How much is sealed at once.
const PIECE: usize = 64 * 1024;
/// By how much that grows.
const SEAL: usize = 16;

/// A file that is being taken.
pub(crate) struct Filling {
    file: File,
    cipher: XChaCha20Poly1305,
    piece: Vec<u8>,
    pieces: u64,
    bytes: u64,
}

/// A file that was taken.
pub(crate) struct Spool {
    file: Arc<File>,
    cipher: XChaCha20Poly1305,
    pieces: u64,
    bytes: u64,
}

impl Filling {
    /// A new file in this folder.
    pub(crate) fn begin(folder: &Path, chance: &dyn Chance) -> io::Result<Self> {
        let name: String = draw::<16>(chance).iter().map(|octet| format!("{octet:02x}")).collect();
        let path = folder.join(format!(".moving-{name}"));
        let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
        remove_file(&path)?;
        let cipher = XChaCha20Poly1305::new(&draw::<32>(chance).into());
        Ok(Self { file, cipher, piece: Vec::with_capacity(PIECE + SEAL), pieces: 0, bytes: 0 })
    }

    /// How much was taken.
    pub(crate) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes more of it. Blocks while the disk does.
    pub(crate) fn take(&mut self, mut more: &[u8]) -> io::Result<()> {
        while !more.is_empty() {
            if self.piece.len() == PIECE {
                self.write(false)?;
            }
            let (some, rest) = more.split_at(more.len().min(PIECE - self.piece.len()));
            self.piece.extend_from_slice(some);
            self.bytes += some.len() as u64;
            more = rest;
        }
        Ok(())
    }

    fn write(&mut self, is_last: bool) -> io::Result<()> {
        let sealed =
            self.cipher.encrypt(&nonce(self.pieces, is_last), &*self.piece).map_err(|_| unreadable())?;
        self.file.write_all(&sealed)?;
        self.pieces += 1;
        self.piece.clear();
        Ok(())
    }

    /// That was all of it.
    pub(crate) fn end(mut self) -> io::Result<Spool> {
        self.write(true)?;
        Ok(Spool { file: Arc::new(self.file), cipher: self.cipher, pieces: self.pieces, bytes: self.bytes })
    }
}

impl Spool {
    /// How many bytes it has.
    pub(crate) const fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Source for Spool {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Reading { spool: self, next: 0, piece: Vec::new(), at: 0 }))
    }
}

struct Reading<'a> {
    spool: &'a Spool,
    next: u64,
    piece: Vec<u8>,
    at: usize,
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            if self.next == self.spool.pieces {
                return Ok(0);
            }
            self.piece = self.spool.piece(self.next)?;
            self.at = 0;
            self.next += 1;
        }
        let read = self.piece.get(self.at..).unwrap_or_default().read(into)?;
        self.at += read;
        Ok(read)
    }
}

impl Spool {
    fn piece(&self, number: u64) -> io::Result<Vec<u8>> {
        let is_last = number + 1 == self.pieces;
        let whole = (PIECE + SEAL) as u64;
        let length = if is_last { self.bytes - number * PIECE as u64 + SEAL as u64 } else { whole };
        let mut sealed = vec![0; usize::try_from(length).map_err(|_| unreadable())?];
        self.file.read_exact_at(&mut sealed, number * whole)?;
        self.cipher.decrypt(&nonce(number, is_last), &*sealed).map_err(|_| unreadable())
    }
}

fn nonce(number: u64, is_last: bool) -> XNonce {
    let mut nonce = [0; 24];
    let (counted, last) = nonce.split_at_mut(8);
    counted.copy_from_slice(&number.to_be_bytes());
    last.fill(u8::from(is_last));
    nonce.into()
}

fn unreadable() -> io::Error {
    io::Error::other("the file that was sent cannot be read any more")
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::SeededChance;

    #[test]
    fn what_was_sent_is_what_is_read_and_the_disk_holds_none_of_it() {
        let folder = tempfile();
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, PIECE * 3 + 7] {
            let sent: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            let mut filling = Filling::begin(&folder, &SeededChance::new(7)).unwrap();
            sent.chunks(1000).for_each(|some| filling.take(some).unwrap());
            let spool = filling.end().unwrap();
            assert_eq!(spool.bytes(), length as u64);
            for _ in 0..2 {
                let mut read = Vec::new();
                spool.open().unwrap().read_to_end(&mut read).unwrap();
                assert_eq!(read, sent, "{length}");
            }
            let mut on_disk = vec![0; length + SEAL];
            spool.file.read_exact_at(&mut on_disk, 0).unwrap();
            assert!(length < 64 || !on_disk.windows(64).any(|some| some == &sent[..64]), "{length}");
            assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "it has no name");
        }
        std::fs::remove_dir(&folder).unwrap();
    }

    #[test]
    fn what_was_changed_is_not_read() {
        let folder = tempfile();
        let mut filling = Filling::begin(&folder, &SeededChance::new(8)).unwrap();
        filling.take(&[7; 100]).unwrap();
        let spool = filling.end().unwrap();
        spool.file.write_all_at(&[1], 50).unwrap();
        assert!(spool.open().unwrap().read(&mut [0; 10]).is_err());
        std::fs::remove_dir(&folder).unwrap();
    }

    fn tempfile() -> std::path::PathBuf {
        let at = std::env::temp_dir().join(format!(
            "lodge-spool-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        std::fs::create_dir_all(&at).unwrap();
        at
    }
}
