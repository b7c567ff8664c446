//! One request to somebody else, and what they answered.

use std::{net::IpAddr, time::Duration};

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{Method, body::Bytes, client::conn::http1, header::HeaderName, header::HeaderValue};
use hyper_util::rt::TokioIo;
use lodge_register::Recipient;
use tokio::{
    task::JoinSet,
    time::{Instant, timeout_at},
};
use url::{Host, Url};

use super::{Wire, redirect};
use crate::{Door, EgressError};

/// The most of an answer that is read, unless said otherwise.
const MOST: usize = 1024 * 1024;
/// How long a request may take, unless said otherwise.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a request may be sent on.
const HOPS: usize = 3;
/// The most of an answer's head that is read.
const HEAD: usize = 64 * 1024;
/// Who we say we are.
const AGENT: &str = "Lodge";

/// A request. It has no `Debug`: where it goes and what it says may be about somebody.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Where to: `https://…`; `http://…` for hosts that the operator listed.
    pub url: String,
    /// Header fields besides `Host`, `Content-Length` and `User-Agent`.
    pub headers: Vec<(String, String)>,
    /// What is sent.
    pub body: Vec<u8>,
    /// Whether to go where the answer sends us on to, three times at most. Not done unless asked for.
    pub follow: bool,
    /// The most of an answer that is read, in octets.
    pub most: usize,
    /// How long all of it may take.
    pub within: Duration,
}

/// An answer. It has no `Debug`, for the same reason.
#[derive(Clone)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Its header fields, the names in lower case. Values that are no text are left out.
    pub headers: Vec<(String, String)>,
    /// What it said.
    pub body: Vec<u8>,
}

impl Request {
    /// A request of this method.
    #[must_use]
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            headers: Vec::new(),
            body: Vec::new(),
            follow: false,
            most: MOST,
            within: PATIENCE,
        }
    }

    /// Asks for a page.
    #[must_use]
    pub fn get(url: impl Into<String>) -> Self {
        Self::new(Method::GET, url)
    }

    /// Hands something in.
    #[must_use]
    pub fn post(url: impl Into<String>, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let request = Self::new(Method::POST, url).header("content-type", content_type);
        Self { body: body.into(), ..request }
    }

    /// The same, with this header field.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// The same, going where the answer sends us on to.
    #[must_use]
    pub fn following(self) -> Self {
        Self { follow: true, ..self }
    }
}

impl Response {
    /// The value of a header field.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether it went well: 2xx.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.status / 100 == 2
    }
}

impl Door {
    /// Sends a request to somebody who is declared, and reads the answer.
    ///
    /// # Errors
    /// [`EgressError`] if it may not go there, or nothing came of it. A status of 4xx or 5xx is an answer.
    pub async fn http(&self, to: &'static Recipient, request: Request) -> Result<Response, EgressError> {
        let until = Instant::now() + request.within;
        // Boxed: what waits for a handshake is large, and callers hold it across their own waiting.
        let exchange = Box::pin(self.hops(to, request, until));
        timeout_at(until, exchange).await.unwrap_or(Err(EgressError::TimedOut))
    }

    async fn hops(
        &self,
        to: &'static Recipient,
        mut request: Request,
        until: Instant,
    ) -> Result<Response, EgressError> {
        let mut url = parsed(&request.url)?;
        for _ in 0..=HOPS {
            let response = self.exchange(to, &url, &request, until).await?;
            let Some(target) = request.follow.then(|| redirect::target(&response, &url)).flatten() else {
                return Ok(response);
            };
            let target = redirect::checked(target, &url)?;
            request = redirect::onward(request, response.status, &url, &target)?;
            url = target;
        }
        Err(EgressError::Redirect)
    }

    /// One request, one connection, one answer.
    async fn exchange(
        &self,
        to: &'static Recipient,
        url: &Url,
        request: &Request,
        until: Instant,
    ) -> Result<Response, EgressError> {
        let wire = self.wire(to, url, until).await?;
        talk(wire, url, request).await
    }

    /// A connection to where a URL leads, for another protocol that begins as HTTP does: `wss://…`, or `ws://…` for hosts
    /// that the operator listed. It is secured as the scheme says.
    ///
    /// # Errors
    /// [`EgressError`] if it may not go there, or nobody answered.
    pub async fn stream(&self, to: &'static Recipient, url: &str) -> Result<Box<dyn Wire>, EgressError> {
        let url = match url.split_once("://") {
            Some(("wss", rest)) => parsed(&format!("https://{rest}"))?,
            Some(("ws", rest)) => parsed(&format!("http://{rest}"))?,
            _ => return Err(EgressError::Url),
        };
        let until = Instant::now() + PATIENCE;
        let wire = Box::pin(self.wire(to, &url, until));
        timeout_at(until, wire).await.unwrap_or(Err(EgressError::TimedOut))
    }

    /// A connection to where a URL leads.
    async fn wire(
        &self,
        to: &'static Recipient,
        url: &Url,
        until: Instant,
    ) -> Result<Box<dyn Wire>, EgressError> {
        let (host, port) = place(url)?;
        let mut addresses = self.addresses(&host, port, until).await?;
        let named = self.allow.iter().any(|allow| allow.names(&host));
        let listed = |ip: IpAddr| named || self.lists(ip);
        if !matches!(port, 80 | 443 | 1024..) {
            // A well-known port of another protocol: what we say there could be taken for it.
            addresses.retain(|address| listed(address.ip()));
            if addresses.is_empty() {
                return Err(EgressError::Port);
            }
        }
        let secure = url.scheme() == "https";
        if !secure {
            addresses.retain(|address| listed(address.ip()));
            if addresses.is_empty() {
                return Err(EgressError::Clear);
            }
        }
        let stream = self.open(to, &addresses, until).await?;
        let mut wire: Box<dyn Wire> = Box::new(stream);
        if secure {
            wire = self.secure(wire, &host, until).await?;
        }
        Ok(wire)
    }
}

/// A URL of the web, without a password in it.
fn parsed(text: &str) -> Result<Url, EgressError> {
    let url = Url::parse(text).map_err(|_| EgressError::Url)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(EgressError::Url);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(EgressError::Credentials);
    }
    Ok(url)
}

/// The host and the port of a URL.
fn place(url: &Url) -> Result<(String, u16), EgressError> {
    let host = match url.host() {
        Some(Host::Domain(name)) => name.to_owned(),
        Some(Host::Ipv4(address)) => address.to_string(),
        Some(Host::Ipv6(address)) => address.to_string(),
        None => return Err(EgressError::Url),
    };
    Ok((host, url.port_or_known_default().ok_or(EgressError::Url)?))
}

async fn talk(wire: Box<dyn Wire>, url: &Url, request: &Request) -> Result<Response, EgressError> {
    let outgoing = outgoing(url, request)?;
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(HEAD)
        .handshake(TokioIo::new(wire))
        .await
        .map_err(|_| EgressError::Broken)?;
    // The connection ends with this value.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let answer = sender.send_request(outgoing).await.map_err(|_| EgressError::Broken)?;
    let (head, body) = answer.into_parts();
    let body = Limited::new(body, request.most).collect().await.map_err(|error| {
        if error.is::<http_body_util::LengthLimitError>() {
            EgressError::TooLong
        } else {
            EgressError::Broken
        }
    })?;
    let headers = head.headers.iter().filter_map(|(name, value)| {
        value.to_str().ok().map(|value| (name.as_str().to_owned(), value.to_owned()))
    });
    Ok(Response { status: head.status.as_u16(), headers: headers.collect(), body: body.to_bytes().to_vec() })
}

fn outgoing(url: &Url, request: &Request) -> Result<hyper::Request<Full<Bytes>>, EgressError> {
    let target = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let host = url.host_str().ok_or(EgressError::Url)?;
    let host = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let mut outgoing = hyper::Request::new(Full::new(Bytes::from(request.body.clone())));
    *outgoing.method_mut() = request.method.clone();
    *outgoing.uri_mut() = target.parse().map_err(|_| EgressError::Url)?;
    let ours = [("host", host.as_str()), ("user-agent", AGENT), ("connection", "close")];
    let given = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in ours.into_iter().chain(given) {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| EgressError::Header)?;
        let value = HeaderValue::from_str(value).map_err(|_| EgressError::Header)?;
        outgoing.headers_mut().insert(name, value);
    }
    Ok(outgoing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(&str, u16), EgressError>) {
        let found = parsed(text).and_then(|url| place(&url));
        assert_eq!(found, expected.map(|(host, port)| (host.to_owned(), port)), "{text}");
    }

    #[test]
    fn where_a_url_leads() {
        check("https://example.org/a?b#c", Ok(("example.org", 443)));
        check("http://example.org:8080", Ok(("example.org", 8080)));
        check("https://[::1]:8443/", Ok(("::1", 8443)));
        // Every spelling of an address that browsers know is the address.
        check("https://2130706433/", Ok(("127.0.0.1", 443)));
        check("https://0x7f.1/", Ok(("127.0.0.1", 443)));
        check("https://127.1/", Ok(("127.0.0.1", 443)));
        check("https://0177.0.0.1/", Ok(("127.0.0.1", 443)));
        check("https://bücher.example/", Ok(("xn--bcher-kva.example", 443)));
        check("https://EXAMPLE.org%2e/", Ok(("example.org.", 443)));
    }

    #[test]
    fn what_is_no_url_of_the_web() {
        for text in [
            "",
            "example.org",
            "ftp://example.org/",
            "file:///etc/passwd",
            "gopher://a",
            "https://",
            "data:,a",
        ] {
            check(text, Err(EgressError::Url));
        }
        check("https://user@example.org/", Err(EgressError::Credentials));
        check("https://user:word@example.org/", Err(EgressError::Credentials));
        check("https://:word@example.org/", Err(EgressError::Credentials));
        check("https://127.0.0.1\\@example.org/", Ok(("127.0.0.1", 443)));
    }

    #[test]
    fn a_request_says_where_and_who() {
        let request = Request::post("https://example.org:8443/a?b=c", "text/plain", "hi").header("X-A", "1");
        let made = outgoing(&parsed(&request.url).unwrap(), &request).unwrap();
        assert_eq!(made.uri(), "/a?b=c");
        assert_eq!(made.headers().get("host").unwrap(), "example.org:8443");
        assert_eq!(made.headers().get("x-a").unwrap(), "1");
        assert_eq!(made.headers().get("user-agent").unwrap(), AGENT);
        let broken = Request::get("https://example.org/").header("x-a", "1\r\nX-B: 2");
        assert_eq!(outgoing(&parsed(&broken.url).unwrap(), &broken).err(), Some(EgressError::Header));
    }
}
