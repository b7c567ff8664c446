//! A comment, and what others gave it.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{Page, Site, VISITOR, Visitor, word::stored_words};

stored_words! {
    /// What became of a comment.
    pub enum State: "the state of a comment" {
        /// Everybody reads it.
        Shown = "shown",
        /// It waits for a moderator.
        Held = "held",
        /// A moderator said no.
        Rejected = "rejected",
        /// It is spam.
        Spam = "spam",
        /// Its author or a moderator took it away; its place in the thread stays.
        Removed = "removed",
    }
}

stored_words! {
    /// Why a comment was held or put away by a rule.
    pub enum Why: "why a comment is held" {
        /// Guests' comments are looked at first.
        Guest = "guest",
        /// The first ones of somebody new are looked at.
        New = "new",
        /// It has links.
        Links = "links",
        /// It has images.
        Images = "images",
        /// It has words that the site looks at.
        Words = "words",
        /// It looks like spam to the site's own judge.
        Spam = "spam",
        /// Akismet says that it is spam.
        Akismet = "akismet",
        /// Several people reported it.
        Reported = "reported",
        /// Everything is looked at first.
        All = "all",
        /// Its author is looked at.
        Shadow = "shadow",
        /// It was brought along like this.
        Imported = "imported",
        /// A moderator decided.
        Moderator = "moderator",
        /// Its author decided.
        Author = "author",
    }
}

/// What a state means for who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is read by all.
    Read,
    /// Only its author and moderators see it.
    Seen,
    /// Only its place is left.
    Gone,
}

impl State {
    /// Who sees it.
    #[must_use]
    pub const fn fate(self) -> Fate {
        match self {
            Self::Shown => Fate::Read,
            Self::Held => Fate::Seen,
            Self::Rejected | Self::Spam | Self::Removed => Fate::Gone,
        }
    }
}

/// A comment under a page.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_comment",
    purpose = "to show a comment under the page it was written for",
    basis = Service,
    subject = VISITOR by author_id,
    keep = until_deleted,
    on_erase = blank(body, html),
    critical
)]
pub struct Comment {
    /// Under which page.
    #[data(Identifier, key)]
    pub page_id: Id<Page>,
    /// Which comment.
    #[data(Identifier, key)]
    pub id: Id<Comment>,
    /// On which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// Which comment it answers.
    #[data(Identifier)]
    pub parent: Option<i64>,
    /// Who wrote it; nobody any more, once they are forgotten.
    #[data(Identifier)]
    pub author_id: Option<Id<Visitor>>,
    /// What they wrote, in Markdown.
    #[data(Content)]
    pub body: Personal<String>,
    /// The same as it is shown.
    #[data(Content)]
    pub html: Personal<String>,
    /// What became of it.
    #[data(Technical)]
    pub state: State,
    /// Why it is held or gone.
    #[data(Reason)]
    pub why: Option<Why>,
    /// Whether it stands above the others.
    #[data(Setting)]
    pub sticky: bool,
    /// Votes for it less those against it, from where it was brought along.
    #[data(Count)]
    pub brought: i64,
    /// When it was written.
    #[data(Time)]
    pub posted_at: Timestamp,
    /// When it was changed last.
    #[data(Time)]
    pub edited_at: Option<Timestamp>,
}

/// A vote for or against a comment.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_vote",
    purpose = "to count votes, one of each visitor",
    basis = Service,
    subject = VISITOR by visitor_id,
    keep = until_deleted,
    on_erase = delete
)]
pub struct Vote {
    /// Under which page.
    #[data(Identifier, key)]
    pub page_id: Id<Page>,
    /// On which comment.
    #[data(Identifier, key)]
    pub comment: i64,
    /// Whose.
    #[data(Identifier, key)]
    pub visitor_id: Id<Visitor>,
    /// 1 for it, -1 against it.
    #[data(Setting)]
    pub value: i64,
}

/// A sign that somebody put under a comment.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_reaction",
    purpose = "to count reactions, one of each kind and visitor",
    basis = Service,
    subject = VISITOR by visitor_id,
    keep = until_deleted,
    on_erase = delete
)]
pub struct Reaction {
    /// Under which page.
    #[data(Identifier, key)]
    pub page_id: Id<Page>,
    /// Under which comment.
    #[data(Identifier, key)]
    pub comment: i64,
    /// Whose.
    #[data(Identifier, key)]
    pub visitor_id: Id<Visitor>,
    /// Which of those that the site has.
    #[data(Setting, key)]
    pub kind: String,
}

/// What a comment said before it was changed.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_revision",
    purpose = "to let moderators see what a comment said before it was changed",
    basis = Interest("nobody should be answered for what they did not say"),
    subject = VISITOR by author_id,
    keep = days(90) after replaced_at,
    on_erase = delete
)]
pub struct Revision {
    /// Which revision.
    #[data(Identifier)]
    pub id: Id<Revision>,
    /// Under which page.
    #[data(Identifier)]
    pub page_id: Id<Page>,
    /// Of which comment.
    #[data(Identifier)]
    pub comment: i64,
    /// Who wrote it.
    #[data(Identifier)]
    pub author_id: Option<Id<Visitor>>,
    /// What it said, in Markdown.
    #[data(Content)]
    pub body: Personal<String>,
    /// When something else took its place.
    #[data(Time)]
    pub replaced_at: Timestamp,
}
