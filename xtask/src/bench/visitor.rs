//! Somebody who asks for pages over one connection.

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A connection that is kept, and the cookie that came over it.
pub(super) struct Visitor {
    stream: BufReader<TcpStream>,
    host: String,
    cookie: String,
}

/// What was answered.
struct Answer {
    status: u16,
    cookie: Option<String>,
    body: Vec<u8>,
}

impl Visitor {
    pub(super) fn connect(port: u16) -> Result<Self, String> {
        let host = format!("127.0.0.1:{port}");
        let stream = TcpStream::connect(&host).map_err(|e| format!("could not connect: `{host}`: {e}"))?;
        let set =
            stream.set_nodelay(true).and_then(|()| stream.set_read_timeout(Some(Duration::from_secs(30))));
        set.map_err(|e| format!("could not connect: `{host}`: {e}"))?;
        Ok(Self { stream: BufReader::new(stream), host, cookie: String::new() })
    }

    /// Asks for a page, compressed; gives how many octets it has.
    pub(super) fn get(&mut self, path: &str) -> Result<usize, String> {
        let answer = self.ask("GET", path, "Accept-Encoding: gzip, deflate, br\r\n", "")?;
        if answer.status == 200 {
            Ok(answer.body.len())
        } else {
            Err(format!("`{path}` answered {}", answer.status))
        }
    }

    /// Signs in as the form of the page does.
    pub(super) fn sign_in(&mut self, email: &str, password: &str) -> Result<(), String> {
        let page = self.text("/sign-in")?;
        let token =
            between(&page, "name=\"csrf\" value=\"", "\"").ok_or("the page to sign in has no token")?;
        let typed = [("csrf", token), ("email", email), ("password", password)];
        let body = typed.map(|(name, value)| format!("{name}={}", encoded(value))).join("&");
        let form =
            format!("Origin: http://{}\r\nContent-Type: application/x-www-form-urlencoded\r\n", self.host);
        let answer = self.ask("POST", "/sign-in", &form, &body)?;
        let cookie = answer.cookie.ok_or_else(|| format!("signing in answered {}", answer.status))?;
        self.cookie = format!("Cookie: {}\r\n", cookie.split(';').next().unwrap_or_default());
        Ok(())
    }

    /// The first link on a page that begins like this and does not end like that.
    pub(super) fn first_link(&mut self, page: &str, begins: &str, not: &str) -> Result<String, String> {
        let text = self.text(page)?;
        let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let found = links.map(str::to_owned).find(|link| link.starts_with(begins) && !link.ends_with(not));
        found.ok_or_else(|| format!("`{page}` leads nowhere"))
    }

    fn text(&mut self, path: &str) -> Result<String, String> {
        self.ask("GET", path, "", "").map(|answer| String::from_utf8_lossy(&answer.body).into_owned())
    }

    fn ask(&mut self, method: &str, path: &str, more: &str, body: &str) -> Result<Answer, String> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{}{more}Content-Length: {}\r\n\r\n{body}",
            self.host,
            self.cookie,
            body.len()
        );
        let sent = self.stream.get_mut().write_all(request.as_bytes());
        sent.and_then(|()| answer(&mut self.stream)).map_err(|e| format!("no answer: `{path}`: {e}"))
    }
}

fn answer(stream: &mut impl BufRead) -> Result<Answer, Error> {
    let first = line(stream)?;
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
    let (mut length, mut chunked, mut cookie) = (0, false, None);
    loop {
        let header = line(stream)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().map_err(Error::other)?,
            "transfer-encoding" => chunked = true,
            "set-cookie" => cookie = Some(value.trim().to_owned()),
            _ => {}
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let size = usize::from_str_radix(line(stream)?.trim(), 16).map_err(Error::other)?;
            take(stream, size, &mut body)?;
            line(stream)?;
            if size == 0 {
                break;
            }
        }
    } else {
        take(stream, length, &mut body)?;
    }
    Ok(Answer { status: status.ok_or_else(|| Error::other("not an answer"))?, cookie, body })
}

fn take(stream: &mut impl BufRead, size: usize, body: &mut Vec<u8>) -> Result<(), Error> {
    let wanted = u64::try_from(size).map_err(Error::other)?;
    let read = Read::take(stream, wanted).read_to_end(body)?;
    if read == size { Ok(()) } else { Err(Error::other("the answer was cut off")) }
}

fn line(stream: &mut impl BufRead) -> Result<String, Error> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Err(Error::other("the connection was closed"));
    }
    Ok(line.trim_end().to_owned())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split(after).next()
}

/// As a form sends it.
fn encoded(text: &str) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(|byte| if is_plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_in_one_piece_or_in_several() {
        let whole = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nset-cookie: a=b; Path=/\r\n\r\nhello";
        let parts = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n";
        for text in [whole, parts] {
            let read = answer(&mut text.as_bytes()).unwrap_or_else(|_| Answer {
                status: 0,
                cookie: None,
                body: vec![],
            });
            assert_eq!((read.status, read.body.as_slice()), (200, &b"hello"[..]));
        }
        assert!(answer(&mut "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhello".as_bytes()).is_err());
    }

    #[test]
    fn what_is_typed_is_sent_safely() {
        assert_eq!(encoded("a b@c"), "a%20b%40c");
        assert_eq!(between("x value=\"7\" y", "value=\"", "\""), Some("7"));
    }
}
