//! A sending client that says what it is told to, right or wrong.

use socket2::{Domain, Socket, Type};
use std::{
    fmt,
    io::{self, BufRead as _, BufReader, Write as _},
    net::{IpAddr, Shutdown, SocketAddr, TcpStream},
    time::Duration,
};

/// What a server answered.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// The code.
    pub code: u16,
    /// All lines, as they came.
    pub text: String,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.trim_end())
    }
}

/// A connection to a mail server.
pub struct Sender {
    stream: BufReader<TcpStream>,
}

impl Sender {
    /// Connects, reads the greeting and says EHLO.
    ///
    /// # Panics
    /// If the server does not greet.
    #[must_use]
    pub fn connect(to: SocketAddr) -> Self {
        Self::try_connect(None, to).unwrap().hello()
    }

    /// The same, from this address.
    #[must_use]
    pub fn connect_from(from: IpAddr, to: SocketAddr) -> Self {
        Self::try_connect(Some(from), to).unwrap().hello()
    }

    /// Connects and reads the greeting.
    ///
    /// # Errors
    /// Nobody listens, or nobody greets.
    pub fn try_connect(from: Option<IpAddr>, to: SocketAddr) -> io::Result<Self> {
        let (mut sender, greeting) = Self::knock(from, to)?;
        if greeting.code == 220 {
            Ok(sender)
        } else {
            sender.send(b"QUIT\r\n");
            Err(io::Error::other(greeting.text))
        }
    }

    /// Connects and says what the server says first.
    ///
    /// # Errors
    /// Nobody listens, or nobody says anything.
    pub fn knock(from: Option<IpAddr>, to: SocketAddr) -> io::Result<(Self, Answer)> {
        let socket = Socket::new(Domain::for_address(to), Type::STREAM, None)?;
        if let Some(from) = from {
            socket.bind(&SocketAddr::new(from, 0).into())?;
        }
        socket.connect(&to.into())?;
        socket.set_tcp_nodelay(true)?;
        let stream = TcpStream::from(socket);
        // A server that never answers is a failure of the test, not an endless one.
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.set_write_timeout(Some(Duration::from_secs(60)))?;
        let mut sender = Self { stream: BufReader::new(stream) };
        let greeting = sender.try_answer()?;
        Ok((sender, greeting))
    }

    fn hello(mut self) -> Self {
        let answer = self.say("EHLO client.stranger.test");
        assert_eq!(answer.code, 250, "{answer:?}");
        self
    }

    /// Sends one line and reads its answer.
    pub fn say(&mut self, line: &str) -> Answer {
        self.send(format!("{line}\r\n").as_bytes());
        self.answer()
    }

    /// Sends bytes as they are. A server that has closed the connection is noticed at the next answer.
    pub fn send(&mut self, bytes: &[u8]) {
        drop(self.stream.get_mut().write_all(bytes));
    }

    /// Reads the next answer.
    ///
    /// # Panics
    /// If there is none.
    #[track_caller]
    pub fn answer(&mut self) -> Answer {
        self.try_answer().unwrap()
    }

    /// Reads the next answer, if the server is still there.
    ///
    /// # Errors
    /// The connection has ended, or nothing came for a minute.
    pub fn try_answer(&mut self) -> io::Result<Answer> {
        let mut text = String::new();
        loop {
            let start = text.len();
            if self.stream.read_line(&mut text)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let line = text.get(start..).unwrap_or_default();
            if line.as_bytes().get(3) != Some(&b'-') {
                let code = line.get(..3).and_then(|code| code.parse().ok());
                return Ok(Answer { code: code.unwrap_or(0), text });
            }
        }
    }

    /// One whole transaction: the answer to the message, or the first refusal before it.
    #[track_caller]
    pub fn mail(&mut self, from: &str, to: &[&str], message: &[u8]) -> Answer {
        let answer = self.begin(from, to);
        if answer.code != 354 {
            return answer;
        }
        self.send(&stuffed(message));
        self.answer()
    }

    /// The same, as far as DATA. A transaction that was refused has been reset.
    #[track_caller]
    pub fn begin(&mut self, from: &str, to: &[&str]) -> Answer {
        let mut lines = vec![format!("MAIL FROM:<{from}>")];
        lines.extend(to.iter().map(|to| format!("RCPT TO:<{to}>")));
        for line in lines {
            let answer = self.say(&line);
            if answer.code != 250 {
                assert_eq!(self.say("RSET").code, 250);
                return answer;
            }
        }
        self.say("DATA")
    }

    /// Says good-bye.
    pub fn quit(mut self) {
        self.send(b"QUIT\r\n");
        drop(self.try_answer());
    }

    /// Goes without a word, in the middle of whatever it was.
    pub fn vanish(self) {
        drop(self.stream.get_ref().shutdown(Shutdown::Both));
    }
}

/// A message as it is sent: dots doubled, the end marked.
#[must_use]
pub fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + 8);
    for line in message.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b".") {
            out.push(b'.');
        }
        out.extend(line);
    }
    if !out.is_empty() && !out.ends_with(b"\r\n") {
        out.extend(b"\r\n");
    }
    out.extend(b".\r\n");
    out
}

/// An ordinary message of this subject and body; lines end as they must.
#[must_use]
pub fn message(subject: &str, body: &str) -> Vec<u8> {
    let text = format!(
        "From: Somebody <somebody@stranger.test>\nTo: You <you@alice.test>\nSubject: {subject}\n\
         Date: Sun, 22 Nov 2026 06:00:00 +0000\nMessage-ID: <{subject}@stranger.test>\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    );
    text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
}
