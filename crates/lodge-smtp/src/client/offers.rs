//! What a server offers, as its answer to EHLO says.

/// The extensions that we make use of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Offers {
    /// Commands may be sent without waiting for the answers (RFC 2920).
    pub pipelining: bool,
    /// The largest message taken; 0 when it was offered without a limit (RFC 1870).
    pub size: Option<u64>,
    /// Octets above 127 are let through in the body (RFC 6152).
    pub eight_bit: bool,
    /// And in addresses and headers (RFC 6531).
    pub utf8: bool,
    /// Messages may be sent counted instead of dotted (RFC 3030).
    pub chunking: bool,
    /// The connection can be secured (RFC 3207).
    pub starttls: bool,
    /// AUTH PLAIN (RFC 4616).
    pub plain: bool,
    /// AUTH LOGIN.
    pub login: bool,
}

impl Offers {
    /// Takes one line of the answer into account, whatever its case.
    pub(crate) fn add(&mut self, line: &[u8]) {
        // "AUTH=LOGIN" is how servers once spelled it, for clients older than RFC 4954.
        let mut words = line.split(|octet| matches!(octet, b' ' | b'=')).filter(|word| !word.is_empty());
        let Some(keyword) = words.next() else { return };
        let is = |name: &str| keyword.eq_ignore_ascii_case(name.as_bytes());
        if is("PIPELINING") {
            self.pipelining = true;
        } else if is("SIZE") {
            self.size = Some(words.next().map_or(0, number));
        } else if is("8BITMIME") {
            self.eight_bit = true;
        } else if is("SMTPUTF8") {
            self.utf8 = true;
        } else if is("CHUNKING") {
            self.chunking = true;
        } else if is("STARTTLS") {
            self.starttls = true;
        } else if is("AUTH") {
            //= rfc4954#3
            //# The AUTH EHLO keyword contains as a parameter a space-separated
            //# list of the names of available [SASL] mechanisms.
            for mechanism in words {
                self.plain |= mechanism.eq_ignore_ascii_case(b"PLAIN");
                self.login |= mechanism.eq_ignore_ascii_case(b"LOGIN");
            }
        }
    }
}

/// A decimal number; anything else, and anything too large, sets no limit.
fn number(word: &[u8]) -> u64 {
    std::str::from_utf8(word).ok().and_then(|word| word.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: Offers) {
        let mut offers = Offers::default();
        for line in lines {
            offers.add(line.as_bytes());
        }
        assert_eq!(offers, expected, "{lines:?}");
    }

    #[test]
    fn offers_are_read_in_any_case() {
        check(
            &["pipelining", "Size 1000"],
            Offers { pipelining: true, size: Some(1000), ..Offers::default() },
        );
        check(
            &["8BITMIME", "SMTPUTF8", "CHUNKING", "STARTTLS"],
            Offers { eight_bit: true, utf8: true, chunking: true, starttls: true, ..Offers::default() },
        );
        check(&["AUTH LOGIN PLAIN"], Offers { plain: true, login: true, ..Offers::default() });
        check(&["AUTH=LOGIN"], Offers { login: true, ..Offers::default() });
    }

    #[test]
    fn a_size_that_is_no_number_is_no_limit() {
        for line in ["SIZE", "SIZE 0", "SIZE x", "SIZE 99999999999999999999999"] {
            check(&[line], Offers { size: Some(0), ..Offers::default() });
        }
    }

    #[test]
    fn what_is_unknown_is_passed_over() {
        check(&["", " ", "X-FOO bar", "PIPELINING2", "mail.example says hello"], Offers::default());
    }
}
