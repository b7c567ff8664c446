//! Our rules as rules of Discord's own automatic moderation: those that fit, and why the others do not.
//!
//! Discord's rules stop a message before anybody reads it, and need no message-content intent.

mod fit;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

pub use fit::{Left, Plan, Why, compile};

use crate::{
    detect::automod::words::Words,
    ids::{ChannelId, RoleId},
};

/// A server has at most so many rules of keywords.
pub const MOST_KEYWORD_RULES: usize = 6;
/// A rule has at most so many keywords...
pub const MOST_KEYWORDS: usize = 1_000;
/// ...of at most so many characters...
pub const LONGEST_KEYWORD: usize = 60;
/// ...at most so many expressions...
pub const MOST_PATTERNS: usize = 10;
/// ...of at most so many characters...
pub const LONGEST_PATTERN: usize = 260;
/// ...and at most so many words that are fine.
pub const MOST_FINE: usize = 100;
/// A rule of mentions allows at most so many.
pub const MOST_MENTIONS: u32 = 50;
/// A rule is not about at most so many roles...
pub const MOST_EXEMPT_ROLES: usize = 20;
/// ...and so many channels.
pub const MOST_EXEMPT_CHANNELS: usize = 50;
/// A timeout lasts at most so many seconds: four weeks.
pub const LONGEST_TIMEOUT: u32 = 2_419_200;

/// A rule as Discord takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Native {
    /// The numbers of ours that it does the work of.
    pub of: Vec<u32>,
    /// What it looks at.
    pub trigger: Trigger,
    /// What it does.
    pub actions: Vec<Action>,
    /// Whose messages it does not look at.
    pub exempt_roles: Vec<RoleId>,
    /// Where it does not look.
    pub exempt_channels: Vec<ChannelId>,
}

/// What a rule of Discord's looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// Words in messages.
    Keyword(Keywords),
    /// Words in names.
    Profile(Keywords),
    /// Mentions: more than so many.
    Mentions(u32),
}

/// What is looked for in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keywords {
    /// Words, with stars.
    pub words: Vec<String>,
    /// Expressions.
    pub patterns: Vec<String>,
    /// What is fine all the same.
    pub fine: Vec<String>,
}

/// What a rule of Discord's does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Keeps the message from being sent.
    Block,
    /// Tells moderators there.
    Alert(ChannelId),
    /// Keeps them from writing for so many seconds.
    Timeout(u32),
    /// Keeps them from taking part until the name is another.
    BlockMember,
}

impl Native {
    /// The body of the call that makes it, under this name.
    #[must_use]
    pub fn body(&self, name: &str) -> Value {
        let words = |words: &Keywords| json!({"keyword_filter": words.words, "regex_patterns": words.patterns, "allow_list": words.fine});
        let (kind, event, metadata) = match &self.trigger {
            Trigger::Keyword(keywords) => (1, 1, words(keywords)),
            Trigger::Profile(keywords) => (6, 2, words(keywords)),
            Trigger::Mentions(most) => {
                (5, 1, json!({"mention_total_limit": most, "mention_raid_protection_enabled": true}))
            }
        };
        json!({
            "name": name, "enabled": true, "event_type": event, "trigger_type": kind, "trigger_metadata": metadata,
            "actions": self.actions.iter().map(|action| action.body()).collect::<Vec<_>>(),
            "exempt_roles": self.exempt_roles, "exempt_channels": self.exempt_channels,
        })
    }

    /// Whether Discord would stop this. The flavour of expressions is the same, so the answer is, too.
    #[must_use]
    pub fn would_stop(&self, text: &str, mentions: u32) -> bool {
        match &self.trigger {
            Trigger::Keyword(keywords) | Trigger::Profile(keywords) => keywords.hit(text),
            Trigger::Mentions(most) => mentions > *most,
        }
    }
}

impl Keywords {
    fn hit(&self, text: &str) -> bool {
        let by_pattern = || {
            crate::detect::automod::build(self.patterns.iter().map(String::as_str))
                .is_some_and(|patterns| patterns.is_match(text))
        };
        let fine = Words::new(&self.fine);
        Words::new(&self.words).count_without(text, &fine) > 0 || (fine.count(text) == 0 && by_pattern())
    }
}

impl Action {
    fn body(self) -> Value {
        match self {
            Self::Block => json!({"type": 1}),
            Self::Alert(channel) => json!({"type": 2, "metadata": {"channel_id": channel}}),
            Self::Timeout(seconds) => json!({"type": 3, "metadata": {"duration_seconds": seconds}}),
            Self::BlockMember => json!({"type": 4}),
        }
    }
}
