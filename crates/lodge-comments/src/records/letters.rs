//! Who wants which letters.

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{
    Basis, Column, DataClass, Entry, Id, Keep, OnErase, Place, Record, SqlKind, Subject, Timestamp,
};

use super::{Page, Site, VISITOR, Visitor, word::stored_words};

stored_words! {
    /// Which letters a moderator of a site wants.
    pub enum Wish: "which letters a moderator wants" {
        /// One for each comment.
        All = "all",
        /// One for each comment that waits, or was reported.
        Pending = "pending",
        /// One a day, of all that happened.
        Digest = "digest",
        /// None.
        Nothing = "none",
    }
}

/// What somebody who moderates a site wants to be written to about.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_wish",
    purpose = "to write to a moderator as often as they want, and not more often",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete
)]
pub struct Wished {
    /// About which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// Who.
    #[data(Identifier, key)]
    pub account_id: Id<Account>,
    /// Which letters.
    #[data(Setting)]
    pub wish: Wish,
    /// Up to when the last digest told.
    #[data(Time)]
    pub told_at: Timestamp,
}

/// Somebody who wants a letter for each comment under a page.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_follower",
    purpose = "to write to a visitor about each comment under a page, as they asked",
    basis = Service,
    subject = VISITOR by visitor_id,
    keep = until_deleted,
    on_erase = delete
)]
pub struct Follower {
    /// Which page.
    #[data(Identifier, key)]
    pub page_id: Id<Page>,
    /// Who.
    #[data(Identifier, key)]
    pub visitor_id: Id<Visitor>,
    /// Since when.
    #[data(Time)]
    pub since: Timestamp,
}

/// That an address was asked whether it wants letters from a site.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_asked",
    purpose = "not to ask an address again and again that somebody else typed",
    basis = Interest("nobody should get more than one letter that they did not ask for"),
    subject = nobody("it is a keyed hash of an address and a site, and nobody can tell whose it is"),
    keep = days(30) after asked_at,
    on_erase = delete
)]
pub struct Asked {
    /// The keyed hash.
    #[data(Technical, key)]
    pub hash: Vec<u8>,
    /// When.
    #[data(Time)]
    pub asked_at: Timestamp,
}

const fn part(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// A letter to a visitor on its way.
pub(crate) const LETTER: Entry = Entry {
    name: "comments_letter",
    title: "A letter to somebody who comments, while it is being sent",
    place: Place::Memory,
    purpose: "to tell them that they were answered, or why their comment is not shown",
    basis: Basis::Service,
    subject: Subject::Of { kind: VISITOR, by: "address" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is gone within the hour, sent or not"),
    critical: false,
    columns: &[
        part("address", DataClass::Contact),
        part("subject", DataClass::Content),
        part("text", DataClass::Content),
    ],
};

/// An answer that came by e-mail.
pub(crate) const MAILED: Entry = Entry {
    name: "comments_mailed",
    title: "An answer by e-mail, while it is being read",
    place: Place::Memory,
    purpose: "to find in it what its writer answers; nothing else of it is kept",
    basis: Basis::Service,
    subject: Subject::Of { kind: VISITOR, by: "address" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is gone before anybody could ask"),
    critical: false,
    columns: &[part("address", DataClass::Contact), part("message", DataClass::Content)],
};

/// That a link in a letter was used.
pub(crate) const USED: &Entry = &Entry {
    name: "comments_used",
    title: "That a moderator's link was used",
    place: Place::Cache("comments-used"),
    purpose: "to let a link in a letter decide once and not again",
    basis: Basis::Service,
    subject: Subject::Nobody("it is a keyed hash of the link"),
    keep: Keep::Seconds(604_800),
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within a week"),
    critical: false,
    columns: &[Column::plain("count", DataClass::Count, SqlKind::Int)],
};
