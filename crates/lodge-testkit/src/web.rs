//! A web server in this process: it answers as it is told, and remembers what it was asked.
//!
//! It is written by hand over threads, so that tests with and without an asynchronous runtime can use it.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    thread,
};

use rustls::{ServerConnection, StreamOwned};

use crate::{
    outside::{loopback, until},
    smtp_peer::certificate,
};

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
    /// Header fields, names in lower case.
    pub headers: Vec<(String, String)>,
    /// What was sent.
    pub body: Vec<u8>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The status code.
    pub status: u16,
    /// Header fields besides `Content-Length` and `Connection`.
    pub headers: Vec<(String, String)>,
    /// What is said.
    pub body: Vec<u8>,
}

/// The server. It stops when the value goes.
pub struct WebServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    certificate: Option<String>,
}

type Answer = dyn Fn(&Asked) -> Told + Send + Sync;

struct Shared {
    /// Nothing as soon as it stops.
    answer: RwLock<Option<Box<Answer>>>,
    asked: Mutex<Vec<Asked>>,
    connections: AtomicUsize,
    closing: AtomicBool,
}

impl Asked {
    /// The value of a header field; nothing if it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// A parameter of the query.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        parameter(&self.query, name)
    }

    /// A field of a form that was sent.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<String> {
        parameter(&String::from_utf8_lossy(&self.body), name)
    }
}

impl Told {
    /// This status, and nothing more.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// This JSON.
    #[must_use]
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        Self::status(status).with("content-type", "application/json").saying(value.to_string())
    }

    /// Sends the asker on.
    #[must_use]
    pub fn sent_on(status: u16, location: &str) -> Self {
        Self::status(status).with("location", location)
    }

    /// The same, with this header field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, saying this.
    #[must_use]
    pub fn saying(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self }
    }
}

impl WebServer {
    /// One without TLS, at a loopback address that nobody else uses.
    ///
    /// # Panics
    /// If nothing can be listened on.
    #[must_use]
    pub fn open(answer: impl Fn(&Asked) -> Told + Send + Sync + 'static) -> Self {
        Self::start(TcpListener::bind((loopback(), 0)).unwrap(), None, answer)
    }

    /// The same with TLS. Its certificate is for its address and for these names.
    ///
    /// # Panics
    /// If nothing can be listened on.
    #[must_use]
    pub fn secure(names: &[&str], answer: impl Fn(&Asked) -> Told + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((loopback(), 0)).unwrap();
        let address = listener.local_addr().unwrap().ip().to_string();
        let names: Vec<&str> = names.iter().copied().chain([address.as_str()]).collect();
        let (config, pem) = certificate(&names);
        Self::start(listener, Some((config, pem)), answer)
    }

    fn start(
        listener: TcpListener,
        tls: Option<(Arc<rustls::ServerConfig>, String)>,
        answer: impl Fn(&Asked) -> Told + Send + Sync + 'static,
    ) -> Self {
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            answer: RwLock::new(Some(Box::new(answer))),
            asked: Mutex::default(),
            connections: AtomicUsize::new(0),
            closing: AtomicBool::new(false),
        });
        let (config, certificate) = tls.unzip();
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if of_thread.closing.load(SeqCst) {
                    return;
                }
                of_thread.connections.fetch_add(1, SeqCst);
                let (shared, config) = (Arc::clone(&of_thread), config.clone());
                // A client that breaks off ends its own conversation only.
                thread::spawn(move || drop(serve(stream, config, &shared)));
            }
        });
        Self { address, shared, certificate }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its own URL, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        let scheme = if self.certificate.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.address)
    }

    /// The certificate that it shows, as PEM; nothing without TLS.
    #[must_use]
    pub fn certificate(&self) -> &str {
        self.certificate.as_deref().unwrap_or_default()
    }

    /// What it was asked so far, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many connections were made to it.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(SeqCst)
    }

    /// Waits until it has been asked so often.
    pub fn wait_until_asked(&self, count: usize) -> Vec<Asked> {
        until("somebody asks", || Some(self.asked()).filter(|asked| asked.len() >= count))
    }
}

impl Drop for WebServer {
    /// Waits for an answer that is being given. What answers goes here, with the database that it may hold: if a thread of
    /// the server had it last, it would be closed while the process ends.
    fn drop(&mut self) {
        self.shared.closing.store(true, SeqCst);
        drop(self.shared.answer.write().unwrap_or_else(PoisonError::into_inner).take());
        // Wakes the listener, so that it sees that it is over.
        drop(TcpStream::connect(self.address));
    }
}

fn serve(stream: TcpStream, tls: Option<Arc<rustls::ServerConfig>>, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    match tls {
        Some(config) => {
            let connection = ServerConnection::new(config).map_err(io::Error::other)?;
            answer(StreamOwned::new(connection, stream), shared)
        }
        None => answer(stream, shared),
    }
}

fn answer(wire: impl Read + Write, shared: &Shared) -> io::Result<()> {
    let mut wire = BufReader::new(wire);
    let Some(asked) = read(&mut wire)? else { return Ok(()) };
    shared.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked.clone());
    let Some(told) = told(&asked, shared) else { return Ok(()) };
    let Told { status, headers, body } = told;
    let mut head = format!("HTTP/1.1 {status} So\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let wire = wire.get_mut();
    wire.write_all(head.as_bytes())?;
    wire.write_all(&body)?;
    wire.flush()
}

fn told(asked: &Asked, shared: &Shared) -> Option<Told> {
    let answer = shared.answer.read().unwrap_or_else(PoisonError::into_inner);
    answer.as_ref().map(|answer| answer(asked))
}

fn read(wire: &mut impl BufRead) -> io::Result<Option<Asked>> {
    let mut line = String::new();
    wire.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut asked = Asked {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    loop {
        let mut line = String::new();
        wire.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        asked.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = asked.header("content-length").parse().unwrap_or(0);
    asked.body.resize(length, 0);
    wire.read_exact(&mut asked.body)?;
    Ok(Some(asked))
}

/// A parameter of `a=b&c=d`, decoded.
#[must_use]
pub fn parameter(text: &str, name: &str) -> Option<String> {
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key) == name).then(|| decoded(value))
    };
    text.split('&').find_map(pair)
}

/// What stands in a form, without its encoding.
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(octet) = rest.next() {
        octets.push(match octet {
            b'+' => b' ',
            b'%' => {
                let digits: String = rest.by_ref().take(2).map(char::from).collect();
                u8::from_str_radix(&digits, 16).unwrap_or(b'?')
            }
            other => other,
        });
    }
    String::from_utf8_lossy(&octets).into_owned()
}

/// A text as a parameter has it.
#[must_use]
pub fn encoded(text: &str) -> String {
    let plain = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.' | b'_' | b'~');
    text.bytes()
        .map(|octet| if plain(octet) { char::from(octet).to_string() } else { format!("%{octet:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_back() {
        let text = format!("a=1&name={}&c", encoded("Zoë & co + 1"));
        assert_eq!(parameter(&text, "name").as_deref(), Some("Zoë & co + 1"));
        assert_eq!(parameter("a=x+y", "a").as_deref(), Some("x y"));
        assert_eq!(parameter(&text, "c").as_deref(), Some(""));
        assert_eq!(parameter(&text, "d"), None);
    }

    #[test]
    fn what_answers_goes_with_the_server_though_somebody_is_connected() {
        let held = Arc::new(());
        let of_answer = Arc::clone(&held);
        let server =
            WebServer::open(move |_| Told::status(200 + u16::from(Arc::strong_count(&of_answer) > 9)));
        let _idle = TcpStream::connect(server.address()).unwrap();
        until("somebody is connected", || (server.connections() == 1).then_some(()));
        drop(server);
        assert_eq!(Arc::strong_count(&held), 1);
    }

    #[test]
    fn it_answers_and_remembers() {
        let server = WebServer::open(|asked| Told::status(201).saying(asked.body.clone()));
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.write_all(b"POST /a?b=c HTTP/1.1\r\nContent-Length: 5\r\nX-A: 1\r\n\r\nhello").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201 ") && answer.ends_with("\r\n\r\nhello"), "{answer}");
        let asked = server.wait_until_asked(1);
        assert_eq!((asked[0].path.as_str(), asked[0].header("x-a")), ("/a", "1"));
        assert_eq!(asked[0].parameter("b").as_deref(), Some("c"));
    }
}
