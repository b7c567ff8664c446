//! Cells that only this installation can read, each bound to its place.
//!
//! ```text
//! 0x01 | epoch (4) | nonce (24) | XChaCha20-Poly1305( kind | value )        AAD: table, column, row key
//! ```

use crate::{
    RowKey, StoreError,
    keys::{Keys, mac},
};
use chacha20::{R20, hchacha};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use lodge_register::{Chance, Value, draw};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

const FORMAT: u8 = 1;
const NONCE: usize = 24;

/// The place that a cell belongs to.
pub(crate) struct Place<'a> {
    pub(crate) table: &'a str,
    pub(crate) column: &'a str,
    pub(crate) key: &'a RowKey,
}

/// Seals a cell under the current epoch. NULL stays NULL.
pub(crate) fn seal(
    keys: &Keys,
    chance: &dyn Chance,
    place: &Place<'_>,
    value: &Value,
) -> Result<Value, StoreError> {
    let mut plain = Zeroizing::new(Vec::new());
    match value {
        Value::Null => return Ok(Value::Null),
        Value::Int(number) => {
            plain.push(1);
            plain.extend(number.to_be_bytes());
        }
        Value::Text(text) => {
            plain.push(2);
            plain.extend(text.as_bytes());
        }
        Value::Blob(bytes) => {
            plain.push(3);
            plain.extend(bytes);
        }
    }
    let epoch = keys.ring().current().ok_or_else(|| place.broken())?;
    let mut cell = vec![FORMAT];
    cell.extend(epoch.number.to_be_bytes());
    let sealed =
        seal_bytes(&epoch.key, &place.bound_to(&cell), &plain, chance).ok_or_else(|| place.broken())?;
    cell.extend(sealed);
    Ok(Value::Blob(cell))
}

/// Opens a cell. NULL stays NULL; an emptied cell is empty text.
pub(crate) fn unseal(keys: &Keys, place: &Place<'_>, cell: &Value) -> Result<Value, StoreError> {
    let bytes = match cell {
        Value::Null => return Ok(Value::Null),
        Value::Blob(bytes) if bytes.is_empty() => return Ok(Value::Text(String::new())),
        Value::Blob(bytes) => bytes,
        Value::Int(_) | Value::Text(_) => return Err(place.broken()),
    };
    open_cell(keys, place, bytes).ok_or_else(|| place.broken())
}

fn open_cell(keys: &Keys, place: &Place<'_>, bytes: &[u8]) -> Option<Value> {
    let (header, sealed) = bytes.split_at_checked(5)?;
    let epoch = keys.ring().epoch(epoch_of(bytes)?)?;
    let plain = open_bytes(&epoch.key, &place.bound_to(header), sealed)?;
    match plain.split_first()? {
        (1, number) => Some(Value::Int(i64::from_be_bytes(number.try_into().ok()?))),
        (2, text) => Some(Value::Text(String::from_utf8(text.to_vec()).ok()?)),
        (3, bytes) => Some(Value::Blob(bytes.to_vec())),
        _ => None,
    }
}

/// The epoch that a cell was sealed in.
pub(crate) fn epoch_of(cell: &[u8]) -> Option<u32> {
    let (format, rest) = cell.split_first()?;
    let number = rest.first_chunk::<4>()?;
    (*format == FORMAT).then_some(u32::from_be_bytes(*number))
}

/// Octets of what a cell is bound to, mostly.
const BOUND: usize = 128;

impl Place<'_> {
    /// Format and place, each part with its length, so that no two places read the same.
    fn bound_to(&self, header: &[u8]) -> Vec<u8> {
        let mut bound = Vec::with_capacity(BOUND);
        bound.extend(header);
        let mut part = |kind: u8, bytes: &[u8]| {
            bound.push(kind);
            bound.extend(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            bound.extend(bytes);
        };
        part(b't', self.table.as_bytes());
        part(b'c', self.column.as_bytes());
        for value in &self.key.0 {
            match value {
                Value::Null => part(0, b""),
                Value::Int(number) => part(1, &number.to_be_bytes()),
                Value::Text(text) => part(2, text.as_bytes()),
                Value::Blob(bytes) => part(3, bytes),
            }
        }
        bound
    }

    fn broken(&self) -> StoreError {
        StoreError::Sealed { table: self.table.to_owned(), column: self.column.to_owned() }
    }
}

/// The keyed hash by which a sealed value is found: 16 bytes, its own key for each table and column.
///
/// It does not rotate: it could not be looked up any more.
pub(crate) fn blind(keys: &Keys, table: &str, column: &str, value: &Value) -> Value {
    let key = keys.derive(&format!("blind/{table}.{column}"));
    let digest = match value {
        Value::Null => return Value::Null,
        Value::Int(number) => mac(&key, &[&[1], &number.to_be_bytes()]),
        Value::Text(text) => mac(&key, &[&[2], text.as_bytes()]),
        Value::Blob(bytes) => mac(&key, &[&[3], bytes]),
    };
    Value::Blob(digest.iter().copied().take(16).collect())
}

/// Nonce and ciphertext.
pub(crate) fn seal_bytes(
    key: &[u8; 32],
    bound_to: &[u8],
    plain: &[u8],
    chance: &dyn Chance,
) -> Option<Vec<u8>> {
    let nonce: [u8; NONCE] = draw(chance);
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(&nonce.into(), Payload { msg: plain, aad: bound_to })
        .ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

/// What [`seal_bytes`] sealed, if nothing about it was changed.
pub(crate) fn open_bytes(key: &[u8; 32], bound_to: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let mut plain = Zeroizing::new(sealed.to_vec());
    let length = {
        let (key, nonce) = of_one_cell(key, nonce)?;
        key.open_in_place(nonce, Aad::from(bound_to), &mut plain).ok()?.len()
    };
    plain.truncate(length);
    Some(plain)
}

/// The key and the nonce of one cell, for ring, which opens cells four times as fast as they are sealed here: many are read
/// for each that is written.
///
/// XChaCha20-Poly1305 is ChaCha20-Poly1305 under a key that HChaCha20 makes of the first 16 octets of the nonce, with the
/// last 8 octets, and four zeros before them, as its nonce (draft-irtf-cfrg-xchacha-03, section 2.3).
fn of_one_cell(key: &[u8; 32], nonce: &[u8; NONCE]) -> Option<(LessSafeKey, Nonce)> {
    let (first, rest) = nonce.split_first_chunk::<16>()?;
    let subkey = Zeroizing::new(<[u8; 32]>::from(hchacha::<R20>(key.into(), first.into())));
    let mut short = [0; NONCE_LEN];
    short.iter_mut().skip(4).zip(rest).for_each(|(octet, of)| *octet = *of);
    let key = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &*subkey).ok()?);
    Some((key, Nonce::assume_unique_for_key(short)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn what_others_sealed_is_opened() {
        let counted = |from: u8, many: u8| (from..from + many).collect::<Vec<_>>();
        let words =
            b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                      sunscreen would be it.";
        let bound = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let key: [u8; 32] = counted(0x80, 32).try_into().unwrap();
        let nonce: [u8; NONCE] = counted(0x40, 24).try_into().unwrap();
        let theirs = XChaCha20Poly1305::new((&key).into());
        let sealed = theirs.encrypt((&nonce).into(), Payload { msg: words, aad: &bound }).unwrap();
        let tag =
            [0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a, 0xcf, 0x49];
        assert_eq!(
            (sealed.get(..4), sealed.get(words.len()..)),
            (Some(&[0xbd, 0x6d, 0x17, 0x9d][..]), Some(&tag[..]))
        );

        let sealed = [&nonce[..], &sealed].concat();
        assert_eq!(open_bytes(&key, &bound, &sealed).unwrap().as_slice(), words);
        for at in [0, 23, 24, sealed.len() - 1] {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(open_bytes(&key, &bound, &altered).is_none(), "octet {at}");
        }
        assert!(open_bytes(&key, &bound[1..], &sealed).is_none(), "of another place");
        assert!((0..40).all(|length| open_bytes(&key, &bound, &sealed[..length]).is_none()), "cut off");
    }
}
