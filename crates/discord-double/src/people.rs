//! What people do by themselves: they come, they go, they are thrown out.

use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::refusal::Refusal;
use crate::state::{Ban, Guild, Member, User};
use crate::world::World;
use serde_json::json;

/// As many guilds as a person may be in.
const MOST_GUILDS: usize = 100;
/// The member came back.
const DID_REJOIN: u32 = 1;

impl World {
    pub(crate) fn add_user(&mut self, user: User) -> Id {
        let id = user.id;
        self.users.insert(id, user);
        id
    }

    /// A guild with its owner and the bot, whose role stands at the top.
    pub(crate) fn add_guild(&mut self, name: &str, owner: Id) -> Id {
        let id = self.fresh();
        let mut guild = Guild::new(id, name, owner, self.now);
        guild.members.insert(self.bot.id, Member::joining(self.now));
        guild.known.insert(self.bot.id);
        self.guilds.insert(id, guild);
        id
    }

    /// `GUILD_CREATE`, as when the bot is added to a guild.
    pub(crate) fn announce(&mut self, guild: Id) {
        if let Some(home) = self.guilds.get(&guild) {
            let data = home.whole(&self.bot);
            self.tell(Dispatch::of(guild, "GUILD_CREATE", Intents::GUILDS, data));
        }
    }

    /// Somebody comes in.
    pub(crate) fn join(&mut self, guild: Id, who: Id) -> Result<(), Refusal> {
        let now = self.now;
        if self.guilds.values().filter(|home| home.members.contains_key(&who)).count() >= MOST_GUILDS {
            return Err(Refusal::TOO_MANY_GUILDS);
        }
        let home = self.guild_mut(guild)?;
        if home.bans.contains_key(&who) {
            return Err(Refusal::USER_BANNED);
        }
        if !home.takes_invites(now) {
            return Err(Refusal::UNKNOWN_INVITE);
        }
        if home.members.contains_key(&who) {
            return Ok(());
        }
        let mut member = Member::joining(now);
        member.pending = home.profile.features.iter().any(|one| one == "MEMBER_VERIFICATION_GATE_ENABLED");
        if !home.known.insert(who) {
            member.flags |= DID_REJOIN;
        }
        home.members.insert(who, member);
        let Some(mut data) = self.member_wire(guild, who) else { return Err(Refusal::UNKNOWN_USER) };
        if let Some(fields) = data.as_object_mut() {
            fields.insert("guild_id".into(), json!(guild));
        }
        self.tell(Dispatch::of(guild, "GUILD_MEMBER_ADD", Intents::MEMBERS, data));
        Ok(())
    }

    /// Somebody is gone, by their own will or not.
    pub(crate) fn leave(&mut self, guild: Id, who: Id) -> Result<(), Refusal> {
        self.guild_mut(guild)?.members.remove(&who).ok_or(Refusal::UNKNOWN_MEMBER)?;
        if who == self.bot.id {
            let data = json!({ "id": guild });
            self.tell(Dispatch::of(guild, "GUILD_DELETE", Intents::GUILDS, data));
            return Ok(());
        }
        let data = json!({ "guild_id": guild, "user": self.face(who) });
        self.tell(Dispatch::of(guild, "GUILD_MEMBER_REMOVE", Intents::MEMBERS, data));
        Ok(())
    }

    /// Somebody is kept out, and what they wrote in these last seconds goes.
    pub(crate) fn keep_out(
        &mut self,
        guild: Id,
        who: Id,
        reason: Option<String>,
        seconds: i64,
    ) -> Result<(), Refusal> {
        self.guild_mut(guild)?.bans.insert(who, Ban { reason });
        let data = json!({ "guild_id": guild, "user": self.face(who) });
        self.tell(Dispatch::of(guild, "GUILD_BAN_ADD", Intents::MODERATION, data));
        if self.guild(guild)?.members.contains_key(&who) {
            self.leave(guild, who)?;
        }
        self.sweep_up(guild, who, seconds);
        Ok(())
    }

    fn sweep_up(&mut self, guild: Id, who: Id, seconds: i64) {
        let since = self.now + -seconds * crate::moment::SECOND;
        let Some(home) = self.guilds.get(&guild).filter(|_| seconds > 0) else { return };
        let theirs = home.messages.values().filter(|m| m.author_id() == Some(who) && m.timestamp >= since);
        let mut by_channel = std::collections::BTreeMap::<Id, Vec<Id>>::new();
        for message in theirs {
            by_channel.entry(message.channel_id).or_default().push(message.id);
        }
        for (channel, messages) in by_channel {
            self.drop_messages(guild, channel, &messages);
        }
    }

    /// Messages go; those that are no longer there are passed over.
    pub(crate) fn drop_messages(&mut self, guild: Id, channel: Id, messages: &[Id]) -> usize {
        let Some(home) = self.guilds.get_mut(&guild) else { return 0 };
        let gone: Vec<Id> =
            messages.iter().copied().filter(|id| home.messages.remove(id).is_some()).collect();
        let (name, data) = match gone.as_slice() {
            [] => return 0,
            [id] => ("MESSAGE_DELETE", json!({ "id": id, "channel_id": channel, "guild_id": guild })),
            ids => ("MESSAGE_DELETE_BULK", json!({ "ids": ids, "channel_id": channel, "guild_id": guild })),
        };
        self.tell(Dispatch::of(guild, name, Intents::MESSAGES, data).seen_in(channel));
        gone.len()
    }
}
