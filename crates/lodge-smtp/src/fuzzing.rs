//! What holds for any input: fuzz targets and ordinary tests call these laws; they panic where one is broken.

use std::sync::Arc;

use crate::{Event, Path, Reply, Server, ServerSettings, Step, parse_path};

/// Everything that came of a conversation: events, in order, and the replies.
type Transcript = (Vec<String>, Vec<u8>);

/// Talks to a server in pieces of the given sizes (over and over), and says yes to most things.
fn converse(input: &[u8], sizes: &[u8]) -> Transcript {
    let settings = ServerSettings {
        hostname: "mx.example.org".to_owned(),
        max_message_size: 3_000,
        // What follows STARTTLS depends on when it arrives, on purpose.
        offers_tls: false,
        offers_utf8: true,
    };
    let mut server = Server::new(Arc::new(settings), true);
    server.greet();
    let (mut events, mut replies) = (Vec::new(), Vec::new());
    let (mut message, mut from, mut until) = (Vec::new(), 0, 0);
    let mut sizes = sizes.iter().copied().cycle();
    loop {
        let Step { consumed, event } = server.step(input.get(from..until).unwrap_or_default());
        from += consumed;
        assert!(from <= until, "took more than there was");
        let Some(event) = event else {
            replies.append(server.output());
            if until == input.len() {
                break;
            }
            until = (until + 1 + usize::from(sizes.next().unwrap_or(0))).min(input.len());
            continue;
        };
        match event {
            Event::Chunk(text) => {
                message.extend_from_slice(text);
                continue;
            }
            Event::Mail(_) | Event::Data => server.accept(),
            Event::Rcpt(ref path) if path.local.starts_with('!') => {
                server.answer(&Reply::new(550, Some((1, 1)), "No"));
            }
            Event::Rcpt(_) => server.accept(),
            Event::End => {
                assert!(message.len() <= 3_000, "too big");
                events.push(String::from_utf8_lossy(&message).into_owned());
                check_text(&message);
                message.clear();
                server.accept();
            }
            Event::Spoilt(_) => message.clear(),
            Event::Hello(_) | Event::Reset | Event::StartTls | Event::Xclient(_) => {}
            Event::Quit | Event::Close => {
                replies.append(server.output());
                events.push(format!("{event:?}"));
                break;
            }
        }
        events.push(format!("{event:?}"));
    }
    (events, replies)
}

/// A message that was let through is in lines that end with CRLF, and has no NUL.
fn check_text(message: &[u8]) {
    let mut before = b'\n';
    for (at, &octet) in message.iter().enumerate() {
        assert!(octet != 0, "NUL");
        assert!(octet != b'\n' || at > 0 && before == b'\r', "bare LF");
        assert!(before != b'\r' || octet == b'\n', "bare CR");
        before = octet;
    }
    assert!(before == b'\n', "a line without end");
}

/// Whatever a client says: no panic, well-formed replies, and the same ones however the network cuts it.
///
/// The first octet is the number of piece sizes that follow it; the rest is what the client says.
pub fn smtp_server(data: &[u8]) {
    let Some((&count, rest)) = data.split_first() else { return };
    let (sizes, input) = rest.split_at(rest.len().min(usize::from(count % 16)));
    let whole = converse(input, &[255]);
    let pieces = converse(input, if sizes.is_empty() { &[0] } else { sizes });
    assert!(whole == pieces, "the pieces made a difference");
    let mut replies = whole.1.as_slice();
    while !replies.is_empty() {
        let Ok(Some((reply, length))) = Reply::parse(replies) else { panic_on(replies) };
        assert!(replies.split(|&octet| octet == b'\n').all(|line| line.len() < 512), "a long line");
        assert!((200..600).contains(&reply.code), "a strange code");
        replies = replies.get(length..).unwrap_or_default();
    }
}

/// Whatever claims to be an address: no panic, and what is read can be written and read again.
pub fn smtp_path(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(path) = Path::parse(text) {
        let wire = path.to_string();
        assert!(Path::parse(&wire).as_ref() == Ok(&path), "read again, it is another address");
        assert!(!wire.bytes().any(|octet| octet.is_ascii_control()), "a control character");
        assert!(path.canonical().len() < 2_000, "a canonical form without end");
    }
    if let Ok((Some(path), rest)) = parse_path(text) {
        assert!(text.ends_with(rest), "the rest is the end of the text");
        let bracketed = format!("<{path}>{rest}");
        assert!(parse_path(&bracketed) == Ok((Some(path), rest)), "read again, it is another path");
    }
}

#[expect(clippy::panic, reason = "a law is broken")]
fn panic_on(replies: &[u8]) -> ! {
    panic!("no reply: {}", String::from_utf8_lossy(replies))
}
