//! Reading an archive, trusting nothing before its end has been seen.

use super::{
    PAGE,
    line::{Header, Line},
    write::hex,
};
use crate::{CustodyError, error::file_error};
use age::{Decryptor, stream::StreamReader, x25519::Identity};
use flate2::bufread::GzDecoder;
use lodge_register::Value;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

/// The longest line that is read: a row with the largest cells that anybody may store.
const LINE: u64 = 64 << 20;

/// An archive that is being read.
pub(crate) struct Reading {
    path: PathBuf,
    lines: BufReader<GzDecoder<BufReader<StreamReader<BufReader<File>>>>>,
    whole: Sha256,
    header: Header,
    rows: Vec<(String, u64)>,
    ended: bool,
}

/// What an archive holds next.
#[derive(Debug)]
pub(crate) enum Part {
    Table {
        name: String,
        columns: Vec<String>,
    },
    Rows(Vec<Vec<Value>>),
    /// The end, where row counts and SHA-256 were right.
    End,
}

/// What a whole archive was found to hold.
#[derive(Debug)]
pub(crate) struct Verified {
    pub(crate) header: Header,
    pub(crate) tables: Vec<(String, Vec<String>)>,
    pub(crate) rows: u64,
}

impl Reading {
    /// Opens an archive with whichever of these identities fits.
    pub(crate) fn open(path: &Path, identities: &[Identity]) -> Result<Self, CustodyError> {
        let file = File::open(path).map_err(file_error("open the archive", path))?;
        let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(|_| CustodyError::Archive {
            path: path.to_owned(),
            what: "it is not encrypted with age",
        })?;
        let plain = decryptor
            .decrypt(identities.iter().map(|identity| identity as &dyn age::Identity))
            .map_err(|error| match error {
                age::DecryptError::NoMatchingKeys => CustodyError::NoKey { path: path.to_owned() },
                _ => CustodyError::Archive { path: path.to_owned(), what: "it was cut off or altered" },
            })?;
        let mut reading = Self {
            path: path.to_owned(),
            lines: BufReader::new(GzDecoder::new(BufReader::new(plain))),
            whole: Sha256::new(),
            header: Header {
                kind: super::line::Kind::Backup,
                made: Default::default(),
                migrations: Vec::new(),
            },
            rows: Vec::new(),
            ended: false,
        };
        match reading.line()? {
            Line::Header(header) => reading.header = header,
            _ => return Err(reading.broken("it does not begin as an archive")),
        }
        Ok(reading)
    }

    pub(crate) const fn header(&self) -> &Header {
        &self.header
    }

    /// What comes next; rows in handfuls.
    pub(crate) fn next(&mut self) -> Result<Part, CustodyError> {
        let mut rows = Vec::new();
        while rows.len() < PAGE {
            // A table or the end closes a handful: look before taking it.
            let row_follows = match self.lines.fill_buf() {
                Ok(ahead) => ahead.first() == Some(&b'['),
                Err(_) => return Err(self.broken("it was cut off or altered")),
            };
            if !rows.is_empty() && !row_follows {
                break;
            }
            let before = self.whole.clone();
            match self.line()? {
                Line::Row(cells) => {
                    match self.rows.last_mut() {
                        Some((_, count)) => *count += 1,
                        None => return Err(self.broken("a row belongs to no table")),
                    }
                    rows.push(cells);
                }
                Line::Table { name, columns } => {
                    self.rows.push((name.clone(), 0));
                    return Ok(Part::Table { name, columns });
                }
                Line::End { rows, sha256 } => {
                    if rows != self.rows || sha256 != hex(&before.finalize()) {
                        return Err(self.broken("its end does not fit what comes before"));
                    }
                    let mut rest = [0];
                    if !matches!(self.lines.read(&mut rest), Ok(0)) {
                        return Err(self.broken("something follows its end"));
                    }
                    self.ended = true;
                    return Ok(Part::End);
                }
                Line::Header(_) => return Err(self.broken("it begins twice")),
            }
        }
        Ok(Part::Rows(rows))
    }

    /// Reads to the end and keeps nothing: an archive is used only after this.
    pub(crate) fn verify(mut self) -> Result<Verified, CustodyError> {
        let mut tables: Vec<(String, Vec<String>)> = Vec::new();
        let mut width = 0;
        loop {
            match self.next()? {
                Part::Table { name, columns } => {
                    if tables.iter().any(|(known, _)| *known == name) {
                        return Err(self.broken("a table is in it twice"));
                    }
                    width = columns.len();
                    tables.push((name, columns));
                }
                Part::Rows(rows) if rows.iter().all(|row| row.len() == width) => {}
                Part::Rows(_) => return Err(self.broken("a row does not fit its table")),
                Part::End => break,
            }
        }
        Ok(Verified { header: self.header, tables, rows: self.rows.iter().map(|(_, count)| count).sum() })
    }

    fn line(&mut self) -> Result<Line, CustodyError> {
        if self.ended {
            return Err(self.broken("it has ended"));
        }
        let mut line = Vec::new();
        let read = (&mut self.lines).take(LINE).read_until(b'\n', &mut line);
        if read.is_err() || line.pop() != Some(b'\n') {
            return Err(self.broken("it was cut off or altered"));
        }
        let text = str::from_utf8(&line).map_err(|_| self.broken("a line is no text"))?;
        let parsed = Line::read(text).ok_or_else(|| self.broken("a line is unknown"))?;
        self.whole.update(&line);
        self.whole.update(b"\n");
        Ok(parsed)
    }

    fn broken(&self, what: &'static str) -> CustodyError {
        CustodyError::Archive { path: self.path.clone(), what }
    }
}
