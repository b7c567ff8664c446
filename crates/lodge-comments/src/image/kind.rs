//! What a picture is, by its own first octets. Four formats that hold pixels and nothing that runs; no SVG, no HTML.

use image::ImageFormat;

/// The most pixels on a side.
const LONGEST: u32 = 8192;
/// The most pixels of all: those of a telephone's camera. What is larger is made to fill the memory of whoever opens it.
const MOST: u64 = 4096 * 3072;

/// The format of a picture that we open.
pub(super) fn of(octets: &[u8]) -> Option<ImageFormat> {
    let (format, size) = match octets {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => (ImageFormat::Png, png(octets)?),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => (ImageFormat::Gif, gif(octets)?),
        [0xff, 0xd8, 0xff, ..] => (ImageFormat::Jpeg, jpeg(octets)?),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            (ImageFormat::WebP, webp(octets)?)
        }
        _ => return None,
    };
    fits(size).then_some(format)
}

/// Whether a picture of this size is opened.
pub(super) fn fits((width, height): (u32, u32)) -> bool {
    let fits = |side| (1..=LONGEST).contains(&side);
    fits(width) && fits(height) && u64::from(width) * u64::from(height) <= MOST
}

fn big(octets: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(octets.get(at..at + 4)?.try_into().ok()?))
}

fn little(octets: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_le_bytes(octets.get(at..at + 2)?.try_into().ok()?)))
}

/// PNG (third edition) 11.2.1: the header is the first chunk.
fn png(octets: &[u8]) -> Option<(u32, u32)> {
    (octets.get(12..16)? == b"IHDR").then_some(())?;
    Some((big(octets, 16)?, big(octets, 20)?))
}

/// GIF89a 18: the screen.
fn gif(octets: &[u8]) -> Option<(u32, u32)> {
    Some((little(octets, 6)?, little(octets, 8)?))
}

/// ITU-T T.81 B.2.2: the frame header, after any other segments.
fn jpeg(octets: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let [0xff, mark] = octets.get(at..at + 2)? else { return None };
        let length = usize::from(u16::from_be_bytes(octets.get(at + 2..at + 4)?.try_into().ok()?));
        if matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc) {
            let side =
                |at: usize| Some(u32::from(u16::from_be_bytes(octets.get(at..at + 2)?.try_into().ok()?)));
            return Some((side(at + 7)?, side(at + 5)?));
        }
        if length < 2 || *mark == 0xda {
            return None;
        }
        at += 2 + length;
    }
}

/// RFC 9649: lossy, lossless, or with more than one part.
fn webp(octets: &[u8]) -> Option<(u32, u32)> {
    let three = |at: usize| {
        let [low, middle, high] = octets.get(at..at + 3)? else { return None };
        Some(u32::from_le_bytes([*low, *middle, *high, 0]) + 1)
    };
    match octets.get(12..16)? {
        b"VP8 " => Some((little(octets, 26)? & 0x3fff, little(octets, 28)? & 0x3fff)),
        b"VP8L" => {
            let bits = u32::from_le_bytes(octets.get(21..25)?.try_into().ok()?);
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((three(24)?, three(27)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut octets = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        octets.extend(width.to_be_bytes());
        octets.extend(height.to_be_bytes());
        octets
    }

    #[test]
    fn four_formats_are_opened_and_nothing_else() {
        assert_eq!(of(&png_of(3, 4)), Some(ImageFormat::Png));
        assert_eq!(of(b"GIF89a\x03\x00\x04\x00\x00"), Some(ImageFormat::Gif));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x04\x00\x03\x01\x01\x11\x00";
        assert_eq!(of(jpeg), Some(ImageFormat::Jpeg));
        assert_eq!(of(b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x02\0\0\x03\0\0"), Some(ImageFormat::WebP));
        for other in [
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"[..],
            b"<!doctype html>",
            b"\xff\xd8\xff",
            b"\xff\xd8\xff\xe0\x00\x00",
            b"GIF89a",
            b"GIF90a\x03\x00\x04\x00",
            b"RIFF\0\0\0\0WEBPVP8Z",
            b"BM",
            b"",
        ] {
            assert_eq!(of(other), None, "{other:?}");
        }
    }

    #[test]
    fn nobody_fills_a_reader_s_memory_nor_ours() {
        for (width, height) in [(8192, 1), (4096, 3072), (8192, 1536)] {
            assert_eq!(of(&png_of(width, height)), Some(ImageFormat::Png), "{width} × {height}");
        }
        for (width, height) in [(0, 1), (1, 0), (8193, 1), (1, u32::MAX), (4097, 3072), (8192, 8192)] {
            assert_eq!(of(&png_of(width, height)), None, "{width} × {height}");
        }
    }

    #[test]
    fn no_octets_make_it_fall() {
        for length in 0..64 {
            for first in [&b"\x89PNG\r\n\x1a\n"[..], b"GIF89a", b"\xff\xd8\xff\xc0", b"RIFF\0\0\0\0WEBPVP8L"]
            {
                let octets: Vec<u8> =
                    first.iter().copied().chain(std::iter::repeat_n(0xff, length)).collect();
                of(&octets);
            }
        }
    }
}
