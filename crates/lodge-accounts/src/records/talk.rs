//! What is stored of what is said between account holders and those who run this Lodge.

use crate::{Account, CUSTOMER, word::stored_words};
use lodge_register::{Id, Personal, Record, Timestamp};

stored_words! {
    /// What somebody writes for.
    pub enum Kind: "a kind of request" {
        /// They need help.
        Help = "help",
        /// They say what they think.
        Feedback = "feedback",
    }
}

stored_words! {
    /// How far a request is.
    pub enum State: "the state of a request" {
        /// It waits for an answer.
        Open = "open",
        /// It was answered.
        Answered = "answered",
        /// Nothing is left to do.
        Closed = "closed",
    }
}

stored_words! {
    /// Whether what somebody wrote may be shown to everybody.
    pub enum Testimonial: "the state of a testimonial" {
        /// Nobody asked.
        None = "none",
        /// The writer was asked.
        Asked = "asked",
        /// The writer said yes.
        Approved = "approved",
        /// It is shown.
        Published = "published",
        /// It is not shown: the writer said no, or took it back, or it was taken down.
        Withdrawn = "withdrawn",
    }
}

/// What somebody wrote to those who run this Lodge.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_request",
    purpose = "to answer somebody who asked for help or said what they think",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Request {
    /// Which request.
    #[data(Identifier)]
    pub id: Id<Request>,
    /// Who wrote it.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// What for.
    #[data(Setting)]
    pub kind: Kind,
    /// What they wrote.
    #[data(Content)]
    pub text: Personal<String>,
    /// How far it is.
    #[data(Technical)]
    pub state: State,
    /// Whether it may be shown to everybody.
    #[data(Setting)]
    pub testimonial: Testimonial,
    /// What would be shown, word for word, with the name below it.
    #[data(Content)]
    pub quote: Option<Personal<String>>,
    /// When it was written.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// An answer to a request, or what its writer added.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_answer",
    purpose = "to show its writer what was answered to a request, and what they added",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Answer {
    /// Which answer.
    #[data(Identifier)]
    pub id: Id<Answer>,
    /// Who wrote the request.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// The request.
    #[data(Identifier)]
    pub request_id: Id<Request>,
    /// Whether the writer of the request added this.
    #[data(Technical)]
    pub by_writer: bool,
    /// What was said.
    #[data(Content)]
    pub text: Personal<String>,
    /// When.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// A change of what is kept about people, as it was announced.
#[derive(Record, Debug, Clone, PartialEq, Eq)]
#[record(
    table = "accounts_notice",
    purpose = "to announce a change of policy to every account holder once, before it takes effect",
    basis = Service,
    subject = nobody("it says what changes in the policy, and nothing about anybody"),
    keep = until_deleted,
    on_erase = retain("it is about nobody"),
    critical
)]
pub struct Notice {
    /// The policy's digest.
    #[data(Technical, key)]
    pub digest: String,
    /// What changes, in words.
    #[data(Technical)]
    pub summary: String,
    /// When it was announced.
    #[data(Time)]
    pub announced_at: Timestamp,
    /// When it takes effect, at the earliest.
    #[data(Time)]
    pub effective_at: Timestamp,
}
