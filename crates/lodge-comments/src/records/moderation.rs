//! What moderators do, and what they are told.

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{Id, Personal, Record, Timestamp};

use super::{Page, Site, VISITOR, Visitor, word::stored_words};

stored_words! {
    /// What is wrong with a comment, to whoever reports it.
    pub enum Ground: "what is wrong with a comment" {
        /// It advertises.
        Spam = "spam",
        /// It hurts somebody.
        Abuse = "abuse",
        /// It breaks the law.
        Illegal = "illegal",
        /// It tells what should stay private.
        Private = "private",
        /// Something else.
        Other = "other",
    }
}

stored_words! {
    /// What a moderator did.
    pub enum Done: "what a moderator did" {
        /// Showed a comment.
        Approved = "approved",
        /// Refused one.
        Rejected = "rejected",
        /// Called one spam.
        Spam = "spam",
        /// Took one away.
        Removed = "removed",
        /// Set one aside until somebody looks at it.
        Held = "held",
        /// Took the words of one away, for good.
        Blanked = "blanked",
        /// Put one back as it was.
        Restored = "restored",
        /// Put one above the others.
        Stuck = "stuck",
        /// Put it back into its place.
        Unstuck = "unstuck",
        /// Closed a page or the site.
        Locked = "locked",
        /// Opened it again.
        Unlocked = "unlocked",
        /// Kept somebody out.
        Banned = "banned",
        /// Let them in again.
        Unbanned = "unbanned",
        /// Set somebody's comments aside until they are looked at.
        Shadowed = "shadowed",
        /// Stopped doing so.
        Unshadowed = "unshadowed",
        /// Changed the rules.
        Rules = "rules",
        /// Moved a page.
        Moved = "moved",
        /// Brought comments along.
        Imported = "imported",
        /// Took back what was brought along.
        Unimported = "unimported",
    }
}

/// Something that a moderator did.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_act",
    purpose = "to answer for what was done to a comment, and to undo it",
    basis = Interest("who is refused may ask by whom and why"),
    subject = CUSTOMER by account_id,
    keep = days(90) after done_at,
    on_erase = delete
)]
pub struct Act {
    /// Which act.
    #[data(Identifier)]
    pub id: Id<Act>,
    /// On which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// Who did it, if they have an account here.
    #[data(Identifier)]
    pub account_id: Option<Id<Account>>,
    /// Who did it, if the site's own sign-in lets them moderate. Neither, if a rule or a command did.
    #[data(Identifier, also = VISITOR)]
    pub visitor_id: Option<Id<Visitor>>,
    /// What.
    #[data(Technical)]
    pub done: Done,
    /// Under which page, if it was about one.
    #[data(Identifier)]
    pub page_id: Option<Id<Page>>,
    /// To which comment.
    #[data(Identifier)]
    pub comment: Option<i64>,
    /// What it was before: the state of the comment, the path of the page, the rules; or the number of the ban or visitor.
    #[data(Technical)]
    pub before: Option<String>,
    /// Why, in the words that the author is told.
    #[data(Reason)]
    pub reason: Option<Personal<String>>,
    /// When.
    #[data(Time)]
    pub done_at: Timestamp,
}

/// What somebody said is wrong with a comment.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_report",
    purpose = "to have a moderator look at a comment that somebody reported",
    basis = Interest("whoever is hurt by a comment must be able to say so"),
    subject = VISITOR by visitor_id,
    keep = days(90) after reported_at,
    on_erase = delete
)]
pub struct Report {
    /// Which report.
    #[data(Identifier)]
    pub id: Id<Report>,
    /// On which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// Under which page.
    #[data(Identifier)]
    pub page_id: Id<Page>,
    /// Which comment.
    #[data(Identifier)]
    pub comment: i64,
    /// Who said so, if they were signed in.
    #[data(Identifier)]
    pub visitor_id: Option<Id<Visitor>>,
    /// What is wrong with it.
    #[data(Reason)]
    pub ground: Ground,
    /// In their own words.
    #[data(Content)]
    pub words: Option<Personal<String>>,
    /// Whether a moderator looked at it.
    #[data(Technical)]
    pub settled: bool,
    /// When.
    #[data(Time)]
    pub reported_at: Timestamp,
}

/// Somebody who may not write on a site.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_ban",
    purpose = "to keep somebody from writing on a site whom its moderators sent away",
    basis = Interest("a site need not take what its moderators refused from the same person again"),
    subject = VISITOR by visitor_id,
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Ban {
    /// Which ban.
    #[data(Identifier)]
    pub id: Id<Ban>,
    /// On which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// Whom, if it is about a person.
    #[data(Identifier)]
    pub visitor_id: Option<Id<Visitor>>,
    /// A keyed hash of the address or network that they wrote from, if it is about that.
    #[data(Identifier)]
    pub network: Option<Vec<u8>>,
    /// Why.
    #[data(Reason)]
    pub reason: Option<Personal<String>>,
    /// Who decided.
    #[data(Identifier)]
    pub by_account: Option<i64>,
    /// Since when.
    #[data(Time)]
    pub created_at: Timestamp,
    /// Until when.
    #[data(Time)]
    pub ends_at: Timestamp,
}
