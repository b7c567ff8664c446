//! Tables in a file that SQLite wrote, read without SQLite.
//!
//! The file is a stranger's. Opened as a database it would be a program: its schema can hold views, triggers and
//! defaults that run. Here it is bytes in a published format, of which only what is stored is read: no statement, no
//! index, no journal. A page is looked at once at most, so no chain of pages goes in circles.
//! `docs/adr/0019-foreign-databases-are-read-not-opened.md` has the reasons.

mod record;
mod schema;

pub(super) use record::Cell;

use super::ImportError;
use super::leash::LONGEST;
use std::io::Read;

/// The largest database that is read, in bytes: it is held as a whole.
pub(super) const MOST: u64 = 256 * 1024 * 1024;

/// A database.
pub(super) struct Database {
    bytes: Vec<u8>,
    page: usize,
    /// How much of a page is used.
    usable: usize,
    encoding: Encoding,
    format: &'static str,
}

/// How texts are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16Little,
    Utf16Big,
}

/// A row: its number, and its cells as they were asked for.
pub(super) type Give<'a> = &'a mut dyn FnMut(i64, &[Cell]) -> Result<(), ImportError>;

impl Database {
    /// Reads a database.
    pub(super) fn read(mut input: impl Read, format: &'static str) -> Result<Self, ImportError> {
        let mut bytes = Vec::new();
        input.by_ref().take(MOST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST {
            return Err(ImportError::TooLarge);
        }
        let damaged = ImportError::Damaged { format, at: 0 };
        let head = bytes.get(..100).filter(|head| head.starts_with(b"SQLite format 3\0"));
        let Some(&[.., high, low, _, _, reserved]) = head.and_then(|head| head.get(..21)) else {
            return Err(damaged);
        };
        let page = match u16::from_be_bytes([high, low]) {
            1 => 65_536,
            size if size >= 512 && size.is_power_of_two() => usize::from(size),
            _ => return Err(damaged),
        };
        let encoding = match head.and_then(|head| head.get(59)) {
            Some(2) => Encoding::Utf16Little,
            Some(3) => Encoding::Utf16Big,
            _ => Encoding::Utf8,
        };
        let usable = page.saturating_sub(usize::from(reserved));
        if usable < 480 || !bytes.len().is_multiple_of(page) || bytes.len() / page < promised(&bytes) {
            return Err(damaged);
        }
        Ok(Self { bytes, page, usable, encoding, format })
    }

    /// Gives every row of a table, in the order of their numbers, with the cells of these columns; a column that the
    /// table does not have is empty in every row.
    pub(super) fn rows(&self, table: &str, columns: &[&str], give: Give<'_>) -> Result<(), ImportError> {
        let mut found = None;
        self.walk(1, &mut |_, cells| {
            if let [kind, name, _, root, sql, ..] = cells
                && kind.text() == "table"
                && name.text() == table
            {
                found = Some((root.integer(), schema::columns(&sql.text())));
            }
            Ok(())
        })?;
        let (root, names) = found.ok_or_else(|| self.damaged(0))?;
        let places: Vec<_> = columns
            .iter()
            .map(|column| names.iter().position(|name| name.eq_ignore_ascii_case(column)))
            .collect();
        self.walk(u32::try_from(root).map_err(|_| self.damaged(0))?, &mut |number, cells| {
            let cell =
                |place: &Option<usize>| place.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
            give(number, &places.iter().map(cell).collect::<Vec<_>>())
        })
    }

    /// Gives every row of the tree that begins at this page.
    fn walk(&self, root: u32, give: Give<'_>) -> Result<(), ImportError> {
        let mut seen = Seen(vec![false; self.bytes.len() / self.page]);
        let mut waiting = vec![root];
        while let Some(number) = waiting.pop() {
            let page = self.page(number, &mut seen)?;
            let head = if number == 1 { 100 } else { 0 };
            let at = |at: usize| page.get(head + at..).ok_or_else(|| self.damaged(number));
            let kind = at(0)?.first();
            let cells = at(3)?.first_chunk().map_or(0, |&two| usize::from(u16::from_be_bytes(two)));
            let list = at(if kind == Some(&5) { 12 } else { 8 })?.get(..cells * 2);
            let cells = list.ok_or_else(|| self.damaged(number))?.chunks_exact(2).filter_map(|two| {
                let &two = two.first_chunk()?;
                page.get(usize::from(u16::from_be_bytes(two))..)
            });
            match kind {
                Some(5) => {
                    let last = at(8)?.first_chunk();
                    let below = cells.map(<[u8]>::first_chunk).chain([last]).flatten();
                    let below: Vec<_> = below.map(|&four| u32::from_be_bytes(four)).collect();
                    waiting.extend(below.into_iter().rev());
                }
                Some(13) => {
                    for cell in cells {
                        let (row, payload) = self.payload(cell, number, &mut seen)?;
                        let read = record::read(&payload, self.encoding);
                        give(row, &read.ok_or_else(|| self.damaged(number))?)?;
                    }
                }
                _ => return Err(self.damaged(number)),
            }
        }
        Ok(())
    }

    /// The number of a row, and all of its bytes, from wherever they lie.
    fn payload(&self, cell: &[u8], page: u32, seen: &mut Seen) -> Result<(i64, Vec<u8>), ImportError> {
        let damaged = || self.damaged(page);
        let (length, cell) = record::varint(cell).ok_or_else(damaged)?;
        let (row, cell) = record::varint(cell).ok_or_else(damaged)?;
        let length = usize::try_from(length).map_err(|_| damaged())?;
        if length > LONGEST {
            return Err(ImportError::TooLong { format: self.format });
        }
        let here = self.local(length);
        let mut payload = cell.get(..here).ok_or_else(damaged)?.to_vec();
        let mut next =
            cell.get(here..).and_then(<[u8]>::first_chunk).map_or(0, |&four| u32::from_be_bytes(four));
        while payload.len() < length {
            let more = self.page(next, seen)?.get(..self.usable).ok_or_else(damaged)?;
            let (&link, content) = more.split_first_chunk().ok_or_else(damaged)?;
            payload.extend_from_slice(content.get(..length - payload.len()).unwrap_or(content));
            next = u32::from_be_bytes(link);
        }
        Ok((row, payload))
    }

    /// How many bytes of a row lie on the page of its tree.
    fn local(&self, length: usize) -> usize {
        let most = self.usable - 35;
        let least = (self.usable - 12) * 32 / 255 - 23;
        let fitting = least + length.saturating_sub(least) % (self.usable - 4);
        match () {
            () if length <= most => length,
            () if fitting <= most => fitting,
            () => least,
        }
    }

    fn page(&self, number: u32, seen: &mut Seen) -> Result<&[u8], ImportError> {
        let index = (number as usize).checked_sub(1).ok_or_else(|| self.damaged(number))?;
        match seen.0.get_mut(index) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err(self.damaged(number)),
        }
        let start = index * self.page;
        self.bytes.get(start..start + self.page).ok_or_else(|| self.damaged(number))
    }

    fn damaged(&self, page: u32) -> ImportError {
        let at = u64::from(page.saturating_sub(1)) * self.page as u64;
        ImportError::Damaged { format: self.format, at }
    }
}

/// How many pages the first one says there are. Old versions did not keep that up: then their last change is another one
/// than the last that did.
fn promised(bytes: &[u8]) -> usize {
    let four = |at: usize| bytes.get(at..at + 4);
    let pages = four(28).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes);
    if four(24) == four(92) { pages as usize } else { 0 }
}

/// Which pages were looked at.
struct Seen(Vec<bool>);
