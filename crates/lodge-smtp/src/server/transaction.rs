//! MAIL, RCPT, DATA and BDAT: the envelope, and the beginning of the message.

use super::{
    Event, Next, Server,
    words::{self, Words},
};
use crate::{
    command::{Mail, bdat::Chunk},
    limits,
    path::{Domain, Path},
    receive::{Fault, Receiver},
    reply::Reply,
};

/// What the next octets are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Commands.
    Commands,
    /// The rest of a command line that is too long.
    Skip { octets: usize },
    /// Nobody knows before this has been answered.
    Asked(Asked),
    /// A message that ends with a dot.
    Text,
    /// A piece of a message that has its length.
    Chunk { left: u64, last: bool },
    /// A piece of no message.
    Drain { left: u64, words: Words },
    /// TLS.
    Tls,
    /// Of no interest.
    Closed,
}

/// What waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Mail { utf8: bool },
    Rcpt,
    Data,
    Bdat(Chunk),
    End,
}

impl Asked {
    pub(super) const fn is_data(self) -> bool {
        matches!(self, Self::Data | Self::Bdat(_))
    }
}

/// Why a message will be refused when it has ended.
#[derive(Debug)]
pub(super) enum Failure {
    Fault(Fault),
    Said(Reply),
}

/// A transaction: MAIL has been accepted.
#[derive(Debug)]
pub(super) struct Transaction {
    pub(super) utf8: bool,
    pub(super) recipients: usize,
    pub(super) refused: usize,
    /// Whether BDAT has begun to send the message.
    pub(super) begun: bool,
    pub(super) receiver: Receiver,
    pub(super) octets: u64,
    /// Octets that have arrived, whatever became of them.
    pub(super) seen: u64,
    pub(super) failure: Option<Failure>,
}

impl Transaction {
    const fn new(utf8: bool) -> Self {
        Self {
            utf8,
            recipients: 0,
            refused: 0,
            begun: false,
            receiver: Receiver::new(),
            octets: 0,
            seen: 0,
            failure: None,
        }
    }

    /// Refuses it in the end, unless it is lost already.
    pub(super) fn spoil(&mut self, reply: Reply) {
        self.failure.get_or_insert(Failure::Said(reply));
    }
}

impl Server {
    pub(super) fn mail<'i>(&mut self, mail: Mail) -> Next<'i> {
        //= rfc5321#4.1.4
        //# A session that will contain mail transactions MUST first be
        //# initialized by the use of the EHLO command.
        let Some(extended) = self.hello else { return self.say(words::HELLO_FIRST) };
        let refusal = if self.transaction.is_some() {
            //= rfc5321#4.1.4
            //# MAIL (or SEND, SOML, or SAML) MUST NOT be sent if a mail transaction is
            //# already open
            Some(words::MAIL_TWICE)
        } else if (mail.has_parameters() && !extended) || (mail.smtputf8 && !self.settings.offers_utf8) {
            Some(words::UNKNOWN_PARAMETER)
        } else if mail.size.is_some_and(|size| size > self.settings.max_message_size) {
            Some(words::TOO_BIG)
        } else {
            None
        };
        if let Some(words) = refusal {
            return self.say(words);
        }
        self.phase = Phase::Asked(Asked::Mail { utf8: mail.smtputf8 });
        Next::Event(Event::Mail(mail))
    }

    pub(super) fn rcpt<'i>(&mut self, path: Option<Path>) -> Next<'i> {
        //= rfc5321#3.3
        //# If a RCPT command appears without a previous MAIL command, the server MUST
        //# return a 503 "Bad sequence of commands" response.
        let Some(transaction) = &self.transaction else { return self.say(words::MAIL_FIRST) };
        if transaction.begun {
            return self.say(words::BDAT_BEGUN);
        }
        if transaction.recipients >= limits::RECIPIENTS {
            return self.say(words::TOO_MANY_RECIPIENTS);
        }
        if !transaction.utf8 && path.as_ref().is_some_and(|path| !path.is_ascii()) {
            return self.say(words::NOT_ASCII);
        }
        let path = path.unwrap_or_else(|| Path {
            local: "postmaster".to_owned(),
            domain: Domain::Name(self.settings.hostname.clone()),
        });
        self.phase = Phase::Asked(Asked::Rcpt);
        Next::Event(Event::Rcpt(path))
    }

    pub(super) fn data<'i>(&mut self) -> Next<'i> {
        if let Err(words) = self.may_send() {
            return self.say(words);
        }
        //= rfc3030#2
        //# DATA and BDAT commands cannot be used in the same transaction.
        if self.transaction.as_ref().is_some_and(|transaction| transaction.begun) {
            return self.say(words::BDAT_BEGUN);
        }
        //= rfc2920#3.1
        //# The EHLO, DATA, VRFY, EXPN, TURN, QUIT, and NOOP commands can only appear
        //# as the last command in a group since their success or failure produces
        //# a change of state which the client SMTP must accommodate.
        // That binds clients. Text that comes before 354 is taken all the same: what follows DATA means one thing
        // only. If DATA is refused its lines are commands, and twenty mistakes end the conversation. What
        // follows STARTTLS could mean two things, so there nothing is taken.
        self.phase = Phase::Asked(Asked::Data);
        Next::Event(Event::Data)
    }

    pub(super) fn bdat<'i>(&mut self, chunk: Chunk) -> Next<'i> {
        if let Err(words) = self.may_send() {
            //= rfc3030#2
            //# the receiver
            //# SMTP MUST be prepared to accept and discard additional BDAT chunks
            //# already in the pipeline after the failed BDAT.
            if chunk.octets > self.settings.max_message_size {
                return self.close_with(words);
            }
            self.phase = Phase::Drain { left: chunk.octets, words };
            return Next::Again;
        }
        let begun = self.transaction.as_mut().is_some_and(|open| std::mem::replace(&mut open.begun, true));
        if begun {
            self.phase = Phase::Chunk { left: chunk.octets, last: chunk.last };
            return Next::Again;
        }
        self.phase = Phase::Asked(Asked::Bdat(chunk));
        Next::Event(Event::Data)
    }

    /// Whether a message may come now.
    fn may_send(&self) -> Result<(), Words> {
        match &self.transaction {
            None => Err(words::MAIL_FIRST),
            Some(Transaction { recipients: 0, refused: 0, .. }) => Err(words::RCPT_FIRST),
            Some(Transaction { recipients: 0, .. }) => Err(words::NO_RECIPIENTS),
            Some(_) => Ok(()),
        }
    }

    /// Acts on an answer; `write` is given the usual words.
    pub(super) fn decide(&mut self, yes: bool, write: impl FnOnce(Asked, Words, &mut Vec<u8>)) {
        let Phase::Asked(asked) = self.phase else { return };
        self.phase = Phase::Commands;
        let usual = match asked {
            Asked::Mail { utf8 } => {
                self.transaction = yes.then(|| Transaction::new(utf8));
                words::SENDER
            }
            Asked::Rcpt => {
                if let Some(transaction) = &mut self.transaction {
                    transaction.recipients += usize::from(yes);
                    transaction.refused += usize::from(!yes);
                }
                words::RECIPIENT
            }
            Asked::Data => {
                if yes {
                    self.phase = Phase::Text;
                } else {
                    self.transaction = None;
                }
                words::GO_ON
            }
            Asked::Bdat(chunk) => {
                // It comes whether we want it or not: the answer waits until it has.
                if !yes && let Some(transaction) = &mut self.transaction {
                    let mut said = Vec::new();
                    write(asked, words::NOT_DELIVERED, &mut said);
                    if let Ok(Some((reply, _))) = Reply::parse(&said) {
                        transaction.spoil(reply);
                    }
                }
                self.phase = Phase::Chunk { left: chunk.octets, last: chunk.last };
                return;
            }
            Asked::End => {
                self.transaction = None;
                if yes {
                    self.idle_commands = 0;
                }
                words::DELIVERED
            }
        };
        write(asked, usual, &mut self.out);
    }
}
