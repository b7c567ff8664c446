//! Stories: real programs, real sockets, and what became of the mail.

mod bad_input;
mod killed;
mod plain;
mod postfix;

use std::collections::BTreeMap;

/// A message of this number: mixed sizes and awkward lines, the same every time.
fn numbered(number: usize) -> Vec<u8> {
    let size = match number % 50 {
        0 => 200_000,
        1..5 => 40_000,
        5..20 => 6_000,
        20..40 => 800,
        _ => 0,
    };
    let mut text = format!(
        "X-Number: {number}\r\nFrom: <sender@stranger.test>\r\nTo: <shop@alice.test>\r\n\
         Subject: =?utf-8?q?Message_{number}?=\r\n\tfolded\r\nDate: Sun, 22 Nov 2026 06:00:00 +0000\r\n\
         Message-ID: <{number}@stranger.test>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    );
    // Dots at the start of lines, white space at their ends, long lines, empty lines, and eight bits.
    let lines = [
        ".",
        "..",
        ". dot",
        "trailing blanks \t ",
        "",
        "naïve – ünïcödé ✓",
        "From here on",
        &"long ".repeat(180),
    ];
    let mut line = number;
    while text.len() < size {
        text.push_str(lines[line % lines.len()]);
        text.push_str("\r\n");
        line += 1;
    }
    text.push_str(".\r\nend\r\n");
    text.into_bytes()
}

/// How often each number arrived, whole and unchanged.
///
/// # Panics
/// If what arrived is not a message of ours with header fields in front and nothing else.
fn arrived<'a>(
    messages: impl Iterator<Item = &'a [u8]>,
    sent: impl Fn(usize) -> Vec<u8>,
) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for message in messages {
        let start = find(message, b"X-Number: ").expect("a message of somebody else");
        let line = message[start..].split(|byte| *byte == b'\r' || *byte == b'\n').next().unwrap();
        let number: usize = std::str::from_utf8(&line[10..]).unwrap().parse().unwrap();
        let (front, rest) = message.split_at(start);
        assert!(rest == sent(number), "message {number} was changed on its way");
        let front = std::str::from_utf8(front).expect("header fields in front are ASCII");
        let fields = front.lines().filter(|line| !line.starts_with([' ', '\t']));
        for field in fields {
            assert!(field.contains(':'), "not a header field: {field}");
        }
        assert!(front.starts_with("Received:") && front.contains("mx.lodge.test"), "{front}");
        *counts.entry(number).or_default() += 1;
    }
    counts
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}
