//! A row as its bytes.

use super::Encoding;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Cell {
    #[default]
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    /// Bytes that are no text. No export has anything to say in them.
    Bytes,
}

impl Cell {
    /// As a text; numbers as they are written, and nothing as nothing.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Null | Self::Bytes => String::new(),
        }
    }

    /// As a whole number; 0 if it is none.
    pub(crate) fn integer(&self) -> i64 {
        match self {
            Self::Integer(number) => *number,
            #[expect(clippy::cast_possible_truncation, reason = "a cast of this kind stops at the ends")]
            Self::Real(number) => *number as i64,
            Self::Text(text) => text.trim().parse().unwrap_or_default(),
            Self::Null | Self::Bytes => 0,
        }
    }

    /// As a number; 0 if it is none.
    pub(crate) fn real(&self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "moments need no more")]
            Self::Integer(number) => *number as f64,
            Self::Real(number) => *number,
            Self::Text(text) => text.trim().parse().unwrap_or_default(),
            Self::Null | Self::Bytes => 0.0,
        }
    }
}

/// The cells of a row; nothing if the bytes do not fit together.
pub(super) fn read(payload: &[u8], encoding: Encoding) -> Option<Vec<Cell>> {
    let (length, behind) = varint(payload)?;
    let length = usize::try_from(length).ok()?;
    let mut kinds = behind.get(..length.checked_sub(payload.len() - behind.len())?)?;
    let mut content = payload.get(length..)?;
    let mut cells = Vec::new();
    while !kinds.is_empty() {
        let (kind, rest) = varint(kinds)?;
        kinds = rest;
        let (cell, rest) = content.split_at_checked(size(kind)?)?;
        content = rest;
        cells.push(read_cell(kind, cell, encoding));
    }
    Some(cells)
}

/// How many bytes a cell of this kind has.
fn size(kind: i64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => usize::try_from(kind).ok(),
        5 => Some(6),
        6 | 7 => Some(8),
        12.. => usize::try_from((kind - 12) / 2).ok(),
        _ => None,
    }
}

fn read_cell(kind: i64, cell: &[u8], encoding: Encoding) -> Cell {
    match kind {
        1..=6 => Cell::Integer(whole(cell)),
        7 => cell.first_chunk().map_or(Cell::Null, |&eight| Cell::Real(f64::from_be_bytes(eight))),
        8 => Cell::Integer(0),
        9 => Cell::Integer(1),
        12.. if kind % 2 == 1 => Cell::Text(text(cell, encoding)),
        12.. => Cell::Bytes,
        _ => Cell::Null,
    }
}

/// A number of any length, with its sign.
fn whole(cell: &[u8]) -> i64 {
    let sign = cell.first().is_some_and(|first| *first >= 0x80);
    cell.iter().fold(if sign { -1 } else { 0 }, |number, byte| number << 8 | i64::from(*byte))
}

fn text(cell: &[u8], encoding: Encoding) -> String {
    let wide = |read: fn([u8; 2]) -> u16| {
        let letters: Vec<_> =
            cell.chunks_exact(2).filter_map(<[u8]>::first_chunk).map(|&two| read(two)).collect();
        String::from_utf16_lossy(&letters)
    };
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(cell).into_owned(),
        Encoding::Utf16Little => wide(u16::from_le_bytes),
        Encoding::Utf16Big => wide(u16::from_be_bytes),
    }
}

/// A number of one to nine bytes, and what follows it.
pub(super) fn varint(bytes: &[u8]) -> Option<(i64, &[u8])> {
    let mut number = 0_u64;
    for (index, byte) in bytes.iter().enumerate().take(9) {
        let rest = bytes.get(index + 1..).unwrap_or_default();
        if index == 8 {
            return Some((number.wrapping_shl(8).wrapping_add(u64::from(*byte)).cast_signed(), rest));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number.cast_signed(), rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_to_nine_bytes() {
        assert_eq!(varint(&[0x7f, 1]), Some((127, &[1][..])));
        assert_eq!(varint(&[0x81, 0x00]), Some((128, &[][..])));
        assert_eq!(varint(&[0xff; 9]), Some((-1, &[][..])));
        assert_eq!(varint(&[0xff; 8]), None);
        assert_eq!(varint(&[]), None);
        assert_eq!((whole(&[0xff]), whole(&[0x01, 0x00]), whole(&[0x80, 0, 0])), (-1, 256, -8_388_608));
    }

    #[test]
    fn rows_that_do_not_fit_are_none() {
        assert_eq!(read(&[2, 1, 5], Encoding::Utf8), Some(vec![Cell::Integer(5)]));
        assert_eq!(read(&[2, 17, b'a', b'b'], Encoding::Utf8), Some(vec![Cell::Text("ab".into())]));
        assert_eq!(read(&[2, 17, b'a'], Encoding::Utf8), None);
        assert_eq!(read(&[9, 1, 5], Encoding::Utf8), None);
        assert_eq!(read(&[0], Encoding::Utf8), None);
        assert_eq!(read(&[2, 10], Encoding::Utf8), None);
        assert_eq!(read(&[], Encoding::Utf8), None);
    }
}
