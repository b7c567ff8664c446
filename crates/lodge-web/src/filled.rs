//! A form that may bring a file, whichever way the browser sent it.
//!
//! `multipart/form-data` (RFC 7578) is read whole: the guard has bounded it before it gets here.

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use url::form_urlencoded;

use crate::{Fault, Site};

/// The largest form: a thousand aliases as a table fit many times over.
pub(crate) const LARGEST: usize = 2 << 20;
/// The most fields of a form.
const MOST: usize = 64;
/// The longest head of a part.
const HEAD: usize = 1024;

/// A form that was filled in: its fields, in their order.
pub struct Filled(Vec<(String, Vec<u8>)>);

impl Filled {
    /// Reads a form. Nothing, if it is none.
    pub(crate) fn read(headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
        match kind.trim_start().get(..10).is_some_and(|start| start.eq_ignore_ascii_case("multipart/")) {
            true => parts(body, boundary(kind)?).map(Self),
            false => {
                let pairs = form_urlencoded::parse(body).take(MOST);
                Some(Self(
                    pairs.map(|(name, value)| (name.into_owned(), value.into_owned().into())).collect(),
                ))
            }
        }
    }

    /// What a field holds.
    #[must_use]
    pub fn octets(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_slice())
    }

    /// What a field holds, as text. Nothing, if it is not UTF-8 or not there.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.octets(name).and_then(|octets| std::str::from_utf8(octets).ok())
    }
}

impl FromRequest<Site> for Filled {
    type Rejection = Fault;
    async fn from_request(request: Request, _: &Site) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        let body: Bytes = to_bytes(body, LARGEST)
            .await
            .map_err(|_| Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"))?;
        Self::read(&parts.headers, &body).ok_or(Fault::bad("bad-request"))
    }
}

/// What stands between the parts, if the form has parts.
pub(crate) fn boundary(kind: &str) -> Option<&str> {
    let (essence, parameters) = kind.split_once(';')?;
    if !essence.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"'))
    })?;
    //= rfc2046#5.1.1
    //# Boundary delimiters must not appear within the encapsulated material,
    //# and must be no longer than 70 characters, not counting the two
    //# leading hyphens.
    (1..=70).contains(&boundary.len()).then_some(boundary)
}

/// The parts of a body: the name of each, and its content.
fn parts(body: &[u8], boundary: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let first = format!("--{boundary}");
    let between = format!("\r\n{first}");
    let mut rest = body.strip_prefix(first.as_bytes())?;
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        let part = rest.strip_prefix(b"\r\n")?;
        let end = find(part, between.as_bytes())?;
        let (part, after) = part.split_at_checked(end)?;
        let (head, content) = part.split_at_checked(find(part.get(..part.len().min(HEAD))?, b"\r\n\r\n")?)?;
        parts.push((name(std::str::from_utf8(head).ok()?)?, content.get(4..)?.to_vec()));
        if parts.len() > MOST {
            return None;
        }
        rest = after.get(between.len()..)?;
    }
}

/// What a part is called: `Content-Disposition: form-data; name="lines"`.
pub(crate) fn name(head: &str) -> Option<String> {
    let is_disposition = |line: &&str| {
        line.split_once(':').is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case("content-disposition"))
    };
    let line = head.split("\r\n").find(is_disposition)?;
    let (_, name) = line.split_once("; name=\"")?;
    let (name, _) = name.split_once('"')?;
    Some(name.to_owned())
}

pub(crate) fn find(within: &[u8], wanted: &[u8]) -> Option<usize> {
    within.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=----x1";

    fn read(kind: &str, body: &str) -> Option<Vec<(String, String)>> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
        let filled = Filled::read(&headers, body.as_bytes())?;
        Some(filled.0.into_iter().map(|(name, value)| (name, String::from_utf8(value).unwrap())).collect())
    }

    #[test]
    fn both_kinds_of_forms_are_read() {
        let check = |kind: &str, body: &str, expected: Option<&[(&str, &str)]>| {
            let pairs = |pairs: &[(&str, &str)]| {
                pairs
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(read(kind, body), expected.map(pairs), "{body}");
        };
        check("application/x-www-form-urlencoded", "a=1&b=%C3%A9", Some(&[("a", "1"), ("b", "é")]));
        let part = |name: &str, value: &str| {
            format!("------x1\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let whole = format!("{}{}------x1--\r\n", part("csrf", "t"), part("lines", "a\r\nb"));
        check(KIND, &whole, Some(&[("csrf", "t"), ("lines", "a\r\nb")]));
        check(
            "multipart/form-data; boundary=\"----x1\"",
            &whole,
            Some(&[("csrf", "t"), ("lines", "a\r\nb")]),
        );
        let file = "------x1\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\
                    Content-Type: text/csv\r\n\r\n\r\n------x1--";
        check(KIND, file, Some(&[("file", "")]));
        // What is no form, or is cut off.
        for wrong in [
            "",
            "------x1",
            "------x1\r\n",
            "------x1\r\n\r\n\r\n------x1--",
            "x",
            &whole[..40],
            &whole[..90],
        ] {
            check(KIND, wrong, None);
        }
        check("multipart/form-data; boundary=", &whole, None);
        check("multipart/mixed; boundary=----x1", &whole, None);
    }
}
