//! What a thread is made of: plain values, which whoever reads the database fills in.

use lodge_register::Timestamp;
use lodge_web::Language;

/// Where comments stand: on which page of which site, in which order and language.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// The site.
    pub site: &'a SiteView,
    /// The page.
    pub page: &'a PageView,
    /// In which order its comments are.
    pub sort: Sort,
    /// In which language it speaks.
    pub language: Language,
}

/// A thread, or the beginning of a long one.
#[derive(Debug, Clone, Copy)]
pub struct ThreadView<'a> {
    /// Where it stands.
    pub at: At<'a>,
    /// Its comments, each with its answers.
    pub items: &'a [CommentView],
    /// What to ask for to get the next ones: the `after` of a link.
    pub next: Option<&'a str>,
}

/// What a thread says of its site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteView {
    /// Its number.
    pub id: i64,
    /// Where the thread's addresses begin: `https://HOST/embed`.
    pub api: String,
    /// Whether somebody may write who is not signed in.
    pub guests: bool,
    /// Which votes there are.
    pub votes: Votes,
    /// Which reactions one may choose from: names of [`super::REACTIONS`].
    pub reactions: Vec<String>,
    /// How many levels are set in; what is deeper stands on the last one.
    pub max_level: u32,
    /// Whether there are feeds.
    pub rss: bool,
    /// Whether guests solve a puzzle.
    pub proof: bool,
}

/// Which votes a site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Votes {
    /// None.
    None,
    /// For a comment.
    Up,
    /// For and against.
    Both,
}

/// What a thread says of its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageView {
    /// Its number.
    pub id: i64,
    /// Its path.
    pub path: String,
    /// Its title; empty while nobody has told it.
    pub title: String,
    /// Its address, without a fragment.
    pub url: String,
    /// Grows with each change of its thread.
    pub revision: i64,
    /// How many comments are shown there.
    pub count: u32,
    /// Why nobody may write, if so.
    pub locked: Option<Locked>,
}

/// Why nobody may write on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locked {
    /// A moderator closed it.
    Moderator,
    /// It is older than its site allows.
    Age,
    /// The whole site is closed.
    Site,
}

impl Locked {
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Moderator => "thread-closed-moderator",
            Self::Age => "thread-closed-age",
            Self::Site => "thread-closed-site",
        }
    }
}

/// The order of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// By votes.
    Best,
    /// The last first.
    Newest,
    /// The first first.
    Oldest,
    /// The most answered first.
    Discussed,
}

impl Sort {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Best, Self::Newest, Self::Oldest, Self::Discussed];

    /// The word for it in an address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Discussed => "discussed",
        }
    }

    /// The order of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }

    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Best => "thread-best",
            Self::Newest => "thread-newest",
            Self::Oldest => "thread-oldest",
            Self::Discussed => "thread-discussed",
        }
    }
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentView {
    /// Its number.
    pub id: i64,
    /// What it answers.
    pub parent: Option<i64>,
    /// How many comments are above it: 0 for one that answers none.
    pub depth: u32,
    /// Who wrote it.
    pub author: AuthorView,
    /// Its text as safe HTML; none if it was taken away.
    pub html: Option<String>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When it was changed last.
    pub edited_at: Option<Timestamp>,
    /// How many voted for it.
    pub up: u32,
    /// How many voted against it.
    pub down: u32,
    /// How many reacted, by reaction.
    pub reactions: Vec<(String, u32)>,
    /// Whether it stays on top.
    pub sticky: bool,
    /// Whether it waits for a moderator.
    pub held: bool,
    /// Its answers.
    pub answers: Vec<Self>,
    /// How many more there are.
    pub more_answers: u32,
}

/// Who wrote a comment, as far as everybody may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorView {
    /// By what everybody may know them on this site, and their picture: `/embed/avatar/…`.
    pub public_id: String,
    /// What they are called; none if they are gone.
    pub name: Option<String>,
    /// Their part in the site, if they have one.
    pub badge: Option<Badge>,
    /// Their web site, if they want it to be known.
    pub website: Option<String>,
    /// The address of their picture on Lodge's host, if they have one of their own. A face that is drawn needs no question.
    pub avatar: Option<String>,
}

impl AuthorView {
    /// Their web site, if it is one: an address that would run as a script is none.
    pub(super) fn link(&self) -> Option<&str> {
        let is_web = |link: &&str| ["https://", "http://"].iter().any(|scheme| link.starts_with(scheme));
        self.website.as_deref().filter(is_web)
    }

    /// The first letter of their name, where there is no picture.
    pub(super) fn initial(&self) -> String {
        let letter = self.name.as_deref().unwrap_or_default().chars().find(|sign| sign.is_alphanumeric());
        letter.map(|letter| letter.to_uppercase().to_string()).unwrap_or_default()
    }

    /// One of eight tints, the same for all that they write.
    pub(super) fn tint(&self) -> u32 {
        self.public_id.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 8
    }
}

/// What somebody is to the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    /// It is theirs.
    Owner,
    /// They look after it.
    Moderator,
}

/// Where a language begins its lines, for `dir`.
#[must_use]
pub const fn direction(language: Language) -> &'static str {
    match language {
        Language::English | Language::Turkish | Language::Dutch | Language::Russian => "ltr",
    }
}
