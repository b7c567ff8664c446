//! What every format comes down to.

use lodge_register::{Personal, Timestamp};

/// One thing out of an export.
#[derive(Debug)]
pub enum Item {
    /// A page that has comments, or could have.
    Page(Page),
    /// A comment.
    Comment(Box<Comment>),
    /// Something that cannot be brought in, and why. The rest can.
    Skipped {
        /// What the export calls it.
        id: String,
        /// Why.
        why: &'static str,
    },
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What the export calls it: comments refer to it by this.
    pub id: String,
    /// Where it is: a whole address, or only its path. Not checked, and not mapped to where it is today.
    pub address: String,
    /// Its title, if that is known.
    pub title: String,
    /// Whether it takes no more comments.
    pub closed: bool,
}

/// A comment.
#[derive(Debug)]
pub struct Comment {
    /// What the export calls it.
    pub id: String,
    /// Which comment it answers.
    pub parent: Option<String>,
    /// On which page: the [`Page::id`].
    pub page: String,
    /// Who wrote it.
    pub author: Author,
    /// What they wrote.
    pub text: Text,
    /// When.
    pub posted_at: Timestamp,
    /// When it was changed last, if it was.
    pub edited_at: Option<Timestamp>,
    /// What became of it.
    pub state: State,
    /// Whether it stands above the others.
    pub sticky: bool,
    /// Votes for it less those against it. Who gave them is not brought in.
    pub score: i64,
}

/// Who wrote a comment, as far as the export says.
#[derive(Debug, Default)]
pub struct Author {
    /// What the export calls them; the same for all their comments. Empty for somebody without an account.
    pub id: String,
    /// What they are called.
    pub name: Option<Personal<String>>,
    /// Where they are reached. Addresses that a program made up (`name@disqus-user`) are left out.
    pub email: Option<Personal<String>>,
    /// Their own page.
    pub website: Option<Personal<String>>,
}

/// What was written, in the form in which it was kept.
#[derive(Debug)]
pub enum Text {
    /// As it was typed.
    Markdown(Personal<String>),
    /// As it was shown: to be made safe, and into Markdown.
    Html(Personal<String>),
}

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Everybody reads it.
    Shown,
    /// It waits for a moderator.
    Held,
    /// A moderator said no.
    Rejected,
    /// It was called spam.
    Spam,
    /// Its author or a moderator took it away; its place in the thread stays.
    Deleted,
}
