//! What a site's own judge of spam has learned.

use lodge_register::{Id, Record, Timestamp};

use super::{Site, VISITOR, Visitor};

/// How often a word stood in spam, and in what was no spam, as moderators of a site decided.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_word",
    purpose = "to tell spam from what is none by what moderators decided before",
    basis = Interest("readers and owners of a site should not have to look at spam"),
    subject = nobody("it is two numbers under a keyed hash of a word and the site; which word, and whose, nobody can tell from it"),
    keep = days(365) after seen_on,
    on_erase = delete
)]
pub struct Word {
    /// At which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// A keyed hash of the word; the word cannot be made from it.
    #[data(Identifier, key)]
    pub word: i64,
    /// In how many comments that were spam.
    #[data(Count)]
    pub spam: i64,
    /// In how many that were none.
    #[data(Count)]
    pub ham: i64,
    /// The day on which something was learned of it last.
    #[data(Time)]
    pub seen_on: Timestamp,
}

/// As what a comment was learned.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_learned",
    purpose = "to learn from each decision once, and to take it back when a moderator does",
    basis = Interest("readers and owners of a site should not have to look at spam"),
    subject = VISITOR by author_id,
    keep = days(365) after learned_at,
    on_erase = delete
)]
pub struct Learned {
    /// At which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// Which comment.
    #[data(Identifier, key)]
    pub comment: i64,
    /// Who wrote it.
    #[data(Identifier)]
    pub author_id: Option<Id<Visitor>>,
    /// Whether as spam.
    #[data(Technical)]
    pub spam: bool,
    /// When.
    #[data(Time)]
    pub learned_at: Timestamp,
}
