//! The mind: it hears what happens, and says what should be done.

use std::sync::Arc;

use lodge_register::Timestamp;

use super::{Act, Decision, room::Room};
use crate::{
    Server, ShadowDay,
    bounded::Map,
    detect::{
        automod::{Broken, Counterfactual},
        nuke::Mark,
    },
    event::{Event, Member},
    ids::{GuildId, UserId},
    settings::{Harm, Rule, Settings, State},
    structure::{Anew, Change, Logged},
    town::{Guild, Joiner, Town, hash},
};

/// What happened lately, and what to make of it.
#[derive(Debug, Default)]
pub struct Mind {
    town: Town,
    rooms: Map<GuildId, Room>,
}

impl Mind {
    /// A mind that knows who we are already.
    #[must_use]
    pub fn of(own: UserId) -> Self {
        Self { town: Town::of(own), ..Self::default() }
    }

    /// The servers as they are.
    #[must_use]
    pub const fn town(&self) -> &Town {
        &self.town
    }

    /// Hears what happened, and says what should be done about it.
    pub fn hear(
        &mut self,
        event: &Event,
        now: Timestamp,
        settings: &dyn Fn(GuildId) -> Arc<Settings>,
    ) -> Vec<Decision> {
        let changes = self.town.hear(event, now);
        self.hold(event, settings);
        if let Event::GuildDelete(gone) = event
            && !gone.unavailable
        {
            self.rooms.remove(&gone.id);
        }
        if !matters(event, &changes) {
            return Vec::new();
        }
        let Some(id) = event.guild() else { return Vec::new() };
        self.within(id, settings(id), |room, guild| room.hear(event, changes, guild, now))
    }

    /// Notes who has roles that come back with them.
    fn hold(&mut self, event: &Event, settings: &dyn Fn(GuildId) -> Arc<Settings>) {
        let members = match event {
            Event::GuildCreate(full) => full.members.as_slice(),
            Event::MembersChunk(chunk) => chunk.members.as_slice(),
            Event::MemberAdd(member) | Event::MemberUpdate(member) => std::slice::from_ref(&**member),
            _ => return,
        };
        let Some(guild) = event.guild().and_then(|id| self.town.guild_mut(id)) else { return };
        guild.held.name(&settings(guild.id).roles.sticky);
        members.iter().for_each(|member| guild.held.hear(member));
    }

    /// Hears of somebody who joined of whom only a likeness is known: a drill with a server's own past.
    pub fn hear_joiner(
        &mut self,
        id: GuildId,
        joiner: Joiner,
        now: Timestamp,
        settings: &dyn Fn(GuildId) -> Arc<Settings>,
    ) -> Vec<Decision> {
        self.within(id, settings(id), |room, guild| {
            guild.joined.add(joiner);
            room.raid.joined(&room.settings.raid, guild, joiner.user, now)
        })
    }

    fn within(
        &mut self,
        id: GuildId,
        settings: Arc<Settings>,
        does: impl FnOnce(&mut Room, &mut Guild) -> Vec<Decision>,
    ) -> Vec<Decision> {
        let Some(guild) = self.town.guild_mut(id) else { return Vec::new() };
        let room = self.rooms.entry(id).or_insert_with(|| Room::new(Arc::clone(&settings)));
        room.settle(settings);
        does(room, guild)
    }

    /// Time passed. Raids end by themselves, what waits is done, what nobody explained is said.
    pub fn tick(&mut self, now: Timestamp) -> Vec<Decision> {
        let mut decisions = Vec::new();
        for (id, room) in &mut self.rooms {
            let Some(guild) = self.town.guild_mut(*id) else { continue };
            guild.joined.forget(now);
            decisions.extend(room.raid.tick(&room.settings.raid, guild, now));
            decisions.extend(room.nuke.tick(&room.settings.nuke, guild, now));
        }
        // The order of a map is chance; that of decisions is not.
        decisions.sort_by_key(|decision| decision.guild);
        decisions
    }

    /// Hears of what may have been told already: what is known changes nothing.
    pub fn missed(
        &mut self,
        event: &Event,
        at: Timestamp,
        settings: &dyn Fn(GuildId) -> Arc<Settings>,
    ) -> Vec<Decision> {
        let id = event.guild().unwrap_or_default();
        match event {
            Event::MemberAdd(member) => {
                let is_known =
                    self.town.guild(id).is_none_or(|guild| guild.joined.get(member.user.id).is_some());
                if is_known { Vec::new() } else { self.hear(event, at, settings) }
            }
            Event::BanAdd(gone) => {
                if let Some(room) = self.rooms.get_mut(&id) {
                    room.remember(gone);
                }
                Vec::new()
            }
            _ => self.hear(event, at, settings),
        }
    }

    /// Somebody is looked up: their roles are these.
    pub fn meet(&mut self, id: GuildId, member: &Member) {
        if let Some(guild) = self.town.guild_mut(id) {
            guild.member(member);
        }
    }

    /// What is to be known of a raid that goes on, should we stop now: what it changed, and since when it goes on.
    #[must_use]
    pub fn raid_kept(&self, id: GuildId) -> Option<String> {
        self.rooms.get(&id)?.raid.kept()
    }

    /// A raid goes on that was going on when we stopped.
    pub fn raid_goes_on(&mut self, id: GuildId, kept: &str, settings: Arc<Settings>) {
        let room = self.rooms.entry(id).or_insert_with(|| Room::new(settings));
        room.raid.goes_on(kept);
    }

    /// By which invitation somebody came, once that is known.
    pub fn came_by(&mut self, id: GuildId, user: UserId, invite: &str) {
        let guild = self.town.guild_mut(id);
        if let Some(joiner) = guild.and_then(|guild| guild.joined.get_mut(user)) {
            joiner.invite = Some(hash(invite));
        }
    }

    /// Something is going to be done because a person said so: nobody is alarmed by it.
    pub fn expect(&mut self, act: &Act, now: Timestamp) {
        let own = self.town.own();
        let room = self.rooms.entry(act.guild()).or_insert_with(|| Room::new(Arc::default()));
        let users: &[UserId] = match act {
            Act::BulkBan { users, .. } => users,
            Act::Ban { user, .. } => std::slice::from_ref(user),
            _ => &[],
        };
        for user in users {
            room.nuke.expect(Mark { harm: Harm::Ban, target: user.get() }, own, now);
        }
    }

    /// Whether a raid goes on.
    #[must_use]
    pub fn is_raided(&self, id: GuildId) -> bool {
        self.rooms.get(&id).is_some_and(|room| room.raid.is_going())
    }

    /// What a rule in the shadow would have done, if it was broken.
    #[must_use]
    pub fn counterfactual(&self, id: GuildId, rule: u32) -> Option<Counterfactual> {
        self.rooms.get(&id)?.shadow.report(rule)
    }

    /// What rules in the shadow counted since this was asked last, to be written down.
    pub fn shadowed(&mut self) -> Vec<ShadowDay> {
        let mut all = Vec::new();
        for (id, room) in &mut self.rooms {
            let of = |day| ShadowDay { server_id: Server::of(*id), ..day };
            all.extend(room.shadow.take().into_iter().map(of));
        }
        all
    }

    /// A rule in the shadow counts anew.
    pub fn forget_shadow(&mut self, id: GuildId, rule: u32) {
        if let Some(room) = self.rooms.get_mut(&id) {
            room.shadow.forget(rule);
        }
    }

    /// Words and expressions of rules that cannot be applied.
    #[must_use]
    pub fn broken(&self, id: GuildId) -> &[Broken] {
        self.rooms.get(&id).map_or(&[], |room| &room.broken)
    }

    /// What takes back what somebody changed since then, as far as it is remembered here.
    #[must_use]
    pub fn restore(&self, id: GuildId, actor: UserId, since: Timestamp) -> Vec<Change> {
        let plan = self
            .rooms
            .get(&id)
            .zip(self.town.guild(id))
            .map(|(room, guild)| room.nuke.plan(guild, actor, since));
        plan.unwrap_or_default()
    }

    /// What was made anew is called by its new number from now on.
    pub fn renumbered(&mut self, id: GuildId, anew: &Anew) {
        if let Some(room) = self.rooms.get_mut(&id) {
            room.nuke.renumbered(anew);
        }
    }

    /// Changes of the structure to be kept for longer, each once, with their actors where they are known.
    pub fn settled(&mut self, now: Timestamp) -> Vec<(GuildId, Logged)> {
        let mut settled = Vec::new();
        for (id, room) in &mut self.rooms {
            let nuke = Arc::clone(&room.settings);
            settled.extend(room.nuke.settled(&nuke.nuke, now).into_iter().map(|logged| (*id, logged)));
        }
        settled.sort_by_key(|(id, logged)| (*id, logged.at));
        settled
    }
}

/// Whether a rule is in the shadow still, and looks for the same.
pub(crate) fn goes_on(old: &[Rule], new: &[Rule], id: u32) -> bool {
    let of = |rules: &[Rule]| rules.iter().find(|rule| rule.id == id).cloned();
    let alike = |old: &Rule, new: &Rule| Rule { name: new.name.clone(), ..old.clone() } == *new;
    match (of(old), of(new)) {
        (Some(old), Some(new)) => new.state == State::Shadow && alike(&old, &new),
        _ => false,
    }
}

/// Whether an event is anything but news.
fn matters(event: &Event, changes: &[Change]) -> bool {
    !changes.is_empty()
        || matches!(
            event,
            Event::Message(_)
                | Event::MessageUpdate(_)
                | Event::MemberAdd(_)
                | Event::MemberUpdate(_)
                | Event::BanAdd(_)
                | Event::AuditEntry(_)
                | Event::GuildUpdate(_)
        )
}
