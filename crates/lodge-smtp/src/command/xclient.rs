//! XCLIENT: a trusted front server says whom it speaks for. The command is described in Postfix's `XCLIENT_README`.

use std::{fmt, net::IpAddr};

use super::{hello, parameters};
use crate::server::words::{self, Words};

/// What was said of the client; `None` is what was not said, or is not known.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Xclient {
    /// Its address.
    pub address: Option<IpAddr>,
    /// Its port.
    pub port: Option<u16>,
    /// Its host name.
    pub name: Option<String>,
    /// What it called itself in HELO or EHLO.
    pub helo: Option<String>,
    /// Whether it said EHLO.
    pub extended: Option<bool>,
}

impl fmt::Debug for Xclient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Xclient(‹client›)")
    }
}

/// The attributes, as EHLO lists them.
pub(crate) const ATTRIBUTES: &str = "XCLIENT NAME ADDR PORT PROTO HELO";

/// Reads `ATTRIBUTE=value …`.
pub(crate) fn parse(text: &str) -> Result<Xclient, Words> {
    const WRONG: Words = words::BAD_XCLIENT;
    if text.is_empty() {
        return Err(WRONG);
    }
    let mut said = Xclient::default();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let (attribute, value) = word.split_once('=').ok_or(WRONG)?;
        let is = |name: &str| attribute.eq_ignore_ascii_case(name);
        let value = decode(value).ok_or(WRONG)?;
        let known = Some(value.as_str()).filter(|value| {
            !["[UNAVAILABLE]", "[TEMPUNAVAIL]"].iter().any(|unknown| value.eq_ignore_ascii_case(unknown))
        });
        let Some(value) = known else {
            if ["NAME", "ADDR", "PORT", "PROTO", "HELO"].into_iter().any(is) {
                continue;
            }
            return Err(WRONG);
        };
        if is("ADDR") {
            parameters::once(&mut said.address, address(value).ok_or(WRONG)?)?;
        } else if is("PORT") {
            parameters::once(&mut said.port, value.parse().map_err(|_| WRONG)?)?;
        } else if is("NAME") {
            parameters::once(&mut said.name, hello::parse(value.as_bytes(), false).map_err(|_| WRONG)?.name)?;
        } else if is("HELO") {
            parameters::once(&mut said.helo, hello::parse(value.as_bytes(), false).map_err(|_| WRONG)?.name)?;
        } else if is("PROTO") && (value.eq_ignore_ascii_case("SMTP") || value.eq_ignore_ascii_case("ESMTP")) {
            parameters::once(&mut said.extended, value.len() == 5)?;
        } else {
            return Err(WRONG);
        }
    }
    Ok(said)
}

fn address(value: &str) -> Option<IpAddr> {
    match value.split_at_checked(5) {
        Some((tag, v6)) if tag.eq_ignore_ascii_case("IPV6:") => Some(IpAddr::V6(v6.parse().ok()?)),
        _ => Some(IpAddr::V4(value.parse().ok()?)),
    }
}

/// Takes the `xtext` of RFC 3461 apart: `+3D` is `=`.
fn decode(value: &str) -> Option<String> {
    let mut parts = value.split('+');
    let mut decoded = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        let upper_hex = digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
        decoded.push(u8::from_str_radix(digits, 16).ok().filter(|_| upper_hex)?);
        decoded.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read() {
        let said = parse("ADDR=192.0.2.9 port=2525 NAME=mx.example.org PROTO=ESMTP HELO=a+3Db").unwrap();
        assert_eq!(said.address, Some(IpAddr::from([192, 0, 2, 9])));
        assert_eq!((said.port, said.extended), (Some(2525), Some(true)));
        assert_eq!((said.name.as_deref(), said.helo.as_deref()), (Some("mx.example.org"), Some("a=b")));
        assert_eq!(parse("ADDR=IPV6:2001:db8::9").unwrap().address, Some("2001:db8::9".parse().unwrap()));
        assert_eq!(parse("NAME=[UNAVAILABLE] ADDR=[tempunavail]").unwrap(), Xclient::default());
        assert_eq!(parse("PROTO=SMTP").unwrap().extended, Some(false));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "ADDR",
            "ADDR=",
            "ADDR=2001:db8::9",
            "ADDR=192.0.2",
            "ADDR=192.0.2.1 ADDR=192.0.2.1",
            "PORT=70000",
            "PROTO=LMTP",
            "LOGIN=ann",
            "LOGIN=[UNAVAILABLE]",
            "HELO=a+3db",
            "HELO=a+3",
            "HELO=a+20b",
            "HELO=a+0Ab",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
        }
    }
}
