//! What is inside what a program wrote.

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// The same without line breaks, soft ones of quoted-printable included.
pub(super) fn unbroken(bytes: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        match byte {
            b'\r' => {}
            b'\n' if out.last() == Some(&b'=') => {
                out.pop();
            }
            b'\n' => {}
            _ => out.push(byte),
        }
    }
    out
}

/// Every compressed stream that starts anywhere in the bytes, unpacked.
pub(super) fn streams(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut streams = Vec::new();
    for at in 0..bytes.len() {
        let from = &bytes[at..];
        match from {
            [0x1f, 0x8b, 8, ..] => streams.extend(unpack("gzip", MultiGzDecoder::new(from))),
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => streams.extend(unpack("zlib", ZlibDecoder::new(from))),
            // A bare deflate stream has no mark of its own: only a whole file is tried.
            _ if at == 0 => streams.extend(unpack("deflate", DeflateDecoder::new(from))),
            _ => {}
        }
    }
    streams
}

/// As far as it can be read: a stream that was cut off holds what came before.
fn unpack(form: &'static str, mut stream: impl Read) -> Option<(&'static str, Vec<u8>)> {
    const ENOUGH: usize = 64 << 20;
    let mut out = Vec::new();
    let mut buffer = [0; 16 << 10];
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        out.extend(&buffer[..read]);
        if out.len() > ENOUGH {
            break;
        }
    }
    (!out.is_empty()).then_some((form, out))
}
