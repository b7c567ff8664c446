//! How fast Discord may be asked: its buckets as it tells of them, fifty a second in all, and what it counts against us.
//!
//! Time comes in, so the same table serves a drill.

use std::collections::{HashMap, VecDeque};

use lodge_register::Timestamp;

use super::{Route, answer::Answer};

/// Calls a second, in all. Answers to interactions are not counted.
const A_SECOND: u32 = 50;
/// How many of them are left to what contains a raid.
const RESERVED: u32 = 8;
/// Discord shuts a computer out after 10,000 refusals in ten minutes. We stop at a fifth of that.
const REFUSALS: usize = 2_000;
/// For how long a refusal counts.
const REFUSAL_COUNTS: i64 = 600_000;
/// After how long a call that nobody heard of any more is given up: whoever made it has gone.
const LOST: i64 = 30_000;
/// How many buckets are remembered.
const BUCKETS: usize = 4_096;
/// For how long a call may wait for another that learns what the bucket is.
const LEARNING: i64 = 20;

/// Whether a call may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// Now.
    Go,
    /// Ask again in so many milliseconds.
    Wait(i64),
    /// Not at all: too much was refused.
    Stop,
}

/// A bucket of one server or channel.
type Key = (String, u64);

/// What is known of the limits.
#[derive(Debug, Default)]
pub struct Limits {
    second: i64,
    in_second: u32,
    all_wait: Option<Timestamp>,
    known: HashMap<Route, Key>,
    buckets: HashMap<Key, Bucket>,
    learning: HashMap<Route, Timestamp>,
    refusals: VecDeque<Timestamp>,
    asked: u64,
    invalid: u64,
}

#[derive(Debug, Default)]
struct Bucket {
    limit: u32,
    remaining: u32,
    flying: u32,
    resets: Timestamp,
}

impl Limits {
    /// Whether a call of this route may go now. What may go is counted.
    pub fn ask(&mut self, route: &Route, urgent: bool, now: Timestamp) -> Leave {
        while self.refusals.front().is_some_and(|at| at.plus_millis(REFUSAL_COUNTS) <= now) {
            self.refusals.pop_front();
        }
        if self.refusals.len() >= REFUSALS {
            return Leave::Stop;
        }
        let answers = route.is_answer();
        let wait = if answers { None } else { self.all(urgent, now) };
        if let Some(wait) = wait.or_else(|| self.own(route, now)) {
            return Leave::Wait(wait.max(1));
        }
        self.go(route, answers, now);
        Leave::Go
    }

    /// How long everything waits.
    fn all(&mut self, urgent: bool, now: Timestamp) -> Option<i64> {
        if let Some(until) = self.all_wait {
            if until > now {
                return Some(until.millis() - now.millis());
            }
            self.all_wait = None;
        }
        let second = now.millis().div_euclid(1000);
        if second != self.second {
            (self.second, self.in_second) = (second, 0);
        }
        let most = if urgent { A_SECOND } else { A_SECOND - RESERVED };
        (self.in_second >= most).then(|| (second + 1) * 1000 - now.millis())
    }

    /// How long the bucket of this route waits.
    fn own(&mut self, route: &Route, now: Timestamp) -> Option<i64> {
        let Some(bucket) = self.known.get(route).and_then(|key| self.buckets.get_mut(key)) else {
            // The first call learns what the bucket is; the others wait for it.
            let since = self.learning.get(route).filter(|since| since.plus_millis(LOST) > now);
            return since.map(|_| LEARNING);
        };
        if bucket.resets.plus_millis(LOST) <= now {
            bucket.flying = 0;
        }
        if bucket.resets <= now {
            bucket.remaining = bucket.limit.max(1);
        }
        if bucket.remaining > bucket.flying {
            return None;
        }
        Some(if bucket.resets > now { bucket.resets.millis() - now.millis() } else { LEARNING })
    }

    fn go(&mut self, route: &Route, answers: bool, now: Timestamp) {
        self.asked += 1;
        if !answers {
            self.in_second += 1;
        }
        match self.known.get(route).and_then(|key| self.buckets.get_mut(key)) {
            Some(bucket) => bucket.flying += 1,
            None => _ = self.learning.insert(route.clone(), now),
        }
    }

    /// Learns from an answer.
    pub fn learn(&mut self, route: &Route, answer: &Answer, now: Timestamp) {
        self.landed(route);
        let slowed = answer.status == 429;
        if matches!(answer.status, 401 | 403) || (slowed && !answer.shared) {
            self.refusals.push_back(now);
            self.invalid += 1;
        }
        if slowed && answer.global {
            self.all_wait = Some(now.plus_millis(answer.retry_after));
            return;
        }
        // Without a name for it, the route is a bucket of its own.
        let name = match &answer.bucket {
            Some(name) => name.clone(),
            None if slowed => format!("{} {}", route.method, route.shape),
            None => return,
        };
        self.make_room(now);
        let key = (name, route.head);
        let bucket = self.buckets.entry(key.clone()).or_default();
        let after = if slowed { answer.retry_after } else { answer.reset_after };
        let resets = now.plus_millis(after);
        // Answers overtake each other: within one window the least that was said is what remains.
        let same_window = bucket.resets > now && bucket.limit == answer.limit;
        let said = if slowed { 0 } else { answer.remaining };
        bucket.remaining = if same_window { bucket.remaining.saturating_sub(1).min(said) } else { said };
        bucket.limit = answer.limit.max(1);
        bucket.resets = resets.max(if same_window { bucket.resets } else { resets });
        self.known.insert(route.clone(), key);
    }

    /// A call went and nothing came back.
    pub fn lost(&mut self, route: &Route, now: Timestamp) {
        self.landed(route);
        self.make_room(now);
    }

    fn landed(&mut self, route: &Route) {
        self.learning.remove(route);
        if let Some(bucket) = self.known.get(route).and_then(|key| self.buckets.get_mut(key)) {
            bucket.flying = bucket.flying.saturating_sub(1);
        }
    }

    /// Forgets buckets that are empty again, when there are many.
    fn make_room(&mut self, now: Timestamp) {
        if self.buckets.len() < BUCKETS {
            return;
        }
        self.buckets.retain(|_, bucket| bucket.resets > now || bucket.flying > 0);
        let buckets = &self.buckets;
        self.known.retain(|_, key| buckets.contains_key(key));
    }

    /// How many calls went.
    #[must_use]
    pub const fn asked(&self) -> u64 {
        self.asked
    }

    /// How many answers counted against us.
    #[must_use]
    pub const fn invalid(&self) -> u64 {
        self.invalid
    }
}

#[cfg(test)]
mod tests;
