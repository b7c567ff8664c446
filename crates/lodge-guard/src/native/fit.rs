//! Which rules fit into Discord's, and why the others do not.

use std::collections::BTreeMap;

use super::{
    Action, Keywords, LONGEST_KEYWORD, LONGEST_PATTERN, LONGEST_TIMEOUT, MOST_EXEMPT_CHANNELS,
    MOST_EXEMPT_ROLES, MOST_FINE, MOST_KEYWORD_RULES, MOST_KEYWORDS, MOST_MENTIONS, MOST_PATTERNS, Native,
    Trigger,
};
use crate::{
    detect::automod::build,
    ids::{ChannelId, RoleId},
    settings::{Automod, Exempt, Pattern, Rule, Settings, State, Step},
};

/// What Discord is asked to do, and what is left to us.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The rules to make.
    pub rules: Vec<Native>,
    /// What did not fit.
    pub left: Vec<Left>,
}

impl Plan {
    /// Whether Discord does all the work of a rule of ours.
    #[must_use]
    pub fn covers(&self, rule: u32) -> bool {
        self.rules.iter().any(|native| native.of.contains(&rule))
            && !self.left.iter().any(|left| left.rule == rule)
    }
}

/// Something of a rule that did not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// Which rule of ours.
    pub rule: u32,
    /// Which of its words or expressions; none is the rule itself.
    pub at: Option<usize>,
    /// Why.
    pub why: Why,
}

/// Why something did not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Discord has no such rule.
    NoSuchRule,
    /// Discord does not count over time.
    Counts,
    /// The rule is in the shadow: it shall not act yet.
    Shadow,
    /// A word has more than 60 characters, or none.
    WordTooLong,
    /// An expression has more than 260 characters.
    PatternTooLong,
    /// An expression is none.
    NoPattern,
    /// More than 100 words are fine.
    TooMuchFine,
    /// It is not about more than 20 roles or 50 channels, or about some people.
    TooManyExempt,
    /// Discord's rules of this kind are full.
    NoRoom,
    /// Discord blocks and times out; the rest of its ladder stays ours.
    LadderStaysOurs,
    /// Discord allows at most 50 mentions.
    TooManyMentions,
}

impl Why {
    /// The name under which its words are found.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoSuchRule => "native-no-such-rule",
            Self::Counts => "native-counts",
            Self::Shadow => "native-shadow",
            Self::WordTooLong => "native-word-too-long",
            Self::PatternTooLong => "native-pattern-too-long",
            Self::NoPattern => "native-no-pattern",
            Self::TooMuchFine => "native-too-much-fine",
            Self::TooManyExempt => "native-too-many-exempt",
            Self::NoRoom => "native-no-room",
            Self::LadderStaysOurs => "native-ladder-stays-ours",
            Self::TooManyMentions => "native-too-many-mentions",
        }
    }
}

/// What rules must have in common to be one of Discord's.
type Shelf = (bool, Vec<Action>, Vec<RoleId>, Vec<ChannelId>, Vec<String>);

/// Makes rules of Discord's out of ours.
#[must_use]
pub fn compile(settings: &Settings) -> Plan {
    let mut plan = Plan::default();
    let mut shelves = BTreeMap::<Shelf, Vec<(u32, Keywords)>>::new();
    for rule in settings.automod.rules.iter().filter(|rule| rule.state != State::Off) {
        if let Err(why) = fits(rule, &settings.automod, settings.tell, &mut shelves, &mut plan) {
            plan.left.push(Left { rule: rule.id, at: None, why });
        }
    }
    for (shelf, rules) in shelves {
        fill(&shelf, rules, &mut plan);
    }
    plan
}

fn fits(
    rule: &Rule,
    automod: &Automod,
    tell: Option<ChannelId>,
    shelves: &mut BTreeMap<Shelf, Vec<(u32, Keywords)>>,
    plan: &mut Plan,
) -> Result<(), Why> {
    if rule.state == State::Shadow {
        return Err(Why::Shadow);
    }
    if rule.window.is_some() {
        return Err(Why::Counts);
    }
    let (roles, channels) = exempt(&rule.exempt, &automod.exempt)?;
    let of_names = matches!(rule.pattern, Pattern::Names { .. });
    let actions = actions(rule, of_names, tell, plan);
    if let Pattern::Mentions { most } = rule.pattern {
        return mentions(rule, most, actions, (roles, channels), plan);
    }
    let mut keywords = keywords(rule, plan)?;
    if keywords.fine.len() > MOST_FINE {
        return Err(Why::TooMuchFine);
    }
    let fine = std::mem::take(&mut keywords.fine);
    shelves.entry((of_names, actions, roles, channels, fine)).or_default().push((rule.id, keywords));
    Ok(())
}

/// What a rule looks for, in Discord's words.
fn keywords(rule: &Rule, plan: &mut Plan) -> Result<Keywords, Why> {
    let none = Keywords::default;
    Ok(match &rule.pattern {
        Pattern::Words { words, fine } => {
            Keywords { words: usable(rule, words, plan), fine: fine.clone(), ..none() }
        }
        Pattern::Regexes { patterns, fine } => {
            Keywords { patterns: readable(rule, patterns, plan), fine: fine.clone(), ..none() }
        }
        Pattern::Names { words, patterns } => Keywords {
            words: usable(rule, words, plan),
            patterns: readable(rule, patterns, plan),
            fine: Vec::new(),
        },
        Pattern::Links { fine } => Keywords {
            patterns: vec![r"https?://[^\s]".to_owned()],
            fine: fine.iter().map(|domain| format!("*{domain}*")).collect(),
            ..none()
        },
        Pattern::Domains { refused } => {
            let words: Vec<_> = refused.iter().map(|domain| format!("*{domain}*")).collect();
            Keywords { words: usable(rule, &words, plan), ..none() }
        }
        Pattern::Invites { fine } => Keywords {
            patterns: vec![r"(?:discord(?:\.gg|(?:app)?\.com/invite)|dsc\.gg)/[a-z0-9-]".to_owned()],
            fine: fine.iter().map(|code| format!("*/{code}")).collect(),
            ..none()
        },
        Pattern::Repeats { .. } | Pattern::Flood { .. } => return Err(Why::Counts),
        Pattern::Mentions { .. }
        | Pattern::Caps { .. }
        | Pattern::Zalgo { .. }
        | Pattern::Attachments { .. } => {
            return Err(Why::NoSuchRule);
        }
    })
}

fn usable(rule: &Rule, words: &[String], plan: &mut Plan) -> Vec<String> {
    let fits = |word: &str| (1..=LONGEST_KEYWORD).contains(&word.chars().count());
    sift(rule, words, plan, |word| if fits(word) { None } else { Some(Why::WordTooLong) })
}

fn readable(rule: &Rule, patterns: &[String], plan: &mut Plan) -> Vec<String> {
    sift(rule, patterns, plan, |pattern| {
        if pattern.chars().count() > LONGEST_PATTERN {
            return Some(Why::PatternTooLong);
        }
        build(std::iter::once(pattern)).is_none().then_some(Why::NoPattern)
    })
}

fn sift(rule: &Rule, list: &[String], plan: &mut Plan, why: impl Fn(&str) -> Option<Why>) -> Vec<String> {
    let mut good = Vec::new();
    for (at, one) in list.iter().enumerate() {
        match why(one) {
            None => good.push(one.clone()),
            Some(why) => plan.left.push(Left { rule: rule.id, at: Some(at), why }),
        }
    }
    good
}

/// What Discord does in place of the first rung.
fn actions(rule: &Rule, of_names: bool, tell: Option<ChannelId>, plan: &mut Plan) -> Vec<Action> {
    let first = rule.ladder.first().map_or(&[][..], |rung| &rung.steps);
    let mut actions = vec![if of_names { Action::BlockMember } else { Action::Block }];
    let mut ours = rule.ladder.len() > 1;
    for step in first {
        match (step, tell) {
            (Step::Delete, _) => {}
            (Step::ResetName, _) if of_names => {}
            (Step::Tell, Some(channel)) => actions.push(Action::Alert(channel)),
            (Step::Timeout(seconds), _) if !of_names && *seconds > 0 => {
                actions.push(Action::Timeout((*seconds).min(LONGEST_TIMEOUT)));
            }
            _ => ours = true,
        }
    }
    if ours {
        plan.left.push(Left { rule: rule.id, at: None, why: Why::LadderStaysOurs });
    }
    actions.sort_unstable();
    actions.dedup();
    actions
}

fn exempt(own: &Exempt, all: &Exempt) -> Result<(Vec<RoleId>, Vec<ChannelId>), Why> {
    let mut roles = [own.roles.as_slice(), &all.roles].concat();
    let mut channels = [own.channels.as_slice(), &all.channels].concat();
    roles.sort_unstable();
    roles.dedup();
    channels.sort_unstable();
    channels.dedup();
    let people = own.users.len() + all.users.len();
    if roles.len() > MOST_EXEMPT_ROLES || channels.len() > MOST_EXEMPT_CHANNELS || people > 0 {
        return Err(Why::TooManyExempt);
    }
    Ok((roles, channels))
}

fn mentions(
    rule: &Rule,
    most: u32,
    actions: Vec<Action>,
    (exempt_roles, exempt_channels): (Vec<RoleId>, Vec<ChannelId>),
    plan: &mut Plan,
) -> Result<(), Why> {
    if most == 0 || most > MOST_MENTIONS {
        return Err(Why::TooManyMentions);
    }
    if plan.rules.iter().any(|native| matches!(native.trigger, Trigger::Mentions(_))) {
        return Err(Why::NoRoom);
    }
    let trigger = Trigger::Mentions(most);
    plan.rules.push(Native { of: vec![rule.id], trigger, actions, exempt_roles, exempt_channels });
    Ok(())
}

/// Lays what has everything in common into as few rules as it needs.
fn fill((of_names, actions, roles, channels, fine): &Shelf, rules: Vec<(u32, Keywords)>, plan: &mut Plan) {
    let mut open = Keywords::default();
    let mut of = Vec::new();
    let put = |open: &mut Keywords, of: &mut Vec<u32>, plan: &mut Plan| {
        let keywords = Keywords { fine: fine.clone(), ..std::mem::take(open) };
        let of = std::mem::take(of);
        if keywords.words.is_empty() && keywords.patterns.is_empty() {
            return;
        }
        if plan.rules.iter().filter(|native| is_same_kind(&native.trigger, *of_names)).count()
            >= room(*of_names)
        {
            plan.left.extend(of.into_iter().map(|rule| Left { rule, at: None, why: Why::NoRoom }));
            return;
        }
        let trigger = if *of_names { Trigger::Profile(keywords) } else { Trigger::Keyword(keywords) };
        let (exempt_roles, exempt_channels) = (roles.clone(), channels.clone());
        plan.rules.push(Native { of, trigger, actions: actions.clone(), exempt_roles, exempt_channels });
    };
    for (rule, keywords) in rules {
        for word in keywords.words {
            if open.words.len() >= MOST_KEYWORDS {
                put(&mut open, &mut of, plan);
            }
            open.words.push(word);
            note(&mut of, rule);
        }
        for pattern in keywords.patterns {
            if open.patterns.len() >= MOST_PATTERNS {
                put(&mut open, &mut of, plan);
            }
            open.patterns.push(pattern);
            note(&mut of, rule);
        }
    }
    put(&mut open, &mut of, plan);
}

fn note(of: &mut Vec<u32>, rule: u32) {
    if of.last() != Some(&rule) {
        of.push(rule);
    }
}

const fn is_same_kind(trigger: &Trigger, of_names: bool) -> bool {
    match trigger {
        Trigger::Keyword(_) => !of_names,
        Trigger::Profile(_) => of_names,
        Trigger::Mentions(_) => false,
    }
}

const fn room(of_names: bool) -> usize {
    if of_names { 1 } else { MOST_KEYWORD_RULES }
}
