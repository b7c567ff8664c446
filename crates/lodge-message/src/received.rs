//! The `Received` field that says how a message came.

use crate::date::Date;
use std::fmt;
use std::net::IpAddr;

/// What the trace of one hop says.
///
/// It says no more about people than the standard wants: the name and the address the client came with go to the
/// destination, inside the message. Where the message goes next is not in it.
///
//= rfc5321#4.4
//# When an SMTP server receives a message for delivery or further processing, it MUST insert trace ("time
//# stamp" or "Received") information at the beginning of the message content, as discussed in Section 4.1.1.4.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// What the client called itself in HELO or EHLO.
    pub helo: &'a str,
    /// The name of its address, if somebody looked it up.
    pub name: Option<&'a str>,
    /// Where its connection came from.
    pub client: IpAddr,
    /// Our own name.
    pub host: &'a str,
    /// How it was spoken to.
    pub with: With,
    /// The one recipient, as the client named it; nothing if it named several.
    pub recipient: Option<&'a str>,
    /// When the message came.
    pub at: Date,
}

/// The protocol a message came with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct With {
    /// The client said EHLO.
    pub extended: bool,
    /// The connection was encrypted.
    pub tls: bool,
    /// The transaction was internationalised (SMTPUTF8).
    pub utf8: bool,
}

impl With {
    /// The registered name of the protocol.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self { utf8: true, tls: true, .. } => "UTF8SMTPS",
            Self { utf8: true, .. } => "UTF8SMTP",
            Self { tls: true, .. } => "ESMTPS",
            Self { extended: true, .. } => "ESMTP",
            Self { .. } => "SMTP",
        }
    }
}

/// The whole field, folded, with its line end.
impl fmt::Display for Received<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let client = Literal(self.client.to_canonical());
        //= rfc5321#4.4
        //# The FROM clause, which MUST be supplied in an SMTP environment, SHOULD contain both (1) the name of the
        //# source host as presented in the EHLO command and (2) an address literal containing the IP address of
        //# the source, determined from the TCP connection.
        f.write_str("Received: from ")?;
        if is_host(self.helo, self.with.utf8) {
            f.write_str(self.helo)?
        } else {
            write!(f, "{client}")?
        }
        let host = if is_host(self.host, false) { self.host } else { "localhost" };
        f.write_str(" (")?;
        if let Some(name) = self.name.filter(|name| is_host(name, false)) {
            write!(f, "{name} ")?;
        }
        write!(f, "{client})\r\n\tby {host} with {}", self.with.name())?;
        //= rfc5321#4.4
        //# If the FOR clause appears, it MUST contain exactly one <path> entry, even when multiple RCPT commands
        //# have been given.
        if let Some(recipient) = self.recipient.filter(|path| is_path(path, self.with.utf8)) {
            write!(f, "\r\n\tfor <{recipient}>")?;
        }
        write!(f, ";\r\n\t{}\r\n", self.at)
    }
}

/// An address as SMTP writes it: `[192.0.2.1]`, `[IPv6:2001:db8::1]`.
struct Literal(IpAddr);

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => write!(f, "[{address}]"),
            IpAddr::V6(address) => write!(f, "[IPv6:{address}]"),
        }
    }
}

/// Whether the text can stand as a host in a trace. What clients say in HELO is often no name at all.
fn is_host(text: &str, utf8: bool) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let allowed = |letter: char| {
        letter.is_ascii_alphanumeric()
            || matches!(letter, '-' | '.' | '_')
            || (letter == ':' && inner.len() < text.len())
            || (utf8 && !letter.is_ascii() && !letter.is_control())
    };
    (1..=255).contains(&inner.len()) && inner.chars().all(allowed)
}

/// Whether the text can stand between angle brackets; longer ones and those with escapes are left out.
fn is_path(text: &str, utf8: bool) -> bool {
    let allowed = |letter: char| {
        (letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '\\' | '"' | '(' | ')'))
            || (utf8 && !letter.is_ascii() && !letter.is_control())
    };
    (3..=320).contains(&text.len()) && text.contains('@') && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Received<'static> = Received {
        helo: "mail.example.org",
        name: None,
        client: IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1)),
        host: "mx.lodge.test",
        with: With { extended: true, tls: false, utf8: false },
        recipient: Some("shop@alice.test"),
        at: Date::from_millis(1_795_325_725_000),
    };

    fn check(received: Received<'_>, expected: &str) {
        assert_eq!(received.to_string(), expected);
    }

    #[test]
    fn a_trace_says_from_by_with_for_and_when() {
        //= rfc5321#4.4
        //= type=test
        //# The FROM clause, which MUST be supplied in an SMTP environment, SHOULD contain both (1) the name of the
        //# source host as presented in the EHLO command and (2) an address literal containing the IP address of
        //# the source, determined from the TCP connection.
        check(
            PLAIN,
            "Received: from mail.example.org ([192.0.2.1])\r\n\tby mx.lodge.test with ESMTP\r\n\tfor \
             <shop@alice.test>;\r\n\tSun, 22 Nov 2026 05:35:25 +0000\r\n",
        );
    }

    #[test]
    fn several_recipients_are_not_named() {
        //= rfc5321#4.4
        //= type=test
        //# If the FOR clause appears, it MUST contain exactly one <path> entry, even when multiple RCPT commands
        //# have been given.
        check(
            Received { recipient: None, ..PLAIN },
            "Received: from mail.example.org ([192.0.2.1])\r\n\tby mx.lodge.test with ESMTP;\r\n\tSun, 22 \
             Nov 2026 05:35:25 +0000\r\n",
        );
    }

    #[test]
    fn what_could_break_the_line_is_left_out() {
        let bare = "Received: from [192.0.2.1] ([192.0.2.1])\r\n\tby mx.lodge.test with ESMTP;\r\n\tSun, 22 Nov \
                    2026 05:35:25 +0000\r\n";
        for bad in ["", "a b", "a\r\nX: y", "a(b", "a;b", "ä", "a:b", "[a", "\0", &"a".repeat(300)] {
            check(Received { helo: bad, name: Some(bad), recipient: Some(bad), ..PLAIN }, bare);
        }
        for bad in ["a@b>", "\"a b\"@c", "a@b\r\n", "ä@b", &("a@".to_owned() + &"b".repeat(400))] {
            check(Received { helo: "[192.0.2.1]", recipient: Some(bad), ..PLAIN }, bare);
        }
    }

    #[test]
    fn internationalised_mail_keeps_its_names() {
        let with = With { extended: true, tls: true, utf8: true };
        check(
            Received { helo: "bücher.example", recipient: Some("kiş@örnek.test"), with, ..PLAIN },
            "Received: from bücher.example ([192.0.2.1])\r\n\tby mx.lodge.test with UTF8SMTPS\r\n\tfor \
             <kiş@örnek.test>;\r\n\tSun, 22 Nov 2026 05:35:25 +0000\r\n",
        );
    }

    #[test]
    fn addresses_of_both_kinds_are_literals() {
        for (client, expected) in [
            ("2001:db8::1", "([IPv6:2001:db8::1])"),
            ("::ffff:192.0.2.7", "([192.0.2.7])"),
            ("127.0.0.1", "([127.0.0.1])"),
        ] {
            let shown = Received { client: client.parse().unwrap(), ..PLAIN }.to_string();
            let named = Received { client: client.parse().unwrap(), name: Some("out.example.org"), ..PLAIN }
                .to_string();
            assert!(named.contains(&expected.replace('(', "(out.example.org ")), "{named}");
            assert!(shown.contains(expected), "{shown}");
        }
        assert!(is_host("[IPv6:2001:db8::1]", false));
    }

    #[test]
    fn each_protocol_has_its_name() {
        let with = |extended, tls, utf8| With { extended, tls, utf8 }.name();
        assert_eq!(
            [
                with(false, false, false),
                with(true, false, false),
                with(true, true, false),
                with(true, false, true)
            ],
            ["SMTP", "ESMTP", "ESMTPS", "UTF8SMTP"]
        );
    }
}
