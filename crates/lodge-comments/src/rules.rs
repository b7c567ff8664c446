//! The rules of a site: what its owner decides, and what holds where they decided nothing.

use lodge_register::{Field, SqlKind, Unreadable, Value};
use serde::{Deserialize, Serialize};

use crate::render::Allowed;

/// The most reactions that a site offers.
pub const MOST_REACTIONS: usize = 8;
/// The longest list of words, hosts or rules.
pub const MOST_LISTED: usize = 500;

/// What a site's owner decides. It is stored and exported as one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Who may write, and how they show who they are.
    pub who: Who,
    /// What is looked at before it is shown.
    pub hold: Hold,
    /// What may be in a comment.
    pub text: Text,
    /// What readers see and may do.
    pub show: Show,
    /// Which pages there are.
    pub pages: Pages,
    /// What is asked of others, and counted.
    pub beyond: Beyond,
}

/// Who may write, and how they show who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Who {
    /// People who only say a name.
    pub guests: bool,
    /// By an account of this Lodge.
    pub accounts: bool,
    /// By a code in a letter.
    pub email: bool,
    /// By a passkey.
    pub passkeys: bool,
    /// By these services, in the operator's words for them.
    pub providers: Vec<String>,
    /// By the site's own sign-in: where it is, if it has one.
    pub sso: Option<String>,
    /// Whether the site's own sign-in is asked at once, without a click.
    pub sso_at_once: bool,
}

/// What is looked at before it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hold {
    /// Everything.
    pub all: bool,
    /// What guests write.
    pub guests: bool,
    /// The first so many comments of each visitor.
    pub first: u32,
    /// What visitors write in the first so many days after they came.
    pub new_days: u32,
    /// Comments with more than so many links; 0 leaves links alone.
    pub links_over: u32,
    /// Comments with images.
    pub images: bool,
    /// Comments with one of these words.
    pub words: Vec<String>,
    /// What so many people reported; 0 holds nothing.
    pub reports: u32,
    /// Days after which a page takes no more comments; 0 for never.
    pub close_after_days: u32,
}

/// What may be in a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Text {
    /// Links.
    pub links: bool,
    /// Images.
    pub images: bool,
    /// Tables.
    pub tables: bool,
    /// The most characters.
    pub longest: u32,
    /// Minutes in which its author may change a comment; 0 for never.
    pub edit_minutes: u32,
}

/// What readers see and may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Show {
    /// Which votes there are.
    pub votes: Votes,
    /// Which reactions there are.
    pub reactions: Vec<String>,
    /// What comes first.
    pub sort: Sort,
    /// How deep answers are set in.
    pub levels: u8,
    /// Whether there are feeds.
    pub feeds: bool,
    /// The language where a page does not say its own, as a BCP 47 tag.
    pub language: String,
}

/// Which pages there are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pages {
    /// Other host names that show the same site.
    pub hosts: Vec<String>,
    /// Parts of a query that belong to the path: `?p=17`. All others are left out.
    pub query: Vec<String>,
    /// Paths that are others: from, to. A `*` at the end stands for the rest.
    pub maps: Vec<(String, String)>,
    /// Whether only pages that are there already take comments.
    pub known_only: bool,
}

/// What is asked of others, and counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Beyond {
    /// Whether Akismet is asked about each comment.
    pub akismet: bool,
    /// Whether readers are counted.
    pub views: bool,
    /// Whether the hosts that readers come from are counted.
    pub referrers: bool,
}

/// Which votes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Votes {
    /// None.
    None,
    /// For a comment.
    Up,
    /// For and against.
    Both,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// What readers liked best.
    Best,
    /// What was written last.
    Newest,
    /// What was written first.
    Oldest,
    /// What has most answers.
    Discussed,
}

impl Sort {
    /// All of them.
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

    /// What this word means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

impl Rules {
    /// What the renderer lets through.
    #[must_use]
    pub const fn allowed(&self) -> Allowed {
        Allowed { links: self.text.links, images: self.text.images, tables: self.text.tables }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            who: Who::default(),
            hold: Hold::default(),
            text: Text::default(),
            show: Show::default(),
            pages: Pages::default(),
            beyond: Beyond { akismet: false, views: true, referrers: false },
        }
    }
}

impl Default for Who {
    fn default() -> Self {
        Self {
            guests: true,
            accounts: true,
            email: true,
            passkeys: true,
            providers: Vec::new(),
            sso: None,
            sso_at_once: false,
        }
    }
}

impl Default for Hold {
    fn default() -> Self {
        Self {
            all: false,
            guests: true,
            first: 1,
            new_days: 0,
            links_over: 2,
            images: true,
            words: Vec::new(),
            reports: 3,
            close_after_days: 0,
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self { links: true, images: false, tables: true, longest: 10_000, edit_minutes: 15 }
    }
}

impl Default for Show {
    fn default() -> Self {
        Self {
            votes: Votes::Up,
            reactions: Vec::new(),
            sort: Sort::Newest,
            levels: 4,
            feeds: true,
            language: "en".to_owned(),
        }
    }
}

impl Field for Rules {
    const KIND: SqlKind = SqlKind::Text;
    fn to_value(&self) -> Value {
        // Strings, numbers and lists always have a JSON text.
        Value::Text(serde_json::to_string(self).unwrap_or_default())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        serde_json::from_str(&String::from_value(value)?).map_err(|_| Unreadable::expected("a site's rules"))
    }
}
