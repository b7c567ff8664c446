//! What was brought in from another program, and by which name it was known there.

use std::collections::BTreeMap;

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{Id, Record, Timestamp};

use super::{Page, Site, VISITOR, Visitor, word::stored_words};

stored_words! {
    /// How far an import is.
    pub enum Stage: "the stage of an import" {
        /// It is going on.
        Running = "running",
        /// All of it is here.
        Done = "done",
        /// It was stopped, or this Lodge was, before all of it was here.
        Stopped = "stopped",
        /// The file could not be read to its end.
        Broken = "broken",
        /// It is being taken back.
        Undoing = "undoing",
    }
}

/// An import.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_import",
    purpose = "to say how far an import of comments is and what it brought, and to undo it",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete
)]
pub struct Import {
    /// Which import.
    #[data(Identifier)]
    pub id: Id<Import>,
    /// Into which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// Who began it; nobody, if it was a command.
    #[data(Identifier)]
    pub account_id: Option<Id<Account>>,
    /// What wrote the file.
    #[data(Technical)]
    pub format: String,
    /// How far it is.
    #[data(Technical)]
    pub stage: Stage,
    /// How many bytes of the file have been read.
    #[data(Count)]
    pub done: i64,
    /// How many there are.
    #[data(Count)]
    pub size: i64,
    /// How many pages it brought that were not here.
    #[data(Count)]
    pub pages: i64,
    /// How many comments it brought.
    #[data(Count)]
    pub comments: i64,
    /// How many comments were here already.
    #[data(Count)]
    pub there: i64,
    /// What was left out: reasons, and how often each.
    #[data(Technical)]
    pub left_out: String,
    /// When it was begun.
    #[data(Time)]
    pub began_at: Timestamp,
    /// When it got on last.
    #[data(Time)]
    pub moved_at: Timestamp,
}

/// A page that an import brought.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_import_page",
    purpose = "to take away what an import brought when it is undone",
    basis = Service,
    subject = nobody("it is a page of a web site, which everybody can open"),
    keep = until_deleted,
    on_erase = delete
)]
pub struct ImportedPage {
    /// Which page.
    #[data(Identifier, key)]
    pub page_id: Id<Page>,
    /// Which import.
    #[data(Identifier)]
    pub import_id: Id<Import>,
}

/// By which name another program knew a comment.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_import_comment",
    purpose = "to bring a comment in once, however often its file is read, and to undo an import",
    basis = Service,
    subject = nobody("it is a keyed hash of the number that another program gave a comment; whose that was, nobody can tell from it"),
    keep = until_deleted,
    on_erase = delete
)]
pub struct ImportedComment {
    /// Into which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// A keyed hash of its name there; the name cannot be made from it.
    #[data(Identifier, key)]
    pub hash: Vec<u8>,
    /// Which import brought it.
    #[data(Identifier)]
    pub import_id: Id<Import>,
    /// Under which page.
    #[data(Identifier)]
    pub page_id: Id<Page>,
    /// Which comment it is here.
    #[data(Identifier)]
    pub comment: i64,
    /// Whether it is here: an answer may come before what it answers.
    #[data(Technical)]
    pub came: bool,
}

/// By which name another program knew somebody who wrote.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_import_visitor",
    purpose = "to have comments of one account of another program be those of one visitor, however often a file is read",
    basis = Service,
    subject = VISITOR by visitor_id,
    keep = until_deleted,
    on_erase = delete
)]
pub struct ImportedVisitor {
    /// Into which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// A keyed hash of their name there; the name cannot be made from it.
    #[data(Identifier, key)]
    pub hash: Vec<u8>,
    /// Who they are here.
    #[data(Identifier)]
    pub visitor_id: Id<Visitor>,
}

/// What a comment was given where it came from.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_brought",
    purpose = "to go on counting votes and reactions of a comment from where it was brought along",
    basis = Service,
    subject = nobody("it is a count; who was counted, the other program did not say"),
    keep = until_deleted,
    on_erase = delete
)]
pub struct Brought {
    /// Under which page.
    #[data(Identifier, key)]
    pub page_id: Id<Page>,
    /// Which comment.
    #[data(Identifier, key)]
    pub comment: i64,
    /// Which reaction; or [`Brought::PAIRS`].
    #[data(Setting, key)]
    pub kind: String,
    /// How often.
    #[data(Count)]
    pub times: i64,
}

impl Brought {
    /// Votes for a comment and as many against it: what their difference, which the comment has, does not say.
    pub const PAIRS: &'static str = "±";
}

impl Import {
    /// How far it is now. One that has not moved for a while is going on no more: its program ended.
    #[must_use]
    pub fn stage_at(&self, now: Timestamp) -> Stage {
        let is_busy = matches!(self.stage, Stage::Running | Stage::Undoing);
        let is_quiet = now.millis() - self.moved_at.millis() > crate::store::imports::QUIET;
        if is_busy && is_quiet { Stage::Stopped } else { self.stage }
    }

    /// What was left out: why, and how often.
    #[must_use]
    pub fn left(&self) -> BTreeMap<String, u64> {
        serde_json::from_str(&self.left_out).unwrap_or_default()
    }

    /// How much of the file has been read, of a hundred.
    #[must_use]
    pub fn percent(&self) -> i64 {
        self.done.saturating_mul(100).checked_div(self.size).unwrap_or(100).clamp(0, 100)
    }
}
