//! BDAT: so many octets of the message follow (RFC 3030).

use crate::server::words::{self, Words};

/// A piece of a message that is about to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chunk {
    pub(crate) octets: u64,
    pub(crate) last: bool,
}

/// Reads `size [LAST]`.
pub(crate) fn parse(text: &[u8]) -> Result<Chunk, Words> {
    let mut words = text.split(|&octet| octet == b' ').filter(|word| !word.is_empty());
    let size = words.next().filter(|size| size.len() <= 18 && size.iter().all(u8::is_ascii_digit));
    let octets =
        size.ok_or(words::BDAT_SYNTAX)?.iter().fold(0, |sum, &digit| sum * 10 + u64::from(digit - b'0'));
    let last = match words.next() {
        None => false,
        Some(word) if word.eq_ignore_ascii_case(b"LAST") => true,
        Some(_) => return Err(words::BDAT_SYNTAX),
    };
    if words.next().is_none() { Ok(Chunk { octets, last }) } else { Err(words::BDAT_SYNTAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read() {
        let check = |text: &str, expected: Option<(u64, bool)>| {
            let got = parse(text.as_bytes()).ok().map(|chunk| (chunk.octets, chunk.last));
            assert_eq!(got, expected, "{text:?}");
        };
        check("0", Some((0, false)));
        check("86 LAST", Some((86, true)));
        check("86  last", Some((86, true)));
        check("999999999999999999", Some((999_999_999_999_999_999, false)));
        check("", None);
        check("LAST", None);
        check("-1", None);
        check("1x", None);
        check("1 LATER", None);
        check("1 LAST 2", None);
        check("9999999999999999999", None);
    }
}
