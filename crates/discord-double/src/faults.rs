//! What goes wrong on the way: late, lost, doubled, out of order. All by a seed, so that it goes wrong again.

use crate::chance::Chance;
use crate::event::Dispatch;
use crate::id::Id;
use crate::moment::Moment;
use crate::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// What shall go wrong.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Of a thousand events, how many are lost.
    pub lost: u32,
    /// Of a thousand events, how many come twice.
    pub doubled: u32,
    /// How many milliseconds an event is late, at most. Within a guild the order stays; across guilds it does not.
    pub late: i64,
    /// How many milliseconds the audit log is late, at most.
    pub audit_late: i64,
    /// Of a thousand lines of the audit log, how many the gateway never tells.
    pub audit_lost: u32,
    /// Whether heartbeats stay without an answer.
    pub acks_withheld: bool,
    /// Whether nothing comes through, in either direction, while every socket stays open.
    pub cut: bool,
    /// Calls that fail before they are looked at: the part of a path that they contain, how many, the status.
    pub failing: Vec<Failing>,
}

/// Calls that fail.
#[derive(Debug, Clone)]
pub struct Failing {
    /// What their path contains.
    pub path: String,
    /// How many of them fail.
    pub times: u32,
    /// The status that they fail with: 500, 502, 503; 429 is a limit that others used up; 0 is no answer at all.
    pub status: u16,
}

#[derive(Debug)]
pub(crate) struct Faults {
    pub(crate) plan: Plan,
    chance: Chance,
    /// When the last event of a guild comes: none of it comes earlier.
    last: BTreeMap<Option<Id>, Moment>,
}

/// What comes later, in the order of its coming.
#[derive(Debug, Default)]
pub(crate) struct Later {
    waiting: BTreeMap<(Moment, u64), Dispatch>,
    count: u64,
}

impl Faults {
    pub(crate) fn none() -> Self {
        Self::planned(Plan::default(), 0)
    }

    pub(crate) fn planned(plan: Plan, seed: u64) -> Self {
        Self { plan, chance: Chance::of(seed), last: BTreeMap::new() }
    }

    /// When an event comes: never, once or twice.
    fn moments(&mut self, dispatch: &Dispatch, now: Moment) -> Vec<Moment> {
        let is_audit = dispatch.name == Dispatch::AUDIT;
        if self.chance.happens(self.plan.lost) || is_audit && self.chance.happens(self.plan.audit_lost) {
            return Vec::new();
        }
        let mut due = now + self.chance.span(self.plan.late);
        if is_audit {
            return vec![due + self.chance.span(self.plan.audit_late)];
        }
        let last = self.last.entry(dispatch.guild).or_insert(due);
        due = due.max(*last);
        *last = due;
        let times = if self.chance.happens(self.plan.doubled) { 2 } else { 1 };
        vec![due; times]
    }

    /// The status that a call fails with, if it is to fail.
    pub(crate) fn fails(&mut self, path: &str) -> Option<u16> {
        let failing = self.plan.failing.iter_mut().find(|f| f.times > 0 && path.contains(&f.path))?;
        failing.times -= 1;
        Some(failing.status)
    }
}

impl Later {
    fn put(&mut self, due: Moment, dispatch: Dispatch) {
        self.count += 1;
        self.waiting.insert((due, self.count), dispatch);
    }

    fn take(&mut self, now: Moment) -> Option<Dispatch> {
        let entry = self.waiting.first_entry()?;
        if entry.key().0 > now { None } else { Some(entry.remove()) }
    }

    pub(crate) fn next(&self) -> Option<Moment> {
        self.waiting.keys().next().map(|(due, _)| *due)
    }

    /// The names of those that still wait.
    pub(crate) fn names(&self) -> BTreeSet<&'static str> {
        self.waiting.values().map(|dispatch| dispatch.name).collect()
    }
}

impl World {
    /// Sends out what happened, and what was late until now.
    pub(crate) fn deliver(&mut self) {
        for dispatch in std::mem::take(&mut self.outbox) {
            for due in self.faults.moments(&dispatch, self.now) {
                self.later.put(due, dispatch.clone());
            }
        }
        while let Some(dispatch) = self.later.take(self.now) {
            self.broadcast(&dispatch);
        }
    }

    /// Lets time pass, and everything happen in it in its order.
    pub(crate) fn pass(&mut self, milliseconds: i64) {
        let end = self.now + milliseconds;
        while let Some(due) = self.later.next().filter(|due| *due <= end) {
            self.now = self.now.max(due);
            self.deliver();
        }
        self.clock.advance(milliseconds);
        self.now = self.now.max(end);
        self.deliver();
    }
}
