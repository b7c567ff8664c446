//! The receiving end of SMTP: octets in, events out, and answers back.
//!
//! ```text
//! loop {
//!     let Step { consumed, event } = server.step(&buffer);
//!     // Mail, Rcpt, Data and End wait for `accept` or `answer`; Data is followed by Chunk … Chunk End.
//!     // Without an event: send `server.output()`, read more.
//! }
//! ```
//!
//! **Invariant:** a message that has a [`Fault`] never reaches [`Event::End`].
//! **Invariant:** nothing that arrived before TLS is known after it.

mod message;
mod offers;
mod transaction;
pub(crate) mod words;

use std::sync::Arc;

use self::{
    transaction::{Phase, Transaction},
    words::Words,
};
use crate::{
    command::{self, Command, Hello, Mail, Xclient},
    limits,
    path::Path,
    receive::Fault,
    reply::Reply,
};

/// Mistakes after which a client is sent away: whoever makes this many is no mail server.
const MAX_ERRORS: u32 = 20;
/// Commands without a delivered message after which it is: more than the largest transaction needs.
const MAX_IDLE_COMMANDS: u32 = 300;
/// How much of an endless command line is skipped before we give up on it.
const MAX_SKIPPED: usize = 64 * 1024;

/// What the operator decided about a server.
#[derive(Debug, Clone)]
pub struct ServerSettings {
    /// Who we say we are.
    pub hostname: String,
    /// The largest message taken, in octets.
    pub max_message_size: u64,
    /// Whether STARTTLS is offered.
    pub offers_tls: bool,
    /// Whether SMTPUTF8 is offered.
    pub offers_utf8: bool,
}

/// What came of some input.
#[derive(Debug, PartialEq, Eq)]
pub struct Step<'i> {
    /// Octets of the input that have been dealt with.
    pub consumed: usize,
    /// What happened. Without one, more input is needed.
    pub event: Option<Event<'i>>,
}

/// Something the session has to know of, or decide.
#[derive(Debug, PartialEq, Eq)]
pub enum Event<'i> {
    /// The client said who it is, and has been answered. Any transaction is over.
    Hello(Hello),
    /// A transaction is to begin. **Answer it.**
    Mail(Mail),
    /// A recipient is to join it. **Answer it.**
    Rcpt(Path),
    /// The message is about to come, by DATA or by BDAT. **Answer it.**
    Data,
    /// A piece of the message, without the dots that SMTP adds.
    Chunk(&'i [u8]),
    /// The message has a fault. Nothing more comes of it, and the server refuses it at its end: forget it.
    Spoilt(Fault),
    /// The message is complete. **Answer it.**
    End,
    /// The transaction is over.
    Reset,
    /// Send the output, negotiate TLS, and call [`Server::tls_started`].
    StartTls,
    /// A trusted peer said whom it speaks for. Everything else that was said is forgotten.
    Xclient(Xclient),
    /// The client said goodbye: send the output and close.
    Quit,
    /// The client was sent away: send the output and close.
    Close,
}

/// One conversation.
#[derive(Debug)]
pub struct Server {
    settings: Arc<ServerSettings>,
    trusts_xclient: bool,
    encrypted: bool,
    /// Whether the client has said who it is, and whether with EHLO.
    hello: Option<bool>,
    transaction: Option<Transaction>,
    phase: Phase,
    errors: u32,
    idle_commands: u32,
    out: Vec<u8>,
}

/// What [`Server`] does after a piece of input.
enum Next<'i> {
    /// Goes on with the rest.
    Again,
    /// Needs more.
    Wait,
    /// Says so.
    Event(Event<'i>),
}

impl Server {
    /// A conversation that is about to begin. `trusts_xclient` is whether the peer may use XCLIENT.
    #[must_use]
    pub fn new(settings: Arc<ServerSettings>, trusts_xclient: bool) -> Self {
        Self {
            settings,
            trusts_xclient,
            encrypted: false,
            hello: None,
            transaction: None,
            phase: Phase::Commands,
            errors: 0,
            idle_commands: 0,
            out: Vec::new(),
        }
    }

    /// Says who we are, first thing.
    pub fn greet(&mut self) {
        self.out.extend_from_slice(b"220 ");
        self.out.extend_from_slice(self.settings.hostname.as_bytes());
        self.out.extend_from_slice(b" ESMTP Lodge\r\n");
    }

    /// Deals with some of the input, up to the next event.
    pub fn step<'i>(&mut self, input: &'i [u8]) -> Step<'i> {
        let mut consumed = 0;
        loop {
            let (taken, next) = self.advance(input.get(consumed..).unwrap_or_default());
            consumed += taken;
            match next {
                Next::Again => {}
                Next::Wait => return Step { consumed, event: None },
                Next::Event(event) => return Step { consumed, event: Some(event) },
            }
        }
    }

    /// What is to be sent: take it all out when [`step`](Self::step) wants more input, so that the replies to
    /// a group of commands leave together.
    //= rfc2920#3.2
    //# MUST send all pending responses immediately whenever the local TCP input
    //# buffer is emptied.
    pub const fn output(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Says yes to the event that waits for an answer, in the usual words.
    pub fn accept(&mut self) {
        self.decide(true, |_, words, out| words.write(out));
    }

    /// Answers the event that waits for it. A reply that is neither 2xx nor 3xx refuses.
    pub fn answer(&mut self, reply: &Reply) {
        let yes = reply.code < 400;
        self.decide(yes, |asked, words, out| {
            // There is one way to ask for the text, and it is no place for words.
            if yes && asked.is_data() { words.write(out) } else { reply.write(out) }
        });
    }

    /// Gives up the message that is arriving: the client is told so at its end.
    pub fn spoil(&mut self, reply: Reply) {
        if let Some(transaction) = &mut self.transaction {
            transaction.spoil(reply);
        }
    }

    /// TLS has been negotiated.
    //= rfc3207#4.2
    //# The server MUST discard any knowledge
    //# obtained from the client, such as the argument to the EHLO command,
    //# which was not obtained from the TLS negotiation itself.
    pub fn tls_started(&mut self) {
        let settings = Arc::clone(&self.settings);
        *self = Self { encrypted: true, errors: self.errors, ..Self::new(settings, self.trusts_xclient) };
    }

    /// Whether nothing is under way.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.transaction.is_none() && matches!(self.phase, Phase::Commands)
    }

    /// Whether the text of a message is arriving.
    #[must_use]
    pub const fn is_receiving(&self) -> bool {
        matches!(self.phase, Phase::Text | Phase::Chunk { .. } | Phase::Drain { .. })
    }

    /// Says that we are stopping; send the output and close.
    pub fn stop(&mut self) {
        self.close_with(words::GOODBYE);
    }

    /// Says that the client is too slow; send the output and close.
    pub fn time_out(&mut self) {
        self.close_with(words::TOO_SLOW);
    }

    fn advance<'i>(&mut self, input: &'i [u8]) -> (usize, Next<'i>) {
        match self.phase {
            Phase::Commands => self.line(0, input),
            Phase::Skip { octets } => self.line(octets, input),
            Phase::Text => self.text(input),
            Phase::Chunk { left, last } => self.chunk(input, left, last),
            Phase::Drain { left, words } => self.drain(input, left, words),
            Phase::Asked(_) | Phase::Tls => (0, Next::Wait),
            Phase::Closed => (input.len(), Next::Event(Event::Close)),
        }
    }

    /// Reads a command line, of which so many octets have been skipped because it is too long.
    fn line<'i>(&mut self, skipped: usize, input: &'i [u8]) -> (usize, Next<'i>) {
        let end = memchr::memchr(b'\n', input);
        let length = skipped + end.unwrap_or(input.len());
        if length > MAX_SKIPPED {
            return (input.len(), self.close_with(words::LONG_COMMAND));
        }
        let Some(end) = end else {
            if length <= limits::LONG_COMMAND_LINE {
                return (0, Next::Wait);
            }
            // A CR stays, to be seen again with the LF that may follow it.
            let taken = input.len() - usize::from(input.ends_with(b"\r"));
            self.phase = Phase::Skip { octets: skipped + taken };
            return (taken, Next::Wait);
        };
        self.phase = Phase::Commands;
        let Some(line) = input.get(..end).and_then(|line| line.strip_suffix(b"\r")) else {
            // Whoever ends a line with LF alone may have been made to: what follows it is no command of theirs.
            return (input.len(), self.close_with(words::BARE_LF));
        };
        if length + 1 > limits::LONG_COMMAND_LINE {
            return (end + 1, self.mistake(words::LONG_COMMAND));
        }
        let more_follows = end + 1 < input.len();
        match command::parse(line) {
            Ok(Command::StartTls) if more_follows && self.may_start_tls().is_ok() => {
                (input.len(), self.close_with(words::AFTER_STARTTLS))
            }
            Ok(command) => (end + 1, self.command(command)),
            // The text of the message follows, nobody knows how much of it.
            Err(words) if words == words::BDAT_SYNTAX => (input.len(), self.close_with(words)),
            Err(words) => (end + 1, self.mistake(words)),
        }
    }

    fn command<'i>(&mut self, command: Command) -> Next<'i> {
        self.idle_commands += 1;
        if self.idle_commands > MAX_IDLE_COMMANDS {
            return self.close_with(words::TOO_MUCH_JUNK);
        }
        match command {
            Command::Hello(hello) => self.hello(hello),
            Command::Mail(mail) => self.mail(mail),
            Command::Rcpt(path) => self.rcpt(path),
            Command::Data => self.data(),
            Command::Bdat(chunk) => self.bdat(chunk),
            Command::StartTls => self.start_tls(),
            Command::Xclient(said) => self.xclient(said),
            Command::Rset => {
                let was_open = self.transaction.take().is_some();
                let next = self.say(words::FINE);
                if was_open { Next::Event(Event::Reset) } else { next }
            }
            Command::Noop => self.say(words::FINE),
            //= rfc5321#7.3
            //# If a site disables these commands for security
            //# reasons, the SMTP server MUST return a 252 response, rather than a
            //# code that could be confused with successful or unsuccessful
            //# verification.
            Command::Vrfy => self.say(words::NOT_SAID),
            Command::Help => self.say(words::HELP),
            Command::Quit => {
                words::BYE.write(&mut self.out);
                self.transaction = None;
                self.phase = Phase::Closed;
                Next::Event(Event::Quit)
            }
        }
    }

    fn may_start_tls(&self) -> Result<(), Words> {
        if !self.settings.offers_tls {
            Err(words::NOT_IMPLEMENTED)
        } else if self.encrypted {
            Err(words::TLS_ALREADY)
        } else if self.hello.is_none() {
            Err(words::HELLO_FIRST)
        } else {
            Ok(())
        }
    }

    fn start_tls<'i>(&mut self) -> Next<'i> {
        if let Err(words) = self.may_start_tls() {
            return self.say(words);
        }
        words::READY_FOR_TLS.write(&mut self.out);
        self.transaction = None;
        self.phase = Phase::Tls;
        Next::Event(Event::StartTls)
    }

    fn xclient<'i>(&mut self, said: Xclient) -> Next<'i> {
        if !self.trusts_xclient {
            return self.mistake(words::NOT_FOR_YOU);
        }
        if self.transaction.is_some() {
            return self.say(words::IN_TRANSACTION);
        }
        self.hello = said.helo.as_ref().map(|_| said.extended.unwrap_or(true));
        self.greet();
        Next::Event(Event::Xclient(said))
    }

    fn say<'i>(&mut self, words: Words) -> Next<'i> {
        words.write(&mut self.out);
        Next::Again
    }

    /// Answers what is no SMTP, and counts it.
    fn mistake<'i>(&mut self, words: Words) -> Next<'i> {
        self.errors += 1;
        if self.errors > MAX_ERRORS { self.close_with(words::TOO_MANY_ERRORS) } else { self.say(words) }
    }

    fn close_with<'i>(&mut self, words: Words) -> Next<'i> {
        words.write(&mut self.out);
        self.transaction = None;
        self.phase = Phase::Closed;
        Next::Event(Event::Close)
    }
}
