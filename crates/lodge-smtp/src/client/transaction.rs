//! One message, from MAIL to the last verdict.

use std::fmt::Write;

use super::{Answer, Client, Fault, Framing, Next, State, Unfit};
use crate::{limits, path::Path};

/// The longest command sent: what RFC 5321 allows and what its extensions (SIZE 26, BODY 14, SMTPUTF8 10) add.
const MAX_COMMAND: usize = limits::COMMAND_LINE + 26 + 14 + 10;

/// What a transaction is about.
#[derive(Clone, Copy)]
pub struct Mailing<'a> {
    /// Who gets what comes back; nobody for `<>`.
    pub sender: Option<&'a Path>,
    /// Who it is for.
    pub recipients: &'a [&'a Path],
    /// Its length in octets.
    pub size: u64,
    /// Whether it may hold octets above 127.
    pub eight_bit: bool,
    /// Whether its addresses or headers do.
    pub utf8: bool,
}

pub(super) struct Transaction {
    due: Due,
    recipients: usize,
    pipelined: bool,
    chunking: bool,
    size: u64,
    /// The answer to MAIL, where it was a refusal.
    refused: Option<Answer>,
}

/// The command whose answer is due.
#[derive(Clone, Copy)]
enum Due {
    Reset,
    Mail,
    Rcpt,
    Data,
    /// None: the message is being written.
    Body,
    /// The one that counts.
    Message,
    /// The one to a message that was for nobody.
    Nothing,
}

impl Client {
    /// Begins a transaction: in one segment where the server allows it.
    ///
    /// # Errors
    /// [`Unfit`] when this server cannot take this message; the connection stays as it was.
    pub fn begin(&mut self, mailing: Mailing<'_>) -> Result<Next, Unfit> {
        if !self.is_ready() || mailing.recipients.is_empty() {
            return Err(Unfit::NotNow);
        }
        if self.offers.size.is_some_and(|most| most > 0 && mailing.size > most) {
            return Err(Unfit::TooBig);
        }
        //= rfc6531#3.2
        //# If the SMTPUTF8 SMTP extension is not offered by the SMTP server, the
        //# SMTPUTF8-aware SMTP client MUST NOT transmit an internationalized
        //# email address and MUST NOT transmit a mail message containing
        //# internationalized mail headers as described in RFC 6532 [RFC6532] at
        //# any level within its MIME structure [RFC2045].
        if mailing.utf8 && !self.offers.utf8 {
            return Err(Unfit::NeedsUtf8);
        }
        let mut commands = std::mem::take(&mut self.later);
        commands.clear();
        let written = self.write_commands(&mut commands, mailing);
        self.later = commands;
        written?;
        self.verdicts.clear();
        let (pipelined, chunking) = (self.offers.pipelining, self.offers.chunking);
        let due = if self.unfinished { Due::Reset } else { Due::Mail };
        self.unfinished = false;
        self.state = State::Transaction(Transaction {
            due,
            recipients: mailing.recipients.len(),
            pipelined,
            chunking,
            size: mailing.size,
            refused: None,
        });
        if !pipelined {
            return Ok(self.say_later());
        }
        self.output.append(&mut self.later);
        //= rfc2920#3.1
        //# The EHLO, DATA, VRFY, EXPN, TURN, QUIT, and NOOP commands can only appear
        //# as the last command in a group since their success or failure produces a
        //# change of state which the client SMTP must accommodate.
        if !chunking {
            self.output.extend_from_slice(b"DATA\r\n");
        }
        Ok(Next::Read)
    }

    fn write_commands(&self, commands: &mut Vec<u8>, mailing: Mailing<'_>) -> Result<(), Unfit> {
        if self.unfinished {
            commands.extend_from_slice(b"RSET\r\n");
        }
        let mut line = String::with_capacity(128);
        let _ = match mailing.sender {
            Some(sender) => write!(line, "MAIL FROM:<{sender}>"),
            None => write!(line, "MAIL FROM:<>"),
        };
        if self.offers.size.is_some() {
            let _ = write!(line, " SIZE={}", mailing.size);
        }
        // Where 8BITMIME is not offered the message goes as it is: to re-encode it would break its signatures, and
        // a server that minds can say so. docs/rfc/exceptions/rfc6152-3.toml has the sentence that says otherwise.
        if mailing.eight_bit && self.offers.eight_bit {
            line.push_str(" BODY=8BITMIME");
        }
        if mailing.utf8 {
            line.push_str(" SMTPUTF8");
        }
        push(commands, &line)?;
        for recipient in mailing.recipients {
            line.clear();
            let _ = write!(line, "RCPT TO:<{recipient}>");
            push(commands, &line)?;
        }
        Ok(())
    }

    /// The message has been written: its verdict is due.
    ///
    /// # Errors
    /// [`Fault::OutOfStep`] if half a verdict was there before.
    pub fn body_sent(&mut self) -> Result<Next, Fault> {
        let State::Transaction(transaction) = &mut self.state else { return Err(Fault::OutOfStep) };
        if !matches!(transaction.due, Due::Body) || self.reader.is_in_the_middle() {
            self.state = State::Closed;
            return Err(Fault::OutOfStep);
        }
        transaction.due = Due::Message;
        Ok(Next::Read)
    }

    /// What an answer means to the transaction that is under way.
    pub(super) fn advance(&mut self, answer: Answer) -> Result<Next, Fault> {
        let State::Transaction(transaction) = &mut self.state else { return Err(Fault::OutOfStep) };
        if matches!(transaction.due, Due::Data) {
            return self.data_answered(answer);
        }
        // Only DATA is ever answered with a 3xx.
        if answer.code / 100 == 3 {
            return Err(Fault::OutOfStep);
        }
        match transaction.due {
            Due::Reset if answer.is_positive() => {
                transaction.due = Due::Mail;
                Ok(self.go_on())
            }
            Due::Mail => {
                transaction.due = Due::Rcpt;
                if answer.is_positive() {
                    return Ok(self.go_on());
                }
                if transaction.pipelined {
                    transaction.refused = Some(answer);
                    return Ok(Next::Read);
                }
                let recipients = transaction.recipients;
                self.verdicts.resize(recipients, answer);
                Ok(self.over(true))
            }
            Due::Rcpt => {
                self.verdicts.push(transaction.refused.unwrap_or(answer));
                if self.verdicts.len() < transaction.recipients {
                    return Ok(self.go_on());
                }
                self.recipients_answered()
            }
            // The server has heard enough: its verdict comes before the end of the message, which it will not get.
            Due::Body if !answer.is_positive() => {
                self.judge(answer);
                self.state = State::Closed;
                Ok(Next::Done)
            }
            Due::Message => {
                self.judge(answer);
                Ok(self.over(false))
            }
            Due::Nothing => Ok(self.over(!answer.is_positive())),
            Due::Reset | Due::Body | Due::Data => Err(Fault::OutOfStep),
        }
    }

    /// Sends the next command, where they go one by one.
    fn go_on(&mut self) -> Next {
        if self.later.is_empty() { Next::Read } else { self.say_later() }
    }

    fn recipients_answered(&mut self) -> Result<Next, Fault> {
        let somebody = self.has_somebody();
        let State::Transaction(transaction) = &mut self.state else { return Err(Fault::OutOfStep) };
        if transaction.chunking {
            if !somebody {
                return Ok(self.over(true));
            }
            // BDAT could be sent along with MAIL and RCPT (RFC 3030 section 4.2), but a server that refuses those
            // and does not swallow what follows would take the message for commands.
            transaction.due = Due::Body;
            let command = format!("BDAT {} LAST\r\n", transaction.size);
            self.output.extend_from_slice(command.as_bytes());
            return Ok(Next::Body(Framing::Counted));
        }
        transaction.due = Due::Data;
        if transaction.pipelined {
            return Ok(Next::Read);
        }
        if !somebody {
            return Ok(self.over(true));
        }
        self.output.extend_from_slice(b"DATA\r\n");
        Ok(Next::Read)
    }

    fn data_answered(&mut self, answer: Answer) -> Result<Next, Fault> {
        let somebody = self.has_somebody();
        let State::Transaction(transaction) = &mut self.state else { return Err(Fault::OutOfStep) };
        match answer.code {
            354 if somebody => {
                transaction.due = Due::Body;
                Ok(Next::Body(Framing::Dotted))
            }
            // Nobody is left to send to.
            //= rfc2920#3.1
            //# If the DATA
            //# command was properly rejected the client SMTP can just issue
            //# RSET, but if the DATA command was accepted the client SMTP
            //# should send a single dot.
            354 => {
                transaction.due = Due::Nothing;
                self.output.extend_from_slice(b".\r\n");
                Ok(Next::Read)
            }
            400..=599 => {
                self.judge(answer);
                Ok(self.over(true))
            }
            _ => Err(Fault::OutOfStep),
        }
    }

    fn has_somebody(&self) -> bool {
        self.verdicts.iter().any(|verdict| verdict.is_positive())
    }

    /// The verdict on everybody who had none yet but "go ahead".
    fn judge(&mut self, answer: Answer) {
        for verdict in self.verdicts.iter_mut().filter(|verdict| verdict.is_positive()) {
            *verdict = answer;
        }
    }

    fn over(&mut self, unfinished: bool) -> Next {
        self.unfinished = unfinished;
        self.later.clear();
        self.state = State::Ready;
        Next::Done
    }
}

/// Writes a command, if it is one.
fn push(commands: &mut Vec<u8>, line: &str) -> Result<(), Unfit> {
    if line.len() + 2 > MAX_COMMAND || line.bytes().any(|octet| octet.is_ascii_control()) {
        return Err(Unfit::Unsendable);
    }
    commands.extend_from_slice(line.as_bytes());
    commands.extend_from_slice(b"\r\n");
    Ok(())
}
