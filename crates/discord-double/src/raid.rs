//! Bad days, by seed: the same number, the same day.

use crate::call::{Call, Verb};
use crate::chance::Chance;
use crate::id::Id;
use crate::moment::{DAY, HOUR, MINUTE, SECOND};
use serde_json::{Value, json};

/// Something that happens on a bad day.
#[derive(Debug, Clone)]
pub struct Step {
    /// Milliseconds after the step before it.
    pub after: i64,
    /// What it is.
    pub deed: Deed,
}

/// What it is.
#[derive(Debug, Clone)]
pub enum Deed {
    /// An account is made this many milliseconds before, and comes in.
    Comes {
        /// Its name.
        name: String,
        /// How old it is.
        age: i64,
    },
    /// One who came says something: counted from the first who came.
    Says {
        /// Which of them.
        who: usize,
        /// What.
        text: String,
    },
    /// Somebody who is there calls Discord, as a client or a stolen token does.
    Calls(Box<Call>),
}

/// Many at once, young and named alike, who then all say the same.
#[must_use]
pub fn flood(seed: u64, count: usize, within: i64) -> Vec<Step> {
    let mut chance = Chance::of(seed);
    let gap = within / i64::try_from(count.max(1)).unwrap_or(i64::MAX);
    let word = pick(&mut chance, &["free", "gift", "nitro", "promo"]);
    let text = format!("{word} for all: https://{word}.invalid/{:x}", chance.below(1 << 20));
    let come = (0..count).map(|number| Step {
        after: gap / 2 + Chance::of(seed ^ number as u64).span(gap.max(1)),
        deed: Deed::Comes { name: format!("{word}_{number:04}"), age: HOUR },
    });
    let say = (0..count).map(|who| Step { after: 50, deed: Deed::Says { who, text: text.clone() } });
    come.chain(say).collect()
}

/// One every few minutes, each with a name of its own: below every rate.
#[must_use]
pub fn drip(seed: u64, count: usize, every: i64) -> Vec<Step> {
    let mut chance = Chance::of(seed);
    let mut come = || Step {
        after: every / 2 + chance.span(every),
        deed: Deed::Comes { name: person(&mut chance), age: 12 * HOUR + chance.span(3 * DAY) },
    };
    (0..count).map(|_| come()).collect()
}

/// Ordinary days: people of all ages, now and then one.
#[must_use]
pub fn peace(seed: u64, count: usize, every: i64) -> Vec<Step> {
    let mut chance = Chance::of(seed);
    let mut come = || Step {
        after: MINUTE + chance.span(2 * every),
        deed: Deed::Comes { name: person(&mut chance), age: 30 * DAY + chance.span(2000 * DAY) },
    };
    (0..count).map(|_| come()).collect()
}

/// One who was thrown out comes back under other names, each time a few minutes later.
#[must_use]
pub fn alt_return(seed: u64, name: &str, times: usize) -> Vec<Step> {
    let mut chance = Chance::of(seed);
    let mut come = |number: usize| Step {
        after: 3 * MINUTE + chance.span(10 * MINUTE),
        deed: Deed::Comes {
            name: format!("{name}{}", "_".repeat(number + 1)),
            age: MINUTE + chance.span(HOUR),
        },
    };
    (0..times).map(&mut come).collect()
}

/// A stolen token takes everything down: channels, roles, people, in an order of its own.
#[must_use]
pub fn nuke(seed: u64, guild: Id, channels: &[Id], roles: &[Id], people: &[Id]) -> Vec<Step> {
    let mut chance = Chance::of(seed);
    let call = |verb: Verb, path: String, body: Value| Call::new(verb, &path, body);
    let mut calls: Vec<Call> = channels
        .iter()
        .map(|id| call(Verb::Delete, format!("/channels/{id}"), Value::Null))
        .chain(roles.iter().map(|id| call(Verb::Delete, format!("/guilds/{guild}/roles/{id}"), Value::Null)))
        .chain(people.iter().map(|id| call(Verb::Put, format!("/guilds/{guild}/bans/{id}"), json!({}))))
        .collect();
    let mut steps = Vec::new();
    while !calls.is_empty() {
        let at = usize::try_from(chance.below(calls.len() as u64)).unwrap_or(0);
        let deed = Deed::Calls(Box::new(calls.swap_remove(at)));
        steps.push(Step { after: 100 + chance.span(SECOND), deed });
    }
    steps
}

fn person(chance: &mut Chance) -> String {
    let first =
        pick(chance, &["mira", "tom", "ayla", "jonas", "lena", "pim", "sasha", "noor", "ilse", "kaan"]);
    let last = pick(chance, &["wood", "_reads", "plays", "99", ".k", "the2", "xo", "_art", "river", "bee"]);
    format!("{first}{last}{}", chance.below(1000))
}

fn pick<'a>(chance: &mut Chance, words: &[&'a str]) -> &'a str {
    let at = usize::try_from(chance.below(words.len() as u64)).unwrap_or(0);
    words.get(at).copied().unwrap_or_default()
}
