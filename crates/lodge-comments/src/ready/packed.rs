//! Bytes in the encodings that browsers take, each made when the first one takes it.
//!
//! Whoever is first after a change waits: they get what is made most quickly of what they take, which is gzip. What is
//! half as large, and takes ten times as long, is made beside that once somebody else takes the same.

use std::{cell::RefCell, sync::OnceLock};

use axum::body::Bytes;
use flate2::{Compress, Compression, FlushCompress, Status};

/// How hard gzip and brotli try while somebody waits.
const QUICK: (u32, i32) = (1, 2);
/// How hard they try for everybody else: more costs ten times the time for a few hundredths of the size.
const SMALL: (u32, i32) = (6, 5);
/// How far back brotli looks, as a power of two: as far as a long thread goes, in a table that is soon made.
const WINDOW: i32 = 18;

/// Bytes, and what was made of them so far.
#[derive(Default)]
pub(crate) struct Packed {
    plain: Bytes,
    quick: Both,
    small: Both,
}

#[derive(Default)]
struct Both {
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Packed {
    pub(crate) fn of(plain: Bytes) -> Self {
        Self { plain, ..Self::default() }
    }

    /// The same, with brotli from where it was made before.
    pub(crate) fn with_brotli(plain: Bytes, brotli: Bytes) -> Self {
        Self { small: Both { brotli: brotli.into(), ..Both::default() }, ..Self::of(plain) }
    }

    /// As it is.
    #[cfg(test)]
    pub(crate) fn plain(&self) -> &Bytes {
        &self.plain
    }

    /// What the browser takes of it, and the encoding's name.
    pub(crate) fn taken(&self, accepts: &str) -> (&Bytes, Option<&'static str>) {
        let takes = |name: &str| {
            accepts.split(',').any(|said| {
                let (coding, weight) = said.split_once(';').unwrap_or((said, ""));
                coding.trim().eq_ignore_ascii_case(name) && !matches!(weight.trim(), "q=0" | "q=0.0")
            })
        };
        let (brotlis, gzips) = (takes("br"), takes("gzip"));
        match self.small.brotli.get() {
            Some(small) if brotlis => (small, Some("br")),
            // It lies ready for others, and is taken often enough to be made small for these too.
            Some(_) if gzips => (self.small.gzip.get_or_init(|| gzip(&self.plain, SMALL.0)), Some("gzip")),
            None if gzips => (self.quick(), Some("gzip")),
            None if brotlis => (self.quick.brotli.get_or_init(|| brotli(&self.plain, QUICK.1)), Some("br")),
            _ => (&self.plain, None),
        }
    }

    /// As it can be made most quickly: what its tag is made of.
    pub(crate) fn quick(&self) -> &Bytes {
        self.quick.gzip.get_or_init(|| gzip(&self.plain, QUICK.0))
    }

    /// Makes the small one.
    pub(crate) fn press(&self) {
        self.small.brotli.get_or_init(|| brotli(&self.plain, SMALL.1));
    }

    /// How much room it takes, with what will be made of it, about.
    pub(crate) fn size(&self) -> usize {
        self.plain.len() + self.plain.len() / 4
    }
}

fn brotli(plain: &[u8], quality: i32) -> Bytes {
    let mut made = Vec::with_capacity(plain.len() / 4);
    let size_hint = plain.len();
    let settings =
        brotli::enc::BrotliEncoderParams { quality, lgwin: WINDOW, size_hint, ..Default::default() };
    let mut rest = plain;
    // Writing into memory cannot fail.
    brotli::BrotliCompress(&mut rest, &mut made, &settings).unwrap_or_default();
    Bytes::from(made)
}

/// The base-two logarithm of how far back gzip looks: 32 KiB.
const BACK: u8 = 15;

thread_local! {
    /// What is quick keeps its tables: to make them takes a fifth of the time.
    static QUICKLY: RefCell<Compress> = RefCell::new(Compress::new_gzip(Compression::new(QUICK.0), BACK));
}

fn gzip(plain: &[u8], level: u32) -> Bytes {
    if level == QUICK.0 {
        return QUICKLY.with_borrow_mut(|tables| {
            tables.reset();
            deflated(plain, tables)
        });
    }
    deflated(plain, &mut Compress::new_gzip(Compression::new(level), BACK))
}

fn deflated(plain: &[u8], tables: &mut Compress) -> Bytes {
    let mut made = Vec::with_capacity(plain.len() / 4 + 64);
    let mut done = 0;
    loop {
        let rest = plain.get(done..).unwrap_or_default();
        let status = tables.compress_vec(rest, &mut made, FlushCompress::Finish);
        done = usize::try_from(tables.total_in()).unwrap_or(usize::MAX);
        match status {
            Ok(Status::StreamEnd) => return Bytes::from(made),
            // The room was too small.
            Ok(_) => made.reserve(made.capacity().max(64)),
            // It knows of no error but that it was used wrongly.
            Err(_) => return Bytes::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn unpacked((bytes, encoding): (&Bytes, Option<&str>)) -> Vec<u8> {
        let mut plain = Vec::new();
        match encoding {
            Some("br") => brotli::BrotliDecompress(&mut &bytes[..], &mut plain).unwrap(),
            Some("gzip") => _ = flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut plain).unwrap(),
            _ => plain.extend_from_slice(bytes),
        }
        plain
    }

    #[test]
    fn every_browser_gets_the_same_words() {
        let words = "the same words ".repeat(400);
        let packed = Packed::of(Bytes::from(words.clone()));
        let check = |accepts: &str, expected: Option<&str>| {
            let taken = packed.taken(accepts);
            assert_eq!(taken.1, expected, "{accepts}");
            assert_eq!(unpacked(taken), words.as_bytes(), "{accepts}");
        };
        check("gzip, deflate, br, zstd", Some("gzip"));
        check("br", Some("br"));
        check("gzip;q=0.8, br;q=0", Some("gzip"));
        check("GZIP", Some("gzip"));
        check("", None);
        check("identity", None);
        let quick = ["br", "gzip"].map(|accepts| packed.taken(accepts).0.len());
        packed.press();
        let small = ["br", "gzip"].map(|accepts| packed.taken(accepts).0.len());
        assert!(small[0] < quick[0] && small[1] < quick[1], "{small:?} {quick:?}");
        check("gzip, deflate, br, zstd", Some("br"));
        check("br", Some("br"));
        check("gzip", Some("gzip"));
        check("identity", None);
    }
}
