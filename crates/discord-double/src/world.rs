//! All there is, in one value; it is changed by calls, by people and by time, and tells what happened.

use crate::chance::Chance;
use crate::clock::Clock;
use crate::event::{Dispatch, Intents};
use crate::faults::Faults;
use crate::gateway::Hub;
use crate::id::{Id, Mint};
use crate::interactions::Interactions;
use crate::limits::Limits;
use crate::moment::Moment;
use crate::oauth::Consents;
use crate::options::Options;
use crate::refusal::Refusal;
use crate::state::{Entry, Guild, User};
use crate::{call::Call, faults::Later};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(crate) struct World {
    pub(crate) options: Options,
    pub(crate) clock: Clock,
    pub(crate) now: Moment,
    pub(crate) chance: Chance,
    pub(crate) mint: Mint,
    pub(crate) bot: User,
    pub(crate) users: BTreeMap<Id, User>,
    pub(crate) guilds: BTreeMap<Id, Guild>,
    /// Direct messages between the bot and somebody: channel, and with whom.
    pub(crate) letters: BTreeMap<Id, Id>,
    /// What the bot wrote to people.
    pub(crate) sent_letters: BTreeMap<Id, Vec<Value>>,
    /// Commands by guild; those for all are under `None`.
    pub(crate) commands: BTreeMap<Option<Id>, Vec<Value>>,
    pub(crate) role_metadata: Vec<Value>,
    pub(crate) interactions: Interactions,
    pub(crate) consents: Consents,
    pub(crate) limits: Limits,
    pub(crate) faults: Faults,
    pub(crate) later: Later,
    pub(crate) hub: Hub,
    pub(crate) outbox: Vec<Dispatch>,
    pub(crate) log: Vec<Call>,
    /// Where the gateway listens, without a slash at the end.
    pub(crate) gateway: String,
}

impl World {
    pub(crate) fn new(options: Options, gateway: String) -> Self {
        let clock = Clock::new(options.time);
        let now = clock.now();
        let mut mint = Mint::default();
        let bot = User { bot: true, ..User::new(mint.next(now), "porter") };
        Self {
            clock,
            now,
            chance: Chance::of(options.seed),
            mint,
            users: BTreeMap::from([(bot.id, bot.clone())]),
            bot,
            guilds: BTreeMap::new(),
            letters: BTreeMap::new(),
            sent_letters: BTreeMap::new(),
            commands: BTreeMap::new(),
            role_metadata: Vec::new(),
            interactions: Interactions::default(),
            consents: Consents::default(),
            limits: Limits::new(&options),
            faults: Faults::none(),
            later: Later::default(),
            hub: Hub::new(&options),
            outbox: Vec::new(),
            log: Vec::new(),
            gateway,
            options,
        }
    }

    pub(crate) fn fresh(&mut self) -> Id {
        self.mint.next(self.now)
    }

    pub(crate) fn guild(&self, id: Id) -> Result<&Guild, Refusal> {
        self.guilds.get(&id).filter(|guild| !guild.unavailable).ok_or(Refusal::UNKNOWN_GUILD)
    }

    pub(crate) fn guild_mut(&mut self, id: Id) -> Result<&mut Guild, Refusal> {
        self.guilds.get_mut(&id).filter(|guild| !guild.unavailable).ok_or(Refusal::UNKNOWN_GUILD)
    }

    /// The guild that a channel is in.
    pub(crate) fn guild_of(&self, channel: Id) -> Result<Id, Refusal> {
        let home = self.guilds.values().find(|guild| guild.channels.contains_key(&channel));
        home.map(|guild| guild.profile.id).ok_or(Refusal::UNKNOWN_CHANNEL)
    }

    /// A user as others see them; of somebody who is gone, only the number.
    pub(crate) fn face(&self, id: Id) -> Value {
        self.users.get(&id).map_or_else(|| User::gone(id).wire(), User::wire)
    }

    pub(crate) fn tell(&mut self, dispatch: Dispatch) {
        self.outbox.push(dispatch);
    }

    /// `GUILD_UPDATE`.
    pub(crate) fn tell_guild(&mut self, id: Id) {
        if let Some(guild) = self.guilds.get(&id) {
            let data = Value::Object(guild.wire());
            self.tell(Dispatch::of(id, "GUILD_UPDATE", Intents::GUILDS, data));
        }
    }

    /// `GUILD_MEMBER_UPDATE`.
    pub(crate) fn tell_member(&mut self, guild: Id, who: Id) {
        if let Some(mut data) = self.member_wire(guild, who) {
            if let Some(fields) = data.as_object_mut() {
                fields.insert("guild_id".into(), json!(guild));
            }
            self.tell(Dispatch::of(guild, "GUILD_MEMBER_UPDATE", Intents::MEMBERS, data));
        }
    }

    pub(crate) fn member_wire(&self, guild: Id, who: Id) -> Option<Value> {
        let member = self.guilds.get(&guild)?.members.get(&who)?;
        Some(member.wire(self.users.get(&who)?))
    }

    /// Writes a line of the audit log; the gateway tells it when its time has come, or never.
    pub(crate) fn note(&mut self, guild: Id, by: Id, deed: Deed) {
        let entry = Entry {
            id: self.fresh(),
            user_id: Some(by),
            target_id: deed.target,
            action_type: deed.action,
            changes: deed.changes,
            options: deed.options,
            reason: deed.reason,
        };
        let mut data = json!(entry);
        if let Some(fields) = data.as_object_mut() {
            fields.insert("guild_id".into(), json!(guild));
        }
        let Some(home) = self.guilds.get_mut(&guild) else { return };
        home.audit.push(entry);
        self.tell(Dispatch::of(guild, Dispatch::AUDIT, Intents::MODERATION, data));
    }
}

/// What was done, for the audit log.
#[derive(Debug, Clone, Default)]
pub(crate) struct Deed {
    pub(crate) action: u16,
    pub(crate) target: Option<Id>,
    pub(crate) changes: Vec<Value>,
    pub(crate) options: Option<Value>,
    pub(crate) reason: Option<String>,
}

impl Deed {
    pub(crate) fn new(action: u16, target: impl Into<Option<Id>>) -> Self {
        Self { action, target: target.into(), ..Self::default() }
    }

    pub(crate) fn changing(self, changes: Vec<Value>) -> Self {
        Self { changes, ..self }
    }

    pub(crate) fn with(self, options: Value) -> Self {
        Self { options: Some(options), ..self }
    }

    pub(crate) fn because(self, reason: Option<String>) -> Self {
        Self { reason, ..self }
    }
}

impl Dispatch {
    /// The event of the audit log, which the faults know by name.
    pub(crate) const AUDIT: &'static str = "GUILD_AUDIT_LOG_ENTRY_CREATE";
}
