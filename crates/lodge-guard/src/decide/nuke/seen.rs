//! What was seen to change, and what the audit log says of it: each waits for the other.

use std::collections::VecDeque;

use lodge_register::Timestamp;

use crate::{
    detect::nuke::{Mark, of_change, of_effect},
    event::Event,
    ids::UserId,
    settings::Harm,
    structure::{Anew, Change, Logged, Structure, restore},
    town::{Fate, Guild},
};

/// So many effects and entries wait for each other.
const WAITING: usize = 256;
/// So many changes are remembered here; the whole log is kept elsewhere.
const LOGGED: usize = 512;
/// An effect without an entry counts as somebody's harm after so long.
const PATIENCE_MILLIS: i64 = 3_000;

/// What happened to the structure lately, and whose doing it was.
#[derive(Debug, Default)]
pub(super) struct Seen {
    effects: VecDeque<Effect>,
    entries: VecDeque<(Mark, UserId, Timestamp)>,
    log: VecDeque<Logged>,
    given_out: usize,
}

#[derive(Debug, Clone, Copy)]
struct Effect {
    mark: Mark,
    at: Timestamp,
    counted: bool,
}

impl Seen {
    /// What changed in the structure is written down, with its actor if the entry came first.
    pub(super) fn changed(&mut self, changes: Vec<Change>, now: Timestamp) {
        for change in changes {
            let actor = of_change(&change).and_then(|mark| self.entry_of(mark));
            self.note(Logged { at: now, actor, change });
        }
    }

    pub(super) fn note(&mut self, logged: Logged) {
        if self.log.len() >= LOGGED {
            self.log.pop_front();
            self.given_out = self.given_out.saturating_sub(1);
        }
        self.log.push_back(logged);
    }

    /// What is known to be somebody's before it is seen.
    pub(super) fn expect(&mut self, mark: Mark, actor: UserId, now: Timestamp) {
        keep(&mut self.entries, (mark.same(), actor, now));
    }

    /// Something was seen. What must be explained waits for its entry.
    pub(super) fn effect(&mut self, event: &Event, changes: &[Change], guild: &Guild, now: Timestamp) {
        let Some(mark) = of_effect(event, changes).map(Mark::same) else { return };
        let is_ours = mark.harm == Harm::Ban
            && guild
                .joined
                .get(UserId::new(mark.target))
                .is_some_and(|joiner| joiner.fate == Fate::DealtWith)
            && self.entry_of(mark).is_none_or(|actor| actor == guild.own.user);
        if !is_ours && self.entry_of(mark).is_none() {
            keep(&mut self.effects, Effect { mark, at: now, counted: false });
        }
    }

    /// Whose this was, if its entry came before it.
    fn entry_of(&self, mark: Mark) -> Option<UserId> {
        let is = |(entry, ..): &&(Mark, UserId, Timestamp)| {
            entry.harm == mark.harm && (entry.target == mark.target || mark.harm == Harm::GuildUpdate)
        };
        self.entries.iter().rev().find(is).map(|(_, actor, _)| *actor)
    }

    /// An entry explains what was seen before, and what will be seen.
    pub(super) fn explain(&mut self, mark: Mark, actor: UserId, now: Timestamp) {
        self.effects.retain(|effect| effect.mark != mark);
        keep(&mut self.entries, (mark, actor, now));
        let is_it = |logged: &&mut Logged| {
            logged.actor.is_none()
                && of_change(&logged.change).is_some_and(|of| {
                    of.harm == mark.harm && (of.target == mark.target || mark.harm == Harm::GuildUpdate)
                })
        };
        for logged in self.log.iter_mut().filter(is_it) {
            logged.actor = Some(actor);
        }
    }

    /// What nobody has explained for a while, each once.
    pub(super) fn unexplained(&mut self, now: Timestamp) -> impl Iterator<Item = Harm> {
        let is_due = move |effect: &&mut Effect| {
            !effect.counted && now.millis() - effect.at.millis() >= PATIENCE_MILLIS
        };
        self.effects.iter_mut().filter(is_due).map(|effect| {
            effect.counted = true;
            effect.mark.harm
        })
    }

    /// How much nobody will explain any more, as so many seconds are over. It is forgotten.
    pub(super) fn given_up(&mut self, seconds: u32, now: Timestamp) -> usize {
        let before = self.effects.len();
        self.effects.retain(|effect| now.millis() - effect.at.millis() < i64::from(seconds) * 1000);
        before - self.effects.len()
    }

    /// How much waits for its entry.
    pub(super) fn waiting(&self) -> usize {
        self.effects.len()
    }

    /// Entries of before then explain nothing any more.
    pub(super) fn forget_until(&mut self, then: Timestamp) {
        self.entries.retain(|(_, _, at)| *at > then);
    }

    /// What takes back what somebody changed since then.
    pub(super) fn plan(&self, guild: &Guild, actor: UserId, since: Timestamp) -> Vec<Change> {
        restore::of_actor(self.log.iter(), actor, since, &Structure::from(guild))
    }

    /// What was made anew is called by its new number in what is remembered, too.
    pub(super) fn renumbered(&mut self, anew: &Anew) {
        for logged in &mut self.log {
            logged.change = anew.renamed(&logged.change);
        }
    }

    /// The changes that are not given out yet, and whose entry will not come any more, as so many seconds are over.
    pub(super) fn settled(&mut self, seconds: u32, now: Timestamp) -> Vec<Logged> {
        let is_settled = |logged: &&Logged| {
            logged.actor.is_some() || now.millis() - logged.at.millis() >= i64::from(seconds) * 1000
        };
        let settled: Vec<_> = self.log.iter().skip(self.given_out).take_while(is_settled).cloned().collect();
        self.given_out += settled.len();
        settled
    }
}

fn keep<T>(queue: &mut VecDeque<T>, one: T) {
    if queue.len() >= WAITING {
        queue.pop_front();
    }
    queue.push_back(one);
}
