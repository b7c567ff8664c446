//! Writing an archive: to a name of its own, complete or not at all.

use super::line::{Header, Line};
use crate::{CustodyError, error::file_error};
use age::{Encryptor, stream::StreamWriter, x25519::Recipient};
use flate2::{Compression, write::GzEncoder};
use lodge_register::Value;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// An archive that is being written. Dropped before its end, it leaves nothing behind.
pub(crate) struct Writing {
    path: PathBuf,
    out: Option<GzEncoder<StreamWriter<BufWriter<File>>>>,
    whole: Sha256,
    content: Sha256,
    rows: Vec<(String, u64)>,
}

/// An archive that is complete and on disk, still under its temporary name.
pub(crate) struct Written {
    path: PathBuf,
    /// SHA-256 of the tables and rows, without the header and its time.
    pub(crate) content: [u8; 32],
    pub(crate) rows: u64,
    pub(crate) bytes: u64,
}

impl Writing {
    /// Begins an archive at this path, which must not be there yet.
    pub(crate) fn begin(path: &Path, to: &Recipient, header: &Header) -> Result<Self, CustodyError> {
        let failed = || file_error("write the archive", path);
        // What a killed process left half-written is of no use to anybody.
        if let Err(error) = fs::remove_file(path)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(failed()(error));
        }
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed())?;
        let encryptor = Encryptor::with_recipients(std::iter::once(to as &dyn age::Recipient))
            .map_err(|error| failed()(io::Error::other(error)))?;
        let sealed = encryptor.wrap_output(BufWriter::new(file)).map_err(failed())?;
        let out = GzEncoder::new(sealed, Compression::fast());
        let mut writing = Self {
            path: path.to_owned(),
            out: Some(out),
            whole: Sha256::new(),
            content: Sha256::new(),
            rows: Vec::new(),
        };
        writing.line(&Line::Header(header.clone()), false)?;
        Ok(writing)
    }

    pub(crate) fn table(&mut self, name: &str, columns: &[String]) -> Result<(), CustodyError> {
        self.rows.push((name.to_owned(), 0));
        self.line(&Line::Table { name: name.to_owned(), columns: columns.to_vec() }, true)
    }

    /// A row of the table that was begun last.
    pub(crate) fn row(&mut self, cells: Vec<Value>) -> Result<(), CustodyError> {
        if let Some((_, count)) = self.rows.last_mut() {
            *count += 1;
        }
        self.line(&Line::Row(cells), true)
    }

    fn line(&mut self, line: &Line, content: bool) -> Result<(), CustodyError> {
        let mut text = line.write();
        text.push('\n');
        self.whole.update(text.as_bytes());
        if content {
            self.content.update(text.as_bytes());
        }
        self.put(text.as_bytes())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), CustodyError> {
        match &mut self.out {
            Some(out) => out.write_all(bytes).map_err(file_error("write the archive", &self.path)),
            None => Err(CustodyError::BrokenOff),
        }
    }

    /// Ends it, down to the disk.
    pub(crate) fn end(mut self) -> Result<Written, CustodyError> {
        let failed = || file_error("write the archive", &self.path);
        let sha256 = hex(&self.whole.clone().finalize());
        let end = Line::End { rows: self.rows.clone(), sha256 };
        let mut out = self.out.take().ok_or(CustodyError::BrokenOff)?;
        let finish = move || {
            out.write_all(end.write().as_bytes())?;
            out.write_all(b"\n")?;
            let file = out.finish()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
            file.metadata().map(|found| found.len())
        };
        let bytes = finish().map_err(failed());
        let bytes = bytes.inspect_err(|_| remove(&self.path))?;
        Ok(Written {
            path: std::mem::take(&mut self.path),
            content: self.content.clone().finalize().into(),
            rows: self.rows.iter().map(|(_, count)| count).sum(),
            bytes,
        })
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if self.out.is_some() {
            remove(&self.path);
        }
    }
}

impl Written {
    /// Gives it its name, which lasts once this returns.
    pub(crate) fn publish(mut self, name: &Path) -> Result<PathBuf, CustodyError> {
        let failed = || file_error("name the archive", name);
        fs::rename(&self.path, name).map_err(failed())?;
        self.path.clear();
        sync_folder(name).map_err(failed())?;
        Ok(name.to_owned())
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            remove(&self.path);
        }
    }
}

/// Makes the names in a file's folder last.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

fn remove(path: &Path) {
    if fs::remove_file(path).is_err() && path.exists() {
        tracing::warn!("A half-written archive could not be removed; the next one of its kind replaces it");
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
        text
    })
}
