//! How much, how often, and what was written before: all of it small, and gone when the program ends.

use lodge_register::Timestamp;
use smallvec::SmallVec;

use super::{Seen, counts_messages, find::likeness};
use crate::{
    bounded::{Bounded, Recently},
    ids::{ChannelId, MessageId, UserId},
    settings::{Pattern, Rule},
};

/// At most twice as many people are counted at once in a server.
const PEOPLE: usize = 1_024;
/// So many messages of one person are remembered, by their ids.
const MESSAGES: usize = 24;
/// So many things are counted of one person: what each rule counts, and each thing that they repeat.
const WINDOWS: usize = 16;

/// What is counted in one server: all of a person in one place, since most who write are not among those who wrote last.
#[derive(Debug)]
pub struct Counts(Bounded<UserId, Person>);

/// What is counted of one person.
#[derive(Debug, Default)]
struct Person {
    /// What a rule counts, and of what; the one used last comes last.
    windows: SmallVec<[(u32, u64, Recently); 2]>,
    /// How often they broke a rule.
    breaches: Vec<(u32, Recently)>,
    /// What they wrote.
    trail: SmallVec<[(Timestamp, ChannelId, MessageId); 1]>,
}

impl Person {
    /// How much of something a rule counted within so many seconds, with what was found now.
    fn count(&mut self, (rule, which): (u32, u64), found: u32, now: Timestamp, seconds: u32) -> u32 {
        let known = self.windows.iter().position(|(of, what, _)| (*of, *what) == (rule, which));
        if known.is_none() && self.windows.len() >= WINDOWS {
            self.windows.remove(0);
        }
        let mut window = known.map_or_else(Recently::default, |at| self.windows.remove(at).2);
        window.forget(now, seconds);
        let sum = window.add(found, now, seconds);
        self.windows.push((rule, which, window));
        sum
    }

    /// How often a rule was broken within so many seconds, with this time.
    fn breach(&mut self, rule: u32, now: Timestamp, seconds: u32) -> u32 {
        let known = self.breaches.iter().position(|(of, _)| *of == rule);
        let mut breaches = known.map_or_else(Recently::default, |at| self.breaches.swap_remove(at).1);
        let times = breaches.add(1, now, seconds);
        self.breaches.push((rule, breaches));
        times
    }
}

impl Default for Counts {
    fn default() -> Self {
        Self(Bounded::new(PEOPLE))
    }
}

/// Too much of something.
pub(super) struct Much {
    pub(super) found: u32,
    pub(super) limit: u32,
}

impl Counts {
    /// Somebody wrote something.
    pub(super) fn wrote(&mut self, user: UserId, channel: ChannelId, message: MessageId, now: Timestamp) {
        let trail = &mut self.0.at(user).trail;
        if trail.len() >= MESSAGES {
            trail.remove(0);
        }
        trail.push((now, channel, message));
    }

    /// Whether what was found is too much, with what was found before where a rule counts.
    pub(super) fn too_much(
        &mut self,
        rule: &Rule,
        seen: &Seen<'_>,
        found: u32,
        now: Timestamp,
    ) -> Option<Much> {
        let (most, seconds, which) = match (&rule.pattern, rule.window) {
            (Pattern::Repeats { most, seconds }, _) => (*most, *seconds, likeness(&seen.words)),
            (Pattern::Flood { most, seconds }, _) => (*most, *seconds, 0),
            (_, Some(window)) => (window.most, window.seconds, 0),
            (Pattern::Mentions { most }, None) => return more(found, *most),
            (_, None) => return more(found, 0),
        };
        let found = self.0.at(seen.user).count((rule.id, which), found, now, seconds);
        more(found, most)
    }

    /// One more breach: the how-manieth is it?
    pub(super) fn breach(&mut self, rule: &Rule, user: UserId, now: Timestamp) -> u32 {
        self.0.at(user).breach(rule.id, now, rule.forget_seconds)
    }

    /// The messages that break a rule: this one, and with it those before where the rule counts.
    pub(super) fn messages(
        &self,
        rule: &Rule,
        seen: &Seen<'_>,
        now: Timestamp,
    ) -> Vec<(ChannelId, MessageId)> {
        let Some(written) = seen.message else { return Vec::new() };
        let seconds = match (&rule.pattern, rule.window) {
            (Pattern::Repeats { seconds, .. } | Pattern::Flood { seconds, .. }, _) => *seconds,
            (_, Some(window)) if !counts_messages(&rule.pattern) => window.seconds,
            _ => return vec![(written.channel, written.id)],
        };
        let since = now.plus_millis(-i64::from(seconds) * 1000);
        let before = self.0.get(&seen.user).into_iter().flat_map(|person| &person.trail);
        let before = before.filter(|(at, _, id)| *at > since && *id != written.id);
        before.map(|(_, channel, id)| (*channel, *id)).chain([(written.channel, written.id)]).collect()
    }

    /// Forgets the messages of somebody that were taken away.
    pub fn taken_away(&mut self, user: UserId) {
        self.0.at(user).trail.clear();
    }

    /// Of how many people anything is kept, and the most that is counted of one of them.
    #[must_use]
    pub fn sizes(&self) -> [usize; 2] {
        let most = self.0.iter().map(|(_, person)| person.windows.len().max(person.trail.len())).max();
        [self.0.len(), most.unwrap_or(0)]
    }
}

const fn more(found: u32, limit: u32) -> Option<Much> {
    if found > limit { Some(Much { found, limit }) } else { None }
}
