//! A form with a file in it that is too large to be held: it is taken as it comes.

use std::mem::take;

use axum::{
    body::{Body, BodyDataStream, Bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use futures_util::{StreamExt as _, stream};

use crate::{
    Fault, Site,
    filled::{LARGEST, boundary, find, name},
};

/// The longest head of a part.
const HEAD: usize = 1024;
/// How much of a body is looked at for its first field.
const FIRST: usize = 8 * 1024;

/// A form of parts (RFC 7578), part after part.
pub struct Upload {
    body: BodyDataStream,
    boundary: String,
    /// What has come and was not looked at yet. Between parts it begins with the boundary.
    ready: Vec<u8>,
    in_part: bool,
}

impl Upload {
    /// The next part: what it is called. What is left of the part before is passed over.
    ///
    /// # Errors
    /// If it is not a form, or not all of it comes.
    pub async fn part(&mut self) -> Result<Option<String>, Fault> {
        while self.piece().await?.is_some() {}
        let first = format!("--{}", self.boundary);
        self.fill(first.len() + 2).await?;
        let rest = self.ready.strip_prefix(first.as_bytes()).ok_or(BAD)?;
        if rest.starts_with(b"--") {
            return Ok(None);
        }
        if !rest.starts_with(b"\r\n") {
            return Err(BAD);
        }
        self.ready.drain(..first.len());
        let end = loop {
            if let Some(at) = find(&self.ready, b"\r\n\r\n") {
                break at;
            }
            if self.ready.len() > HEAD || !self.more().await? {
                return Err(BAD);
            }
        };
        let head: Vec<u8> = self.ready.drain(..end + 4).take(end).collect();
        self.in_part = true;
        Ok(Some(std::str::from_utf8(&head).ok().and_then(name).ok_or(BAD)?))
    }

    /// The next piece of the part; nothing, when that was all of it.
    ///
    /// # Errors
    /// If not all of it comes.
    pub async fn piece(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if !self.in_part {
            return Ok(None);
        }
        let end = format!("\r\n--{}", self.boundary);
        loop {
            if let Some(at) = find(&self.ready, end.as_bytes()) {
                let piece: Vec<u8> = self.ready.drain(..at).collect();
                self.ready.drain(..2);
                self.in_part = false;
                return Ok(Some(piece));
            }
            // What may be the beginning of the end stays.
            if self.ready.len() > end.len() {
                let kept = self.ready.split_off(self.ready.len() - end.len());
                return Ok(Some(std::mem::replace(&mut self.ready, kept)));
            }
            if !self.more().await? {
                return Err(BAD);
            }
        }
    }

    /// The rest of a part as text, if it is not longer than this.
    ///
    /// # Errors
    /// If it is, or is none.
    pub async fn text(&mut self, most: usize) -> Result<String, Fault> {
        let mut all = Vec::new();
        while let Some(piece) = self.piece().await? {
            all.extend(piece);
            if all.len() > most {
                return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
            }
        }
        String::from_utf8(all).map_err(|_| BAD)
    }

    async fn fill(&mut self, least: usize) -> Result<(), Fault> {
        while self.ready.len() < least {
            if !self.more().await? {
                return Err(BAD);
            }
        }
        Ok(())
    }

    async fn more(&mut self) -> Result<bool, Fault> {
        match self.body.next().await {
            Some(Ok(bytes)) => {
                self.ready.extend_from_slice(&bytes);
                Ok(true)
            }
            Some(Err(_)) => Err(BAD),
            None => Ok(false),
        }
    }
}

const BAD: Fault = Fault::bad("bad-request");

impl FromRequest<Site> for Upload {
    type Rejection = Fault;
    async fn from_request(request: Request, _: &Site) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let boundary = kind.and_then(boundary).ok_or(BAD)?.to_owned();
        Ok(Self { body: body.into_data_stream(), boundary, ready: Vec::new(), in_part: false })
    }
}

/// The first field of a form of parts, and its body as it was. Nothing, where it is no such form or does not begin with it.
pub(crate) async fn first_field(
    headers: &HeaderMap,
    body: Body,
    wanted: &str,
) -> Result<(Option<String>, Body), Fault> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let Some(boundary) = kind.and_then(boundary) else { return Ok((None, body)) };
    let (mut body, mut ready) = (body.into_data_stream(), Vec::new());
    let end = format!("\r\n--{boundary}");
    let field = loop {
        if let Some(field) = read_first(&ready, boundary, &end, wanted) {
            break field;
        }
        match body.next().await {
            Some(Ok(bytes)) if ready.len() + bytes.len() <= LARGEST => ready.extend_from_slice(&bytes),
            Some(Ok(_)) => return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large")),
            Some(Err(_)) => return Err(BAD),
            None => break None,
        }
    };
    let before = stream::iter([Ok::<_, axum::Error>(Bytes::from(take(&mut ready)))]);
    Ok((field, Body::from_stream(before.chain(body))))
}

/// What the first field holds, once it is seen; inside, nothing if it is another one.
fn read_first(ready: &[u8], boundary: &str, end: &str, wanted: &str) -> Option<Option<String>> {
    let Some(rest) = ready.get(boundary.len() + 4..) else {
        return (ready.len() > FIRST).then_some(None);
    };
    match find(rest, end.as_bytes()) {
        Some(at) => {
            let part = rest.get(..at)?;
            let head = find(part, b"\r\n\r\n")?;
            let text =
                |octets: Option<&[u8]>| octets.and_then(|octets| String::from_utf8(octets.to_vec()).ok());
            let called = text(part.get(..head)).and_then(|head| name(&head));
            Some(text(part.get(head + 4..)).filter(|_| called.as_deref() == Some(wanted)))
        }
        None => (ready.len() > FIRST).then_some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=b0und";

    fn part(name: &str, value: &str) -> String {
        format!("--b0und\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    }

    /// The form in pieces of so many bytes.
    fn body(text: &str, size: usize) -> Body {
        let pieces: Vec<_> = text
            .as_bytes()
            .chunks(size)
            .map(|some| Ok::<_, axum::Error>(Bytes::copy_from_slice(some)))
            .collect();
        Body::from_stream(stream::iter(pieces))
    }

    fn headers() -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, KIND.parse().unwrap());
        headers
    }

    async fn all(text: &str, size: usize) -> Option<Vec<(String, String)>> {
        let boundary = "b0und".to_owned();
        let body = body(text, size).into_data_stream();
        let mut upload = Upload { body, boundary, ready: Vec::new(), in_part: false };
        let mut all = Vec::new();
        while let Some(name) = upload.part().await.ok()? {
            all.push((name, upload.text(10_000).await.ok()?));
        }
        Some(all)
    }

    #[tokio::test]
    async fn a_form_is_read_however_it_is_cut() {
        let long = "x\r\n--b0un".repeat(200);
        let whole = format!("{}{}{}--b0und--\r\n", part("csrf", "t"), part("file", &long), part("empty", ""));
        let expected = [("csrf", "t"), ("file", &*long), ("empty", "")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        for size in [1, 2, 3, 7, 64, 100_000] {
            assert_eq!(all(&whole, size).await, Some(expected.clone()), "{size}");
        }
        for wrong in ["", "--b0und", "x", &whole[..20], &whole[..100], &whole[..whole.len() - 20]] {
            assert_eq!(all(wrong, 5).await, None, "{wrong}");
        }
    }

    #[tokio::test]
    async fn the_first_field_is_seen_and_nothing_is_lost() {
        let whole = format!("{}{}--b0und--\r\n", part("csrf", "token"), part("file", &"y".repeat(50_000)));
        for size in [1, 50, 100_000] {
            let (field, rest) = first_field(&headers(), body(&whole, size), "csrf").await.unwrap();
            assert_eq!(field.as_deref(), Some("token"), "{size}");
            assert_eq!(axum::body::to_bytes(rest, 1 << 20).await.unwrap(), whole.as_bytes(), "{size}");
        }
        let other = format!("{}--b0und--\r\n", part("else", "token"));
        let (field, rest) = first_field(&headers(), body(&other, 9), "csrf").await.unwrap();
        assert_eq!(field, None);
        assert_eq!(axum::body::to_bytes(rest, 1 << 20).await.unwrap(), other.as_bytes());
    }
}
