//! The laws, for everything in the corpus and for whatever chance brings.

use std::{fs, path::Path as File};

use lodge_smtp::fuzzing;
use proptest::prelude::*;

/// Every file of a corpus: seeds, and what fuzzing has found.
fn replay(corpus: &str, law: impl Fn(&[u8])) {
    let folder = File::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(corpus);
    let files: Vec<_> = fs::read_dir(&folder).expect("the corpus is committed").collect();
    assert!(!files.is_empty(), "the corpus is empty: {corpus}");
    for file in files {
        law(&fs::read(file.unwrap().path()).unwrap());
    }
}

#[test]
fn the_corpus_keeps_the_laws() {
    replay("smtp_server", fuzzing::smtp_server);
    replay("smtp_path", fuzzing::smtp_path);
}

/// Pieces of conversations, right and wrong, in any order.
fn conversation() -> impl Strategy<Value = Vec<u8>> {
    const SAID: &[&str] = &[
        "EHLO a\r\n",
        "HELO a\r\n",
        "MAIL FROM:<a@b>\r\n",
        "MAIL FROM:<> SIZE=9 BODY=8BITMIME SMTPUTF8\r\n",
        "RCPT TO:<c@d>\r\n",
        "RCPT TO:<!@d>\r\n",
        "RCPT TO:<postmaster>\r\n",
        "DATA\r\n",
        "BDAT 3\r\n",
        "BDAT 4 LAST\r\n",
        "BDAT 9000\r\n",
        "BDAT x\r\n",
        "RSET\r\n",
        "NOOP\r\n",
        "XCLIENT ADDR=192.0.2.1 HELO=a\r\n",
        "STARTTLS\r\n",
        "QUIT\r\n",
        ".\r\n",
        "..\r\n",
        "\r\n.\r\n",
        "\n.\n",
        "\r\n.\r\r\n",
        "\r",
        "\n",
        "\0",
        ".",
        "text",
        "\r\n",
        "é",
    ];
    let word = prop_oneof![
        8 => prop::sample::select(SAID).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
        1 => (0usize..4_000).prop_map(|length| vec![b'x'; length]),
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn a_server_keeps_its_law(sizes in prop::collection::vec(0u8..40, 0..8), said in conversation()) {
        let count = u8::try_from(sizes.len()).unwrap();
        fuzzing::smtp_server(&[&[count], sizes.as_slice(), said.as_slice()].concat());
    }

    #[test]
    fn a_message_keeps_its_law(sizes in prop::collection::vec(0u8..40, 0..8), said in conversation()) {
        let count = u8::try_from(sizes.len()).unwrap();
        let before = b"EHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n".as_slice();
        fuzzing::smtp_server(&[&[count], sizes.as_slice(), before, said.as_slice()].concat());
    }

    #[test]
    fn an_address_keeps_its_law(text in "<?(\\PC{0,9}|[a-z.\"\\\\@ ]{0,9})@(\\PC{0,9}|\\[[IPv6:0-9a-f.]{0,20}\\]|[a-z.-]{1,9})>?.{0,5}") {
        fuzzing::smtp_path(text.as_bytes());
    }
}
