//! What rules in the shadow would have done, and whether people did the same later.

use std::collections::BTreeMap;

use lodge_register::Timestamp;

use crate::{
    Server, ShadowDay,
    bounded::Bounded,
    ids::{GuildId, UserId},
    settings::{Rule, Step},
};

/// So many people are remembered a rule, twice at most.
const PEOPLE: usize = 512;

/// What the rules of one server would have done.
#[derive(Debug, Default)]
pub struct Shadow {
    rules: BTreeMap<u32, Would>,
    /// What was counted since somebody wrote it down, by rule and day.
    fresh: BTreeMap<(u32, Timestamp), ShadowDay>,
}

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
    /// On which day they were counted last.
    day: Option<Timestamp>,
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
        let today = day(now);
        let fresh = fresh(&mut self.fresh, rule.id, today);
        fresh.breaches += 1;
        steps.iter().for_each(|step| note(fresh, *step));
        let would = self.rules.entry(rule.id).or_insert_with(|| Would {
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
        if met.day.replace(today) != Some(today) {
            fresh.people += 1;
        }
    }

    /// A person dealt with somebody.
    pub fn judged(&mut self, user: UserId, now: Timestamp) {
        for (rule, would) in &mut self.rules {
            let fresh = fresh(&mut self.fresh, *rule, day(now));
            if would.people.get(&user).is_none() {
                would.others = would.others.saturating_add(1);
                fresh.missed += 1;
            } else if !std::mem::replace(&mut would.people.at(user).judged, true) {
                fresh.judged += 1;
            }
        }
    }

    /// What was counted since this was asked last, to be written down.
    pub fn take(&mut self) -> Vec<ShadowDay> {
        std::mem::take(&mut self.fresh).into_values().collect()
    }

    /// Forgets what was counted of a rule.
    pub fn forget(&mut self, rule: u32) {
        self.keep(|known| known != rule);
    }

    /// Only rules that there are, in the shadow, are kept.
    pub fn keep(&mut self, is_kept: impl Fn(u32) -> bool) {
        self.rules.retain(|rule, _| is_kept(*rule));
        self.fresh.retain(|(rule, _), _| is_kept(*rule));
    }

    /// What a rule would have done, if it was ever broken.
    #[must_use]
    pub fn report(&self, rule: u32) -> Option<Counterfactual> {
        let would = self.rules.get(&rule)?;
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

/// The day that a moment is on.
const fn day(now: Timestamp) -> Timestamp {
    now.plus_millis(-now.millis().rem_euclid(Timestamp::DAY))
}

/// What is counted of a rule on a day. Of which server it is, whoever writes it down knows.
fn fresh(all: &mut BTreeMap<(u32, Timestamp), ShadowDay>, rule: u32, day: Timestamp) -> &mut ShadowDay {
    all.entry((rule, day)).or_insert_with(|| ShadowDay::of(Server::of(GuildId::NONE), rule, day))
}

const fn note(day: &mut ShadowDay, step: Step) {
    match step {
        Step::Delete => day.deletes += 1,
        Step::Tell => day.tells += 1,
        Step::ResetName => day.names += 1,
        Step::Timeout(_) => day.timeouts += 1,
        Step::Role(_) => day.roles += 1,
        Step::Kick => day.kicks += 1,
        Step::Ban(_) => day.bans += 1,
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
