//! Zip archives, as far as exports come in them: whole files, stored or deflated, none of them locked.
//!
//! The list at the end of an archive says what is in it. It is found by reading through the archive once: whatever holds
//! it need not be a file.

use super::ImportError;
use super::source::{Most, Source};
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::io::{self, BufReader, Read};

/// The longest list of contents that is read, in bytes.
const LIST: u64 = 4 * 1024 * 1024;
/// How far from the end of an archive its last record may begin: its comment has 65,535 bytes at most.
const TAIL: usize = 22 + 65_535;
/// The most that comes out of a file of an archive.
const MOST: u64 = 16 * 1024 * 1024 * 1024;

/// A file in an archive.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its name, with the folders it is in.
    pub(super) name: String,
    at: u64,
    packed: u64,
    unpacked: u64,
    crc: u32,
    is_deflated: bool,
}

/// The files in an archive: no folders, and not what systems put beside files.
pub(super) fn entries(source: &dyn Source) -> Result<Vec<Entry>, ImportError> {
    let (tail, length) = tail(source)?;
    let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06").and_then(|at| tail.get(at..));
    let end = end.ok_or(DAMAGED)?;
    let (count, size, at) = (u16_at(end, 10)?, u32_at(end, 12)?, u32_at(end, 16)?);
    if u64::from(size) > LIST || u64::from(at) + u64::from(size) > length {
        return Err(DAMAGED);
    }
    let mut list = Vec::new();
    let mut opened = source.open()?;
    skip(&mut opened, u64::from(at))?;
    opened.take(u64::from(size)).read_to_end(&mut list)?;
    let mut left = &list[..];
    let mut entries = Vec::new();
    for _ in 0..count {
        let (entry, length) = entry(left)?;
        entries.extend(entry);
        left = left.get(length..).ok_or(DAMAGED)?;
    }
    Ok(entries)
}

const DAMAGED: ImportError = ImportError::Archive("it is damaged");

/// One entry of the list, and how long it is in it.
fn entry(list: &[u8]) -> Result<(Option<Entry>, usize), ImportError> {
    if !list.starts_with(b"PK\x01\x02") {
        return Err(DAMAGED);
    }
    let (flags, method) = (u16_at(list, 8)?, u16_at(list, 10)?);
    let (name, extra, comment) = (u16_at(list, 28)?, u16_at(list, 30)?, u16_at(list, 32)?);
    let name = list.get(46..46 + usize::from(name)).ok_or(DAMAGED)?;
    let length = 46 + name.len() + usize::from(extra) + usize::from(comment);
    let name = String::from_utf8_lossy(name).into_owned();
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    if last.is_empty() || last.starts_with('.') || name.starts_with("__MACOSX/") {
        return Ok((None, length));
    }
    if flags & 1 == 1 {
        return Err(ImportError::Archive("it is locked with a password"));
    }
    let (packed, unpacked, at) = (u32_at(list, 20)?, u32_at(list, 24)?, u32_at(list, 42)?);
    if !matches!(method, 0 | 8) || [packed, unpacked, at].contains(&u32::MAX) {
        return Err(ImportError::Archive("it is packed in a way that is not read here: unpack it first"));
    }
    let [packed, unpacked, at] = [packed, unpacked, at].map(u64::from);
    Ok((Some(Entry { name, at, packed, unpacked, crc: u32_at(list, 16)?, is_deflated: method == 8 }), length))
}

impl Entry {
    /// Opens it, out of the archive that was opened at its beginning.
    pub(super) fn open<'a>(&self, mut archive: Box<dyn Read + 'a>) -> io::Result<Box<dyn Read + 'a>> {
        skip(&mut archive, self.at)?;
        let mut head = [0; 30];
        archive.read_exact(&mut head)?;
        let [.., n0, n1, e0, e1] = head;
        if !head.starts_with(b"PK\x03\x04") {
            return Err(damaged());
        }
        skip(
            &mut archive,
            u64::from(u16::from_le_bytes([n0, n1])) + u64::from(u16::from_le_bytes([e0, e1])),
        )?;
        let packed = BufReader::with_capacity(64 * 1024, archive.take(self.packed));
        let unpacked: Box<dyn Read + 'a> = match self.is_deflated {
            true => Box::new(DeflateDecoder::new(packed)),
            false => Box::new(packed),
        };
        Ok(Box::new(Checked {
            inner: Most::new(unpacked, MOST),
            seen: Crc::new(),
            entry: self.clone(),
            read: 0,
        }))
    }
}

/// A reader that tells at the end whether it was what the archive says.
struct Checked<R> {
    inner: R,
    seen: Crc,
    entry: Entry,
    read: u64,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.seen.update(into.get(..read).unwrap_or_default());
        self.read += read as u64;
        let is_end = read == 0 && !into.is_empty();
        if is_end && (self.seen.sum() != self.entry.crc || self.read != self.entry.unpacked) {
            return Err(damaged());
        }
        Ok(read)
    }
}

/// The last bytes, and how many there are in all.
fn tail(source: &dyn Source) -> io::Result<(Vec<u8>, u64)> {
    let (mut tail, mut length) = (Vec::new(), 0);
    let mut opened = source.open()?;
    let mut chunk = vec![0; 128 * 1024];
    loop {
        let read = opened.read(&mut chunk)?;
        if read == 0 {
            return Ok((tail, length));
        }
        length += read as u64;
        tail.extend_from_slice(chunk.get(..read).unwrap_or_default());
        tail.drain(..tail.len().saturating_sub(TAIL));
    }
}

fn skip(reader: &mut dyn Read, bytes: u64) -> io::Result<()> {
    let skipped = io::copy(&mut reader.take(bytes), &mut io::sink())?;
    if skipped == bytes { Ok(()) } else { Err(damaged()) }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the archive is damaged")
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ImportError> {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map(u16::from_le_bytes).ok_or(DAMAGED)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ImportError> {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map(u32::from_le_bytes).ok_or(DAMAGED)
}
