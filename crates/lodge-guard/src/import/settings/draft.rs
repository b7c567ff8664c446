//! Settings while they are made of a file.

use super::Moved;
use crate::{
    detect::automod::build,
    ids::ChannelId,
    import::From,
    settings::{Exempt, Pattern, Rate, Rule, Rung, Settings, State, Step, Window},
};

/// The most rules that a server has.
const MOST_RULES: usize = 100;
/// The most that is listed of what does not come over.
const MOST_LEFT: usize = 200;
/// The longest name of a rule, and of a place in a file.
const LONGEST: usize = 80;

/// Something that does not come over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Where it stands in the file.
    pub what: String,
    /// Why it does not.
    pub why: Why,
}

/// Why something does not come over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No rule of the guard looks for it.
    Trigger,
    /// No rule of the guard does it.
    Action,
    /// The rest of its rule came over, without this.
    Detail,
    /// The expression is of a flavour that could be slow without end.
    Regex,
    /// Who may do what is decided by Discord’s own permissions.
    Levels,
    /// Whom a rule is not about could not be read from it.
    Override,
    /// Discord’s timeouts stand in for a role that mutes.
    MuteRole,
    /// The guard tells the staff in one channel.
    Channel,
    /// It is a part of that bot that does something else, or that is set by hand here.
    Part,
    /// It is not written as that bot writes it.
    Unreadable,
    /// A server has a hundred rules at most.
    Full,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Trigger,
        Self::Action,
        Self::Detail,
        Self::Regex,
        Self::Levels,
        Self::Override,
        Self::MuteRole,
        Self::Channel,
        Self::Part,
        Self::Unreadable,
        Self::Full,
    ];

    /// The message about it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Trigger => "guard-left-trigger",
            Self::Action => "guard-left-action",
            Self::Detail => "guard-left-detail",
            Self::Regex => "guard-left-regex",
            Self::Levels => "guard-left-levels",
            Self::Override => "guard-left-override",
            Self::MuteRole => "guard-left-mute-role",
            Self::Channel => "guard-left-channel",
            Self::Part => "guard-left-part",
            Self::Unreadable => "guard-left-unreadable",
            Self::Full => "guard-left-full",
        }
    }

    /// Its word, for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.message().trim_start_matches("guard-left-")
    }
}

/// A rule as it is found.
pub(super) struct Found<'a> {
    pub(super) name: &'a str,
    pub(super) on: bool,
    pub(super) pattern: Pattern,
    pub(super) window: Option<Window>,
    pub(super) ladder: Vec<Rung>,
    pub(super) forget_seconds: u32,
    pub(super) exempt: Exempt,
}

impl<'a> Found<'a> {
    /// A rule that does all of this from the first time on.
    pub(super) fn at_once(name: &'a str, pattern: Pattern, steps: &[Step]) -> Self {
        // Who would do nothing at all tells.
        let steps = if steps.is_empty() { vec![Step::Tell] } else { steps.to_vec() };
        let ladder = vec![Rung { from: 1, steps }];
        Self {
            name,
            on: true,
            pattern,
            window: None,
            ladder,
            forget_seconds: 86_400,
            exempt: Exempt::default(),
        }
    }
}

/// Settings while they are made.
pub(super) struct Draft {
    settings: Settings,
    rules: usize,
    here: usize,
    also: Vec<&'static str>,
    left: Vec<Left>,
}

impl Draft {
    pub(super) fn of(before: &Settings) -> Self {
        Self { settings: before.clone(), rules: 0, here: 0, also: Vec::new(), left: Vec::new() }
    }

    /// Something does not come over.
    pub(super) fn leave(&mut self, what: &str, why: Why) {
        let left = Left { what: what.chars().take(LONGEST).collect(), why };
        if self.left.len() < MOST_LEFT && !self.left.contains(&left) {
            self.left.push(left);
        }
    }

    /// A rule comes over, into the shadow, unless it is there.
    pub(super) fn rule(&mut self, mut found: Found<'_>) {
        if !self.applies(&mut found) {
            return;
        }
        let rules = &mut self.settings.automod.rules;
        let name: String = found.name.chars().take(LONGEST).collect();
        if rules.iter().any(|rule| rule.pattern == found.pattern && rule.name == name) {
            self.here += 1;
            return;
        }
        if rules.len() >= MOST_RULES {
            self.leave(&name, Why::Full);
            return;
        }
        let id = rules.iter().map(|rule| rule.id).max().unwrap_or(0).saturating_add(1);
        rules.push(Rule {
            id,
            name,
            state: if found.on { State::Shadow } else { State::Off },
            pattern: found.pattern,
            window: found.window,
            ladder: found.ladder,
            forget_seconds: found.forget_seconds,
            exempt: found.exempt,
        });
        self.rules += 1;
    }

    /// Takes expressions out that cannot be applied. A rule without anything to look for is none.
    fn applies(&mut self, found: &mut Found<'_>) -> bool {
        let (words, patterns) = match &mut found.pattern {
            Pattern::Regexes { patterns, .. } => (0, patterns),
            Pattern::Names { words, patterns } => (words.len(), patterns),
            Pattern::Words { words, .. } => return !words.is_empty(),
            Pattern::Domains { refused } | Pattern::Attachments { refused } => return !refused.is_empty(),
            _ => return true,
        };
        let (good, bad): (Vec<_>, Vec<_>) =
            patterns.drain(..).partition(|pattern| build(std::iter::once(pattern.as_str())).is_some());
        *patterns = good;
        let is_something = words > 0 || !patterns.is_empty();
        if !bad.is_empty() {
            self.leave(found.name, Why::Regex);
        }
        is_something
    }

    /// So many joinings within so long are a flood.
    pub(super) fn flood(&mut self, rate: Rate) {
        if rate.count > 1 && rate.seconds > 0 && self.settings.raid.flood != rate {
            self.settings.raid.flood = rate;
            self.also.push("guard-moved-flood");
        }
    }

    /// The staff is told there, unless somebody chose another place.
    pub(super) fn tell(&mut self, what: &str, channel: Option<ChannelId>) {
        let Some(channel) = channel else { return };
        match self.settings.tell {
            None => {
                self.settings.tell = Some(channel);
                self.also.push("guard-moved-tell");
            }
            Some(chosen) if chosen == channel => {}
            Some(_) => self.leave(what, Why::Channel),
        }
    }

    pub(super) fn done(self, from: From) -> Moved {
        let Self { settings, rules, here, also, left } = self;
        Moved { from, settings, rules, here, also, left }
    }
}
