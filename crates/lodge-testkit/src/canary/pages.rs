//! The database file decrypted page by page, without the engine: free pages and the log's old frames included.
//!
//! SQLCipher 4: AES-256-CBC with the raw key; each page ends with its initialisation vector (16 octets) and its
//! HMAC (64); the first page starts with 16 octets of salt that are not encrypted.

use aes::{
    Aes256,
    cipher::{BlockDecrypt as _, KeyInit as _},
};
use lodge_store::{KeySource, Keys};
use std::{
    fs,
    path::{Path, PathBuf},
};

const PAGE: usize = 4096;
const RESERVED: usize = 80;
const VECTOR: usize = 16;
const HEADER: &[u8; 16] = b"SQLite format 3\0";

/// A database in clear.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The main file; it starts as every SQLite file does.
    pub main: Vec<u8>,
    /// The frames of the write-ahead log, one page after the other.
    pub log: Vec<u8>,
}

/// The database of this file, decrypted with the key of this key file.
///
/// # Panics
/// If there is none, or the key does not fit.
#[must_use]
pub fn decrypted(database: &Path, key_file: &Path) -> Pages {
    let folder = database.parent().unwrap();
    let keys = Keys::load(&KeySource::File(key_file.to_owned()), folder).unwrap();
    let cipher = Aes256::new((&*keys.derive("db")).into());
    let main = fs::read(database).unwrap();
    let main: Vec<u8> =
        main.chunks_exact(PAGE).enumerate().flat_map(|(at, page)| open(&cipher, page, at == 0)).collect();
    assert_eq!(main.get(16..18), Some(&[0x10, 0][..]), "the key does not open the database");
    let log = fs::read(beside(database, "-wal")).unwrap_or_default();
    let log = frames(&log).flat_map(|(number, page)| open(&cipher, page, number == 1)).collect();
    Pages { main, log }
}

/// `lodge.db-wal` for `lodge.db`.
fn beside(database: &Path, end: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Page number and page of each frame, valid or left over.
fn frames(log: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let frames = log.get(32..).unwrap_or_default().chunks_exact(24 + PAGE);
    frames.map(|frame| (u32::from_be_bytes([frame[0], frame[1], frame[2], frame[3]]), &frame[24..]))
}

fn open(cipher: &Aes256, page: &[u8], first: bool) -> Vec<u8> {
    let start = if first { HEADER.len() } else { 0 };
    let (sealed, rest) = page.split_at(PAGE - RESERVED);
    let mut before: [u8; VECTOR] = rest[..VECTOR].try_into().unwrap();
    let mut clear = if first { HEADER.to_vec() } else { Vec::new() };
    for block in sealed[start..].chunks_exact(VECTOR) {
        let mut open = aes::Block::clone_from_slice(block);
        cipher.decrypt_block(&mut open);
        clear.extend(open.iter().zip(before).map(|(byte, before)| byte ^ before));
        before = block.try_into().unwrap();
    }
    clear.resize(PAGE, 0);
    clear
}
