//! HELO and EHLO: who the client says it is.

use std::fmt;

use crate::{
    limits,
    server::words::{self, Words},
};

/// What a client said of itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Hello {
    /// Its name, or its address in brackets.
    pub name: String,
    /// Whether it said EHLO.
    pub extended: bool,
}

impl fmt::Debug for Hello {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.extended { "Hello(EHLO ‹name›)" } else { "Hello(HELO ‹name›)" })
    }
}

/// Reads the name.
///
//= rfc5321#4.1.4
//# An SMTP server MAY verify that the domain name argument in the EHLO command
//# actually corresponds to the IP address of the client.
/// We do not even ask for a well-formed name: half of all offices have a mail server called `SRV_MAIL.local`, and a
/// name proves nothing. It has to be one word that we can repeat in `Received`.
pub(crate) fn parse(name: &[u8], extended: bool) -> Result<Hello, Words> {
    let is_word = !name.is_empty() && name.len() <= limits::DOMAIN && name.iter().all(u8::is_ascii_graphic);
    let name = str::from_utf8(name).ok().filter(|_| is_word).ok_or(words::HELLO_SYNTAX)?;
    Ok(Hello { name: name.to_owned(), extended })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_word() {
        let check =
            |name: &str, fine: bool| assert_eq!(parse(name.as_bytes(), true).is_ok(), fine, "{name:?}");
        check("mail.example.org", true);
        check("[192.0.2.1]", true);
        check("[IPv6:2001:db8::1]", true);
        check("SRV_MAIL.local", true);
        check("", false);
        check("two words", false);
        check("exämple.org", false);
        check(&"x".repeat(256), false);
    }

    #[test]
    fn a_name_is_not_shown() {
        assert_eq!(format!("{:?}", parse(b"ann-laptop", true).unwrap()), "Hello(EHLO ‹name›)");
    }
}
