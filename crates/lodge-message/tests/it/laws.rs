//! The laws, tried on every file the fuzzer ever kept and on what chance comes up with.

use lodge_message::fuzzing;
use proptest::prelude::*;
use std::path::Path;

/// Replays the corpus of a fuzz target.
fn replay(target: &str, law: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap().path()).collect();
    assert!(!files.is_empty(), "no corpus in `{}`", folder.display());
    for file in files {
        law(&std::fs::read(file).unwrap());
    }
}

#[test]
fn the_walk_holds_for_the_corpus() {
    replay("message_walk", fuzzing::message_walk);
}

#[test]
fn addresses_hold_for_the_corpus() {
    replay("message_address", fuzzing::message_address);
}

#[test]
fn traces_hold_for_the_corpus() {
    replay("message_received", fuzzing::message_received);
}

/// Text made of the pieces that matter to a parser, in any order.
fn scrambled(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(
        prop_oneof![4 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => ".{0,3}"],
        0..24,
    )
    .prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #[test]
    fn the_walk_holds(data in scrambled(&["A", ":", " ", "\t", "\r\n", "\n", "\r", "\r\n\r\n", "\r\n ", "From x", "Received: by mx.lodge.test;\r\n", "é"])) {
        fuzzing::message_walk(&data);
    }

    #[test]
    fn the_walk_holds_for_any_bytes(data in prop::collection::vec(any::<u8>(), 0..200)) {
        fuzzing::message_walk(&data);
    }

    #[test]
    fn addresses_hold(data in scrambled(&["ann", "@", "b.test", ",", "<", ">", ":", ";", "\"", "\\", "(", ")", "[", "]", "192.0.2.1", ".", " ", "\r\n ", "=?utf-8?q?a?=", "ğ", "\0", "\u{1}"])) {
        fuzzing::message_address(&data);
    }

    #[test]
    fn well_formed_addresses_hold(name in "[\"A-Za-z(). \\\\]{0,12}", local in "[a-z.ğ]{1,8}", domain in "[a-z]{1,5}(\\.[a-z]{1,4}){0,2}") {
        let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
        let text = format!("\"{quoted}\" (c (d)) <{local}x@{domain}>, G: {local}x@{domain};, ");
        let list = lodge_message::parse_addresses(&text).unwrap();
        prop_assert!(list.0.len() == 2 && list.mailboxes().count() == 2);
        let whole = format!("{local}x");
        let same = list.mailboxes().all(|mailbox| mailbox.local == whole && mailbox.domain == domain);
        prop_assert!(same);
        fuzzing::message_address(text.as_bytes());
    }

    #[test]
    fn traces_hold(data in scrambled(&["\u{7}", "mail.example.org", "by", " ", "|", "a@b.test", "\r\n", "(", ")", "ü", "[", "]", ":"])) {
        fuzzing::message_received(&data);
    }
}
