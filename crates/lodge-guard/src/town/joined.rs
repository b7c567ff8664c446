//! Who joined lately, as far as a raid can be told by it. No name and no picture is kept, only what they are alike by.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

use lodge_register::Timestamp;

use crate::{event::Member, ids::UserId};

/// So many are remembered; of more, the first are forgotten first.
pub const MOST: usize = 2_048;

/// Nobody is remembered longer.
pub const KEPT_MILLIS: i64 = Timestamp::DAY;

/// Somebody who joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joiner {
    /// Who.
    pub user: UserId,
    /// When.
    pub at: Timestamp,
    /// By what their name can be compared.
    pub name: NameLikeness,
    /// By what their picture can be compared; none is one that Discord drew.
    pub picture: Option<u64>,
    /// By what invitation they came, if that is known; a hash.
    pub invite: Option<u64>,
    /// Whether they were here before.
    pub back: bool,
    /// Whether they are a bot.
    pub bot: bool,
    /// What became of them.
    pub fate: Fate,
}

/// What became of somebody who joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// They are here.
    #[default]
    Here,
    /// They left by themselves.
    Left,
    /// They are dealt with, so nobody deals with them twice.
    DealtWith,
}

/// By what a name can be compared with another. Neither can be turned back into the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameLikeness {
    /// Its letters, with digits and signs left out, in small letters; a hash. Too short ones have none.
    pub letters: Option<u64>,
    /// Which kinds of signs follow each other, and how many of each; a hash. Plain words have none: they are all alike.
    pub shape: Option<u64>,
}

impl NameLikeness {
    /// Of a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let letters: String =
            name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).take(32).collect();
        let has_letters = letters.chars().nth(2).is_some();
        let kinds = name.chars().map(kind).take(40).collect::<Vec<_>>();
        let striking = kinds.contains(&b'd') && kinds.iter().filter(|kind| **kind == b'd').count() >= 3;
        Self { letters: has_letters.then(|| hash(&letters)), shape: striking.then(|| hash(&kinds)) }
    }
}

fn kind(c: char) -> u8 {
    match c {
        c if c.is_numeric() => b'd',
        c if c.is_alphabetic() => b'l',
        c if c == '_' || c == '.' => c as u8,
        _ => b'x',
    }
}

/// The same in one process and the next, so that drills repeat.
pub(crate) fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Joiner {
    /// Somebody as they joined.
    #[must_use]
    pub fn new(member: &Member, now: Timestamp) -> Self {
        Self {
            user: member.user.id,
            at: now,
            name: NameLikeness::of(&member.user.username),
            picture: member.user.avatar.as_ref().map(|avatar| hash(avatar.as_str())),
            invite: None,
            back: member.was_here_before(),
            bot: member.user.bot,
            fate: Fate::Here,
        }
    }

    /// How old the account was.
    #[must_use]
    pub const fn age_millis(&self) -> i64 {
        self.at.millis() - self.user.made_at().millis()
    }
}

/// Those who joined lately, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Joined(VecDeque<Joiner>);

impl Joined {
    /// Somebody joined. Who is told of twice joined once.
    pub fn add(&mut self, joiner: Joiner) {
        self.forget(joiner.at);
        if let Some(known) = self.get_mut(joiner.user) {
            known.fate = if known.fate == Fate::Left { Fate::Here } else { known.fate };
            return;
        }
        if self.0.len() >= MOST {
            self.0.pop_front();
        }
        // Whoever is heard of late stands where they came.
        let later = self.0.iter().rev().take_while(|other| other.at > joiner.at).count();
        self.0.insert(self.0.len() - later, joiner);
    }

    /// Forgets who joined too long ago.
    pub fn forget(&mut self, now: Timestamp) {
        while self.0.front().is_some_and(|first| now.millis() - first.at.millis() > KEPT_MILLIS) {
            self.0.pop_front();
        }
        if self.0.capacity() > 64 && self.0.len() * 4 < self.0.capacity() {
            self.0.shrink_to(self.0.len() * 2);
        }
    }

    /// All of them, the last first.
    pub fn latest_first(&self) -> impl Iterator<Item = &Joiner> {
        self.0.iter().rev()
    }

    /// Those who joined at this moment or later, the last first.
    pub fn since(&self, moment: Timestamp) -> impl Iterator<Item = &Joiner> {
        self.latest_first().take_while(move |joiner| joiner.at >= moment)
    }

    /// Somebody among them.
    #[must_use]
    pub fn get(&self, user: UserId) -> Option<&Joiner> {
        self.0.iter().rev().find(|joiner| joiner.user == user)
    }

    /// Somebody among them, to note something about them.
    pub fn get_mut(&mut self, user: UserId) -> Option<&mut Joiner> {
        self.0.iter_mut().rev().find(|joiner| joiner.user == user)
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody joined.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
