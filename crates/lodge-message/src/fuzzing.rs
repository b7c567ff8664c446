//! Laws that hold for whatever bytes come. The fuzzer and the ordinary tests call the same functions.

use crate::address::{MAX_ADDRESS_TEXT, parse_addresses, parse_mailbox};
use crate::{Date, HEAD_LIMIT, Prefix, Received, With, body_offset, fields, hops};
use std::net::{IpAddr, Ipv6Addr};

/// The fields of a header are the header, byte for byte, and lines put in front of it change none of them.
pub fn message_walk(data: &[u8]) {
    let raws: Vec<&[u8]> = fields(data).map(|field| field.raw()).collect();
    let header = raws.concat();
    hold(data.starts_with(&header), "the fields are the first bytes of the message");
    hold(
        fields(data).all(|field| data.get(field.offset()..).is_some_and(|at| at.starts_with(field.raw()))),
        "offsets",
    );
    if data.len() < HEAD_LIMIT {
        let rest = data.get(header.len()..).unwrap_or_default();
        let ends = rest.is_empty() || rest.starts_with(b"\n") || rest.starts_with(b"\r\n");
        hold(ends, "after the fields comes an empty line or nothing");
        let body = body_offset(data).unwrap_or(data.len());
        hold((header.len()..=header.len() + 2).contains(&body), "the body begins after the empty line");
    }
    for field in fields(data) {
        hold(!field.text().starts_with([' ', '\t']), "a text is trimmed");
    }
    let before = {
        let mut prefix = Prefix::new();
        prefix.received(&trace("a", "b@c", With::default()));
        hold(prefix.field("X-Law", "holds").is_ok(), "an ordinary field fits");
        prefix.before(data)
    };
    let message = [before.as_slice(), data].concat();
    let names: Vec<_> = fields(&message).take(2).map(|field| field.name()).collect();
    hold(names == [Some(b"Received".as_slice()), Some(b"X-Law")], "what is put in front stands in front");
    hold(fields(&message).nth(1).is_some_and(|field| field.text() == "holds"), "and nothing clings to it");
    let own = hops(fields(&message), "mx.lodge.test").own;
    hold(own >= 1, "we know our own trace again");
}

/// What was read and is written down is read as the same.
pub fn message_address(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Ok(list) = parse_addresses(&text) else {
        hold(parse_mailbox(&text).is_err(), "what is no list is no mailbox");
        return;
    };
    let shown = list.to_string();
    hold(!shown.contains(['\r', '\n', '\0']), "an address is written on one line");
    hold(shown.len() <= text.len() * 4 + 16, "writing adds quotes, escapes and separators only");
    if shown.len() > MAX_ADDRESS_TEXT {
        return;
    }
    hold(parse_addresses(&shown).as_ref() == Ok(&list), "parse(print(x)) == x");
    for mailbox in list.mailboxes() {
        hold(!mailbox.domain.is_empty(), "a mailbox has a domain");
        hold(parse_mailbox(&mailbox.to_string()).as_ref() == Ok(mailbox), "each mailbox stands alone");
    }
}

/// Whatever a client calls itself, its trace is one field of three short lines that we know again.
pub fn message_received(data: &[u8]) {
    let (flags, rest) = data.split_first().map_or((0, data), |(flags, rest)| (*flags, rest));
    let text = String::from_utf8_lossy(rest);
    let (helo, recipient) = text.split_once('|').unwrap_or((&text, ""));
    let with = With { extended: flags & 1 > 0, tls: flags & 2 > 0, utf8: flags & 4 > 0 };
    let shown = trace(helo, recipient, with).to_string();
    hold(shown.split("\r\n").all(|line| line.len() <= 998), "no line is too long");
    hold(
        !shown.replace("\r\n\t", "").trim_end_matches("\r\n").contains(char::is_control),
        "no control character",
    );
    hold(with.utf8 || shown.is_ascii(), "letters beyond ASCII stand in internationalised mail only");
    hold(fields(shown.as_bytes()).count() == 1, "a trace is one field");
    let hops = hops(fields(shown.as_bytes()), "mx.lodge.test");
    hold(hops.all == 1 && hops.own == 1, "we know our own trace again");
}

fn trace<'a>(helo: &'a str, recipient: &'a str, with: With) -> Received<'a> {
    Received {
        helo,
        name: Some(helo),
        client: IpAddr::V6(Ipv6Addr::LOCALHOST),
        host: "mx.lodge.test",
        with,
        recipient: Some(recipient),
        at: Date::from_millis(0),
    }
}

#[track_caller]
fn hold(law: bool, what: &str) {
    assert!(law, "{what}");
}
