//! The ways in which we say no to a sender, each with its one reply.

use lodge_module::Declined;
use lodge_smtp::{Enhanced, Reply};

use crate::Answer;

/// A no. The sender keeps the message, and its own server tells its writer or tries again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The sender is on the deny-list.
    Denied,
    /// No alias has this address.
    UnknownAlias,
    /// We do not forward for this domain.
    NotOurs,
    /// The alias is switched off, and its owner wants it said.
    Closed(Answer),
    /// The owner of the address has had as many messages today as they may.
    Spent,
    /// This recipient leads elsewhere than those before it.
    AnotherGroup,
    /// There are enough recipients already.
    TooManyRecipients,
    /// There is no memory left for it now.
    NoRoom,
    /// It is larger than this operator takes.
    TooLarge,
    /// It has been here before.
    Loop,
    /// Its header section is not one.
    Malformed,
    /// The destination said "not now".
    Deferred(Downstream),
    /// The destination said no.
    Refused(Downstream),
    /// No server of the destination could be reached.
    Unreachable,
    /// The destination broke off, or said what is no SMTP.
    Broken,
    /// It took longer than the time budget.
    TimedOut,
    /// The destination's domain does not exist.
    NoSuchDomain,
    /// The destination's domain takes no mail (RFC 7505).
    NullMx,
    /// The destination's domain has no mail server.
    NoServer,
    /// The destination's mail server is we ourselves, or may not be connected to.
    BadMx,
    /// The DNS did not answer.
    DnsTrouble,
    /// The message needs SMTPUTF8, and the destination does not offer it.
    NeedsUtf8,
    /// The module that takes it itself does not.
    Declined(Declined),
    /// Something of ours is out of order.
    Unavailable,
    /// We are stopping.
    Stopping,
}

/// What somebody else's server answered: its code and enhanced status, and none of its words (rule 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Downstream {
    /// Its code: 4xx or 5xx.
    pub code: u16,
    /// Its enhanced status code, if it gave one that fits.
    pub enhanced: Option<Enhanced>,
}

impl Refusal {
    /// Whether the sender may try again.
    #[must_use]
    pub fn is_transient(self) -> bool {
        self.reply().is_transient()
    }

    /// What is said.
    #[must_use]
    pub fn reply(self) -> Reply {
        let (code, subject, detail, text) = match self {
            Self::Denied => (550, 7, 1, "Mail from you is not taken here"),
            Self::UnknownAlias => (550, 1, 1, "There is no such address here"),
            Self::NotOurs => (550, 7, 1, "This host does not relay for that domain"),
            Self::Closed(Answer::Defer) => {
                (450, 2, 1, "This address is switched off for now; try again later")
            }
            Self::Closed(_) => (550, 2, 1, "This address is switched off"),
            //= rfc3463#3.3
            //# The mailbox is full because the user has exceeded a per-mailbox
            //# administrative quota or physical capacity.
            // Of the codes that there are for a quota, this is the one that senders try again on, for days.
            Self::Spent => (452, 2, 2, "This address has had its messages for today; try again tomorrow"),
            // 452 and not 451: most clients send the rest in a transaction of its own at once.
            Self::AnotherGroup => (452, 5, 3, "One destination a transaction; send this recipient next"),
            Self::TooManyRecipients => {
                (452, 5, 3, "Too many recipients; send the rest in another transaction")
            }
            Self::NoRoom => (452, 3, 1, "No memory is free for this message; try again later"),
            Self::TooLarge => (552, 3, 4, "The message is larger than this host takes"),
            Self::Loop => (554, 4, 6, "The message has been here before, or at too many hosts"),
            Self::Malformed => (550, 6, 0, "The header section is not well formed"),
            Self::Deferred(said) => return said.reply("The destination asks to try again later"),
            Self::Refused(said) => return said.reply("The destination does not take the message"),
            Self::Unreachable => (451, 4, 1, "The destination cannot be reached now"),
            Self::Broken => (451, 4, 2, "The destination broke off"),
            Self::TimedOut => (451, 4, 7, "The destination takes too long"),
            Self::NoSuchDomain => (550, 1, 2, "The destination's domain does not exist"),
            //= rfc7505#4.1
            //# When a submission or SMTP relay server rejects an envelope recipient
            //# due to a domain's null MX record, it SHOULD use a 556 reply code
            //# [RFC7504] (Requested action not taken: domain does not accept mail)
            //# and a 5.1.10 enhanced status code (Permanent failure: Recipient
            //# address has null MX).
            Self::NullMx => (556, 1, 10, "The destination's domain takes no mail"),
            Self::NoServer => (550, 4, 4, "The destination's domain has no mail server"),
            Self::BadMx => (550, 4, 6, "The destination's mail server cannot be used"),
            Self::DnsTrouble => (451, 4, 3, "The destination cannot be looked up now"),
            Self::NeedsUtf8 => (550, 6, 7, "The destination does not take internationalised mail"),
            Self::Declined(Declined { text, later: false }) => (550, 7, 1, text),
            Self::Declined(Declined { text, later: true }) => (451, 3, 0, text),
            Self::Unavailable => (451, 3, 0, "Something here is out of order; try again later"),
            Self::Stopping => (421, 3, 2, "This host is stopping; try again soon"),
        };
        Reply::new(code, Some((subject, detail)), text)
    }
}

impl Downstream {
    /// Our reply: their codes, our words.
    fn reply(self, text: &str) -> Reply {
        // 421 would close our connection with the sender, who has done nothing wrong.
        let code = if self.code == 421 { 451 } else { self.code };
        let class = if code < 500 { 4 } else { 5 };
        let fits = self.enhanced.filter(|enhanced| u16::from(enhanced.class) == class);
        let (subject, detail) = fits.map_or((0, 0), |enhanced| (enhanced.subject, enhanced.detail));
        Reply::new(code, Some((subject, detail)), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(refusal: Refusal, start: &str) {
        let mut out = Vec::new();
        refusal.reply().write(&mut out);
        let line = String::from_utf8(out).unwrap();
        assert!(line.starts_with(start), "{line}");
    }

    #[test]
    fn each_no_has_its_codes() {
        check(Refusal::UnknownAlias, "550 5.1.1 ");
        check(Refusal::Closed(Answer::Defer), "450 4.2.1 ");
        //= rfc3463#3.3
        //= type=test
        //# The mailbox is full because the user has exceeded a per-mailbox
        //# administrative quota or physical capacity.
        check(Refusal::Spent, "452 4.2.2 ");
        check(Refusal::AnotherGroup, "452 4.5.3 ");
        check(Refusal::NoRoom, "452 4.3.1 ");
        check(Refusal::NullMx, "556 5.1.10 ");
    }

    #[test]
    fn the_codes_of_others_pass_and_421_does_not() {
        let said = |code, enhanced| Downstream { code, enhanced };
        check(Refusal::Refused(said(552, Some(Enhanced::new(5, 2, 2)))), "552 5.2.2 ");
        check(Refusal::Deferred(said(421, None)), "451 4.0.0 ");
        check(Refusal::Refused(said(550, Some(Enhanced::new(4, 2, 2)))), "550 5.0.0 ");
    }
}
