//! How much somebody who joined looks like part of a raid.

use lodge_register::Timestamp;

use super::people_since;
use crate::{
    bounded::{Bounded, Map},
    settings::Raid,
    town::{Guild, Joiner},
};

/// So many names and pictures of earlier raids are remembered, twice at most.
const REMEMBERED: usize = 256;

/// How somebody looks. Age and a missing picture make nobody a raider: they must be like others, too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// How strongly.
    pub points: i32,
    /// Whether they are like others who joined, or like those of an earlier raid.
    pub alike: bool,
    /// Whether it is by their name.
    pub alike_name: bool,
    /// Whether it is by their picture.
    pub alike_picture: bool,
    /// Whether they are like somebody who was banned.
    pub known: bool,
}

impl Look {
    /// Whether that is enough to ban.
    #[must_use]
    pub fn is_raider(&self, raid: &Raid) -> bool {
        self.alike && self.points >= i32::from(raid.ban_from)
    }

    /// Whether a person should look at it.
    #[must_use]
    pub fn is_doubtful(&self, raid: &Raid) -> bool {
        !self.is_raider(raid) && self.points >= i32::from(raid.doubt_from)
    }
}

/// Names and pictures of those who raided before, or were banned; hashes.
#[derive(Debug)]
pub struct Prior(Bounded<u64, ()>);

impl Default for Prior {
    fn default() -> Self {
        Self(Bounded::new(REMEMBERED))
    }
}

impl Prior {
    /// Remembers what somebody is alike by.
    pub fn remember(&mut self, letters: Option<u64>, picture: Option<u64>) {
        for hash in [letters, picture].into_iter().flatten() {
            self.0.at(hash);
        }
    }

    fn knows(&self, hash: Option<u64>) -> bool {
        hash.is_some_and(|hash| self.0.get(&hash).is_some())
    }
}

/// What those who joined together have in common, counted.
#[derive(Debug, Default)]
pub struct Together {
    all: u32,
    letters: Map<u64, u32>,
    shapes: Map<u64, u32>,
    pictures: Map<u64, u32>,
    invites: Map<u64, u32>,
}

impl Together {
    /// Of all who joined since then.
    #[must_use]
    pub fn since(guild: &Guild, since: Timestamp) -> Self {
        let mut together = Self::default();
        for joiner in people_since(guild, since) {
            together.all += 1;
            count(&mut together.letters, joiner.name.letters);
            count(&mut together.shapes, joiner.name.shape);
            count(&mut together.pictures, joiner.picture);
            count(&mut together.invites, joiner.invite);
        }
        together
    }

    /// How one of them looks.
    #[must_use]
    pub fn look(&self, joiner: &Joiner, prior: &Prior) -> Look {
        let many = |counts: &Map<u64, u32>, key: Option<u64>| {
            key.and_then(|key| counts.get(&key)).copied().unwrap_or(0)
        };
        let letters = many(&self.letters, joiner.name.letters);
        let shapes = many(&self.shapes, joiner.name.shape);
        let same_shape = shapes >= 5 && shapes * 5 >= self.all;
        let same_invite = self.all >= 5 && many(&self.invites, joiner.invite) * 2 >= self.all;
        let known = prior.knows(joiner.name.letters) || prior.knows(joiner.picture);
        let alike_name = letters >= 3 || same_shape;
        let pictures = many(&self.pictures, joiner.picture);
        let alike_picture = pictures >= 3;
        let points = age(joiner)
            + i32::from(joiner.picture.is_none())
            + if letters >= 3 { 2 } else { i32::from(same_shape) }
            + if alike_picture { 2 } else { i32::from(alike_name && pictures >= 2) }
            + 2 * i32::from(known)
            + i32::from(same_invite)
            - 2 * i32::from(joiner.back);
        Look { points, alike: alike_name || alike_picture || known, alike_name, alike_picture, known }
    }
}

fn count(counts: &mut Map<u64, u32>, key: Option<u64>) {
    if let Some(key) = key {
        *counts.entry(key).or_default() += 1;
    }
}

/// Raids are made with young accounts.
const fn age(joiner: &Joiner) -> i32 {
    match joiner.age_millis() / Timestamp::DAY {
        ..=0 => 3,
        1..7 => 2,
        7..30 => 1,
        30..365 => 0,
        365.. => -1,
    }
}
