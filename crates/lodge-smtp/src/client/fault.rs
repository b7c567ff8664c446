//! What can go wrong with a connection, and with a message on it.

use super::Answer;

/// Why a connection is of no more use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The server said something that is no SMTP reply, or one without end.
    Garbled,
    /// The server spoke out of turn, so that its answers no longer belong to our commands.
    OutOfStep,
    /// The server is closing the connection: 421.
    Closing(Answer),
    /// The server wants nothing to do with us: its greeting, or its answer to EHLO.
    Refused(Answer),
    /// The server does not let us sign in.
    LoginRefused(Answer),
    /// The connection had to be secured and could not be.
    TlsRequired,
    /// We have a password for the server and it has no way to take it.
    NoLogin,
}

impl Fault {
    /// The answer to a greeting or a login that was not welcome.
    pub(super) const fn refused(answer: Answer) -> Self {
        if answer.code >= 400 { Self::Refused(answer) } else { Self::Garbled }
    }
}

/// Why a message cannot go over this connection; another message may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It needs SMTPUTF8 and the server has none.
    NeedsUtf8,
    /// It is larger than the server takes.
    TooBig,
    /// One of its addresses cannot be written as a command.
    Unsendable,
    /// It has no recipients, or the connection is not ready for it.
    NotNow,
}
