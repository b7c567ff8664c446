//! What exports do that they should not.

use crate::imports::{ALL, COMENTARIO, DISQUS, REMARK42, WALINE, WORDPRESS};
use crate::moved::{items, lines};
use lodge_comments::import::{self, Format, ImportError};
use std::io::{self, Read};

/// What a file of this format gives, in short.
fn check(format: Format, file: &str, expected: &[&str]) {
    assert_eq!(lines(format, file.as_bytes()).unwrap(), expected, "{file}");
}

#[test]
fn half_a_file_is_not_a_whole_one() {
    for (format, whole) in ALL {
        // A backup of Remark42 has no end: a line is what is whole in it.
        for part in (1..20).filter(|_| format != Format::Remark42) {
            let read = items(format, &whole[..whole.len() * part / 20]);
            assert!(matches!(read, Err(ImportError::Damaged { .. })), "{format}, {part}/20: {read:?}");
        }
    }
    for bytes in [
        &b""[..],
        b"hello",
        b"\x00\xff",
        b"[1,2",
        b"<a></b>",
        b"<a>&b;</a",
        b"{}",
        b"null",
        b"SQLite format 3\0",
    ] {
        for format in Format::ALL {
            let read = items(format, bytes);
            let is_empty =
                bytes == b"{}" && matches!(format, Format::Commento | Format::Comentario) || bytes == b"null";
            assert!(read.is_err() || is_empty && read.unwrap().is_empty(), "{format} read {bytes:?}");
        }
    }
}

#[test]
fn another_format_is_none_of_this() {
    for (format, whole) in ALL {
        for other in Format::ALL.into_iter().filter(|other| *other != format) {
            let are_one =
                [format, other].iter().all(|one| matches!(one, Format::Commento | Format::Comentario));
            let read = items(other, whole).map(|items| items.len());
            assert!(are_one || !matches!(read, Ok(1..)), "{other} read what {format} wrote: {read:?}");
        }
    }
}

#[test]
fn other_encodings_are_refused() {
    let wide: Vec<u8> =
        std::str::from_utf8(DISQUS).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &wide].concat();
    assert!(matches!(items(Format::Disqus, &marked), Err(ImportError::Encoding)));
    let latin = b"<disqus><post dsq:id='1'><message>n\xe9e</message></post></disqus>";
    assert!(matches!(items(Format::Disqus, latin), Err(ImportError::Damaged { .. })));
    let line = b"{\"version\":1}\n{\"id\":\"n\xe9e\",\"locator\":{\"url\":\"/\"}}\n";
    assert!(matches!(items(Format::Remark42, line), Err(ImportError::Damaged { at: 14, .. })));
    let marked = [b"\xef\xbb\xbf", DISQUS].concat();
    assert_eq!(lines(Format::Disqus, &marked).unwrap(), lines(Format::Disqus, DISQUS).unwrap());
}

#[test]
fn entities_explode_nowhere() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><disqus><post dsq:id="1"><message>&b;</message></post></disqus>"#;
    assert!(matches!(items(Format::Disqus, bomb.as_bytes()), Err(ImportError::Damaged { .. })));
    let outside = r#"<!DOCTYPE x SYSTEM "file:///etc/passwd"><disqus><thread dsq:id="1"><title>&a;b</title></thread></disqus>"#;
    check(Format::Disqus, outside, &["page 1  «b»"]);
}

#[test]
fn what_lies_too_deep_is_refused() {
    let deep = format!("<disqus><post>{}{}</post></disqus>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert!(matches!(items(Format::Disqus, deep.as_bytes()), Err(ImportError::Damaged { .. })));
    let deep = format!("{{\"version\":1,\"comments\":{}", "[".repeat(100_000));
    assert!(matches!(items(Format::Commento, deep.as_bytes()), Err(ImportError::Damaged { .. })));
}

/// As much of one letter as anybody asks for, and what stands around it.
fn around(
    before: &'static str,
    megabytes: u64,
    after: &'static str,
) -> impl Fn() -> io::Result<Box<dyn Read>> {
    move || {
        Ok(Box::new(before.as_bytes().chain(io::repeat(b'x').take(megabytes << 20)).chain(after.as_bytes())))
    }
}

#[test]
fn one_comment_does_not_fill_the_memory() {
    let cases = [
        (Format::Disqus, "<disqus><post dsq:id=\"1\"><message>", 9, "</message></post></disqus>"),
        (Format::Disqus, "<disqus><post dsq:id=\"1\"><message>", 64, "</message></post></disqus>"),
        (Format::Disqus, "<disqus><forum>", 17, "</forum></disqus>"),
        (Format::Disqus, "<disqus><!--", 17, "--></disqus>"),
        (Format::Disqus, "<", 17, " a=''/>"),
        (Format::Commento, "{\"version\":1,\"comments\":[{\"commentHex\":\"1\",\"markdown\":\"", 9, "\"}]}"),
        (Format::IssoJson, "[{\"id\":\"", 17, "\"}]"),
        (Format::Remark42, "{\"version\":1}\n{\"id\":\"", 9, "\"}\n"),
        (Format::Lodge, "{\"lodge\":\"comments\",\"version\":1}\n{\"page\":\"", 9, "\"}\n"),
    ];
    for (format, before, megabytes, after) in cases {
        let read = import::read(format, &around(before, megabytes, after), &mut |_| Ok(()));
        assert!(matches!(read, Err(ImportError::TooLong { .. })), "{format}: {before}: {read:?}");
    }
    let large = import::read(Format::Isso, &around("SQLite format 3\0", 257, ""), &mut |_| Ok(()));
    assert!(matches!(large, Err(ImportError::TooLarge)));
    // What nobody asked for may be as long as it likes.
    let other = around("{\"version\":1,\"other\":\"", 9, "\",\"comments\":[],\"commenters\":null}");
    assert!(import::read(Format::Commento, &other, &mut |_| Ok(())).is_ok());
}

#[test]
fn who_takes_may_stop() {
    for (format, whole) in ALL {
        let mut taken = 0;
        let stopped = import::read(format, &whole, &mut |_| {
            taken += 1;
            if taken == 2 { Err(ImportError::Stopped) } else { Ok(()) }
        });
        assert!(matches!(stopped, Err(ImportError::Stopped)), "{format}: {stopped:?}");
        assert_eq!(taken, 2, "{format}");
    }
}

#[test]
fn made_up_and_mistyped_addresses_are_none() {
    let disqus = |email: &str| {
        format!(
            "<disqus><post dsq:id='1'><createdAt>2020-01-01T00:00:00Z</createdAt><author><email>{email}</email></author><thread dsq:id='2'/></post></disqus>"
        )
    };
    for (typed, expected) in [
        ("  ann@mail.example\n", "ann@mail.example"),
        ("ann@disqus-user", "-"),
        ("ann", "-"),
        ("v1@lodge.invalid", "-"),
        ("@mail.example", "-"),
        ("a b@mail.example", "-"),
        ("", "-"),
    ] {
        let expected = format!("Shown 1 on 2 [ - {expected} -] 2020-01-01T00:00:00Z +0 html \"\"");
        check(Format::Disqus, &disqus(typed), &[&expected]);
    }
}

#[test]
fn nobody_has_many_names_in_commento() {
    for nobody in ["anonymous", &"0".repeat(64), ""] {
        let file = format!(
            r#"{{"commenters":[{{"commenterHex":"{nobody}","name":"Nobody"}}],"version":1,"comments":[{{"commentHex":"1","path":"/a","host":"blog.example","commenterHex":"{nobody}","markdown":"x","parentHex":"","state":"approved","creationDate":"2020-01-01T00:00:00Z"}}]}}"#
        );
        check(
            Format::Commento,
            &file,
            &["page /a /a «»", "Shown 1 on /a [ - - -] 2020-01-01T00:00:00Z +0 md \"x\""],
        );
    }
}

#[test]
fn years_that_never_were_are_no_dates() {
    let file = r#"{"version":3,"pages":[{"id":"p","path":"/"}],"comments":[{"id":"1","pageId":"p","createdTime":"0001-01-01T00:00:00Z"},{"id":"2","pageId":"p","createdTime":"2020-01-01T00:00:00Z","editedTime":"0001-01-01T00:00:00Z","isApproved":true,"markdown":"x"}],"commenters":[]}"#;
    check(
        Format::Comentario,
        file,
        &["page p / «»", "skipped 1: NoDate", "Shown 2 on p [ - - -] 2020-01-01T00:00:00Z +0 md \"x\""],
    );
}

#[test]
fn remark42_of_version_0_is_read() {
    let file = "{\"version\":0,\"users\":[{\"id\":\"a\",\"details\":{\"email\":\"ann@mail.example\"}}]}\n\n{\"id\":\"1\",\"text\":\"x\",\"user\":{\"id\":\"a\",\"name\":\"Ann\"},\"locator\":{\"url\":\"/a\"},\"time\":\"2020-01-01T00:00:00Z\"}";
    check(
        Format::Remark42,
        file,
        &["page /a /a «»", "Shown 1 on /a [a Ann ann@mail.example -] 2020-01-01T00:00:00Z +0 html \"x\""],
    );
}

#[test]
fn a_newer_lodge_is_told_apart() {
    let file = b"{\"lodge\":\"comments\",\"version\":2}\n";
    assert!(matches!(items(Format::Lodge, file), Err(ImportError::Newer(2))));
    let more = b"{\"lodge\":\"comments\",\"version\":1}\n{\"end\":{\"pages\":0,\"comments\":1}}\n";
    assert!(matches!(items(Format::Lodge, more), Err(ImportError::Damaged { .. })));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes: Vec<u8>, at in 0..3000_usize, with: u8, cut in 0..3000_usize) {
        for format in Format::ALL {
            let _any = items(format, &bytes);
        }
        for (format, whole) in ALL {
            let mut changed = whole.to_vec();
            let at = at % changed.len();
            changed[at] = with;
            let _any = items(format, &changed);
            let _any = items(format, &changed[..cut % whole.len()]);
            let mut longer = whole[..at].to_vec();
            longer.extend_from_slice(&bytes);
            longer.extend_from_slice(&whole[at..]);
            let _any = items(format, &longer);
            let _any = import::detect(&longer, None);
        }
        for other in [DISQUS, WORDPRESS, COMENTARIO, REMARK42, WALINE] {
            for format in Format::ALL {
                let _any = items(format, &other[at % other.len()..]);
            }
        }
    }
}
