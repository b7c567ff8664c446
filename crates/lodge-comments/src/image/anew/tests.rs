//! What is made anew of pictures, odd ones and harmful ones.

use super::*;
use image::{Rgb, RgbImage, Rgba, RgbaImage};

/// Where somebody lives, as their telephone notes it.
const CANARY: &[u8] = b"GPS 52.0907 N 5.1214 E";

/// A picture of which the left half is red and the right half is blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    let colour = |x, _| if x < width / 2 { Rgb([220, 10, 10]) } else { Rgb([10, 10, 220]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour))
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut octets = Cursor::new(Vec::new());
    picture.write_to(&mut octets, format).unwrap();
    octets.into_inner()
}

fn read(picture: &Picture) -> DynamicImage {
    opened(&picture.octets, kind::of(&picture.octets).unwrap()).unwrap()
}

fn has(octets: &[u8], canary: &[u8]) -> bool {
    octets.windows(canary.len()).any(|part| part == canary)
}

/// EXIF (CIPA DC-008) that says how to turn the picture, and the canary.
fn exif(turn: u8) -> Vec<u8> {
    // Big-endian; one entry: orientation (0x0112), a SHORT; no directory after it.
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([turn, 0, 0, 0, 0, 0, 0]);
    tiff.extend(CANARY);
    tiff
}

/// A segment of a JPEG.
fn segment(mark: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, mark][..], &length, body].concat()
}

/// A photograph with everything that a camera and a chain of programs leave in it.
fn photograph(turn: u8) -> Vec<u8> {
    let plain = written(&halves(64, 32), ImageFormat::Jpeg);
    let noted = [
        segment(0xe1, &[b"Exif\0\0", exif(turn).as_slice()].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", CANARY].concat()),
        segment(0xed, &[b"Photoshop 3.0\0", CANARY].concat()),
        segment(0xfe, CANARY),
    ];
    [&plain[..2], &noted.concat(), &plain[2..], CANARY].concat()
}

#[test]
fn where_a_photograph_was_taken_is_gone() {
    let before = photograph(1);
    assert_eq!(before.windows(CANARY.len()).filter(|part| *part == CANARY).count(), 5);
    let after = anew(&before, 1600).unwrap();
    assert_eq!((after.kind, after.size), ("image/jpeg", (64, 32)));
    assert!(!has(&after.octets, CANARY) && !has(&after.octets, b"Exif"));
}

#[test]
fn a_photograph_stands_as_it_was_meant_to() {
    // 1: as it is. 3: upside down. 6: turned to the right. 8: turned to the left.
    for (turn, size, red) in
        [(1, (64, 32), (8, 16)), (3, (64, 32), (56, 16)), (6, (32, 64), (16, 8)), (8, (32, 64), (16, 56))]
    {
        let after = anew(&photograph(turn), 1600).unwrap();
        assert_eq!(after.size, size, "{turn}");
        let Rgb([r, _, b]) = *read(&after).to_rgb8().get_pixel(red.0, red.1);
        assert!(r > 150 && b < 100, "{turn}: {r} {b}");
    }
}

#[test]
fn words_in_a_png_and_what_is_behind_it_are_gone() {
    let plain = written(&halves(8, 8), ImageFormat::Png);
    // After the signature and the header: a comment, with a sum that is right (PNG, third edition, 11.3.3.2).
    let text = [b"tEXtComment\0", CANARY].concat();
    let sum = crc(&text).to_be_bytes();
    let length = u32::try_from(text.len() - 4).unwrap().to_be_bytes();
    let page = b"<html><script>alert(1)</script></html>";
    let before = [&plain[..33], &length, &text, &sum, &plain[33..], page].concat();
    let after = anew(&before, 1600).unwrap();
    assert_eq!((after.kind, after.size), ("image/png", (8, 8)));
    assert!(!has(&after.octets, CANARY) && !has(&after.octets, b"script"));
    assert!(after.octets.ends_with(b"IEND\xaeB`\x82"), "nothing is behind it");
}

/// PNG, third edition, annex D.
fn crc(octets: &[u8]) -> u32 {
    !octets.iter().fold(u32::MAX, |sum, octet| {
        (0..8).fold(
            sum ^ u32::from(*octet),
            |sum, _| {
                if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 }
            },
        )
    })
}

#[test]
fn a_gif_that_is_a_script_as_well_comes_out_as_a_picture() {
    // To a browser that takes it for a script, the size reads "/*", and the comment ends behind the picture. The size is
    // too large for us on one side (12,074), so this one says it in a way that is not.
    let mut polyglot = written(&halves(4, 4), ImageFormat::Gif);
    let end = polyglot.pop();
    assert_eq!(end, Some(0x3b));
    let script = b"*/=1;alert(document.domain);/*";
    polyglot.extend([0x21, 0xfe, u8::try_from(script.len()).unwrap()]);
    polyglot.extend(script);
    polyglot.extend([0, 0x3b]);
    polyglot.extend(b"*/");
    let after = anew(&polyglot, 1600).unwrap();
    assert_eq!((after.kind, after.size), ("image/png", (4, 4)));
    assert!(!has(&after.octets, b"alert") && !after.octets.starts_with(b"GIF"));
    let known = b"GIF89a/*\x01\x00\x00\x00\x00;*/=alert(1);";
    assert!(anew(known, 1600).is_none(), "the one that everybody knows is no picture");
}

#[test]
fn what_moves_stands_still() {
    let mut moving = Vec::new();
    let frame = |colour| image::Frame::new(RgbaImage::from_pixel(6, 6, Rgba(colour)));
    let mut writer = image::codecs::gif::GifEncoder::new(&mut moving);
    writer.encode_frames([frame([255, 0, 0, 255]), frame([0, 255, 0, 255])]).unwrap();
    drop(writer);
    let after = anew(&moving, 1600).unwrap();
    assert_eq!(after.kind, "image/png");
    let Rgba([r, g, _, a]) = *read(&after).to_rgba8().get_pixel(3, 3);
    assert!(r > 200 && g < 50 && a == 255, "the first of them");
}

#[test]
fn what_lets_the_page_through_does_so_still() {
    let glass = DynamicImage::ImageRgba8(RgbaImage::from_pixel(5, 5, Rgba([1, 2, 3, 40])));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let after = anew(&written(&glass, format), 1600).unwrap();
        assert_eq!(after.kind, "image/png");
        assert_eq!(*read(&after).to_rgba8().get_pixel(2, 2), Rgba([1, 2, 3, 40]));
    }
    let solid = anew(&written(&halves(9, 9), ImageFormat::WebP), 1600).unwrap();
    assert_eq!(solid.kind, "image/jpeg");
}

#[test]
fn nothing_is_wider_than_it_is_shown() {
    for (size, widest, expected) in [
        ((400, 200), 160, (160, 80)),
        ((200, 400), 160, (160, 320)),
        ((20, 400), 100, (15, 300)),
        ((90, 30), 160, (90, 30)),
    ] {
        let after = anew(&written(&halves(size.0, size.1), ImageFormat::Png), widest).unwrap();
        assert_eq!(after.size, expected, "{size:?}");
    }
}

/// A PNG of so many grey pixels, all alike: a hundred octets that want hundreds of megabytes.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], body: &[u8]| {
        let named = [kind, body].concat();
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&length[..], &named, &crc(&named).to_be_bytes()].concat()
    };
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let line = vec![0; usize::try_from(width).unwrap() + 1];
    for _ in 0..height.min(20_000) {
        std::io::Write::write_all(&mut zlib, &line).unwrap();
    }
    let header = [size.as_slice(), &[8, 0, 0, 0, 0]].concat();
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    [signature, chunk(b"IHDR", &header), chunk(b"IDAT", &zlib.finish().unwrap()), chunk(b"IEND", b"")]
        .concat()
}

#[test]
fn a_bomb_is_refused_before_it_takes_memory() {
    let harmless = bomb(300, 300);
    assert!(anew(&harmless, 1600).is_some(), "small, it is a picture");
    let bomb = bomb(20_000, 20_000);
    assert!(bomb.len() < LARGEST, "it would be fetched");
    assert!(anew(&bomb, 1600).is_none());
}

#[test]
fn what_is_broken_makes_no_picture() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    assert!(anew(svg, 1600).is_none() && anew(b"", 1600).is_none() && anew(b"BM", 1600).is_none());
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = written(&halves(40, 40), format);
        assert!(anew(&whole, 1600).is_some(), "{format:?}");
        for at in 0..whole.len() {
            // Whatever of it is there, nothing falls over; and without its head it is nothing.
            let part = anew(&whole[..at], 1600);
            assert!(part.is_none() || at > 16, "{format:?} {at}");
            let mut other = whole.clone();
            other[at] ^= 0x55;
            crate::fuzzing::comments_picture(&other);
        }
    }
}
