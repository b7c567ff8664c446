//! Whether a text can be said aloud.

use std::net::IpAddr;

/// What stands where something is not said.
pub(crate) const WITHHELD: &str = "‹withheld›";

/// Longer texts than this are not words of ours.
const LONGEST: usize = 400;

/// The text if it names nobody, else [`WITHHELD`].
///
/// The last line of defence: what reaches the log has been declared field by field, and errors of ours hold no
/// addresses. A text is held back if it has an `@`, a character that no message of ours needs, a word that
/// is an IP address, or a word that looks like a host name.
pub(crate) fn scrub(text: &str) -> &str {
    let safe =
        text.len() <= LONGEST && text.chars().all(harmless) && !text.split(separates).any(names_somebody);
    if safe { text } else { WITHHELD }
}

fn harmless(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || matches!(char, ' ' | '-' | '_' | '.' | ',' | ':' | ';' | '/' | '\'' | '`' | '"')
        || matches!(char, '(' | ')' | '[' | ']' | '=' | '#' | '+' | '?' | '!' | '%' | '*' | '…' | '‹' | '›')
}

/// Whether a character stands between words. A colon, a dot, a slash and a hyphen are parts of words here.
fn separates(char: char) -> bool {
    matches!(
        char,
        ' ' | ',' | ';' | '\'' | '`' | '"' | '(' | ')' | '[' | ']' | '=' | '#' | '+' | '?' | '!' | '*' | '%'
    )
}

fn names_somebody(word: &str) -> bool {
    let word = word.trim_matches(['.', '/', '-']);
    let word = word.strip_suffix(':').filter(|rest| !rest.ends_with(':')).unwrap_or(word);
    is_address(word) || is_host(word)
}

/// An IP address, alone, with a port, or with a prefix length; or a part of a word that is one.
fn is_address(word: &str) -> bool {
    let parses = |part: &str| {
        // `12:30:45` is a time of day and `::` a path separator; an IPv6 address has more to it.
        part.parse::<IpAddr>().is_ok_and(|ip| ip.is_ipv4() || part.len() > 2)
    };
    let without_port = word.rsplit_once(':').map_or(word, |(host, _)| host);
    let parts = || word.split(['/', ':', '-', '_', '…']);
    parses(word)
        || parses(without_port)
        || word.split('/').any(parses)
        || parts().any(parses)
        || parses(&v6_of(word))
}

/// A word without what no IPv6 address has, to find one in the middle: `v6:2001:db8::1`.
fn v6_of(word: &str) -> String {
    word.trim_start_matches(|char: char| !char.is_ascii_hexdigit() && char != ':')
        .trim_end_matches('.')
        .to_owned()
}

/// A word with dots between letters, that is neither a path nor a file of ours.
fn is_host(word: &str) -> bool {
    const FILES: &[&str] =
        &["db", "toml", "key", "pem", "sock", "lock", "gz", "age", "json", "rs", "sql", "log"];
    let host = word.split(':').next().unwrap_or(word);
    let Some((rest, last)) = host.rsplit_once('.') else { return false };
    let letters = last.len() >= 2 && last.chars().all(|char| char.is_ascii_alphanumeric() || char == '-');
    let named = last.chars().any(|char| char.is_ascii_alphabetic());
    letters && named && !rest.is_empty() && !host.contains('/') && !FILES.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_somebody_is_held_back() {
        for text in [
            "alice@example.org",
            "alice＠example.org",
            "could not connect to 192.0.2.7",
            "192.0.2.7:25 refused",
            "peer=192.0.2.7",
            "from 192.0.2.0/24",
            "[2001:db8::1]:25",
            "2001:db8::1",
            "::1",
            "fe80::1%eth0",
            "ip6:2001:db8::1",
            "ip-192.0.2.7-x",
            "no answer from mx.example.org",
            "mx.example.org:25",
            "mx.example.org.",
            "xn--bcher-kva.example",
            "a line\nand another",
            "Grüße",
        ] {
            assert_eq!(scrub(text), WITHHELD, "{text}");
        }
        assert_eq!(scrub(&"a".repeat(401)), WITHHELD);
    }

    #[test]
    fn what_names_nobody_is_said() {
        for text in [
            "Forwarded one message",
            "Ready",
            "could not open the database at `/var/lib/lodge/lodge.db`: file is not a database",
            "mail/0001_aliases",
            "version 0.1.0, revision 1f2e3d",
            "the system has no `lodge.toml`",
            "took 12:30:45",
            "No such file or directory (os error 2)",
        ] {
            assert_eq!(scrub(text), text);
        }
    }
}
