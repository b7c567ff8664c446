//! What every format comes down to.

use lodge_register::{Personal, Timestamp};

/// One thing out of an export.
#[derive(Debug, Clone)]
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
        why: Why,
    },
}

/// Why something of an export is not brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It has no date, or one that is none.
    NoDate,
    /// It is on no page.
    NoPage,
    /// It is a pingback or trackback: a machine's note that somebody linked here.
    Pingback,
}

impl Why {
    /// The word for it, in programs and in the names of messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoDate => "no-date",
            Self::NoPage => "no-page",
            Self::Pingback => "pingback",
        }
    }
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
#[derive(Debug, Clone)]
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
    /// How it was judged. Who judged is not brought in.
    pub votes: Votes,
    /// What readers said with one sign, and how often: `heart`, 3.
    pub reactions: Vec<(String, u32)>,
    /// What it was before it was changed, the oldest first.
    pub edits: Vec<Edit>,
}

/// Votes for a comment and against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Votes {
    /// For it.
    pub up: u32,
    /// Against it.
    pub down: u32,
}

impl Votes {
    /// From formats that know only the difference.
    #[must_use]
    pub fn of_score(score: i64) -> Self {
        let size = u32::try_from(score.unsigned_abs()).unwrap_or(u32::MAX);
        if score < 0 { Self { up: 0, down: size } } else { Self { up: size, down: 0 } }
    }

    /// Those for it less those against it.
    #[must_use]
    pub fn score(self) -> i64 {
        i64::from(self.up) - i64::from(self.down)
    }
}

/// What a comment was, until it was changed.
#[derive(Debug, Clone)]
pub struct Edit {
    /// When it was changed.
    pub at: Timestamp,
    /// What it said until then.
    pub was: Text,
}

/// Who wrote a comment, as far as the export says.
#[derive(Debug, Clone, Default)]
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

impl Author {
    /// Somebody: what is empty is nothing, and an address that no mailbox can have is left out.
    pub(super) fn new(id: &str, name: &str, email: &str, website: &str) -> Self {
        let some =
            |said: &str| Some(said.trim()).filter(|said| !said.is_empty()).map(|said| said.to_owned().into());
        Self {
            id: id.trim().to_owned(),
            name: some(name),
            email: some(email.trim()).filter(|_| is_real(email.trim())),
            website: some(website),
        }
    }
}

/// Programs make addresses up for those whom they brought in from elsewhere: `ann@disqus-user`. So does Lodge, at
/// `lodge.invalid`, for programs that cannot do without.
fn is_real(email: &str) -> bool {
    email.rsplit_once('@').is_some_and(|(name, host)| {
        let is_host = host.contains('.') && !host.ends_with(".invalid");
        !name.is_empty() && is_host && !email.contains(char::is_whitespace)
    })
}

/// What was written, in the form in which it was kept.
#[derive(Debug, Clone)]
pub enum Text {
    /// As it was typed.
    Markdown(Personal<String>),
    /// As it was shown: to be made safe, and into Markdown ([`Text::into_markdown`]).
    Html(Personal<String>),
    /// As [`Text::Html`], but a line's end is one that is seen. WordPress keeps comments so.
    HtmlLines(Personal<String>),
}

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
