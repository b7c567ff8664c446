//! A small register to test with: one entry of every sort.

use crate::{
    Basis, Column, DataClass, Entry, Id, Keep, OnErase, Personal, Place, Recipient, Record, Register,
    SqlKind, Subject, SubjectKind, Timestamp,
};

pub(crate) const CUSTOMER: SubjectKind = SubjectKind { word: "customer", people: "account holders" };
pub(crate) const VISITOR: SubjectKind = SubjectKind { word: "visitor", people: "visitors" };

/// An account.
#[derive(Record, Debug, Clone)]
#[record(table = "s_account", purpose = "to let its holder sign in", basis = Service, subject = CUSTOMER by id,
         keep = until_deleted, on_erase = delete, critical)]
pub(crate) struct Account {
    #[data(Identifier)]
    pub(crate) id: Id<Account>,
    #[data(Contact, blind = "email_blind")]
    pub(crate) email: Personal<String>,
    #[data(Credential)]
    pub(crate) password: Option<Personal<String>>,
}

/// An alias and where it leads.
#[derive(Record, Debug, Clone)]
#[record(table = "s_alias", purpose = "to forward what is sent to it", basis = Service,
         subject = CUSTOMER by account_id, keep = until_deleted, on_erase = delete, critical)]
pub(crate) struct Alias {
    #[data(Identifier)]
    pub(crate) id: Id<Alias>,
    #[data(Identifier)]
    pub(crate) account_id: Id<Account>,
    #[data(Contact, blind = "address_blind")]
    pub(crate) address: Personal<String>,
}

/// A visit to a page.
#[derive(Record, Debug, Clone)]
#[record(table = "s_visit", purpose = "to count how busy a page is", basis = Interest("knowing what is read"),
         subject = CUSTOMER by account_id, keep = days(30) after seen_at, on_erase = delete)]
pub(crate) struct Visit {
    #[data(Identifier)]
    pub(crate) id: Id<Visit>,
    #[data(Identifier)]
    pub(crate) account_id: Id<Account>,
    #[data(Time)]
    pub(crate) seen_at: Timestamp,
}

/// A comment as its author wrote it.
#[derive(Record, Debug, Clone)]
#[record(table = "s_comment", purpose = "to show it under the page it was written for", basis = Consent,
         subject = VISITOR by author_blind, keep = until(hidden_at), on_erase = blank(body, author))]
pub(crate) struct Comment {
    #[data(Identifier)]
    pub(crate) id: Id<Comment>,
    #[data(Identifier)]
    pub(crate) author_blind: Vec<u8>,
    #[data(Name, blind = "author_index")]
    pub(crate) author: Option<Personal<String>>,
    #[data(Content, public)]
    pub(crate) body: Personal<String>,
    #[data(Time)]
    pub(crate) hidden_at: Option<Timestamp>,
}

/// Something that a moderator did: a holder of an account, or a visitor.
#[derive(Record, Debug, Clone)]
#[record(table = "s_act", purpose = "to answer for what was done to a comment", basis = Service,
         subject = CUSTOMER by account_id, keep = days(90) after done_at, on_erase = delete)]
pub(crate) struct Act {
    #[data(Identifier)]
    pub(crate) id: Id<Act>,
    #[data(Identifier)]
    pub(crate) account_id: Option<Id<Account>>,
    #[data(Identifier, also = VISITOR)]
    pub(crate) visitor_blind: Option<Vec<u8>>,
    #[data(Time)]
    pub(crate) done_at: Timestamp,
}

/// A note that somebody was forgotten.
#[derive(Record, Debug, Clone)]
#[record(table = "s_forgotten", purpose = "to keep a restored backup from bringing them back", basis = Law,
         subject = VISITOR by hash, keep = days(15) after erased_at,
         on_erase = retain("it holds a keyed hash, and without it a backup would undo the erasure"))]
pub(crate) struct Forgotten {
    #[data(Identifier, key)]
    pub(crate) hash: Vec<u8>,
    #[data(Time, key)]
    pub(crate) erased_at: Timestamp,
}

pub(crate) const POST_OFFICE: Recipient =
    Recipient { name: "The post office", purpose: "to carry letters", receives: "the address", opt_in: true };

pub(crate) const LETTER: Entry = Entry {
    name: "s_letter",
    title: "A letter to an account holder.",
    place: Place::SentTo(&POST_OFFICE),
    purpose: "to tell account holders about a change",
    basis: Basis::Service,
    subject: Subject::Of { kind: CUSTOMER, by: "account_id" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("what has been sent is with its reader"),
    critical: false,
    columns: &[Column::plain("address", DataClass::Contact, SqlKind::Text)],
};

pub(crate) const COOKIE: Entry = Entry {
    name: "s_session",
    title: "The session cookie.",
    place: Place::Cookie("lodge_session"),
    purpose: "to know who is signed in",
    basis: Basis::Service,
    subject: Subject::Of { kind: CUSTOMER, by: "account_id" },
    keep: Keep::Seconds(1_209_600),
    on_erase: OnErase::Delete,
    critical: false,
    columns: &[Column::plain("token", DataClass::Identifier, SqlKind::Text)],
};

/// One with rows that are about somebody else as well.
pub(crate) fn register_of_two() -> Register {
    Register::new([&register().entries[..], &[Act::ENTRY]])
}

/// Children before parents on purpose: order is the register's business.
pub(crate) fn register() -> Register {
    Register::new([
        &[Visit::ENTRY, Alias::ENTRY, Account::ENTRY][..],
        &[Comment::ENTRY, Forgotten::ENTRY],
        &[&LETTER, &COOKIE],
    ])
}
