//! A server that is not there: it does what it is told after a while, and tells what happened.

mod broken;

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
    sync::Arc,
};

use lodge_register::Timestamp;

use super::{BEGINS, Door, Drill, Report};
use crate::{
    decide::{Act, Cause, Decision, Mind, Notice},
    event::{AuditEntry, Event, Gone, GuildFull, Incidents, Member, User, action},
    ids::{EntryId, GuildId, UserId},
    settings::Settings,
    town::Joiner,
};
use broken::Building;

/// The server.
pub(super) const GUILD: GuildId = GuildId::new(100);
/// Ourselves.
const OWN: UserId = UserId::new(900);
/// The moderator whose account somebody else has.
const ROGUE: UserId = UserId::new(66);
/// The moderator who means well.
const WORKER: UserId = UserId::new(7);
/// A line of the audit log comes so long after what it tells of.
const ENTRY_MILLIS: i64 = 400;
/// Time is told so often.
const TICK_MILLIS: i64 = 1_000;
/// So long after the last thing that happens a drill is over.
const AFTERWARDS_MILLIS: i64 = 15 * 60_000;

/// Something that happens.
#[derive(Debug)]
pub(super) enum What {
    /// Somebody joins.
    Joins {
        /// Who.
        who: Box<Member>,
        /// Whether they mean ill.
        ill: bool,
    },
    /// Somebody joins of whom only a likeness is known.
    Recorded(Joiner),
    /// Somebody was banned by a person.
    WasBanned(User),
    /// The rogue breaks something.
    Breaks {
        /// The how-manieth thing.
        number: u64,
    },
    /// The worker changes something.
    Works {
        /// The how-manieth thing.
        number: u64,
    },
    /// A line of the audit log comes.
    Tells(Box<AuditEntry>),
    /// A call reaches Discord.
    Called(Box<Act>),
}

/// The server, the mind that watches it, and what is yet to happen.
pub(super) struct World {
    mind: Mind,
    settings: Arc<Settings>,
    building: Building,
    yet: BinaryHeap<Reverse<(Timestamp, u64)>>,
    things: std::collections::BTreeMap<u64, What>,
    number: u64,
    now: Timestamp,
    call_millis: i64,
    jammed: bool,
    closed_until: Option<Timestamp>,
    first_ill: Option<Timestamp>,
    inside: BTreeSet<UserId>,
    ill: BTreeSet<UserId>,
    hit: BTreeSet<UserId>,
    stopped: bool,
    report: Report,
}

impl World {
    pub(super) fn new(drill: &Drill) -> Self {
        let mut world = Self {
            mind: Mind::of(OWN),
            settings: Arc::new(drill.settings.clone()),
            building: Building::new(),
            yet: BinaryHeap::new(),
            things: std::collections::BTreeMap::new(),
            number: 0,
            now: BEGINS,
            call_millis: drill.call_millis.into(),
            jammed: drill.door == Door::Jammed,
            closed_until: None,
            first_ill: None,
            inside: BTreeSet::new(),
            ill: BTreeSet::new(),
            hit: BTreeSet::new(),
            stopped: false,
            report: Report::default(),
        };
        let whole =
            world.building.whole([(OWN, broken::OURS), (ROGUE, broken::STAFF), (WORKER, broken::STAFF)]);
        world.hear(&Event::GuildCreate(Box::new(whole)));
        world
    }

    /// Something will happen then.
    pub(super) fn at(&mut self, at: Timestamp, what: What) {
        self.number += 1;
        self.yet.push(Reverse((at, self.number)));
        self.things.insert(self.number, what);
    }

    /// Lets it all happen.
    pub(super) fn play(mut self) -> Report {
        let mut tick = BEGINS;
        while let Some(Reverse((at, number))) = self.yet.pop() {
            while tick < at {
                self.tick(tick);
                tick = tick.plus_millis(TICK_MILLIS);
                if self.yet.peek().is_some_and(|Reverse((other, _))| *other < at) {
                    break;
                }
            }
            if self.yet.peek().is_some_and(|Reverse((other, _))| *other < at) {
                self.yet.push(Reverse((at, number)));
                continue;
            }
            self.now = at;
            if let Some(what) = self.things.remove(&number) {
                self.happens(what);
            }
        }
        self.quiet(tick)
    }

    /// Nothing happens any more, but for what was decided.
    fn quiet(mut self, mut tick: Timestamp) -> Report {
        let end = self.now.plus_millis(AFTERWARDS_MILLIS);
        while tick < end {
            self.tick(tick);
            while let Some(Reverse((at, number))) =
                self.yet.peek().copied().filter(|Reverse((at, _))| *at <= tick)
            {
                self.yet.pop();
                self.now = at.max(self.now);
                if let Some(what) = self.things.remove(&number) {
                    self.happens(what);
                }
            }
            tick = tick.plus_millis(TICK_MILLIS);
        }
        self.report.missed = u32::try_from(self.ill.intersection(&self.inside).count()).unwrap_or(u32::MAX);
        self.report.innocents_hit = u32::try_from(self.hit.difference(&self.ill).count()).unwrap_or(u32::MAX);
        (self.report.still_broken, self.report.work_lost) = self.building.judge();
        self.report
    }

    fn tick(&mut self, now: Timestamp) {
        self.now = now.max(self.now);
        let decisions = self.mind.tick(self.now);
        self.decided(decisions);
    }

    fn hear(&mut self, event: &Event) {
        let settings = Arc::clone(&self.settings);
        let decisions = self.mind.hear(event, self.now, &|_| Arc::clone(&settings));
        self.decided(decisions);
    }

    fn happens(&mut self, what: What) {
        match what {
            What::Joins { who, ill } => {
                let user = who.user.id;
                if ill {
                    self.first_ill.get_or_insert(self.now);
                    self.ill.insert(user);
                    self.report.raiders += 1;
                } else {
                    self.report.innocents += 1;
                }
                if self.closed_until.is_some_and(|until| self.now < until) {
                    if ill {
                        // The door was closed when the first of them came.
                        self.report.contained_millis.get_or_insert(0);
                    }
                    self.report.innocents_waiting += u32::from(!ill);
                    return;
                }
                self.report.got_in += u32::from(ill);
                self.inside.insert(user);
                self.hear(&Event::MemberAdd(who));
            }
            What::Recorded(joiner) => {
                self.report.innocents += 1;
                if self.closed_until.is_some_and(|until| self.now < until) {
                    self.report.innocents_waiting += 1;
                    return;
                }
                self.inside.insert(joiner.user);
                let settings = Arc::clone(&self.settings);
                let decisions = self.mind.hear_joiner(GUILD, joiner, self.now, &|_| Arc::clone(&settings));
                self.decided(decisions);
            }
            What::WasBanned(user) => {
                let target = user.id;
                self.hear(&Event::BanAdd(Gone { guild_id: GUILD, user }));
                self.entry(WORKER, action::MEMBER_BAN_ADD, target.get());
            }
            What::Breaks { number } => {
                if !self.stopped {
                    self.report.acts_done += 1;
                    self.first_ill.get_or_insert(self.now);
                    let (event, action, target) = self.building.breaks(number);
                    self.hear(&event);
                    self.entry(ROGUE, action, target);
                }
            }
            What::Works { number } => {
                let (event, action, target) = self.building.works(number);
                self.hear(&event);
                self.entry(WORKER, action, target);
            }
            What::Tells(entry) => self.hear(&Event::AuditEntry(entry)),
            What::Called(act) => self.called(*act),
        }
    }

    /// The audit log tells of it in a while.
    fn entry(&mut self, user_id: UserId, action_type: u16, target: u64) {
        let id = EntryId::new(EntryId::drawn_at(self.now).get() + self.number % (1 << 22));
        let target_id = (target != 0).then(|| crate::ids::AnyId::new(target));
        let entry =
            AuditEntry { id, guild_id: GUILD, user_id, target_id, action_type, ..AuditEntry::default() };
        self.at(self.now.plus_millis(ENTRY_MILLIS), What::Tells(Box::new(entry)));
    }

    /// What was decided is called, one call after the other.
    fn decided(&mut self, decisions: Vec<Decision>) {
        for decision in decisions.into_iter().filter(|decision| !decision.shadow) {
            let of_building = matches!(
                decision.because.cause,
                Cause::ActorBreaker | Cause::GuildBreaker | Cause::NoEntry | Cause::DangerGranted
            );
            self.report.false_alarms += u32::from(of_building && self.report.acts_done == 0);
            for act in decision.acts {
                match &act {
                    Act::Notify { notice, .. } => self.told(*notice),
                    _ => {
                        self.report.calls += 1;
                        let at = self.now.plus_millis(self.call_millis);
                        self.at(at, What::Called(Box::new(act)));
                    }
                }
            }
        }
    }

    fn told(&mut self, notice: Notice) {
        match notice {
            Notice::RaidBegan => self.report.begun += 1,
            Notice::RaidEnded => self.report.ended += 1,
            Notice::RaidDoubt | Notice::PlannedCrowd => self.report.asked += 1,
            _ => {}
        }
    }

    fn called(&mut self, act: Act) {
        let contained = |world: &mut Self| {
            if let Some(first) = world.first_ill {
                world.report.contained_millis.get_or_insert(world.now.millis() - first.millis());
            }
        };
        match act {
            Act::PauseInvites { until, .. } => {
                if until.is_some() {
                    contained(self);
                }
                self.closed_until = until.filter(|_| !self.jammed);
                self.update();
            }
            Act::Verification { level, .. } => {
                self.building.verification(level);
                self.update();
            }
            Act::BulkBan { users, .. } => {
                contained(self);
                self.report.bulk_calls += 1;
                users.into_iter().for_each(|user| self.banned(user));
            }
            Act::Ban { user, .. } | Act::Kick { user, .. } => {
                contained(self);
                self.banned(user);
            }
            Act::Quarantine { user, .. } => {
                contained(self);
                self.hit.insert(user);
                self.ill.extend((user == ROGUE).then_some(user));
                self.stopped |= user == ROGUE;
            }
            Act::Restore { changes, .. } => {
                for event in self.building.restored(&changes) {
                    self.hear(&event);
                }
            }
            _ => {}
        }
    }

    fn banned(&mut self, user: UserId) {
        self.hit.insert(user);
        self.report.banned += u32::from(self.inside.remove(&user) && self.ill.contains(&user));
        let gone = User { id: user, ..User::default() };
        self.hear(&Event::BanAdd(Gone { guild_id: GUILD, user: gone }));
        self.entry(OWN, action::MEMBER_BAN_ADD, user.get());
    }

    /// Discord tells of the server anew.
    fn update(&mut self) {
        let incidents = Incidents { invites_disabled_until: self.closed_until, ..Incidents::default() };
        let full = GuildFull { incidents_data: Some(incidents), ..self.building.whole([]) };
        self.hear(&Event::GuildUpdate(Box::new(full)));
    }
}
