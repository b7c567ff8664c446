//! What rules in the shadow would have done, and whether people did the same later.

use std::collections::BTreeMap;

use lodge_register::Timestamp;

use crate::{
    bounded::Bounded,
    ids::UserId,
    settings::{Rule, Step},
};

/// So many people are remembered a rule, twice at most.
const PEOPLE: usize = 512;

/// What the rules of one server would have done.
#[derive(Debug, Default)]
pub struct Shadow(BTreeMap<u32, Would>);

#[derive(Debug)]
struct Would {
    since: Timestamp,
    breaches: u32,
    steps: BTreeMap<&'static str, u32>,
    people: Bounded<UserId, Met>,
    others: u32,
}

#[derive(Debug, Default)]
struct Met {
    times: u32,
    judged: bool,
}

/// What a rule would have done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactual {
    /// Which rule.
    pub rule: u32,
    /// Since when it was watched.
    pub since: Timestamp,
    /// How often it was broken.
    pub breaches: u32,
    /// By how many people; of very many, those who were seen last.
    pub people: u32,
    /// How many of them were timed out, put out or banned by a person later.
    pub judged_later: u32,
    /// How often each step would have been taken, by its name.
    pub steps: BTreeMap<&'static str, u32>,
    /// How many people moderators dealt with whom it did not notice.
    pub missed: u32,
}

impl Shadow {
    /// A rule would have done this.
    pub fn would(&mut self, rule: &Rule, user: UserId, steps: &[Step], now: Timestamp) {
        let would = self.0.entry(rule.id).or_insert_with(|| Would {
            since: now,
            breaches: 0,
            steps: BTreeMap::new(),
            people: Bounded::new(PEOPLE),
            others: 0,
        });
        would.breaches = would.breaches.saturating_add(1);
        for step in steps {
            *would.steps.entry(name(*step)).or_default() += 1;
        }
        let met = would.people.at(user);
        met.times = met.times.saturating_add(1);
    }

    /// A person dealt with somebody.
    pub fn judged(&mut self, user: UserId) {
        for would in self.0.values_mut() {
            if would.people.get(&user).is_some() {
                would.people.at(user).judged = true;
            } else {
                would.others = would.others.saturating_add(1);
            }
        }
    }

    /// Only rules that there are, in the shadow, are kept.
    pub fn keep(&mut self, is_kept: impl Fn(u32) -> bool) {
        self.0.retain(|rule, _| is_kept(*rule));
    }

    /// What a rule would have done, if it was ever broken.
    #[must_use]
    pub fn report(&self, rule: u32) -> Option<Counterfactual> {
        let would = self.0.get(&rule)?;
        let judged = would.people.iter().filter(|(_, met)| met.judged && met.times > 0).count();
        Some(Counterfactual {
            rule,
            since: would.since,
            breaches: would.breaches,
            people: u32::try_from(would.people.len()).unwrap_or(u32::MAX),
            judged_later: u32::try_from(judged).unwrap_or(u32::MAX),
            steps: would.steps.clone(),
            missed: would.others,
        })
    }
}

const fn name(step: Step) -> &'static str {
    match step {
        Step::Delete => "delete",
        Step::Tell => "tell",
        Step::ResetName => "reset-name",
        Step::Timeout(_) => "timeout",
        Step::Role(_) => "role",
        Step::Kick => "kick",
        Step::Ban(_) => "ban",
    }
}
