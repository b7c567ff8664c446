//! How much, how often, and what was written before: all of it small, and gone when the program ends.

use foldhash::fast::RandomState;
use lodge_register::Timestamp;
use smallvec::SmallVec;

use super::{Engine, Seen, counts_messages, find::likeness, is_left_out};
use crate::{
    bounded::{Bounded, Recently},
    ids::{ChannelId, MessageId, UserId},
    settings::{Pattern, Rule},
    town::Guild,
};

/// At most twice as many people are counted at once in a server.
const PEOPLE: usize = 1_024;

/// So many messages before the last one are taken away with it, and more only where a rule lets more pass.
const TAKEN: usize = 23;

/// What is counted in one server: all of a person in one place, since most who write are not among those who wrote last.
#[derive(Debug)]
pub struct Counts {
    people: Bounded<UserId, Person>,
    seed: RandomState,
}

/// What is counted of one person. There are many of them, of most of whom a message or two are known.
#[derive(Debug, Default)]
struct Person {
    /// What they wrote, as far as the rules look back.
    trail: SmallVec<[Wrote; 1]>,
    /// Whatever else is counted, as soon as something is.
    beside: Option<Box<Found>>,
}

/// A message: when and where it was written, and what it is like.
#[derive(Debug)]
struct Wrote {
    at: Timestamp,
    channel: ChannelId,
    /// None once it was taken away: it counts still.
    message: MessageId,
    /// The same for messages that say the same; 0 where no rule asks.
    likeness: u64,
}

/// What rules found.
#[derive(Debug, Default)]
struct Found {
    /// How much, by the rules that count it.
    windows: Vec<(u32, Recently)>,
    /// How often they broke a rule.
    breaches: Vec<(u32, Recently)>,
}

impl Person {
    fn found(&mut self) -> &mut Found {
        self.beside.get_or_insert_default()
    }

    /// How many messages there are since then of which this is so.
    fn wrote(&self, since: Timestamp, is: impl Fn(&Wrote) -> bool) -> u32 {
        let lately = self.trail.iter().rev().take_while(|wrote| wrote.at > since);
        u32::try_from(lately.filter(|wrote| is(wrote)).count()).unwrap_or(u32::MAX)
    }
}

/// Adds to what is counted for a rule, and says how much that is within so many seconds.
fn add(counted: &mut Vec<(u32, Recently)>, rule: u32, found: u32, now: Timestamp, seconds: u32) -> u32 {
    let known = counted.iter().position(|(of, _)| *of == rule);
    let mut window = known.map_or_else(Recently::default, |at| counted.swap_remove(at).1);
    window.forget(now, seconds);
    let sum = window.add(found, now, seconds);
    counted.push((rule, window));
    sum
}

impl Default for Counts {
    fn default() -> Self {
        Self { people: Bounded::new(PEOPLE), seed: RandomState::default() }
    }
}

/// Too much of something.
pub(super) struct Much {
    pub(super) found: u32,
    pub(super) limit: u32,
}

impl Counts {
    /// Somebody wrote something. As much is remembered of it as the rules ask for.
    pub(super) fn wrote(&mut self, engine: &Engine, seen: &Seen<'_>, now: Timestamp) {
        let Some((back, written)) = engine.looks_back.zip(seen.message.filter(|written| written.new)) else {
            return;
        };
        let likeness = if engine.compares { likeness(&seen.words, &self.seed) } else { 0 };
        let trail = &mut self.people.at(seen.user).trail;
        let since = before(now, back.seconds);
        let over = trail.iter().take_while(|wrote| wrote.at <= since).count();
        let over = over.max((trail.len() + 1).saturating_sub(back.messages));
        trail.drain(..over);
        trail.push(Wrote { at: now, channel: written.channel, message: written.id, likeness });
    }

    /// Whether what was found is too much, with what was found before where a rule counts.
    pub(super) fn too_much(
        &mut self,
        rule: &Rule,
        guild: &Guild,
        seen: &Seen<'_>,
        found: u32,
        now: Timestamp,
    ) -> Option<Much> {
        let counts = |wrote: &Wrote| !is_left_out(&rule.exempt, guild, wrote.channel);
        let (found, most) = match (&rule.pattern, rule.window) {
            (Pattern::Repeats { most, seconds }, _) => {
                let person = self.people.get(&seen.user)?;
                let like = person.trail.last().map_or(0, |this| this.likeness);
                let is_like = |wrote: &Wrote| wrote.likeness == like && counts(wrote);
                (person.wrote(before(now, *seconds), is_like), *most)
            }
            (Pattern::Flood { most, seconds }, _) => {
                (self.people.get(&seen.user)?.wrote(before(now, *seconds), counts), *most)
            }
            (_, Some(window)) => {
                let windows = &mut self.people.at(seen.user).found().windows;
                (add(windows, rule.id, found, now, window.seconds), window.most)
            }
            (Pattern::Mentions { most }, None) => (found, *most),
            (_, None) => (found, 0),
        };
        (found > most).then_some(Much { found, limit: most })
    }

    /// One more breach: the how-manieth is it?
    pub(super) fn breach(&mut self, rule: &Rule, user: UserId, now: Timestamp) -> u32 {
        add(&mut self.people.at(user).found().breaches, rule.id, 1, now, rule.forget_seconds)
    }

    /// The messages that break a rule: this one, and with it those before where the rule counts, the last of them.
    pub(super) fn messages(
        &self,
        rule: &Rule,
        guild: &Guild,
        seen: &Seen<'_>,
        now: Timestamp,
    ) -> Vec<(ChannelId, MessageId)> {
        let Some(written) = seen.message else { return Vec::new() };
        let (seconds, most) = match (&rule.pattern, rule.window) {
            (Pattern::Repeats { seconds, most } | Pattern::Flood { seconds, most }, _) => (*seconds, *most),
            (_, Some(window)) if !counts_messages(&rule.pattern) => (window.seconds, 0),
            _ => return vec![(written.channel, written.id)],
        };
        let since = before(now, seconds);
        let all = self.people.get(&seen.user).into_iter().flat_map(|person| person.trail.iter().rev());
        let is_there = |wrote: &&Wrote| {
            !wrote.message.is_none()
                && wrote.message != written.id
                && !is_left_out(&rule.exempt, guild, wrote.channel)
        };
        let earlier = all.take_while(|wrote| wrote.at > since).filter(is_there);
        let most = usize::try_from(most).unwrap_or(TAKEN).max(TAKEN);
        let mut taken: Vec<_> = earlier.take(most).map(|wrote| (wrote.channel, wrote.message)).collect();
        taken.reverse();
        taken.push((written.channel, written.id));
        taken
    }

    /// The messages of somebody were taken away: they count still, and are not taken away again.
    pub fn taken_away(&mut self, user: UserId) {
        for wrote in &mut self.people.at(user).trail {
            wrote.message = MessageId::NONE;
        }
    }

    /// Of how many people anything is kept, and the most that is counted of one of them.
    #[must_use]
    pub fn sizes(&self) -> [usize; 2] {
        [self.people.len(), self.people.iter().map(|(_, person)| person.trail.len()).max().unwrap_or(0)]
    }
}

fn before(now: Timestamp, seconds: u32) -> Timestamp {
    now.plus_millis(-i64::from(seconds) * 1000)
}
