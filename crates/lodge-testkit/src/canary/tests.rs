//! The search finds what was hidden, in every shape, and nothing else.

use super::*;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{
    Compression,
    write::{GzEncoder, ZlibEncoder},
};
use std::io::Write as _;

/// A mark with something before and after it, put into this shape, is found.
fn check(shape: impl Fn(&[u8]) -> Vec<u8>) {
    let mut canaries = Canaries::default();
    let word = canaries.word("the word");
    let search = canaries.ready();
    for before in 0..4 {
        let text = format!("{} {word} and more of it", "x".repeat(before));
        let finds = search.within("a text", &shape(text.as_bytes()));
        assert!(finds.iter().any(|find| find.canary == "the word"), "not found after {before}");
    }
    assert_none(&search.within("nothing", &shape(b"the quick brown fox")));
}

#[test]
fn a_word_is_found_in_every_shape() {
    check(<[u8]>::to_vec);
    check(<[u8]>::to_ascii_uppercase);
    check(|text| STANDARD.encode(text).into_bytes());
    check(|text| STANDARD.encode(text).as_bytes().chunks(7).collect::<Vec<_>>().join(&b"\r\n"[..]));
    check(|text| text.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect());
    check(|text| text.chunks(5).collect::<Vec<_>>().join(&b"=\r\n"[..]));
    check(|text| text.iter().flat_map(|byte| [*byte, 0]).collect());
    check(|text| text.iter().flat_map(|byte| [0, *byte]).collect());
}

#[test]
fn a_word_is_found_in_what_is_packed() {
    let gzip = |text: &[u8]| {
        let mut out = GzEncoder::new(b"before".to_vec(), Compression::best());
        out.write_all(text).unwrap();
        out.finish().unwrap()
    };
    let zlib = |text: &[u8]| {
        let mut out = ZlibEncoder::new(Vec::new(), Compression::fast());
        out.write_all(text).unwrap();
        out.finish().unwrap()
    };
    check(gzip);
    check(zlib);
    check(|text| gzip(&zlib(text)));
}

#[test]
fn an_address_is_found_as_text_and_in_binary() {
    let mut canaries = Canaries::default();
    canaries.address("four", [192, 0, 2, 97]);
    canaries.address("six", "2001:db8::beef".parse::<IpAddr>().unwrap());
    let search = canaries.ready();
    let found =
        |bytes: &[u8]| search.clear("", bytes).into_iter().map(|find| find.canary).collect::<BTreeSet<_>>();
    for text in ["from 192.0.2.97:25", "97.2.0.192.in-addr.arpa", "c0000261", "3221226081"] {
        assert_eq!(found(text.as_bytes()).into_iter().collect::<Vec<_>>(), ["four"], "{text}");
    }
    assert_eq!(found(&[1, 192, 0, 2, 97, 1]).len(), 1);
    assert_eq!(found(b"[2001:DB8::BEEF]:25").into_iter().collect::<Vec<_>>(), ["six"]);
    assert_eq!(found(&"2001:db8::beef".parse::<std::net::Ipv6Addr>().unwrap().octets()).len(), 1);
    assert_none(&search.clear("", b"198.51.100.1 and 2001:db8::1"));
}

#[test]
fn a_file_is_searched_by_its_name_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut canaries = Canaries::default();
    let word = canaries.word("the word");
    let search = canaries.ready();
    fs::create_dir(folder.path().join("deep")).unwrap();
    fs::write(folder.path().join("deep/clean"), "nothing").unwrap();
    assert_none(&search.folder(folder.path()));
    fs::write(folder.path().join("deep").join(word), "nothing").unwrap();
    assert_eq!(search.folder(folder.path()).len(), 1);
}
