//! Why Discord did not do it, and what whoever runs the server does about it.

use lodge_egress::EgressError;

use super::answer::Answer;

/// A call of which nothing came. It holds numbers and our own words, never Discord's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Discord did not do it: {} (status {status}, code {code})", why.word())]
pub struct Refused {
    /// Why.
    pub why: Why,
    /// The status of the answer; 0 if there was none.
    pub status: u16,
    /// Discord's own number for it; 0 if there was none.
    pub code: u32,
}

/// Why a call came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The token is not the bot's any more.
    Token,
    /// The guard may not do this, or stands below the one it is about.
    Permission,
    /// The guard may not see the server or the channel.
    Access,
    /// The staff's second factor is asked of the application's owner.
    SecondFactor,
    /// There is no such person, or not here.
    UnknownPerson,
    /// They are not banned.
    NotBanned,
    /// What it is about is gone: a channel, a message, a role.
    Gone,
    /// The interaction is too old to be answered.
    TooLate,
    /// Somebody takes no messages from it.
    Closed,
    /// The messages are older than 14 days.
    TooOld,
    /// A limit of Discord's own: bans of people who are not there, roles, channels.
    Full,
    /// None of those who were to be banned was.
    NobodyBanned,
    /// Discord has not finished looking for them: later.
    Later,
    /// It was asked wrongly: our own fault.
    Form,
    /// Too much was asked too fast.
    Slowed,
    /// So much was refused lately that asking on would get this computer shut out.
    Stopped,
    /// Discord had a fault.
    Fault,
    /// Discord was not reached.
    Network(EgressError),
    /// Something else.
    Other,
}

impl Why {
    /// One of our own words for it, which is also the end of the name of the message that explains it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Permission => "permission",
            Self::Access => "access",
            Self::SecondFactor => "second-factor",
            Self::UnknownPerson => "unknown-person",
            Self::NotBanned => "not-banned",
            Self::Gone => "gone",
            Self::TooLate => "too-late",
            Self::Closed => "closed",
            Self::TooOld => "too-old",
            Self::Full => "full",
            Self::NobodyBanned => "nobody-banned",
            Self::Later => "later",
            Self::Form => "form",
            Self::Slowed => "slowed",
            Self::Stopped => "stopped",
            Self::Fault => "fault",
            Self::Network(_) => "network",
            Self::Other => "other",
        }
    }

    const fn of(status: u16, code: u32) -> Self {
        match (status, code) {
            (_, 50_013) => Self::Permission,
            (_, 50_001) => Self::Access,
            (_, 60_003) => Self::SecondFactor,
            (_, 10_007 | 10_013) => Self::UnknownPerson,
            (_, 10_026) => Self::NotBanned,
            (_, 10_062 | 40_060 | 50_027) => Self::TooLate,
            (_, 10_003 | 10_004 | 10_008 | 10_011 | 10_014 | 10_015 | 10_060) => Self::Gone,
            (_, 50_007 | 50_278) => Self::Closed,
            (_, 50_034) => Self::TooOld,
            (_, 30_000..=39_999) => Self::Full,
            (_, 500_000) => Self::NobodyBanned,
            (_, 110_000) => Self::Later,
            (401, _) => Self::Token,
            (403, _) => Self::Permission,
            (404, _) => Self::Gone,
            (400, _) => Self::Form,
            (429, _) => Self::Slowed,
            (500.., _) => Self::Fault,
            _ => Self::Other,
        }
    }
}

impl Refused {
    /// A refusal without an answer.
    #[must_use]
    pub const fn of(why: Why) -> Self {
        Self { why, status: 0, code: 0 }
    }

    /// What an answer refuses.
    #[must_use]
    pub fn answered(answer: &Answer) -> Self {
        let code = answer.code.unwrap_or_default();
        Self { why: Why::of(answer.status, code), status: answer.status, code }
    }

    /// Whether it never reached Discord.
    #[must_use]
    pub const fn is_unsent(self) -> bool {
        use EgressError::{Clear, Dns, Forbidden, Handshake, NoAddress, Port, Unreachable, Url};
        matches!(
            self.why,
            Why::Stopped
                | Why::Network(Dns | Unreachable | Handshake | NoAddress | Forbidden(_) | Url | Clear | Port)
        )
    }

    /// Whether the same may go well later, without anybody changing anything.
    #[must_use]
    pub const fn is_temporary(self) -> bool {
        match self.why {
            Why::Later | Why::Slowed | Why::Stopped | Why::Fault => true,
            Why::Network(error) => error.is_temporary(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discords_numbers_mean_something() {
        let why =
            |status, code| Refused::answered(&Answer { status, code: Some(code), ..Answer::default() }).why;
        assert_eq!(why(403, 50_013), Why::Permission);
        assert_eq!(why(404, 10_007), Why::UnknownPerson);
        assert_eq!(why(404, 10_026), Why::NotBanned);
        assert_eq!(why(400, 30_035), Why::Full);
        assert_eq!(why(400, 50_034), Why::TooOld);
        assert_eq!(why(404, 10_062), Why::TooLate);
        assert_eq!(why(500, 500_000), Why::NobodyBanned);
        assert_eq!(why(401, 0), Why::Token);
        assert_eq!(why(404, 1), Why::Gone);
        assert_eq!(why(502, 0), Why::Fault);
        assert_eq!(why(418, 0), Why::Other);
    }

    #[test]
    fn what_did_not_leave_may_be_sent_again() {
        assert!(Refused::of(Why::Network(EgressError::Unreachable)).is_unsent());
        assert!(!Refused::of(Why::Network(EgressError::Broken)).is_unsent());
        assert!(Refused::of(Why::Network(EgressError::Broken)).is_temporary());
        assert!(!Refused::of(Why::Permission).is_temporary());
    }
}
