//! How much of what a rule looks for there is.

use std::hash::BuildHasher;

use regex::{RegexSet, RegexSetBuilder};

use super::{Seen, links, words::Words};
use crate::{
    event::Attachment,
    settings::{Automod, Pattern, Rule},
};

/// The rules, made ready to be applied.
#[derive(Debug)]
pub struct Engine {
    pub(super) automod: Automod,
    /// How far the rules look back on what one person wrote; nothing, where none does.
    pub(super) looks_back: Option<LooksBack>,
    /// Whether a rule asks which of them are alike.
    pub(super) compares: bool,
    ready: Vec<Ready>,
}

/// A rule that cannot be applied, and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which, by its number.
    pub rule: u32,
    /// Which of its words or expressions, from 0.
    pub at: usize,
}

/// What a pattern needs to be applied fast.
#[derive(Debug)]
enum Ready {
    Plain,
    Words { words: Words, fine: Words },
    Regexes { patterns: RegexSet, fine: Words },
    Names { words: Words, patterns: RegexSet },
}

/// No rule lets more messages of one person pass.
pub(crate) const MOST_MESSAGES: u32 = 1_000;
/// No expression may need more memory than this.
const MOST_BYTES: usize = 1 << 20;

impl Engine {
    /// Makes rules ready. What cannot be is said, and the rest of its rule still applies.
    #[must_use]
    pub fn new(automod: &Automod) -> (Self, Vec<Broken>) {
        let mut broken = Vec::new();
        let ready = automod.rules.iter().map(|rule| ready(&rule.pattern, rule.id, &mut broken)).collect();
        let looks_back = automod.rules.iter().filter_map(LooksBack::of).reduce(LooksBack::both);
        let compares = automod.rules.iter().any(|rule| matches!(rule.pattern, Pattern::Repeats { .. }));
        (Self { automod: automod.clone(), looks_back, compares, ready }, broken)
    }

    /// The settings it was made of.
    #[must_use]
    pub const fn automod(&self) -> &Automod {
        &self.automod
    }

    /// How much of what a rule looks for is here; 0 is nothing.
    #[must_use]
    pub fn find(&self, rule: usize, seen: &Seen<'_>) -> u32 {
        let (Some(rule), Some(ready)) = (self.automod.rules.get(rule), self.ready.get(rule)) else {
            return 0;
        };
        let is_name = seen.message.is_none();
        if is_name != matches!(rule.pattern, Pattern::Names { .. }) {
            return 0;
        }
        let words = seen.words.iter().filter(|words| !words.is_empty());
        words.map(|words| in_words(&rule.pattern, ready, words)).sum::<u32>() + beside(&rule.pattern, seen)
    }
}

/// How far rules look back on what one person wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LooksBack {
    /// For so many seconds.
    pub(super) seconds: u32,
    /// On so many messages: what a rule does not count lies between those that it does.
    pub(super) messages: usize,
}

impl LooksBack {
    /// Faster than this nobody writes within the time that rules usually look at.
    const MESSAGES: usize = 256;

    fn of(rule: &Rule) -> Option<Self> {
        let (seconds, most) = match (&rule.pattern, rule.window) {
            (Pattern::Repeats { most, seconds } | Pattern::Flood { most, seconds }, _) => (*seconds, *most),
            (_, Some(window)) => (window.seconds, 0),
            (_, None) => return None,
        };
        let twice = usize::try_from(most.saturating_add(1).min(MOST_MESSAGES) * 2).unwrap_or(Self::MESSAGES);
        Some(Self { seconds, messages: twice.max(Self::MESSAGES) })
    }

    fn both(self, other: Self) -> Self {
        Self { seconds: self.seconds.max(other.seconds), messages: self.messages.max(other.messages) }
    }
}

fn in_words(pattern: &Pattern, ready: &Ready, text: &str) -> u32 {
    let found = |is: bool| u32::from(is);
    match (pattern, ready) {
        (_, Ready::Words { words, fine }) => words.count_without(text, fine),
        (_, Ready::Regexes { patterns, fine }) => {
            let hits = patterns.matches(text).iter().count();
            if hits > 0 && fine.count(text) > 0 { 0 } else { u32::try_from(hits).unwrap_or(u32::MAX) }
        }
        (_, Ready::Names { words, patterns }) => words.count(text) + found(patterns.is_match(text)),
        (Pattern::Links { fine }, _) => links::count(text, |host| !links::is_among(host, fine)),
        (Pattern::Domains { refused }, _) => links::count_domains(text, refused),
        (Pattern::Invites { fine }, _) => links::count_invites(text, fine),
        (Pattern::Caps { percent, least }, _) => found(is_loud(text, *percent, *least)),
        (Pattern::Zalgo { most }, _) => found(piles(text) > *most),
        _ => 0,
    }
}

fn beside(pattern: &Pattern, seen: &Seen<'_>) -> u32 {
    let Some(written) = seen.message else { return 0 };
    match pattern {
        Pattern::Mentions { .. } => written.mentions,
        Pattern::Flood { .. } => u32::from(written.new),
        Pattern::Repeats { .. } => u32::from(written.new && seen.words.iter().any(|words| !words.is_empty())),
        Pattern::Attachments { refused } => {
            let bad = written.files.iter().filter(|file| is_refused(file, refused)).count();
            u32::try_from(bad).unwrap_or(u32::MAX)
        }
        _ => 0,
    }
}

fn ready(pattern: &Pattern, rule: u32, broken: &mut Vec<Broken>) -> Ready {
    match pattern {
        Pattern::Words { words, fine } => Ready::Words { words: Words::new(words), fine: Words::new(fine) },
        Pattern::Regexes { patterns, fine } => {
            Ready::Regexes { patterns: expressions(patterns, rule, broken), fine: Words::new(fine) }
        }
        Pattern::Names { words, patterns } => {
            Ready::Names { words: Words::new(words), patterns: expressions(patterns, rule, broken) }
        }
        _ => Ready::Plain,
    }
}

/// Those expressions that can be applied; Discord, too, looks at them without regard to case.
fn expressions(patterns: &[String], rule: u32, broken: &mut Vec<Broken>) -> RegexSet {
    let builds = |pattern: &str| build(std::iter::once(pattern)).is_some();
    let (good, bad): (Vec<_>, Vec<_>) = patterns.iter().enumerate().partition(|(_, pattern)| builds(pattern));
    broken.extend(bad.into_iter().map(|(at, _)| Broken { rule, at }));
    build(good.into_iter().map(|(_, pattern)| pattern.as_str())).unwrap_or_default()
}

pub(crate) fn build<'a>(patterns: impl Iterator<Item = &'a str>) -> Option<RegexSet> {
    RegexSetBuilder::new(patterns)
        .case_insensitive(true)
        .size_limit(MOST_BYTES)
        .dfa_size_limit(MOST_BYTES)
        .build()
        .ok()
}

/// Whether so much of it is capital letters. Scripts without them are never loud.
fn is_loud(text: &str, percent: u8, least: u32) -> bool {
    let (mut capital, mut small) = (0u32, 0u32);
    if text.is_ascii() {
        for byte in text.bytes() {
            capital += u32::from(byte.is_ascii_uppercase());
            small += u32::from(byte.is_ascii_lowercase());
        }
    } else {
        for c in text.chars() {
            capital += u32::from(c.is_uppercase());
            small += u32::from(c.is_lowercase());
        }
    }
    let letters = capital + small;
    letters >= least.max(1) && u64::from(capital) * 100 >= u64::from(percent) * u64::from(letters)
}

/// How many letters have three marks or more on them. Vietnamese, taken apart, has two.
fn piles(text: &str) -> u32 {
    if text.is_ascii() {
        return 0;
    }
    let (mut piles, mut height) = (0, 0);
    for c in text.chars() {
        height = if is_mark(c) { height + 1 } else { 0 };
        piles += u32::from(height == 3);
    }
    piles
}

/// Marks that belong to no script, so that no language is taken for noise.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_refused(file: &Attachment, refused: &[String]) -> bool {
    let kind = file.content_type.as_ref().map_or("", |kind| kind.as_str());
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let ending = file.filename.rsplit_once('.').map_or("", |(_, ending)| ending).trim_end();
    refused.iter().any(|one| {
        if !one.contains('/') {
            return !ending.is_empty() && one.trim_start_matches('.').eq_ignore_ascii_case(ending);
        }
        let starts = kind.get(..one.len()).is_some_and(|start| start.eq_ignore_ascii_case(one));
        starts && (one.ends_with('/') || kind.len() == one.len())
    })
}

/// By what two messages are the same: their words in small letters, without signs and without numbers. Never 0.
pub(super) fn likeness(words: &[&str], seed: &impl BuildHasher) -> u64 {
    let hash = if words.iter().all(|words| words.is_ascii()) {
        // What most people write needs no tables.
        let (folded, length) = letters(words);
        match folded.get(..length) {
            Some(folded) if length > 0 => seed.hash_one(folded),
            _ => seed.hash_one(words),
        }
    } else {
        let letters = words.iter().flat_map(|words| words.chars()).filter(|c| c.is_alphabetic());
        let folded: String = letters.flat_map(char::to_lowercase).take(LETTERS).collect();
        if folded.is_empty() { seed.hash_one(words) } else { seed.hash_one(folded.as_bytes()) }
    };
    hash.max(1)
}

/// So many letters tell messages apart.
const LETTERS: usize = 500;

/// The letters of plain words, small, and how many there are. No branch depends on what is a letter: nobody can foretell
/// where a word ends, and a processor that tries is wrong at each.
fn letters(words: &[&str]) -> ([u8; LETTERS], usize) {
    let (mut folded, mut length) = ([0; LETTERS], 0);
    for words in words {
        for letter in words.bytes() {
            let Some(place) = folded.get_mut(length) else { return (folded, length) };
            *place = letter.to_ascii_lowercase();
            length += usize::from(letter.is_ascii_alphabetic());
        }
    }
    (folded, length)
}
