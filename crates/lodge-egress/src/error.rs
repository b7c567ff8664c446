//! What went wrong on the way out. Nothing here holds a URL, a name or an address.

use crate::address::Why;

/// Why nothing came of a connection or a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EgressError {
    /// The URL is none, or not one of the web.
    #[error("it is not the address of a page on the web")]
    Url,
    /// The URL has a name and a password in it.
    #[error("it has a user name or a password in it")]
    Credentials,
    /// It would go in the clear, and the operator did not list the host.
    #[error("it does not begin with `https:`")]
    Clear,
    /// A port where other things than pages are.
    #[error("it is at a port that is not for the web")]
    Port,
    /// A header field that is none.
    #[error("it has a header field that cannot be sent")]
    Header,
    /// The DNS knows no address of this name.
    #[error("the name has no address")]
    NoAddress,
    /// The DNS did not answer.
    #[error("the name could not be looked up")]
    Dns,
    /// Every address of the name is one that must not be reached.
    #[error("the name does not lead to the open internet")]
    Forbidden(Why),
    /// Nobody answered.
    #[error("nobody answered")]
    Unreachable,
    /// It took too long.
    #[error("it took too long")]
    TimedOut,
    /// The connection could not be secured.
    #[error("the connection could not be secured")]
    Handshake,
    /// The connection broke, or what came was no HTTP.
    #[error("the connection broke")]
    Broken,
    /// The answer was longer than was agreed to.
    #[error("the answer was too long")]
    TooLong,
    /// One redirection too many, or one to where it must not lead.
    #[error("it was sent on to where it must not go")]
    Redirect,
}

impl EgressError {
    /// Whether the same may go well later.
    #[must_use]
    pub const fn is_temporary(self) -> bool {
        matches!(self, Self::Dns | Self::Unreachable | Self::TimedOut | Self::Handshake | Self::Broken)
    }

    /// One of our own words for it, for logs and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Credentials => "credentials",
            Self::Clear => "clear",
            Self::Port => "port",
            Self::Header => "header",
            Self::NoAddress => "no-address",
            Self::Dns => "dns",
            Self::Forbidden(_) => "forbidden",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Handshake => "handshake",
            Self::Broken => "broken",
            Self::TooLong => "too-long",
            Self::Redirect => "redirect",
        }
    }
}
