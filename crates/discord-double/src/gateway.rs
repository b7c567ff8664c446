//! The gateway face: sessions that are told what happens, and hear again what they missed.

mod compress;
mod hear;
pub(crate) mod serve;
mod session;

pub(crate) use session::{Hub, Out};

use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::{Permissions, in_channel, in_guild};
use crate::state::Message;
use crate::world::World;
use serde_json::Value;

impl World {
    /// Tells an event to every session that is to hear it.
    pub(crate) fn broadcast(&mut self, dispatch: &Dispatch) {
        if !self.is_for_bot(dispatch) {
            return;
        }
        let without_content = self.without_content(dispatch);
        let cut = self.faults.plan.cut;
        for session in self.hub.sessions.values_mut() {
            let here = dispatch.guild.is_none_or(|guild| session.has_guild(guild));
            if !here || !session.wants(dispatch) {
                continue;
            }
            let hidden = without_content.as_ref().filter(|_| !session.intents.has(Intents::CONTENT));
            session.tell(dispatch.name, hidden.unwrap_or(&dispatch.data), self.options.replay);
            self.hub.senders.flush(session, cut);
        }
    }

    /// Whether the bot is in the guild, sees the channel, and may know.
    fn is_for_bot(&self, dispatch: &Dispatch) -> bool {
        let Some(guild) = dispatch.guild else { return true };
        if dispatch.name == "GUILD_DELETE" {
            return true;
        }
        let Some(home) = self.guilds.get(&guild).filter(|home| home.members.contains_key(&self.bot.id))
        else {
            return false;
        };
        let may = in_guild(home, self.bot.id, self.now);
        let knows = match dispatch.name {
            Dispatch::AUDIT => may.has(Permissions::VIEW_AUDIT_LOG),
            "GUILD_BAN_ADD" | "GUILD_BAN_REMOVE" => {
                may.has(Permissions::BAN_MEMBERS) || may.has(Permissions::VIEW_AUDIT_LOG)
            }
            "INVITE_CREATE" | "INVITE_DELETE" => may.has(Permissions::MANAGE_CHANNELS),
            name if name.starts_with("AUTO_MODERATION") => may.has(Permissions::MANAGE_GUILD),
            _ => true,
        };
        let place = dispatch.channel.and_then(|channel| home.channels.get(&channel));
        let sees = |place| in_channel(home, place, self.bot.id, self.now).has(Permissions::VIEW_CHANNEL);
        knows && place.is_none_or(sees)
    }

    /// A message as those see it who may not read: unless it is the bot's, or calls it, or is only for it.
    fn without_content(&self, dispatch: &Dispatch) -> Option<Value> {
        let is_message = matches!(dispatch.name, "MESSAGE_CREATE" | "MESSAGE_UPDATE");
        let is_automod = dispatch.name == "AUTO_MODERATION_ACTION_EXECUTION";
        let mut data = dispatch.data.clone();
        if is_automod {
            for field in ["content", "matched_content"] {
                data.as_object_mut().and_then(|fields| fields.insert(field.into(), "".into()));
            }
            return Some(data);
        }
        let own = self.bot.id.to_string();
        let is = |user: Option<&Value>| user.and_then(|u| u.get("id")).and_then(Value::as_str) == Some(&own);
        let calls =
            data.get("mentions").and_then(Value::as_array).is_some_and(|all| all.iter().any(|u| is(Some(u))));
        if !is_message || dispatch.guild.is_none() || is(data.get("author")) || calls {
            return None;
        }
        Message::hide(&mut data);
        Some(data)
    }

    /// The guilds that a shard has.
    pub(crate) fn guilds_of_shard(&self, (shard, of): (u64, u64)) -> Vec<Id> {
        let ours = self.guilds.values().filter(|guild| guild.members.contains_key(&self.bot.id));
        ours.map(|guild| guild.profile.id).filter(|id| (id.0 >> 22) % of.max(1) == shard).collect()
    }
}
