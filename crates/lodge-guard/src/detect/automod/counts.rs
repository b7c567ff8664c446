//! How much, how often, and what was written before: all of it small, and gone when the program ends.

use std::collections::VecDeque;

use lodge_register::Timestamp;

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

/// What is counted in one server.
#[derive(Debug)]
pub struct Counts {
    windows: Bounded<(u32, UserId, u64), Recently>,
    breaches: Bounded<(u32, UserId), Recently>,
    trails: Bounded<UserId, VecDeque<(Timestamp, ChannelId, MessageId)>>,
}

impl Default for Counts {
    fn default() -> Self {
        let (windows, breaches) = (Bounded::new(PEOPLE), Bounded::new(PEOPLE));
        Self { windows, breaches, trails: Bounded::new(PEOPLE) }
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
        let trail = self.trails.at(user);
        if trail.len() >= MESSAGES {
            trail.pop_front();
        }
        trail.push_back((now, channel, message));
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
        let found = self.windows.at((rule.id, seen.user, which)).add(found, now, seconds);
        more(found, most)
    }

    /// One more breach: the how-manieth is it?
    pub(super) fn breach(&mut self, rule: &Rule, user: UserId, now: Timestamp) -> u32 {
        self.breaches.at((rule.id, user)).add(1, now, rule.forget_seconds)
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
        let before = self.trails.get(&seen.user).into_iter().flatten();
        let before = before.filter(|(at, _, id)| *at > since && *id != written.id);
        before.map(|(_, channel, id)| (*channel, *id)).chain([(written.channel, written.id)]).collect()
    }

    /// Forgets the messages of somebody that were taken away.
    pub fn taken_away(&mut self, user: UserId) {
        self.trails.remove(&user);
    }

    /// How many things are kept, of each kind.
    #[must_use]
    pub fn sizes(&self) -> [usize; 3] {
        [self.windows.len(), self.breaches.len(), self.trails.len()]
    }
}

const fn more(found: u32, limit: u32) -> Option<Much> {
    if found > limit { Some(Much { found, limit }) } else { None }
}
