//! A picture made anew: of what came, nothing goes on but its pixels.
//!
//! No place where it was taken, no camera, no comment, no second file behind the first; turned as it is meant to be
//! seen, and no wider than a page. What moves stands still: its first picture is shown (WCAG 2.2, 2.2.2).

use std::io::Cursor;

use image::{
    DynamicImage, ExtendedColorType, ImageDecoder as _, ImageEncoder as _, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    metadata::Orientation,
};

use super::{LARGEST, kept::Picture, kind};

/// The memory that one may take while it is opened: twelve million pixels of 64 bits, and what is between.
const ROOM: u64 = 160 << 20;
/// How much a photograph keeps of itself, of a hundred.
const QUALITY: u8 = 82;
/// How many times as high as wide it may be.
const TALL: u32 = 3;

/// The same picture, at most so wide; none, if it is no picture that we show.
pub(crate) fn anew(octets: &[u8], widest: u32) -> Option<Picture> {
    let format = kind::of(octets)?;
    let mut picture = opened(octets, format)?;
    let most = (widest, widest.saturating_mul(TALL));
    if picture.width() > most.0 || picture.height() > most.1 {
        picture = picture.thumbnail(most.0, most.1);
    }
    let (kind, octets) = closed(&picture, format)?;
    let size = (picture.width(), picture.height());
    (octets.len() <= LARGEST).then(|| Picture { kind, size, octets: octets.into() })
}

/// Its pixels, turned as they are meant to be seen.
fn opened(octets: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(ROOM);
    let mut reader = ImageReader::with_format(Cursor::new(octets), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    // Asked before there is room for a pixel; what its first octets said of its size may not be so.
    if !kind::fits(decoder.dimensions()) || decoder.total_bytes() > ROOM {
        return None;
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(turned);
    Some(picture)
}

/// Written anew: a photograph as JPEG; what has sharp edges, or lets the page through, as PNG.
fn closed(picture: &DynamicImage, from: ImageFormat) -> Option<(&'static str, Vec<u8>)> {
    let (width, height) = (picture.width(), picture.height());
    let mut octets = Vec::new();
    let is_photograph = matches!(from, ImageFormat::Jpeg | ImageFormat::WebP);
    if picture.color().has_alpha() {
        let pixels = picture.to_rgba8();
        PngEncoder::new(&mut octets).write_image(&pixels, width, height, ExtendedColorType::Rgba8).ok()?;
        return Some(("image/png", octets));
    }
    let pixels = picture.to_rgb8();
    if is_photograph {
        JpegEncoder::new_with_quality(&mut octets, QUALITY)
            .write_image(&pixels, width, height, ExtendedColorType::Rgb8)
            .ok()?;
        return Some(("image/jpeg", octets));
    }
    PngEncoder::new(&mut octets).write_image(&pixels, width, height, ExtendedColorType::Rgb8).ok()?;
    Some(("image/png", octets))
}

#[cfg(test)]
mod tests;
