//! Handing a message to another server.
//!
//! ```text
//! greeting ─> EHLO ─> [STARTTLS ─> handshake ─> EHLO] ─> [AUTH] ─> ready ─> transaction ─> ready ─> … ─> QUIT
//! ```
//!
//! A [`Client`] does no I/O. Whoever holds the connection writes what is in [`output`](Client::output), gives what
//! arrives to [`receive`](Client::receive), and does what [`Next`] says.
//!
//! **Invariant:** every answer belongs to one command. Octets that arrive when no answer is due make a
//! [`Fault`], so that no message ever gets the verdict of another.

mod answer;
mod fault;
mod framing;
mod law;
mod offers;
#[cfg(test)]
mod tests;
mod transaction;

pub use answer::Answer;
pub use fault::{Fault, Unfit};
pub use framing::{BareLineEnd, Framing, Slices};
pub use law::law;
pub use offers::Offers;
pub use transaction::Mailing;

use answer::Reader;
use base64::{Engine, engine::general_purpose::STANDARD};
use transaction::Transaction;

/// Whether to secure the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// Not even if it is offered: a handshake with this server failed a moment ago.
    Never,
    /// If it is offered.
    IfOffered,
    /// Or go no further.
    Required,
}

/// What to do once the output has been written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Read, and give what arrives to [`Client::receive`].
    Read,
    /// Do the TLS handshake, then call [`Client::secured`].
    Handshake,
    /// Call [`Client::login`].
    Login,
    /// Nothing: call [`Client::begin`] or [`Client::quit`] whenever there is reason to.
    Ready,
    /// Write the message, framed like this, then call [`Client::body_sent`].
    Body(Framing),
    /// The transaction is over and [`Client::verdicts`] are in.
    Done,
    /// Close the connection.
    Close,
}

enum State {
    Greeting,
    Ehlo,
    Helo,
    StartTls,
    Handshake,
    Credentials,
    Auth,
    Ready,
    Transaction(Transaction),
    Quit,
    Closed,
}

/// One connection to a server, from its greeting to QUIT.
pub struct Client {
    hostname: String,
    tls: Tls,
    wants_login: bool,
    state: State,
    reader: Reader,
    offers: Offers,
    secure: bool,
    output: Vec<u8>,
    /// Commands not sent yet, where the server wants them one by one.
    later: Vec<u8>,
    verdicts: Vec<Answer>,
    /// Whether a transaction was left half done.
    unfinished: bool,
}

impl Client {
    /// A client that calls itself `hostname`, on a connection just made.
    #[must_use]
    pub fn new(hostname: impl Into<String>, tls: Tls, wants_login: bool) -> Self {
        Self {
            hostname: hostname.into(),
            tls,
            wants_login,
            state: State::Greeting,
            reader: Reader::default(),
            offers: Offers::default(),
            secure: false,
            output: Vec::new(),
            later: Vec::new(),
            verdicts: Vec::new(),
            unfinished: false,
        }
    }

    /// What is to be written to the server.
    #[must_use]
    pub fn output(&self) -> &[u8] {
        &self.output
    }

    /// The output has been written.
    pub fn written(&mut self) {
        // It may have held a password.
        self.output.fill(0);
        self.output.clear();
    }

    /// What the server offers.
    #[must_use]
    pub const fn offers(&self) -> Offers {
        self.offers
    }

    /// Whether the connection is secured.
    #[must_use]
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether a transaction may begin.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.state, State::Ready) && !self.reader.is_in_the_middle() && self.output.is_empty()
    }

    /// The verdict on each recipient of the last transaction, in their order.
    #[must_use]
    pub fn verdicts(&self) -> &[Answer] {
        &self.verdicts
    }

    /// Takes all of what arrived.
    ///
    /// # Errors
    /// A [`Fault`] after which the connection is of no use.
    pub fn receive(&mut self, input: &[u8]) -> Result<Next, Fault> {
        let next = self.take(input);
        if next.is_err() {
            self.state = State::Closed;
            self.written();
        }
        next
    }

    fn take(&mut self, mut input: &[u8]) -> Result<Next, Fault> {
        let mut next = Next::Read;
        while !input.is_empty() {
            // What we have not said yet, nobody can answer; only a message may be refused before it is sent.
            if !matches!(next, Next::Read | Next::Body(_)) || !self.is_answer_due() || !self.output.is_empty()
            {
                return Err(Fault::OutOfStep);
            }
            let (taken, line) = self.reader.line(input)?;
            let (_, rest) = input.split_at(taken);
            input = rest;
            let Some(line) = line else { break };
            // The first line of the answer to EHLO is a greeting; it may begin with any word.
            if matches!(self.state, State::Ehlo) && !line.first {
                self.offers.add(line.text);
            }
            let whole = line.whole;
            self.reader.next_line();
            if let Some(answer) = whole {
                next = self.answered(answer)?;
            }
        }
        Ok(next)
    }

    const fn is_answer_due(&self) -> bool {
        !matches!(self.state, State::Handshake | State::Credentials | State::Ready | State::Closed)
    }

    fn answered(&mut self, answer: Answer) -> Result<Next, Fault> {
        if answer.code == 421 {
            return Err(Fault::Closing(answer));
        }
        match &mut self.state {
            State::Greeting => {
                if answer.code != 220 {
                    return Err(Fault::refused(answer));
                }
                Ok(self.hello())
            }
            State::Ehlo if answer.is_positive() => self.greeted(),
            //= rfc5321#3.2
            //# For a particular connection
            //# attempt, if the server returns a "command not recognized" response to
            //# EHLO, the client SHOULD be able to fall back and send HELO.
            State::Ehlo if answer.is_permanent() => {
                self.offers = Offers::default();
                Ok(self.say(&["HELO ", &self.hostname.clone()], State::Helo))
            }
            State::Helo if answer.is_positive() => self.greeted(),
            State::Ehlo | State::Helo if answer.code >= 400 => Err(Fault::Refused(answer)),
            State::StartTls if answer.code == 220 => {
                self.state = State::Handshake;
                Ok(Next::Handshake)
            }
            // Better a message in the clear than none, where that is all that was asked for (RFC 7435).
            State::StartTls if self.tls == Tls::IfOffered && answer.code >= 400 => self.past_tls(),
            State::StartTls => Err(Fault::TlsRequired),
            State::Auth if answer.code == 334 && !self.later.is_empty() => Ok(self.say_later()),
            State::Auth if answer.is_positive() => Ok(self.ready()),
            State::Auth if answer.code >= 400 => Err(Fault::LoginRefused(answer)),
            State::Transaction(_) => self.advance(answer),
            State::Quit => {
                self.state = State::Closed;
                Ok(Next::Close)
            }
            _ => Err(Fault::OutOfStep),
        }
    }

    fn hello(&mut self) -> Next {
        self.offers = Offers::default();
        self.say(&["EHLO ", &self.hostname.clone()], State::Ehlo)
    }

    fn greeted(&mut self) -> Result<Next, Fault> {
        if !self.secure {
            if self.offers.starttls && self.tls != Tls::Never {
                return Ok(self.say(&["STARTTLS"], State::StartTls));
            }
            if self.tls == Tls::Required {
                return Err(Fault::TlsRequired);
            }
        }
        self.past_tls()
    }

    fn past_tls(&mut self) -> Result<Next, Fault> {
        if !self.wants_login {
            return Ok(self.ready());
        }
        if !self.offers.plain && !self.offers.login {
            return Err(Fault::NoLogin);
        }
        self.state = State::Credentials;
        Ok(Next::Login)
    }

    const fn ready(&mut self) -> Next {
        self.state = State::Ready;
        Next::Ready
    }

    /// The TLS handshake is done: says hello again.
    pub fn secured(&mut self) -> Next {
        //= rfc3207#4.2
        //# The client
        //# MUST discard any knowledge obtained from the server, such as the list
        //# of SMTP service extensions, which was not obtained from the TLS
        //# negotiation itself.
        self.secure = true;
        self.reader = Reader::default();
        self.hello()
    }

    /// Says who we are, with the mechanism that the server offers.
    ///
    /// Whether the connection is safe enough for a password is the caller's to know: [`Tls::Required`].
    pub fn login(&mut self, user: &str, password: &str) -> Next {
        if self.offers.plain {
            //= rfc4616#2
            //# The mechanism consists of a single message, a string of [UTF-8]
            //# encoded [Unicode] characters, from the client to the server.
            let message = STANDARD.encode(format!("\0{user}\0{password}"));
            return self.say(&["AUTH PLAIN ", &message], State::Auth);
        }
        for word in [user, password] {
            self.later.extend_from_slice(STANDARD.encode(word).as_bytes());
            self.later.extend_from_slice(b"\r\n");
        }
        self.say(&["AUTH LOGIN"], State::Auth)
    }

    /// Takes leave.
    pub fn quit(&mut self) -> Next {
        //= rfc5321#4.1.1.10
        //# The sender MUST NOT intentionally close the transmission channel
        //# until it sends a QUIT command, and it SHOULD wait until it receives
        //# the reply (even if there was an error response to a previous
        //# command).
        self.say(&["QUIT"], State::Quit)
    }

    fn say(&mut self, words: &[&str], state: State) -> Next {
        for word in words {
            self.output.extend_from_slice(word.as_bytes());
        }
        self.output.extend_from_slice(b"\r\n");
        self.state = state;
        Next::Read
    }

    /// Says the next of the commands that wait.
    fn say_later(&mut self) -> Next {
        let end = memchr::memchr(b'\n', &self.later).map_or(self.later.len(), |at| at + 1);
        self.output.extend(self.later.drain(..end));
        Next::Read
    }
}
