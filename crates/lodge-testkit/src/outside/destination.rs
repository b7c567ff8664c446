//! Somebody else's mail server, in this process: it keeps what it gets, and behaves as it is told.

use super::{loopback, patience::until};
use std::{
    collections::BTreeMap,
    io::{self, BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread,
    time::Duration,
};

/// What a destination does with mail to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// It takes it.
    Takes,
    /// It answers RCPT with this code.
    SaysAtRcpt(u16),
    /// It answers the message with this code.
    SaysAtEnd(u16),
    /// It takes the message, and says so only when it is told to behave otherwise.
    Waits,
    /// It takes the message and never answers.
    Hangs,
    /// It takes the message and closes the connection.
    Drops,
    /// It answers the message with bytes that are no SMTP.
    Babbles,
}

/// A message that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The reverse path, without its brackets.
    pub from: String,
    /// The forward paths, without their brackets.
    pub to: Vec<String>,
    /// The message, every octet, dots undone.
    pub data: Vec<u8>,
}

/// The server. Its connections end when the value goes.
pub struct Destination {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    manners: BTreeMap<String, Manner>,
    mails: Vec<Mail>,
    /// Messages that came in whole, whatever was answered.
    seen: usize,
    closing: bool,
}

impl Destination {
    /// One that takes everything.
    ///
    /// # Panics
    /// If nothing can be listened on.
    #[must_use]
    pub fn open() -> Self {
        let listener = TcpListener::bind((loopback(), 2526)).unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::<Shared>::default();
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if of_thread.state().closing {
                    return;
                }
                let shared = Arc::clone(&of_thread);
                // A client that breaks off ends its own conversation only.
                thread::spawn(move || drop(converse(stream, &shared)));
            }
        });
        Self { address, shared }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on it treats mail to this address so.
    pub fn treats(&self, address: &str, manner: Manner) {
        self.shared.state().manners.insert(address.to_owned(), manner);
        self.shared.changed.notify_all();
    }

    /// What it took so far, in order.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.shared.state().mails.clone()
    }

    /// How many messages reached it whole, taken or not.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.shared.state().seen
    }

    /// Waits until this many messages have reached it.
    pub fn wait_until_seen(&self, count: usize) {
        until("messages reach their destination", || (self.seen() >= count).then_some(()));
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        self.shared.state().closing = true;
        self.shared.changed.notify_all();
        // Wakes the listener, so that it sees that it is over.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn manner(&self, address: &str) -> Manner {
        self.state().manners.get(address).copied().unwrap_or(Manner::Takes)
    }
}

fn converse(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream);
    let (mut from, mut to) = (String::new(), Vec::new());
    out.write_all(b"220 destination.test ESMTP\r\n")?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => {
                "250-destination.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES"
                    .to_owned()
            }
            "MAIL" => {
                path(&line).clone_into(&mut from);
                to.clear();
                "250 2.1.0 Go on".to_owned()
            }
            "RCPT" => match shared.manner(path(&line)) {
                Manner::SaysAtRcpt(code) => said(code, path(&line)),
                _ => {
                    to.push(path(&line).to_owned());
                    "250 2.1.5 Go on".to_owned()
                }
            },
            "DATA" if to.is_empty() => "503 5.5.1 Nobody to give it to".to_owned(),
            "DATA" => {
                out.write_all(b"354 Go on\r\n")?;
                let data = receive(&mut lines)?;
                let mail = Mail { from: std::mem::take(&mut from), to: std::mem::take(&mut to), data };
                match take(mail, shared) {
                    Some(answer) => answer,
                    None => return Ok(()),
                }
            }
            "QUIT" => {
                return out.write_all(b"221 2.0.0 Bye\r\n");
            }
            _ => "250 2.0.0 Fine".to_owned(),
        };
        out.write_all(format!("{answer}\r\n").as_bytes())?;
    }
}

/// The answer to a message; none if there never is one.
fn take(mail: Mail, shared: &Shared) -> Option<String> {
    let manner = mail.to.iter().map(|to| shared.manner(to)).find(|manner| *manner != Manner::Takes);
    let mut state = shared.state();
    state.seen += 1;
    match manner.unwrap_or(Manner::Takes) {
        Manner::SaysAtEnd(code) => Some(said(code, mail.to.first()?)),
        Manner::Babbles => Some("\u{1}\u{2}what?\r\nno".to_owned()),
        Manner::Drops => None,
        Manner::Hangs => {
            while !state.closing {
                (state, _) = shared.changed.wait_timeout(state, Duration::from_secs(1)).unwrap();
            }
            None
        }
        Manner::Takes | Manner::SaysAtRcpt(_) | Manner::Waits => {
            let waits =
                |state: &State| mail.to.iter().any(|to| state.manners.get(to) == Some(&Manner::Waits));
            while waits(&state) && !state.closing {
                (state, _) = shared.changed.wait_timeout(state, Duration::from_secs(1)).unwrap();
            }
            state.mails.push(mail);
            shared.changed.notify_all();
            Some("250 2.0.0 Taken".to_owned())
        }
    }
}

/// A refusal that repeats the private address, as many servers do.
fn said(code: u16, address: &str) -> String {
    format!("{code} {}.2.0 <{address}> is not welcome here", code / 100)
}

/// What stands between the angle brackets.
fn path(line: &str) -> &str {
    line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(path, _)| path)
}

/// A message up to its end, dots undone. What is no `CRLF` stays where it was, to be found by the test.
fn receive(lines: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut data = Vec::new();
    let mut line = Vec::new();
    let mut at_start = true;
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if at_start && line == b".\r\n" {
            return Ok(data);
        }
        let undone = if at_start { line.strip_prefix(b".").unwrap_or(&line) } else { &line };
        data.extend(undone);
        at_start = line.ends_with(b"\r\n");
    }
}
