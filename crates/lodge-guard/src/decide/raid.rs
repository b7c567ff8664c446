//! What is done about a raid: the door first, then those who came, and all of it ends by itself.

mod door;
mod kept;

use lodge_register::Timestamp;

use door::Door;

use super::{Act, Because, Cause, Decision, MOST_AT_ONCE, Notice, What};
use crate::{
    allowed::{self, Permissions},
    bounded::Bounded,
    detect::raid::{AN_ARMY, Finding, Prior, Together, ago, flood, found, look},
    ids::{GuildId, UserId},
    settings::{Crowd, Raid, State},
    town::{Fate, Guild, Joiner, MOST_JOINED},
};

/// Those to be banned wait so long for more of them, so that one call bans many...
const GATHER_MILLIS: i64 = 3_000;
/// ...and no longer than this.
const LONGEST_WAIT_MILLIS: i64 = 20_000;
/// The watch over the door of one server.
#[derive(Debug, Default)]
pub(super) struct Watch {
    going: Option<Going>,
    pub(super) prior: Prior,
    told_of_crowd: Option<Timestamp>,
}

/// A raid that goes on.
#[derive(Debug)]
struct Going {
    since: Timestamp,
    /// Whether they come slowly, through an open door.
    drips: bool,
    /// When the last of them came.
    last: Timestamp,
    /// How far back those who belong together are looked for, in seconds.
    window: u32,
    /// After so long without another of them it is over.
    calm_millis: i64,
    met: Bounded<UserId, ()>,
    waiting: Vec<UserId>,
    waiting_since: Timestamp,
    last_waiting: Timestamp,
    banned: u32,
    doubtful: u32,
    door: Door,
}

impl Watch {
    /// Whether a raid goes on.
    pub(super) const fn is_going(&self) -> bool {
        self.going.is_some()
    }

    /// Somebody is banned: nobody bans them again.
    pub(super) fn is_banned(&mut self, user: UserId) {
        if let Some(going) = &mut self.going {
            going.waiting.retain(|waiting| *waiting != user);
        }
    }

    /// Somebody joined.
    pub(super) fn joined(
        &mut self,
        raid: &Raid,
        guild: &mut Guild,
        user: UserId,
        now: Timestamp,
    ) -> Vec<Decision> {
        let Some(joiner) = guild.joined.get(user).copied().filter(|joiner| !joiner.bot) else {
            return Vec::new();
        };
        if raid.state == State::Off {
            return Vec::new();
        }
        if self.going.is_some() {
            return self.one_more(raid, guild, &joiner, now);
        }
        match look(raid, guild, &self.prior, &joiner, now) {
            Some(finding) => self.begin(raid, guild, finding, now),
            None => self.doubt(raid, guild, &joiner, now).into_iter().collect(),
        }
    }

    /// Somebody who looks like one who was banned: a person looks at it.
    fn doubt(&self, raid: &Raid, guild: &Guild, joiner: &Joiner, now: Timestamp) -> Option<Decision> {
        let look = Together::since(guild, ago(now, raid.look_back_seconds)).look(joiner, &self.prior);
        if !look.known || look.points < i32::from(raid.doubt_from) {
            return None;
        }
        let because = Because::about(Cause::Returned, joiner.user, vec![What::Score.of(look.points)]);
        let acts = vec![Act::Notify { guild: guild.id, notice: Notice::RaidDoubt }];
        Some(decision(raid, guild.id, acts, because, now))
    }

    /// Discord noticed a raid by itself.
    pub(super) fn discord_says(&mut self, raid: &Raid, guild: &mut Guild, now: Timestamp) -> Vec<Decision> {
        if raid.state == State::Off || self.going.is_some() {
            return Vec::new();
        }
        let finding = found(Cause::DiscordSaysRaid, raid, guild, &self.prior, now, raid.look_back_seconds);
        self.begin(raid, guild, finding, now)
    }

    fn begin(&mut self, raid: &Raid, guild: &mut Guild, finding: Finding, now: Timestamp) -> Vec<Decision> {
        if is_only_a_crowd(raid, &finding, now) {
            return self.crowd(raid, guild.id, finding, now);
        }
        let drips = finding.cause == Cause::Drip;
        let mut going = Going {
            since: now,
            drips,
            last: now,
            window: if drips { raid.drip.seconds } else { raid.look_back_seconds },
            calm_millis: 1000
                * i64::from(if drips { raid.drip.seconds / 12 } else { 0 }.max(raid.calm_seconds)),
            met: Bounded::new(MOST_JOINED),
            waiting: Vec::new(),
            waiting_since: now,
            last_waiting: now,
            banned: 0,
            doubtful: 0,
            door: Door::default(),
        };
        let mut acts = going.door.close(raid, guild, finding.cause, now);
        acts.push(Act::Notify { guild: guild.id, notice: Notice::RaidBegan });
        let mut decisions =
            vec![decision(raid, guild.id, acts, Because::new(finding.cause, finding.facts), now)];
        going.gather(raid, guild, &mut self.prior, now);
        decisions.extend(going.ban(raid, guild, now, false));
        self.going = Some(going);
        decisions
    }

    /// Many came, and look like nobody's army: people are told, once in a while.
    fn crowd(&mut self, raid: &Raid, guild: GuildId, finding: Finding, now: Timestamp) -> Vec<Decision> {
        let lately = |told: Timestamp| told > ago(now, raid.look_back_seconds);
        if self.told_of_crowd.is_some_and(lately) {
            return Vec::new();
        }
        self.told_of_crowd = Some(now);
        let cause = if raid.is_planned(now) { Cause::Planned } else { finding.cause };
        let acts = vec![Act::Notify { guild, notice: Notice::PlannedCrowd }];
        vec![decision(raid, guild, acts, Because::new(cause, finding.facts), now)]
    }

    fn one_more(&mut self, raid: &Raid, guild: &mut Guild, joiner: &Joiner, now: Timestamp) -> Vec<Decision> {
        let Some(going) = &mut self.going else { return Vec::new() };
        let mut decisions: Vec<_> = going.pours(raid, guild, &self.prior, now).into_iter().collect();
        let look = Together::since(guild, ago(now, going.window)).look(joiner, &self.prior);
        if look.is_raider(raid) {
            going.last = now;
            going.wait(raid, guild, joiner.user, &mut self.prior, now);
        } else if look.is_doubtful(raid) {
            going.last = if look.alike { now } else { going.last };
            going.doubtful = going.doubtful.saturating_add(1);
        }
        decisions.extend(going.ban(raid, guild, now, false));
        decisions
    }

    /// Time passed: who waits is banned, pauses are made longer, and what is over ends.
    pub(super) fn tick(&mut self, raid: &Raid, guild: &mut Guild, now: Timestamp) -> Vec<Decision> {
        let Some(going) = &mut self.going else { return Vec::new() };
        let calm = now.millis() - going.last.millis() >= going.calm_millis;
        if going.is_due(now) || calm {
            // Who came first is known for one of them only now that others came who are like them.
            going.gather(raid, guild, &mut self.prior, now);
        }
        let mut decisions: Vec<_> =
            going.ban(raid, guild, now, calm || going.is_due(now)).into_iter().collect();
        if calm && going.waiting.is_empty() {
            decisions.extend(self.going.take().map(|going| going.end(raid, guild, now)));
        } else if let Some(acts) = self.going.as_mut().and_then(|going| going.door.renew(raid, guild, now)) {
            decisions.push(decision(raid, guild.id, acts, Because::new(Cause::RaidGoesOn, Vec::new()), now));
        }
        decisions
    }
}

impl Going {
    /// A drip that turns into a flood is one: the door is closed after all, and the raid is over as a flood is.
    fn pours(&mut self, raid: &Raid, guild: &Guild, prior: &Prior, now: Timestamp) -> Option<Decision> {
        let flood = if self.drips { flood(raid, guild, prior, now) } else { None };
        let finding = flood.filter(|finding| !is_only_a_crowd(raid, finding, now))?;
        self.drips = false;
        self.calm_millis = 1000 * i64::from(raid.calm_seconds);
        let mut acts = self.door.close(raid, guild, finding.cause, now);
        acts.push(Act::Notify { guild: guild.id, notice: Notice::RaidGoesOn });
        Some(decision(raid, guild.id, acts, Because::new(finding.cause, finding.facts), now))
    }

    /// Looks at all who joined since then once more, now that it is known who came with them.
    fn gather(&mut self, raid: &Raid, guild: &mut Guild, prior: &mut Prior, now: Timestamp) {
        let since = ago(self.since, self.window);
        let together = Together::since(guild, since);
        let people: Vec<Joiner> = guild.joined.since(since).filter(|one| !one.bot).copied().collect();
        let looks = people.into_iter().rev().map(|one| (one.user, together.look(&one, prior)));
        let (mut raiders, mut doubtful) = (Vec::new(), 0);
        for (user, look) in looks {
            doubtful += u32::from(look.is_doubtful(raid));
            raiders.extend(look.is_raider(raid).then_some(user));
        }
        self.doubtful = doubtful;
        for user in raiders {
            self.wait(raid, guild, user, prior, now);
        }
    }

    /// One of them waits to be banned, once.
    fn wait(&mut self, raid: &Raid, guild: &mut Guild, user: UserId, prior: &mut Prior, now: Timestamp) {
        let Some(joiner) = guild.joined.get_mut(user) else { return };
        if self.met.get(&user).is_some() || joiner.fate == Fate::DealtWith {
            return;
        }
        self.met.at(user);
        if raid.state == State::On {
            joiner.fate = Fate::DealtWith;
            prior.remember(joiner.name.letters, joiner.picture);
        }
        if self.waiting.is_empty() {
            self.waiting_since = now;
        }
        self.last_waiting = now;
        self.waiting.push(user);
    }

    /// Whether those who wait have waited enough.
    fn is_due(&self, now: Timestamp) -> bool {
        !self.waiting.is_empty()
            && (now.millis() - self.last_waiting.millis() >= GATHER_MILLIS
                || now.millis() - self.waiting_since.millis() >= LONGEST_WAIT_MILLIS)
    }

    /// Bans those who wait: as many as one call takes, or all of them.
    fn ban(&mut self, raid: &Raid, guild: &Guild, now: Timestamp, all: bool) -> Option<Decision> {
        if self.waiting.is_empty() || (!all && self.waiting.len() < MOST_AT_ONCE) {
            return None;
        }
        let keep = if all { 0 } else { self.waiting.len() % MOST_AT_ONCE };
        let users: Vec<UserId> = self.waiting.drain(..self.waiting.len() - keep).collect();
        self.waiting_since = now;
        self.banned = self.banned.saturating_add(u32::try_from(users.len()).unwrap_or(u32::MAX));
        let facts = vec![
            What::Counted.of(users.len()),
            What::Joined.of(self.banned),
            What::InDoubt.of(self.doubtful),
        ];
        let mut acts: Vec<Act> =
            users.chunks(MOST_AT_ONCE).flat_map(|users| bans(raid, guild, users)).collect();
        acts.push(Act::Notify { guild: guild.id, notice: Notice::RaidGoesOn });
        Some(decision(raid, guild.id, acts, Because::new(Cause::RaidGoesOn, facts), now))
    }

    /// Puts back what we changed, if nobody else has changed it since, and says so.
    fn end(self, raid: &Raid, guild: &Guild, now: Timestamp) -> Decision {
        let id = guild.id;
        let mut acts = self.door.open(guild);
        if self.doubtful > 0 {
            acts.push(Act::Notify { guild: id, notice: Notice::RaidDoubt });
        }
        acts.push(Act::Notify { guild: id, notice: Notice::RaidEnded });
        let facts = vec![
            What::Counted.of(self.banned),
            What::InDoubt.of(self.doubtful),
            What::Seconds.of((now.millis() - self.since.millis()) / 1000),
        ];
        decision(raid, id, acts, Because::new(Cause::RaidOver, facts), now)
    }
}

/// Whether those who come fast look like nobody's army, where that closes no door.
fn is_only_a_crowd(raid: &Raid, finding: &Finding, now: Timestamp) -> bool {
    let is_army = finding.share >= AN_ARMY || finding.cause != Cause::JoinRate;
    !is_army && (raid.is_planned(now) || raid.crowd == Crowd::Tell)
}

/// One call for all, or one for each where we may not ban many at once.
fn bans(raid: &Raid, guild: &Guild, users: &[UserId]) -> Vec<Act> {
    let (id, delete_seconds) = (guild.id, raid.delete_seconds);
    let may = allowed::in_guild(guild, guild.ourselves());
    if may.has(Permissions::BAN_MEMBERS) && !may.has(Permissions::MANAGE_GUILD) {
        return users
            .iter()
            .map(|user| Act::Ban { guild: id, user: *user, delete_seconds, until: None })
            .collect();
    }
    vec![Act::BulkBan { guild: id, users: users.to_vec(), delete_seconds }]
}

fn decision(raid: &Raid, guild: GuildId, acts: Vec<Act>, because: Because, at: Timestamp) -> Decision {
    Decision { guild, acts, because, shadow: raid.state == State::Shadow, at }
}
