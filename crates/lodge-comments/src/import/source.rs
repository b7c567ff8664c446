//! Where an export lies, out of whatever it is packed in.

use super::zip::{self, Entry};
use super::{Format, ImportError, detect};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;

/// The most that comes out of a file that is packed: more is no export but a trap.
const MOST: u64 = 16 * 1024 * 1024 * 1024;
/// How much of a file is looked at to tell what it is.
const HEAD: u64 = 64 * 1024;

/// Something that can be read from its beginning as often as it takes. Some formats are read twice, and whoever wants to
/// see what an import would do reads once more than that.
pub trait Source {
    /// Opens it, at its beginning.
    ///
    /// # Errors
    /// As whatever it lies on says.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

impl Source for PathBuf {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self)?))
    }
}

impl Source for &[u8] {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(*self))
    }
}

impl<F: Fn() -> io::Result<Box<dyn Read>>> Source for F {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        self()
    }
}

/// One file of an export, unpacked while it is read.
pub(super) struct Part<'a> {
    source: &'a dyn Source,
    entry: Option<Entry>,
}

impl Part<'_> {
    /// Opens it, at its beginning: out of its zip and out of its gzip, without a mark of byte order.
    pub(super) fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        let packed = self.source.open()?;
        let plain: Box<dyn Read + '_> = match &self.entry {
            Some(entry) => entry.open(packed)?,
            None => packed,
        };
        let mut plain = BufReader::with_capacity(64 * 1024, plain);
        let is_gzip = plain.fill_buf()?.starts_with(&[0x1f, 0x8b]);
        let mut unpacked: Box<dyn BufRead + '_> = if is_gzip {
            Box::new(BufReader::with_capacity(64 * 1024, Most::new(MultiGzDecoder::new(plain), MOST)))
        } else {
            Box::new(plain)
        };
        if unpacked.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            unpacked.consume(3);
        }
        Ok(unpacked)
    }

    /// How it begins.
    pub(super) fn head(&self) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        self.open()?.take(HEAD).read_to_end(&mut head)?;
        Ok(head)
    }
}

/// The files of an export: one, or those in a zip, in the order of their names.
pub(super) fn parts(source: &dyn Source) -> Result<Vec<Part<'_>>, ImportError> {
    let mut magic = [0; 4];
    let mut opened = source.open()?;
    let is_zip = opened.read_exact(&mut magic).is_ok() && [b"PK\x03\x04", b"PK\x05\x06"].contains(&&magic);
    drop(opened);
    if !is_zip {
        return Ok(vec![Part { source, entry: None }]);
    }
    let mut entries = zip::entries(source)?;
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(entries.into_iter().map(|entry| Part { source, entry: Some(entry) }).collect())
}

/// What an export is, if it is one that can be read. `name` is what its file is called.
///
/// # Errors
/// If it cannot be read, or is an archive that is damaged or locked.
pub fn find(source: &dyn Source, name: Option<&str>) -> Result<Option<Format>, ImportError> {
    for part in parts(source)? {
        if let Some(format) = detect(&part.head()?, name) {
            return Ok(Some(format));
        }
    }
    Ok(None)
}

/// A reader that fails when more comes of it than can be.
pub(super) struct Most<R> {
    inner: R,
    left: u64,
}

impl<R> Most<R> {
    pub(super) fn new(inner: R, most: u64) -> Self {
        Self { inner, left: most }
    }
}

impl<R: Read> Read for Most<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            io::Error::new(io::ErrorKind::FileTooLarge, "more comes out of the archive than any export holds")
        })?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_swells_is_stopped() {
        let mut read = Vec::new();
        assert!(Most::new(io::repeat(b'x'), 1000).read_to_end(&mut read).is_err());
        assert!(Most::new(&b"abc"[..], 3).read_to_end(&mut read).is_ok());
    }
}
