//! What is done about those who break things: the third act of the worst kind is their last.

mod seen;

use std::collections::BTreeMap;

use lodge_register::Timestamp;

use seen::Seen;

use super::{Act, Because, Cause, Decision, Fact, Notice, What};
use crate::{
    allowed::{Permissions, Person, in_guild},
    bounded::{Bounded, Recently},
    detect::nuke::{Mark, of_entry, people},
    event::{AuditEntry, Event, action},
    ids::{ChannelId, GuildId, UserId},
    settings::{Afterwards, Harm, Nuke, State},
    structure::{Anew, Change, Logged},
    town::Guild,
};

/// So many people are watched at once, twice at most.
const ACTORS: usize = 128;
/// Whoever is stopped is stopped again only after so long.
const AGAIN_MILLIS: i64 = 10_000;
/// What somebody changed is put back when they have been still for so long.
const STILL_MILLIS: i64 = 10_000;
/// What is unexplained makes us watchful for so long.
const WATCHFUL_MILLIS: i64 = 10 * 60_000;
/// The same alarm is not given twice within so long.
const ALARM_MILLIS: i64 = 60_000;

/// The watch over what is built in one server.
#[derive(Debug)]
pub(super) struct Watch {
    actors: Bounded<UserId, Actor>,
    all: Recently,
    seen: Seen,
    to_restore: BTreeMap<UserId, Timestamp>,
    watchful_until: Option<Timestamp>,
    alarmed: Option<Timestamp>,
}

#[derive(Debug, Default)]
struct Actor {
    harm: Recently,
    acts: u32,
    last: Timestamp,
    stopped: Option<Timestamp>,
    webhooks: Vec<ChannelId>,
    bots: Vec<UserId>,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            actors: Bounded::new(ACTORS),
            all: Recently::default(),
            seen: Seen::default(),
            to_restore: BTreeMap::new(),
            watchful_until: None,
            alarmed: None,
        }
    }
}

impl Watch {
    /// What changed in the structure is written down.
    pub(super) fn changed(&mut self, changes: Vec<Change>, now: Timestamp) {
        self.seen.changed(changes, now);
    }

    /// What is known to be ours before it is seen, so that nobody is alarmed by it.
    pub(super) fn expect(&mut self, mark: Mark, own: UserId, now: Timestamp) {
        self.seen.expect(mark, own, now);
    }

    /// Something was seen.
    pub(super) fn effect(&mut self, event: &Event, changes: &[Change], guild: &Guild, now: Timestamp) {
        self.seen.effect(event, changes, guild, now);
    }

    /// A line of the audit log.
    pub(super) fn entry(
        &mut self,
        nuke: &Nuke,
        guild: &Guild,
        entry: &AuditEntry,
        now: Timestamp,
    ) -> Vec<Decision> {
        let actor = entry.user_id;
        if let Some(change) = people(entry) {
            self.seen.note(Logged { at: now, actor: Some(actor), change });
        }
        let Some(mark) = of_entry(entry, guild) else { return Vec::new() };
        self.seen.explain(mark.same(), actor, now);
        if nuke.state == State::Off || actor.is_none() || actor == guild.own.user {
            return Vec::new();
        }
        let weight = nuke.weight(mark.harm);
        let person = Person::new(actor, guild.roles_of(actor));
        let times = if actor == guild.owner { nuke.times(person).max(10) } else { nuke.times(person) };
        self.watch(actor, entry, mark, weight, now);
        self.all.add((weight / times).max(u32::from(weight > 0)), now, nuke.burst_seconds);
        let mut decisions = Vec::new();
        decisions.extend(self.stop(nuke, guild, actor, times, now));
        if decisions.is_empty() && matches!(mark.harm, Harm::DangerGranted | Harm::DangerToAll) {
            let because = Because::about(Cause::DangerGranted, actor, vec![What::Acts.of(1)]);
            decisions.push(decision(
                nuke,
                guild.id,
                vec![tell(guild.id, Notice::DangerGranted)],
                because,
                now,
            ));
        }
        decisions.extend(self.alarm(nuke, guild, now));
        decisions
    }

    fn watch(&mut self, user: UserId, entry: &AuditEntry, mark: Mark, weight: u32, now: Timestamp) {
        let actor = self.actors.at(user);
        actor.harm.add(weight, now, 3600);
        actor.acts = actor.acts.saturating_add(1);
        actor.last = now;
        match (entry.action_type, entry.options.channel_id) {
            (action::WEBHOOK_CREATE, channel) => {
                let told =
                    entry.change("channel_id").and_then(|change| change.new_value.as_str()?.parse().ok());
                actor
                    .webhooks
                    .extend(told.map(ChannelId::new).or(channel).filter(|_| actor.webhooks.len() < 50));
            }
            (action::BOT_ADD, _) if actor.bots.len() < 10 => actor.bots.push(UserId::new(mark.target)),
            _ => {}
        }
    }

    /// Stops somebody who did too much.
    fn stop(
        &mut self,
        nuke: &Nuke,
        guild: &Guild,
        user: UserId,
        times: u32,
        now: Timestamp,
    ) -> Option<Decision> {
        let tight = if self.watchful_until.is_some_and(|until| now < until) { 2 } else { 1 };
        let actor = self.actors.at(user);
        let (burst, hour) = (actor.harm.sum(now, nuke.burst_seconds), actor.harm.sum(now, 3600));
        let too_much = burst.saturating_mul(tight) >= nuke.burst_points.saturating_mul(times)
            || hour.saturating_mul(tight) >= nuke.hour_points.saturating_mul(times);
        let is_stopped = actor.stopped.is_some_and(|at| now.millis() - at.millis() < AGAIN_MILLIS);
        if !too_much || is_stopped {
            return None;
        }
        actor.stopped = Some(now);
        let facts = vec![
            What::Acts.of(actor.acts),
            What::Score.of(burst.max(hour)),
            What::Limit.of(nuke.burst_points),
        ];
        let because = Because::about(Cause::ActorBreaker, user, facts);
        if user == guild.owner {
            return Some(decision(nuke, guild.id, vec![tell(guild.id, Notice::TrustSpent)], because, now));
        }
        let mut acts = vec![Act::Quarantine { guild: guild.id, user }];
        acts.extend(actor.bots.drain(..).map(|bot| Act::Kick { guild: guild.id, user: bot }));
        let since = now.plus_millis(-3_600_000);
        let mut channels = std::mem::take(&mut actor.webhooks);
        channels.sort_unstable();
        channels.dedup();
        let webhooks = channels.into_iter().map(|channel| Act::DeleteWebhooks {
            guild: guild.id,
            channel,
            by: Some(user),
            since,
        });
        acts.extend(webhooks);
        acts.push(tell(guild.id, Notice::NukeStopped));
        self.to_restore.insert(user, now);
        Some(decision(nuke, guild.id, acts, because, now))
    }

    /// Gives the alarm when too much breaks, whoever it is.
    fn alarm(&mut self, nuke: &Nuke, guild: &Guild, now: Timestamp) -> Option<Decision> {
        let points = self.all.sum(now, nuke.burst_seconds);
        let lately = self.alarmed.is_some_and(|at| now.millis() - at.millis() < ALARM_MILLIS);
        if nuke.state == State::Off || points < nuke.guild_points || lately {
            return None;
        }
        self.alarmed = Some(now);
        let is_part = |user: &UserId, actor: &Actor| {
            let times = nuke.times(Person::new(*user, guild.roles_of(*user)));
            let lately = actor.harm.sum(now, nuke.burst_seconds);
            times == 1 && *user != guild.owner && actor.stopped.is_none() && lately * 2 >= nuke.burst_points
        };
        let mut users: Vec<UserId> =
            self.actors.iter().filter(|(user, actor)| is_part(user, actor)).map(|(user, _)| *user).collect();
        users.sort_unstable();
        let mut acts = Vec::new();
        for user in users {
            self.actors.at(user).stopped = Some(now);
            self.to_restore.insert(user, now);
            acts.push(Act::Quarantine { guild: guild.id, user });
        }
        acts.push(tell(guild.id, Notice::NukeAlarm));
        let facts = vec![
            What::Score.of(points),
            What::Limit.of(nuke.guild_points),
            What::Unexplained.of(self.seen.waiting()),
        ];
        Some(decision(nuke, guild.id, acts, Because::new(Cause::GuildBreaker, facts), now))
    }

    /// Time passed: what nobody explained is said, and what the stopped changed is put back.
    pub(super) fn tick(&mut self, nuke: &Nuke, guild: &Guild, now: Timestamp) -> Vec<Decision> {
        let mut decisions = Vec::new();
        for harm in self.seen.unexplained(now) {
            self.all.add(nuke.weight(harm), now, nuke.burst_seconds);
        }
        decisions.extend(self.alarm(nuke, guild, now));
        decisions.extend(self.unexplained(nuke, guild, now));
        decisions.extend(self.put_back(nuke, guild, now));
        self.seen.forget_until(now.plus_millis(-WATCHFUL_MILLIS));
        decisions
    }

    fn unexplained(&mut self, nuke: &Nuke, guild: &Guild, now: Timestamp) -> Option<Decision> {
        let count = self.seen.given_up(nuke.explain_seconds, now);
        // Who may not read the audit log hears no entry, and would be alarmed by everything.
        let hears = in_guild(guild, guild.ourselves()).has(Permissions::VIEW_AUDIT_LOG);
        if count == 0 || nuke.state == State::Off || !hears {
            return None;
        }
        self.watchful_until = Some(now.plus_millis(WATCHFUL_MILLIS));
        let facts: Vec<Fact> = vec![What::Unexplained.of(count), What::Seconds.of(nuke.explain_seconds)];
        Some(decision(
            nuke,
            guild.id,
            vec![tell(guild.id, Notice::NoEntry)],
            Because::new(Cause::NoEntry, facts),
            now,
        ))
    }

    fn put_back(&mut self, nuke: &Nuke, guild: &Guild, now: Timestamp) -> Vec<Decision> {
        let still = |actor: &Actor, stopped: Timestamp| {
            now.millis() - actor.last.max(stopped).millis() >= STILL_MILLIS
        };
        let due: Vec<UserId> = self
            .to_restore
            .iter()
            .filter(|(user, stopped)| self.actors.get(user).is_none_or(|actor| still(actor, **stopped)))
            .map(|(user, _)| *user)
            .collect();
        let mut decisions = Vec::new();
        for user in due {
            self.to_restore.remove(&user);
            let changes = self.plan(guild, user, now.plus_millis(-3_600_000));
            if changes.is_empty() || nuke.afterwards == Afterwards::Ask {
                continue;
            }
            let facts = vec![What::Effects.of(changes.len())];
            let acts = vec![Act::Restore { guild: guild.id, changes }];
            decisions.push(decision(
                nuke,
                guild.id,
                acts,
                Because::about(Cause::ActorBreaker, user, facts),
                now,
            ));
        }
        decisions
    }

    /// What takes back what somebody changed since then.
    pub(super) fn plan(&self, guild: &Guild, actor: UserId, since: Timestamp) -> Vec<Change> {
        self.seen.plan(guild, actor, since)
    }

    /// What was made anew is called by its new number in what is remembered, too.
    pub(super) fn renumbered(&mut self, anew: &Anew) {
        self.seen.renumbered(anew);
    }

    /// The changes that are not given out yet, and whose entry will not come any more.
    pub(super) fn settled(&mut self, nuke: &Nuke, now: Timestamp) -> Vec<Logged> {
        self.seen.settled(nuke.explain_seconds, now)
    }
}

const fn tell(guild: GuildId, notice: Notice) -> Act {
    Act::Notify { guild, notice }
}

fn decision(nuke: &Nuke, guild: GuildId, acts: Vec<Act>, because: Because, at: Timestamp) -> Decision {
    Decision { guild, acts, because, shadow: nuke.state == State::Shadow, at }
}
