//! MAIL: from whom, and what kind of message.

use super::parameters;
use crate::{
    path::{Malformed, ReversePath, parse_path},
    server::words::{self, Words},
};

/// What MAIL says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Where notices about the message would go; `None` is `<>`.
    pub from: ReversePath,
    /// How many octets it will have, if said (RFC 1870).
    pub size: Option<u64>,
    /// What its body is made of, if said (RFC 6152).
    pub body: Option<Body>,
    /// Whether UTF-8 may be in its addresses and headers (RFC 6531).
    pub smtputf8: bool,
}

/// What the body of a message is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Octets below 128.
    SevenBit,
    /// Any octets, in lines.
    EightBitMime,
}

impl Mail {
    /// Whether any parameter was given: a client that said HELO may give none.
    pub(crate) const fn has_parameters(&self) -> bool {
        self.size.is_some() || self.body.is_some() || self.smtputf8
    }
}

pub(crate) fn parse(text: &str) -> Result<Mail, Words> {
    let text = super::after_keyword(text, "FROM:", words::MAIL_SYNTAX)?;
    let (from, rest) = parse_path(text).map_err(|malformed| match malformed {
        Malformed::NotAscii => words::NOT_ASCII,
        Malformed::Syntax | Malformed::TooLong => words::BAD_SENDER,
    })?;
    let (mut size, mut body, mut smtputf8) = (None, None, None);
    for parameter in parameters::parse(rest) {
        let (keyword, value) = parameter?;
        let is = |name: &str| keyword.eq_ignore_ascii_case(name);
        match value {
            Some(value) if is("SIZE") => parameters::once(&mut size, octets(value)?)?,
            Some(value) if is("BODY") => parameters::once(&mut body, kind(value)?)?,
            None if is("SMTPUTF8") => parameters::once(&mut smtputf8, ())?,
            _ if is("SIZE") || is("BODY") || is("SMTPUTF8") => return Err(words::BAD_PARAMETER),
            //= rfc5321#4.1.1.11
            //# If the server SMTP does not recognize or cannot implement one or more
            //# of the parameters associated with a particular MAIL FROM or RCPT TO
            //# command, it will return code 555.
            _ => return Err(words::UNKNOWN_PARAMETER),
        }
    }
    let mail = Mail { from, size, body, smtputf8: smtputf8.is_some() };
    if !mail.smtputf8 && mail.from.as_ref().is_some_and(|path| !path.is_ascii()) {
        return Err(words::NOT_ASCII);
    }
    Ok(mail)
}

//= rfc1870#3
//# size-value ::= 1*20DIGIT
fn octets(value: &str) -> Result<u64, Words> {
    let digits = value.len() <= 20 && value.bytes().all(|octet| octet.is_ascii_digit());
    if !digits {
        return Err(words::BAD_PARAMETER);
    }
    Ok(value.parse().unwrap_or(u64::MAX))
}

fn kind(value: &str) -> Result<Body, Words> {
    if value.eq_ignore_ascii_case("7BIT") {
        Ok(Body::SevenBit)
    } else if value.eq_ignore_ascii_case("8BITMIME") {
        Ok(Body::EightBitMime)
    } else {
        Err(words::BODY_UNKNOWN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(
        size: Option<u64>,
        body: Option<Body>,
        smtputf8: bool,
    ) -> Result<(Option<u64>, Option<Body>, bool), Words> {
        Ok((size, body, smtputf8))
    }

    fn check(text: &str, expected: Result<(Option<u64>, Option<Body>, bool), Words>) {
        let got = parse(text).map(|mail| (mail.size, mail.body, mail.smtputf8));
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn mail_is_read() {
        check("FROM:<>", said(None, None, false));
        check("from:<ann@example.org>", said(None, None, false));
        check("FROM: <ann@example.org>", said(None, None, false));
        check("FROM:<a@b> SIZE=512 BODY=8BITMIME SMTPUTF8", said(Some(512), Some(Body::EightBitMime), true));
        check("FROM:<a@b> size=0 body=7bit smtputf8", said(Some(0), Some(Body::SevenBit), true));
        check("FROM:<ä@b> SMTPUTF8", said(None, None, true));
        check("FROM:<a@b> SIZE=99999999999999999999", said(Some(u64::MAX), None, false));
    }

    #[test]
    fn what_is_wrong_is_said() {
        check("", Err(words::MAIL_SYNTAX));
        check("<a@b>", Err(words::MAIL_SYNTAX));
        check("FROM", Err(words::MAIL_SYNTAX));
        check("FROM:a@b", Err(words::BAD_SENDER));
        check("FROM:<a@b", Err(words::BAD_SENDER));
        check("FROM:<a>", Err(words::BAD_SENDER));
        check("FROM:<ä@b>", Err(words::NOT_ASCII));
        check("FROM:<a@ä>", Err(words::NOT_ASCII));
        check("FROM:<a@b>SIZE=1", Err(words::BAD_PARAMETER));
        check("FROM:<a@b> SIZE=x", Err(words::BAD_PARAMETER));
        check("FROM:<a@b> SIZE=+1", Err(words::BAD_PARAMETER));
        check("FROM:<a@b> SIZE", Err(words::BAD_PARAMETER));
        check("FROM:<a@b> SIZE=1 SIZE=1", Err(words::BAD_PARAMETER));
        check("FROM:<a@b> SMTPUTF8=yes", Err(words::BAD_PARAMETER));
        check("FROM:<a@b> BODY=BINARYMIME", Err(words::BODY_UNKNOWN));
        //= rfc5321#4.1.1.11
        //= type=test
        //# If the server SMTP does not recognize or cannot implement one or more
        //# of the parameters associated with a particular MAIL FROM or RCPT TO
        //# command, it will return code 555.
        check("FROM:<a@b> RET=FULL", Err(words::UNKNOWN_PARAMETER));
    }
}
