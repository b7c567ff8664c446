//! What a test breaks: bad days, and wires.

use crate::double::Double;
use crate::faults::{Faults, Plan};
use crate::gateway::Out;
use crate::id::Id;
use crate::limits::Rates;
use crate::raid::{Deed, Step};
use crate::state::Incidents;
use crate::world::World;
use serde_json::json;

/// Bad days.
impl Double {
    /// One step of a bad day; those who came before are in `crowd`, and one who comes is added.
    pub fn step(&self, guild: Id, channel: Id, villain: Id, crowd: &mut Vec<Id>, step: &Step) -> bool {
        self.advance(step.after);
        match &step.deed {
            Deed::Comes { name, age } => {
                let who = self.person_aged(name, *age);
                let came = self.joins(guild, who).is_ok();
                crowd.push(who);
                came
            }
            Deed::Says { who, text } => {
                crowd.get(*who).is_some_and(|who| self.says(channel, *who, text).is_ok())
            }
            Deed::Calls(call) => self.acts(villain, call).status < 300,
        }
    }

    /// Discord's own watchman notices a raid, and says so in `GUILD_UPDATE`.
    pub fn raid_noticed(&self, guild: Id) {
        self.house.with(|world| {
            let now = world.now;
            if let Some(home) = world.guilds.get_mut(&guild) {
                let before = home.incidents;
                home.incidents = Some(Incidents {
                    invites_disabled_until: before.and_then(|i| i.invites_disabled_until),
                    dms_disabled_until: before.and_then(|i| i.dms_disabled_until),
                    raid_detected_at: Some(now),
                    dm_spam_detected_at: before.and_then(|i| i.dm_spam_detected_at),
                });
            }
            world.tell_guild(guild);
        });
    }
}

/// Broken wires.
impl Double {
    /// What goes wrong from now on, by a seed.
    pub fn faults(&self, plan: Plan, seed: u64) {
        self.house.with(|world| {
            world.faults = Faults::planned(plan, seed);
            let cut = world.faults.plan.cut;
            world.hub.sessions.values_mut().for_each(|session| world.hub.senders.flush(session, cut));
        });
    }

    /// How much may be called how often from now on.
    pub fn rates(&self, rates: Rates) {
        self.house.with(|world| world.limits.set(rates));
    }

    /// So many invalid calls in ten minutes close the door.
    pub fn shuts_out_after(&self, invalid: usize) {
        self.house.with(|world| world.limits.invalid_most = invalid);
    }

    /// Closes every socket with a code; sessions can be resumed if the code allows it.
    pub fn closes(&self, code: u16) {
        self.house.with(|world| {
            if matches!(code, 4004 | 4007 | 4009..=4014) {
                world.hub.sessions.values_mut().for_each(|session| session.resumable = false);
            }
            world.to_every_socket(|| Out::Close(code));
        });
    }

    /// Every socket breaks without a word; the sessions live.
    pub fn breaks(&self) {
        self.house.with(|world| world.to_every_socket(|| Out::Drop));
    }

    /// "Go away and resume": op 7.
    pub fn asks_to_reconnect(&self) {
        let text = json!({ "t": null, "s": null, "op": 7, "d": null }).to_string();
        self.house.with(|world| world.to_every_socket(|| Out::Text(text.clone())));
    }

    /// Every session is no more: op 9, and resuming is refused.
    pub fn kill_sessions(&self) {
        let text = json!({ "t": null, "s": null, "op": 9, "d": false }).to_string();
        self.house.with(|world| {
            world.hub.sessions.values_mut().for_each(|session| session.resumable = false);
            world.to_every_socket(|| Out::Text(text.clone()));
            world.hub.sockets.values_mut().for_each(|socket| socket.session = None);
        });
    }

    /// A guild is away, or back: `GUILD_DELETE` with `unavailable`, `GUILD_CREATE`.
    pub fn outage(&self, guild: Id, away: bool) {
        self.house.with(|world| world.outage(guild, away));
    }

    /// The names of events that are late and still to come.
    #[must_use]
    pub fn still_to_come(&self) -> Vec<&'static str> {
        self.house.with(|world| world.later.names().into_iter().collect())
    }
}

impl World {
    fn to_every_socket(&self, out: impl Fn() -> Out) {
        self.hub.sockets.keys().for_each(|socket| self.hub.senders.send(*socket, out()));
    }

    pub(crate) fn hang_up(&mut self) {
        self.to_every_socket(|| Out::Drop);
    }

    pub(crate) fn connected(&self) -> usize {
        self.hub.sessions.values().filter(|session| session.socket.is_some()).count()
    }

    fn outage(&mut self, guild: Id, away: bool) {
        if let Some(home) = self.guilds.get_mut(&guild) {
            home.unavailable = away;
        }
        if away {
            let data = json!({ "id": guild, "unavailable": true });
            let event =
                crate::event::Dispatch::of(guild, "GUILD_DELETE", crate::event::Intents::GUILDS, data);
            self.tell(event);
        } else {
            self.announce(guild);
        }
    }
}
