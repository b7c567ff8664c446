//! What is done about messages and names.

use serde::{Deserialize, Serialize};

use crate::ids::{ChannelId, RoleId, UserId};

/// The rules, and who is above them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Automod {
    /// The rules.
    pub rules: Vec<Rule>,
    /// Whom no rule is about.
    pub exempt: Exempt,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its number; no two have the same.
    pub id: u32,
    /// What its maker calls it.
    #[serde(default)]
    pub name: String,
    /// Whether it acts.
    #[serde(default)]
    pub state: State,
    /// What it looks for.
    pub pattern: Pattern,
    /// How much of it is too much. Without a window the first is.
    #[serde(default)]
    pub window: Option<Window>,
    /// What is done, the longer the more.
    #[serde(default)]
    pub ladder: Vec<Rung>,
    /// After so many seconds a breach no longer counts.
    #[serde(default = "a_week")]
    pub forget_seconds: u32,
    /// Whom it is not about.
    #[serde(default)]
    pub exempt: Exempt,
}

const fn a_week() -> u32 {
    7 * 86_400
}

/// Whether a rule acts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It does nothing.
    Off,
    /// It notes what it would do.
    Shadow,
    /// It acts.
    #[default]
    On,
}

/// What a rule looks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "look-for", deny_unknown_fields)]
pub enum Pattern {
    /// Words, as Discord writes them: `word` is whole, `word*` begins one, `*word` ends one, `*word*` is anywhere.
    Words {
        /// Which.
        words: Vec<String>,
        /// What is fine all the same.
        #[serde(default)]
        fine: Vec<String>,
    },
    /// Regular expressions of Rust's flavour, which is Discord's.
    Regexes {
        /// Which.
        patterns: Vec<String>,
        /// What is fine all the same.
        #[serde(default)]
        fine: Vec<String>,
    },
    /// Links.
    Links {
        /// Domains that may be linked to, theirs included.
        #[serde(default)]
        fine: Vec<String>,
    },
    /// Some domains, as links or as words.
    Domains {
        /// Which, theirs included.
        refused: Vec<String>,
    },
    /// Invitations to servers.
    Invites {
        /// Codes that are fine.
        #[serde(default)]
        fine: Vec<String>,
    },
    /// People and roles that are mentioned at once.
    Mentions {
        /// More than this is too many.
        most: u32,
    },
    /// The same words again and again.
    Repeats {
        /// More than this is too often.
        most: u32,
        /// Within so many seconds.
        seconds: u32,
    },
    /// Many messages, whatever they say.
    Flood {
        /// More than this is too many.
        most: u32,
        /// Within so many seconds.
        seconds: u32,
    },
    /// Capital letters.
    Caps {
        /// This share of all letters, or more.
        percent: u8,
        /// In messages of so many letters, or more.
        least: u32,
    },
    /// Letters with marks piled on them.
    Zalgo {
        /// More piles than this are too many.
        most: u32,
    },
    /// Files.
    Attachments {
        /// Endings (`exe`) and media types (`application/x-msdownload`, `video/`).
        refused: Vec<String>,
    },
    /// Names, when somebody joins or is called otherwise.
    Names {
        /// Words, as in [`Pattern::Words`].
        #[serde(default)]
        words: Vec<String>,
        /// Regular expressions.
        #[serde(default)]
        patterns: Vec<String>,
    },
}

impl Pattern {
    /// Whether it is blind without the message-content intent.
    #[must_use]
    pub const fn needs_content(&self) -> bool {
        !matches!(self, Self::Mentions { .. } | Self::Flood { .. } | Self::Names { .. })
    }

    /// The name under which its words are found.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Words { .. } => "rule-words",
            Self::Regexes { .. } => "rule-regexes",
            Self::Links { .. } => "rule-links",
            Self::Domains { .. } => "rule-domains",
            Self::Invites { .. } => "rule-invites",
            Self::Mentions { .. } => "rule-mentions",
            Self::Repeats { .. } => "rule-repeats",
            Self::Flood { .. } => "rule-flood",
            Self::Caps { .. } => "rule-caps",
            Self::Zalgo { .. } => "rule-zalgo",
            Self::Attachments { .. } => "rule-attachments",
            Self::Names { .. } => "rule-names",
        }
    }
}

/// So much within so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// More than this is too much.
    pub most: u32,
    /// Within so many seconds.
    pub seconds: u32,
}

/// What is done from a breach on, until the next rung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// From which breach on; the first is 1.
    pub from: u32,
    /// What is done.
    pub steps: Vec<Step>,
}

/// One thing that a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Takes the message away.
    Delete,
    /// Tells those who look after the server.
    Tell,
    /// Calls them what they call themselves, or nothing at all.
    ResetName,
    /// Keeps them from writing for so many seconds.
    Timeout(u32),
    /// Gives them a role.
    Role(RoleId),
    /// Puts them out.
    Kick,
    /// Bans them, and takes away what they wrote in so many last seconds.
    Ban(u32),
}

/// Whom rules are not about. The owner and those who may take messages away never are.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Exempt {
    /// Who has one of these roles.
    pub roles: Vec<RoleId>,
    /// What is in one of these channels or categories.
    pub channels: Vec<ChannelId>,
    /// These people.
    pub users: Vec<UserId>,
    /// Whether bots and webhooks are watched, too.
    pub watch_bots: bool,
}
