//! Mailbox addresses as the envelope has them.
//!
//! ```text
//! MAIL FROM:<ann@example.org> SIZE=512      parse_path ──> (Some(Path), " SIZE=512")
//! RCPT TO:<"two words"@[192.0.2.1]>         Path::parse, Display
//! ```
//!
//! **Invariant:** parsing what was printed gives the same [`Path`], and `Debug` shows none of it.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use crate::limits;

/// A mailbox: a local part, and the domain or host where it is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Path {
    /// What is before the `@`, as it is meant: without the quotes and backslashes of a quoted string.
    pub local: String,
    /// What is after it.
    pub domain: Domain,
}

/// Where a mailbox is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Domain {
    /// A domain name, as it was written: upper and lower case, A-labels and U-labels are kept.
    Name(String),
    /// An address literal such as `[192.0.2.1]` or `[IPv6:2001:db8::1]`.
    Literal(IpAddr),
}

/// The sender of a message; `None` is `<>`, which bounces and other notices come from.
pub type ReversePath = Option<Path>;

/// Why an address was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// It is no address at all.
    Syntax,
    /// Its local part or its domain is longer than the standard lets it be.
    TooLong,
    /// It is not in ASCII, and the client did not say SMTPUTF8.
    NotAscii,
}

impl Path {
    /// Reads `local@domain` without angle brackets, all of it.
    ///
    /// # Errors
    /// Says what is wrong with it, never the address.
    pub fn parse(mailbox: &str) -> Result<Self, Malformed> {
        let (path, rest) = mailbox_from(mailbox)?;
        if rest.is_empty() { Ok(path) } else { Err(Malformed::Syntax) }
    }

    /// Whether it can be said to a server that does not know SMTPUTF8.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.local.is_ascii() && self.domain.name().is_none_or(str::is_ascii)
    }
}

impl Domain {
    /// Reads a domain name or an address literal, all of it.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let (domain, rest) = domain_from(text)?;
        if rest.is_empty() { Ok(domain) } else { Err(Malformed::Syntax) }
    }

    /// The name, if it is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Literal(_) => None,
        }
    }
}

/// As it goes over the wire, without angle brackets; the local part is quoted if it needs to be.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_dot_string(&self.local) {
            f.write_str(&self.local)?;
        } else {
            f.write_str("\"")?;
            for letter in self.local.chars() {
                if matches!(letter, '"' | '\\') {
                    f.write_str("\\")?;
                }
                write!(f, "{letter}")?;
            }
            f.write_str("\"")?;
        }
        write!(f, "@{}", self.domain)
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Literal(IpAddr::V4(address)) => write!(f, "[{address}]"),
            Self::Literal(IpAddr::V6(address)) => write!(f, "[IPv6:{address}]"),
        }
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹address›")
    }
}

impl fmt::Debug for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹domain›")
    }
}

/// Reads `<local@domain>` or `<>` at the start of `text`, and says what follows it.
///
//= rfc5321#3.3
//# Servers MUST be prepared to encounter a list of source routes in the
//# forward-path, but they SHOULD ignore the routes or MAY decline to support
//# the relaying they imply.
/// A source route is read and ignored.
///
/// # Errors
/// Says what is wrong with it.
pub fn parse_path(text: &str) -> Result<(ReversePath, &str), Malformed> {
    let inside = text.strip_prefix('<').ok_or(Malformed::Syntax)?;
    if let Some(rest) = inside.strip_prefix('>') {
        return Ok((None, rest));
    }
    let (path, rest) = mailbox_from(without_route(inside)?)?;
    Ok((Some(path), rest.strip_prefix('>').ok_or(Malformed::Syntax)?))
}

/// What follows `@one.example,@two.example:`, if there is such a route.
fn without_route(text: &str) -> Result<&str, Malformed> {
    let mut rest = text;
    while let Some(hop) = rest.strip_prefix('@') {
        let (_, after) = domain_from(hop)?;
        if let Some(mailbox) = after.strip_prefix(':') {
            return Ok(mailbox);
        }
        rest = after.strip_prefix(',').filter(|next| next.starts_with('@')).ok_or(Malformed::Syntax)?;
    }
    Ok(rest)
}

fn mailbox_from(text: &str) -> Result<(Path, &str), Malformed> {
    let (local, rest) = if text.starts_with('"') { quoted_from(text)? } else { dot_string_from(text)? };
    if local.len() > limits::LOCAL_PART {
        return Err(Malformed::TooLong);
    }
    let (domain, rest) = domain_from(rest.strip_prefix('@').ok_or(Malformed::Syntax)?)?;
    Ok((Path { local, domain }, rest))
}

fn dot_string_from(text: &str) -> Result<(String, &str), Malformed> {
    let end = text.find(|letter| !is_atext(letter) && letter != '.').unwrap_or(text.len());
    let (local, rest) = text.split_at(end);
    if is_dot_string(local) { Ok((local.to_owned(), rest)) } else { Err(Malformed::Syntax) }
}

fn is_dot_string(local: &str) -> bool {
    !local.is_empty() && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atext))
}

/// RFC 5322's `atext`, with the letters beyond ASCII that RFC 6531 adds.
fn is_atext(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter) || is_beyond_ascii(letter)
}

/// Whatever UTF-8 has beyond ASCII, without the control characters U+0080 to U+009F.
fn is_beyond_ascii(letter: char) -> bool {
    !letter.is_ascii() && !letter.is_control()
}

fn quoted_from(text: &str) -> Result<(String, &str), Malformed> {
    let mut local = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok((local, text.get(at + 1..).unwrap_or_default())),
            '\\' => match letters.next() {
                Some((_, escaped @ ' '..='~')) => local.push(escaped),
                _ => return Err(Malformed::Syntax),
            },
            ' '..='~' => local.push(letter),
            _ if is_beyond_ascii(letter) => local.push(letter),
            _ => return Err(Malformed::Syntax),
        }
    }
    Err(Malformed::Syntax)
}

fn domain_from(text: &str) -> Result<(Domain, &str), Malformed> {
    if let Some(literal) = text.strip_prefix('[') {
        let (inside, rest) = literal.split_once(']').ok_or(Malformed::Syntax)?;
        return Ok((Domain::Literal(literal_address(inside)?), rest));
    }
    let end = text.find(|letter| !is_in_label(letter) && letter != '.').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.len() > limits::DOMAIN {
        return Err(Malformed::TooLong);
    }
    if name.split('.').all(is_label) {
        Ok((Domain::Name(name.to_owned()), rest))
    } else {
        Err(Malformed::Syntax)
    }
}

/// Underscores are in no host name of the standard, and in some of the real ones.
fn is_in_label(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') || is_beyond_ascii(letter)
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
}

fn literal_address(inside: &str) -> Result<IpAddr, Malformed> {
    let tagged = inside.split_at_checked(5).filter(|(tag, _)| tag.eq_ignore_ascii_case("IPv6:"));
    let address = match tagged {
        Some((_, v6)) => v6.parse::<Ipv6Addr>().map(IpAddr::V6),
        None => inside.parse::<Ipv4Addr>().map(IpAddr::V4),
    };
    address.map_err(|_| Malformed::Syntax)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, Malformed>) {
        assert_eq!(Path::parse(text).map(|path| path.to_string()), expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn addresses_are_read_and_written() {
        check("ann@example.org", Ok("ann@example.org"));
        check("Ann.B+tag@Example.ORG", Ok("Ann.B+tag@Example.ORG"));
        check("\"ann\"@example.org", Ok("ann@example.org"));
        check("\"two words\"@example.org", Ok("\"two words\"@example.org"));
        check(r#""a\"b\\c"@example.org"#, Ok(r#""a\"b\\c"@example.org"#));
        check("\"\"@example.org", Ok("\"\"@example.org"));
        check("ann@[192.0.2.1]", Ok("ann@[192.0.2.1]"));
        check("ann@[ipv6:2001:DB8::1]", Ok("ann@[IPv6:2001:db8::1]"));
        check("anné@exämple.org", Ok("anné@exämple.org"));
        check("ann@localhost", Ok("ann@localhost"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "ann",
            "@example.org",
            "ann@",
            "ann@.org",
            "ann@example..org",
            "ann@example.org.",
            ".ann@example.org",
            "ann.@example.org",
            "a..b@example.org",
            "ann@-x.org",
            "ann@x-.org",
            "ann b@example.org",
            "ann@example.org ",
            "ann@exam ple.org",
            "ann@[192.0.2]",
            "ann@[2001:db8::1]",
            "ann@[192.0.2.1",
            "\"ann@example.org",
            "\"a\0b\"@example.org",
            "\"a\\é\"@example.org",
            "a\u{85}b@example.org",
            "ann@b@example.org",
            "ann<@example.org",
        ] {
            check(text, Err(Malformed::Syntax));
        }
    }

    #[test]
    fn parts_that_are_too_long_are_refused() {
        //= rfc5321#4.5.3.1.1
        //= type=test
        //# The maximum total length of a user name or other local-part is 64 octets.
        let local = "l".repeat(64);
        check(&format!("{local}@example.org"), Ok(&format!("{local}@example.org")));
        check(&format!("{local}l@example.org"), Err(Malformed::TooLong));
        //= rfc5321#4.5.3.1.2
        //= type=test
        //# The maximum total length of a domain name or number is 255 octets.
        let domain = "d".repeat(255);
        check(&format!("ann@{domain}"), Ok(&format!("ann@{domain}")));
        check(&format!("ann@{domain}d"), Err(Malformed::TooLong));
    }

    #[test]
    fn a_path_ends_at_its_bracket() {
        let check = |text: &str, expected: Result<(&str, &str), Malformed>| {
            let got = parse_path(text);
            let got = got.map(|(path, rest)| (path.map_or(String::new(), |path| path.to_string()), rest));
            assert_eq!(got, expected.map(|(path, rest)| (path.to_owned(), rest)), "{text}");
        };
        check("<>", Ok(("", "")));
        check("<> SIZE=1", Ok(("", " SIZE=1")));
        check("<a@b> BODY=7BIT", Ok(("a@b", " BODY=7BIT")));
        check("<\">\"@b>", Ok(("\">\"@b", "")));
        check("<@one.example,@two.example:a@b>", Ok(("a@b", "")));
        check("<@one.example:a@b>", Ok(("a@b", "")));
        check("<@one.example,a@b>", Err(Malformed::Syntax));
        check("<@one.example>", Err(Malformed::Syntax));
        check("a@b", Err(Malformed::Syntax));
        check("<a@b", Err(Malformed::Syntax));
        check("< a@b>", Err(Malformed::Syntax));
        check("", Err(Malformed::Syntax));
    }

    #[test]
    fn an_address_is_not_shown_by_accident() {
        let path = Path::parse("ann@example.org").unwrap();
        assert_eq!(format!("{path:?} {:?}", path.domain), "‹address› ‹domain›");
    }
}
