//! What a client says: one line, one command.

pub(crate) mod bdat;
pub(crate) mod hello;
pub(crate) mod mail;
mod parameters;
pub(crate) mod rcpt;
pub(crate) mod xclient;

pub use hello::Hello;
pub use mail::{Body, Mail};
pub use xclient::Xclient;

use crate::{
    path::Path,
    server::words::{self, Words},
};

/// One command, understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Hello(Hello),
    Mail(Mail),
    /// The recipient; `None` is `<Postmaster>` of no domain, which every host has.
    Rcpt(Option<Path>),
    Data,
    Bdat(bdat::Chunk),
    StartTls,
    Xclient(Xclient),
    Rset,
    Noop,
    Vrfy,
    Help,
    Quit,
}

/// Reads a command line, without its CRLF.
///
//= rfc5321#4.1.1
//# (In the interest of improved interoperability, SMTP receivers SHOULD
//# tolerate trailing white space before the terminating <CRLF>.)
pub(crate) fn parse(line: &[u8]) -> Result<Command, Words> {
    let line = line.trim_ascii_end();
    if line.iter().any(u8::is_ascii_control) {
        return Err(words::ODD_OCTETS);
    }
    let end = memchr::memchr(b' ', line).unwrap_or(line.len());
    let (verb, rest) = line.split_at_checked(end).unwrap_or((line, &[]));
    let rest = rest.trim_ascii_start();
    //= rfc5321#2.4
    //# Verbs and argument values (e.g., "TO:" or "to:" in the RCPT command and
    //# extension name keywords) are not case sensitive
    let is = |name: &str| verb.eq_ignore_ascii_case(name.as_bytes());
    let alone = |command| if rest.is_empty() { Ok(command) } else { Err(words::NO_PARAMETER) };
    match verb.len() {
        4 if is("EHLO") => hello::parse(rest, true).map(Command::Hello),
        4 if is("HELO") => hello::parse(rest, false).map(Command::Hello),
        4 if is("MAIL") => mail::parse(text(rest, words::BAD_SENDER)?).map(Command::Mail),
        4 if is("RCPT") => rcpt::parse(text(rest, words::BAD_RECIPIENT)?).map(Command::Rcpt),
        4 if is("DATA") => alone(Command::Data),
        4 if is("BDAT") => bdat::parse(rest).map(Command::Bdat),
        4 if is("RSET") => alone(Command::Rset),
        4 if is("QUIT") => alone(Command::Quit),
        //= rfc5321#4.1.1.9
        //# If a parameter string is specified, servers SHOULD ignore it.
        4 if is("NOOP") => Ok(Command::Noop),
        4 if is("VRFY") => Ok(Command::Vrfy),
        4 if is("HELP") => Ok(Command::Help),
        7 if is("XCLIENT") => xclient::parse(text(rest, words::BAD_XCLIENT)?).map(Command::Xclient),
        8 if is("STARTTLS") => alone(Command::StartTls),
        //= rfc5321#4.2.4
        //# 502 SHOULD be used when the command is actually recognized by the SMTP
        //# server, but not implemented.
        4 if ["EXPN", "AUTH", "ETRN", "TURN", "SEND", "SOML", "SAML", "LHLO"].into_iter().any(is) => {
            Err(words::NOT_IMPLEMENTED)
        }
        _ => Err(words::UNKNOWN),
    }
}

fn text(octets: &[u8], otherwise: Words) -> Result<&str, Words> {
    str::from_utf8(octets).map_err(|_| otherwise)
}

/// What follows `FROM:` or `TO:`.
///
//= rfc5321#3.3
//# Since it has been a common source of errors, it is worth noting that
//# spaces are not permitted on either side of the colon following FROM in the
//# MAIL command or TO in the RCPT command.
/// Outlook sent one after the colon for years, and scripts still do; we accept it there.
fn after_keyword<'t>(text: &'t str, keyword: &str, otherwise: Words) -> Result<&'t str, Words> {
    match text.split_at_checked(keyword.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(keyword) => Ok(rest.trim_start_matches(' ')),
        _ => Err(otherwise),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: impl Into<Result<Command, Words>>) {
        assert_eq!(parse(line.as_bytes()), expected.into(), "{line:?}");
    }

    #[test]
    fn verbs_are_told_apart() {
        check("DATA", Ok(Command::Data));
        //= rfc5321#2.4
        //= type=test
        //# Verbs and argument values (e.g., "TO:" or "to:" in the RCPT command and
        //# extension name keywords) are not case sensitive
        check("dAtA", Ok(Command::Data));
        //= rfc5321#4.1.1
        //= type=test
        //# (In the interest of improved interoperability, SMTP receivers SHOULD
        //# tolerate trailing white space before the terminating <CRLF>.)
        check("QUIT \t ", Ok(Command::Quit));
        //= rfc5321#4.1.1.9
        //= type=test
        //# If a parameter string is specified, servers SHOULD ignore it.
        check("NOOP whatever it is", Ok(Command::Noop));
        check("VRFY ann", Ok(Command::Vrfy));
        check("HELP mail", Ok(Command::Help));
        check("STARTTLS", Ok(Command::StartTls));
        check("DATA now", Err(words::NO_PARAMETER));
        check("RSET x", Err(words::NO_PARAMETER));
        check("QUIT x", Err(words::NO_PARAMETER));
        check("STARTTLS x", Err(words::NO_PARAMETER));
    }

    #[test]
    fn what_is_no_command_is_told_so() {
        check("", Err(words::UNKNOWN));
        check(" DATA", Err(words::UNKNOWN));
        check("DATAX", Err(words::UNKNOWN));
        check("GET / HTTP/1.1", Err(words::UNKNOWN));
        //= rfc5321#4.2.4
        //= type=test
        //# 502 SHOULD be used when the command is actually recognized by the SMTP
        //# server, but not implemented.
        check("EXPN list", Err(words::NOT_IMPLEMENTED));
        check("AUTH PLAIN", Err(words::NOT_IMPLEMENTED));
        check("NO\0OP", Err(words::ODD_OCTETS));
        check("NOOP \r x", Err(words::ODD_OCTETS));
        assert_eq!(parse(b"MAIL FROM:<\xff@example.org>"), Err(words::BAD_SENDER));
        assert_eq!(parse(b"\xff\xfe"), Err(words::UNKNOWN));
    }
}
