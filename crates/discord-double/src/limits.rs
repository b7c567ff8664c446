//! How much may be called how often, said in Discord's headers and enforced.

use crate::call::{Answer, Verb};
use crate::id::Id;
use crate::moment::{MINUTE, Moment, SECOND};
use crate::options::Options;
use serde_json::json;
use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How much may be called how often.
#[derive(Debug, Clone, Copy)]
pub enum Rates {
    /// So much that no test ever waits; the headers are there all the same.
    Roomy,
    /// About as Discord does it.
    Real,
    /// The same for every route.
    Each {
        /// So many calls,
        calls: u32,
        /// in so many milliseconds.
        within: i64,
    },
}

/// Calls in a second that a bot may make over all routes.
const GLOBAL: usize = 50;
/// Calls in ten minutes that may be answered with 401, 403 or 429.
const INVALID: usize = 10_000;

#[derive(Debug)]
pub(crate) struct Limits {
    rates: Rates,
    buckets: BTreeMap<Key, Bucket>,
    global: VecDeque<Moment>,
    invalid: VecDeque<Moment>,
    /// How many invalid calls close the door; tests make it smaller.
    pub(crate) invalid_most: usize,
}

/// A bucket of one guild, one channel or one webhook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    hash: String,
    major: Option<Id>,
}

#[derive(Debug)]
struct Bucket {
    used: u32,
    resets: Moment,
}

impl Limits {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            rates: options.rates,
            buckets: BTreeMap::new(),
            global: VecDeque::new(),
            invalid: VecDeque::new(),
            invalid_most: INVALID,
        }
    }

    pub(crate) fn set(&mut self, rates: Rates) {
        self.rates = rates;
        self.buckets.clear();
        self.global.clear();
    }

    /// The headers for a call that may go on, or the 429 for one that may not.
    pub(crate) fn admit(&mut self, verb: Verb, segments: &[&str], now: Moment) -> Result<Headers, Answer> {
        if matches!(self.rates, Rates::Real) {
            self.admit_globally(now)?;
        }
        let (template, major) = template(segments);
        let (calls, within) = self.rates.of(verb, &template);
        let key = Key { hash: hash(verb, &template), major };
        let bucket = self.buckets.entry(key.clone()).or_insert(Bucket { used: 0, resets: now + within });
        if bucket.resets <= now {
            *bucket = Bucket { used: 0, resets: now + within };
        }
        let is_over = bucket.used >= calls;
        if !is_over {
            bucket.used += 1;
        }
        let left = bucket.resets.since(now);
        let mut headers = vec![
            ("x-ratelimit-limit", calls.to_string()),
            ("x-ratelimit-remaining", (calls - bucket.used).to_string()),
            ("x-ratelimit-reset", seconds(bucket.resets.0)),
            ("x-ratelimit-reset-after", seconds(left)),
            ("x-ratelimit-bucket", key.hash),
        ];
        if is_over {
            headers.push(("x-ratelimit-scope", "user".into()));
            return Err(too_many(left, false, headers));
        }
        Ok(headers)
    }

    fn admit_globally(&mut self, now: Moment) -> Result<(), Answer> {
        while self.global.front().is_some_and(|at| now.since(*at) >= SECOND) {
            self.global.pop_front();
        }
        if let Some(first) = self.global.front().filter(|_| self.global.len() >= GLOBAL) {
            let headers = vec![("x-ratelimit-global", "true".into()), ("x-ratelimit-scope", "global".into())];
            return Err(too_many(SECOND - now.since(*first), true, headers));
        }
        self.global.push_back(now);
        Ok(())
    }

    /// Counts answers that cost trust; a 429 for what others used up costs none.
    pub(crate) fn count(&mut self, answer: &Answer, now: Moment) {
        let shared =
            answer.headers.iter().any(|(name, value)| *name == "x-ratelimit-scope" && value == "shared");
        if matches!(answer.status, 401 | 403 | 429) && !shared {
            self.invalid.push_back(now);
        }
    }

    /// The page that an address sees that made too many invalid calls: not even JSON.
    pub(crate) fn shut_out(&mut self, now: Moment) -> Option<Answer> {
        while self.invalid.front().is_some_and(|at| now.since(*at) >= 10 * MINUTE) {
            self.invalid.pop_front();
        }
        let left = 10 * MINUTE - now.since(*self.invalid.front()?);
        let headers =
            vec![("retry-after", (left / SECOND + 1).to_string()), ("content-type", "text/plain".into())];
        let page = Answer { status: 429, body: Some(json!("error code: 1015")), headers };
        (self.invalid.len() >= self.invalid_most).then_some(page)
    }
}

pub(crate) type Headers = Vec<(&'static str, String)>;

impl Rates {
    /// Calls and milliseconds. Discord does not publish them; these were seen.
    fn of(self, verb: Verb, template: &str) -> (u32, i64) {
        match self {
            Self::Roomy => (10_000, SECOND),
            Self::Each { calls, within } => (calls, within),
            Self::Real => match (verb, template) {
                (Verb::Post, "channels/:id/messages") => (5, 5 * SECOND),
                (Verb::Delete, "channels/:id/messages/:id") => (5, SECOND),
                (Verb::Post, "channels/:id/messages/bulk-delete") => (1, SECOND),
                (Verb::Patch, "guilds/:id/members/:id") => (10, 10 * SECOND),
                (Verb::Put | Verb::Delete, "guilds/:id/members/:id/roles/:id") => (10, 10 * SECOND),
                (Verb::Get, _) => (10, SECOND),
                _ => (5, SECOND),
            },
        }
    }
}

/// A 429 for a limit that others used up.
pub(crate) fn shared() -> Answer {
    too_many(SECOND, false, vec![("x-ratelimit-scope", "shared".into())])
}

fn too_many(left: i64, global: bool, mut headers: Headers) -> Answer {
    headers.push(("retry-after", seconds(left)));
    let retry_after = seconds(left).parse::<f64>().unwrap_or(1.0);
    let body =
        json!({ "message": "You are being rate limited.", "retry_after": retry_after, "global": global });
    Answer { status: 429, body: Some(body), headers }
}

fn seconds(milliseconds: i64) -> String {
    format!("{}.{:03}", milliseconds / SECOND, milliseconds % SECOND)
}

/// A route without its numbers, and the number that has a bucket of its own.
fn template(segments: &[&str]) -> (String, Option<Id>) {
    fn number<'a>(part: &&'a str) -> &'a str {
        if part.parse::<u64>().is_ok() { ":id" } else { part }
    }
    let major = match segments {
        ["guilds" | "channels" | "webhooks", id, ..] => id.parse().ok(),
        _ => None,
    };
    (segments.iter().map(number).collect::<Vec<_>>().join("/"), major)
}

fn hash(verb: Verb, template: &str) -> String {
    let mut hasher = DefaultHasher::new();
    (verb, template).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
