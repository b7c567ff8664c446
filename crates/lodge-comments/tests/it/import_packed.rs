//! Exports as they come: in gzip, in zip, under any name.

use crate::imports::{ALL, DISQUS, WORDPRESS};
use crate::moved::lines;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use lodge_comments::import::{self, Format, ImportError};
use std::io::Write;

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(plain).unwrap();
    packed.finish().unwrap()
}

/// An archive of these files, as the published format has it.
fn zip(files: &[(&str, &[u8])], is_deflated: bool, flags: u16) -> Vec<u8> {
    let (mut archive, mut list) = (Vec::new(), Vec::new());
    for (name, plain) in files {
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::fast());
        deflated.write_all(plain).unwrap();
        let packed = if is_deflated { deflated.finish().unwrap() } else { plain.to_vec() };
        let mut crc = flate2::Crc::new();
        crc.update(plain);
        let (at, length) = (archive.len() as u32, u16::try_from(name.len()).unwrap());
        let mut facts = Vec::new();
        facts.extend(flags.to_le_bytes());
        facts.extend(if is_deflated { 8_u16 } else { 0 }.to_le_bytes());
        facts.extend([0; 4]);
        for number in [crc.sum(), packed.len() as u32, plain.len() as u32] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend(length.to_le_bytes());
        facts.extend([0; 2]);
        archive.extend([b"PK\x03\x04\x14\0", &facts[..], name.as_bytes(), &packed[..]].concat());
        list.extend(
            [b"PK\x01\x02\x14\0\x14\0", &facts[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat(),
        );
    }
    let (at, count) = (archive.len() as u32, files.len() as u16);
    archive.extend(&list);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    archive.extend([(list.len() as u32).to_le_bytes(), at.to_le_bytes()].concat());
    archive.extend(b"\x05\0hello");
    archive
}

#[test]
fn every_format_is_known_however_it_is_packed() {
    for (format, plain) in ALL {
        let packed = gzip(plain);
        let twice = gzip(&packed[..]);
        let zipped = zip(&[("export", plain)], true, 0);
        let stored = zip(&[("folder/", b""), ("folder/export.gz", &packed)], false, 0);
        for (how, bytes) in [("plain", plain), ("gzip", &packed), ("zip", &zipped), ("stored", &stored)] {
            assert_eq!(import::detect(bytes, None), Some(format), "{format} in {how}");
            assert_eq!(import::find(&bytes, None).unwrap(), Some(format), "{format} in {how}");
            assert_eq!(lines(format, bytes).unwrap(), lines(format, plain).unwrap(), "{format} in {how}");
        }
        assert_eq!(import::detect(&twice, None), None);
    }
}

#[test]
fn what_is_none_of_them_is_none() {
    for bytes in [
        &b""[..],
        b"hello",
        b"<html></html>",
        b"{}",
        b"[]",
        b"[1]",
        b"{\"a\":1}",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"SQLite format 3\0",
    ] {
        assert_eq!(import::detect(bytes, Some("export.json")), None, "{bytes:?}");
    }
    // What somebody wrote in a comment is not what the file is.
    let told =
        br#"[{"page_key":"/a","content":"my \"commentHex\" and \"locator\":1 \"version\" \"lodge\""}]"#;
    assert_eq!(import::detect(told, None), Some(Format::Artalk));
    assert_eq!(import::detect(b"[]", Some("Site.ARTRANS")), Some(Format::Artalk));
}

#[test]
fn wordpress_comes_in_parts() {
    let second =
        String::from_utf8(WORDPRESS.to_vec()).unwrap().replace(">7<", ">9<").replace("/one/", "/nine/");
    let files = [
        ("site.002.xml", second.as_bytes()),
        ("__MACOSX/._site.001.xml", b"\0\x05"),
        (".DS_Store", b"x"),
        ("readme.txt", b"Thank you"),
        ("site.001.xml", WORDPRESS),
    ];
    for is_deflated in [true, false] {
        let read = lines(Format::WordPress, &zip(&files, is_deflated, 0)).unwrap();
        let apart = [WORDPRESS, second.as_bytes()].map(|part| lines(Format::WordPress, part).unwrap());
        assert_eq!(read, apart.concat());
        assert_eq!(import::find(&&*zip(&files, is_deflated, 0), None).unwrap(), Some(Format::WordPress));
    }
}

#[test]
fn archives_that_cannot_be_read_say_so() {
    let check = |bytes: &[u8]| {
        let read = lines(Format::Disqus, bytes);
        assert!(matches!(read, Err(ImportError::Archive(_))), "{read:?}");
    };
    check(&zip(&[("a.xml", DISQUS)], true, 1));
    check(&zip(&[("a.txt", b"hello"), ("b.txt", b"hello")], true, 0));
    check(&zip(&[], true, 0));
    check(b"PK\x03\x04 and nothing");
    let mut damaged = zip(&[("a.xml", DISQUS)], false, 0);
    damaged[1000] ^= 1;
    assert!(lines(Format::Disqus, &damaged).is_err());
    let packed = gzip(DISQUS);
    check(&packed[..packed.len() / 2]);
    let whole = zip(&[("a.xml", DISQUS)], true, 0);
    for part in 1..20 {
        assert!(lines(Format::Disqus, &whole[..whole.len() * part / 20]).is_err());
    }
}

#[test]
fn formats_have_words() {
    for format in Format::ALL {
        assert_eq!(format.word().parse(), Ok(format));
    }
    assert!("word-press".parse::<Format>().unwrap_err().to_string().contains("wordpress"));
}

proptest::proptest! {
    #[test]
    fn no_archive_makes_a_reader_panic(at in 0..5000_usize, with: u8) {
        let mut archive = zip(&[("a.xml", DISQUS), ("b", b"x")], at % 2 == 0, 0);
        let at = at % archive.len();
        archive[at] = with;
        let _any = lines(Format::Disqus, &archive);
        let _any = import::find(&&*archive, None);
    }
}
