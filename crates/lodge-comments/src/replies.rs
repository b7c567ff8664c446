//! Answers by e-mail: whoever answers a letter about a comment answers the comment.
//!
//! The letter says where its answer goes, `reply+TICKET@` the host where this Lodge receives mail. The ticket says who
//! was written to and about which comment; whoever knows it got that letter. Nobody checks yet who really sends a
//! message (SPF, DKIM), so the ticket is what proves it, and the address in `From` has to be the one that was written to.
//!
//! **Invariant:** of the message nothing is kept but what its writer answers, and that as the comment which it becomes.
//! **Invariant:** it is taken when the comment is stored (rule 1 of mail), and a no is said to the server that brings it.

mod own;
mod parse;

pub use parse::{Answer, NoAnswer, read};

use lodge_module::{Declined, InMail, Taker, Taking};
use lodge_register::Id;
use lodge_store::Db;
use lodge_web::Language;

use crate::{
    Book, Comment, Visitor,
    notify::address,
    post::{Author, Draft, Refused, post},
    seal::{day, open, seal},
    spam::ALREADY,
    store::{comments, pages, sites, visitors},
    who::{Caller, may},
};

/// What addresses for answers begin with.
const BEGINS: &str = "reply+";
/// For how many days a letter can be answered.
const DAYS: u16 = 30;
/// The most octets that an answer may have, with everything that mail programs put around it.
const MOST: u64 = 1024 * 1024;

/// Who was written to, about which comment, and until when they may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ticket {
    visitor: i64,
    comment: i64,
    day: u16,
}

/// Two numbers and a day. With its seal, and in letters and digits, it fits with [`BEGINS`] into a local part.
//= rfc5321#4.5.3.1.1
//# The maximum total length of a user name or other local-part is 64 octets.
const LENGTH: usize = 8 + 8 + 2;

impl Ticket {
    fn seal(self, db: &Db) -> String {
        let mut plain = self.visitor.to_be_bytes().to_vec();
        plain.extend(self.comment.to_be_bytes());
        plain.extend(self.day.to_be_bytes());
        seal(db, "reply", &plain)
    }

    fn of(db: &Db, local: &str) -> Option<Self> {
        let (begins, sealed) = local.split_at_checked(BEGINS.len())?;
        // Some servers write local parts small, some writers large.
        let plain = begins.eq_ignore_ascii_case(BEGINS).then(|| open::<LENGTH>(db, "reply", sealed))??;
        let (visitor, rest) = plain.split_first_chunk()?;
        let (comment, rest) = rest.split_first_chunk()?;
        let day = u16::from_be_bytes(rest.try_into().ok()?);
        Some(Self { visitor: i64::from_be_bytes(*visitor), comment: i64::from_be_bytes(*comment), day })
    }
}

/// Where a visitor's answer to a comment goes, if this Lodge receives mail.
pub(crate) fn reply_to(book: &Book, comment: &Comment, visitor: &Visitor) -> Option<String> {
    let host = book.mail_host.get()?;
    let day = day(book.house.clock.now()).saturating_add(DAYS);
    let ticket = Ticket { visitor: visitor.id.number(), comment: comment.id.number(), day };
    Some(format!("{BEGINS}{}@{host}", ticket.seal(&book.house.db)))
}

/// Takes answers.
pub struct Replies {
    book: Book,
}

impl Replies {
    /// Takes answers to the letters of this guest book.
    #[must_use]
    pub const fn of(book: Book) -> Self {
        Self { book }
    }
}

impl Taker for Replies {
    fn open_at(&self, host: &str) {
        // Where mail is received does not change while we run.
        let _ = self.book.mail_host.set(host.to_owned());
    }

    fn takes(&self, local: &str) -> bool {
        Ticket::of(&self.book.house.db, local).is_some()
    }

    fn most(&self) -> u64 {
        MOST
    }

    fn take(&self, mail: InMail) -> Taking<'_> {
        Box::pin(async move { taken(&self.book, &mail).await })
    }
}

const fn no(text: &'static str) -> Declined {
    Declined { text, later: false }
}

const OUT_OF_ORDER: Declined =
    Declined { text: "Something here is out of order; try again later", later: true };

async fn taken(book: &Book, mail: &InMail) -> Result<(), Declined> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    let ticket = Ticket::of(db, &mail.local).ok_or(no("There is no such address here"))?;
    if ticket.day < day(now) {
        return Err(no("This letter is too old to be answered by mail; answer on the page"));
    }
    let answer = read(&mail.message).map_err(declined)?;
    let gone = || no("The comment that is answered is not there any more");
    let visitor = visitors::by_id(db, Id::new(ticket.visitor)).await.map_err(failed)?.ok_or_else(gone)?;
    let comment = comments::by_id(db, ticket.comment).await.map_err(failed)?.ok_or_else(gone)?;
    let page = pages::by_id(db, comment.page_id).await.map_err(failed)?.ok_or_else(gone)?;
    let site = sites::by_id(db, comment.site_id).await.map_err(failed)?.ok_or_else(gone)?;
    let theirs = address(book, &visitor).await.map_err(failed)?;
    if visitor.site_id != site.id || theirs.is_none_or(|theirs| !theirs.eq_ignore_ascii_case(&answer.from)) {
        return Err(no("Answer from the address that the letter was sent to"));
    }
    let may = may(db, &site, &visitor).await.map_err(failed)?;
    let language = Language::of_tag(&visitor.language).unwrap_or(Language::English);
    let draft = Draft {
        page: page.path,
        title: page.title,
        parent: Some(comment.id.number()),
        author: Author::Known(Box::new(Caller { visitor, may, token: String::new() })),
        notify: false,
        body: answer.text,
        language,
        network: Vec::new(),
        ip: None,
        honeypot: String::new(),
        proof: None,
    };
    match post(book, &site, draft).await {
        Ok(_) => Ok(()),
        // It said the same a moment ago: a server that did not hear our 250 brings it again.
        Err(Refused::Said(_, ALREADY)) => Ok(()),
        Err(Refused::Fields(_)) => Err(no("The answer is empty, or longer than a comment may be")),
        Err(Refused::Said(..)) => Err(no("No comment is taken there any more")),
        Err(Refused::TooOften(_)) => Err(Declined { text: "Too many answers; try again later", later: true }),
        Err(Refused::Fault(fault)) if fault.status.is_client_error() => Err(no("The comment was refused")),
        Err(Refused::Fault(_)) => Err(OUT_OF_ORDER),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn failed(error: lodge_store::StoreError) -> Declined {
    tracing::error!(error = &error as &dyn std::error::Error, "An answer by mail could not be taken");
    OUT_OF_ORDER
}

const fn declined(why: NoAnswer) -> Declined {
    no(match why {
        NoAnswer::Machine => "Automatic answers are not taken",
        NoAnswer::NoText => "There is no answer in plain text above what it answers",
        NoAnswer::NoSender => "It does not say who sends it",
        NoAnswer::Unreadable => "The message cannot be read",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_testkit::Engine;

    #[test]
    fn a_ticket_fits_into_an_address_and_nobody_makes_one() {
        lodge_testkit::engines::runtime().block_on(async {
            let db = lodge_testkit::engines::fresh(Engine::Sqlite).await;
            let ticket = Ticket { visitor: i64::MAX, comment: 1 << 53, day: 20_779 };
            let local = format!("{BEGINS}{}", ticket.seal(&db));
            //= rfc5321#4.5.3.1.1
            //= type=test
            //# The maximum total length of a user name or other local-part is 64 octets.
            assert!(local.len() <= 64, "{}", local.len());
            assert_eq!(Ticket::of(&db, &local), Some(ticket));
            assert_eq!(Ticket::of(&db, &local.to_ascii_uppercase()), Some(ticket));
            for at in BEGINS.len()..local.len() {
                let mut other = local.clone().into_bytes();
                other[at] = if other[at] == b'a' { b'b' } else { b'a' };
                assert_eq!(Ticket::of(&db, &String::from_utf8(other).unwrap()), None, "{at}");
            }
            for wrong in ["reply+", "reply+aaaa", "postmaster", "reply", "réply+a", ""] {
                assert_eq!(Ticket::of(&db, wrong), None, "{wrong}");
            }
        });
    }
}
