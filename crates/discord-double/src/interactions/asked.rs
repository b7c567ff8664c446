//! People asking the bot for something: a command, a button, a form.

use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::interactions::choice::{self, Choice};
use crate::interactions::{Interaction, Reply, ephemeral};
use crate::permission::{Permissions, in_channel};
use crate::refusal::Refusal;
use crate::world::World;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const AUTOCOMPLETE: u8 = 4;
const FORM: u8 = 5;

impl World {
    /// Somebody runs a command, by its name and those of its subcommands: `rule add`.
    pub(crate) fn run_command(
        &mut self,
        user: Id,
        channel: Id,
        name: &str,
        options: &Value,
    ) -> Result<Id, Refusal> {
        let guild = self.guild_of(channel)?;
        let chosen = choice::find(self, guild, name, options)?;
        self.may_run(guild, channel, user, &chosen)?;
        Ok(self.ask(COMMAND, user, guild, channel, &chosen.data, None))
    }

    /// Somebody types in an option that the bot completes.
    pub(crate) fn types(
        &mut self,
        user: Id,
        channel: Id,
        name: &str,
        options: &Value,
    ) -> Result<Id, Refusal> {
        let guild = self.guild_of(channel)?;
        let chosen = choice::find(self, guild, name, options)?;
        Ok(self.ask(AUTOCOMPLETE, user, guild, channel, &choice::focused(chosen.data), None))
    }

    /// Somebody presses a button, or chooses from a list, on a message that they see.
    pub(crate) fn press(
        &mut self,
        user: Id,
        message: Id,
        custom_id: &str,
        values: &[&str],
    ) -> Result<Id, Refusal> {
        let kept = self.guilds.values().find_map(|guild| guild.messages.get(&message)).cloned();
        let kept = kept.or_else(|| ephemeral(self, message)).ok_or(Refusal::UNKNOWN_MESSAGE)?;
        let guild = self.guild_of(kept.channel_id)?;
        let component = choice::component(&json!(kept.components), custom_id);
        let kind = component.ok_or_else(|| Refusal::body("There is no such component on this message."))?;
        let data = if kind == 2 {
            json!({ "custom_id": custom_id, "component_type": kind })
        } else {
            json!({ "custom_id": custom_id, "component_type": kind, "values": values })
        };
        Ok(self.ask(COMPONENT, user, guild, kept.channel_id, &data, Some(message)))
    }

    /// Somebody fills in the form that the bot showed them.
    pub(crate) fn submit(&mut self, form: Id, fields: &Value) -> Result<Id, Refusal> {
        let shown = self.interactions.0.get(&form).cloned().ok_or(Refusal::UNKNOWN_INTERACTION)?;
        let Some((9, modal)) = shown.reply.kind.zip(shown.reply.data.as_ref()) else {
            return Err(Refusal::body("The bot showed no form."));
        };
        let data = choice::filled(modal, fields);
        Ok(self.ask(FORM, shown.user, shown.guild, shown.channel, &data, shown.source))
    }

    fn may_run(&self, guild: Id, channel: Id, user: Id, chosen: &Choice) -> Result<(), Refusal> {
        let home = self.guild(guild)?;
        let place = home.channels.get(&channel).ok_or(Refusal::UNKNOWN_CHANNEL)?;
        let may = in_channel(home, place, user, self.now);
        let wanted = chosen.needs.unwrap_or_default() | Permissions::VIEW_CHANNEL;
        if may.has(wanted) { Ok(()) } else { Err(Refusal::MISSING_PERMISSIONS) }
    }

    fn ask(&mut self, kind: u8, user: Id, guild: Id, channel: Id, data: &Value, source: Option<Id>) -> Id {
        let id = self.fresh();
        let token = self.chance.word();
        let event = self.interaction_event(id, kind, &token, (guild, channel, user), data, source);
        let interaction = Interaction {
            token,
            made: self.now,
            kind,
            guild,
            channel,
            user,
            source,
            reply: Reply::default(),
            original: None,
            messages: BTreeMap::new(),
        };
        self.interactions.0.insert(id, interaction);
        self.tell(Dispatch {
            guild: Some(guild),
            ..Dispatch::to_bot("INTERACTION_CREATE", Intents::NONE, event)
        });
        id
    }

    fn interaction_event(
        &self,
        id: Id,
        kind: u8,
        token: &str,
        (guild, channel, user): (Id, Id, Id),
        data: &Value,
        source: Option<Id>,
    ) -> Value {
        let home = self.guilds.get(&guild);
        let place = home.and_then(|home| home.channels.get(&channel));
        let may = |who: Id| home.zip(place).map(|(home, place)| in_channel(home, place, who, self.now));
        let mut member = self.member_wire(guild, user).unwrap_or_default();
        if let Some(fields) = member.as_object_mut() {
            fields.insert("permissions".into(), json!(may(user)));
        }
        let locale = self.users.get(&user).map_or("en-US", |user| user.locale.as_str());
        let guild_locale = home.map(|home| home.profile.preferred_locale.as_str());
        let mut event = json!({
            "id": id, "application_id": self.bot.id, "type": kind, "token": token, "version": 1, "data": data,
            "guild_id": guild, "channel_id": channel, "channel": place, "member": member,
            "guild": { "id": guild, "locale": guild_locale, "features": home.map(|home| &home.profile.features) },
            "app_permissions": may(self.bot.id), "locale": locale, "guild_locale": guild_locale,
            "entitlements": [], "authorizing_integration_owners": { "0": guild }, "context": 0,
            "attachment_size_limit": 10_485_760,
        });
        let message = source.and_then(|id| home?.messages.get(&id).cloned().or_else(|| ephemeral(self, id)));
        if let (Some(message), Some(fields)) = (message, event.as_object_mut()) {
            fields.insert("message".into(), json!(message));
        }
        event
    }
}
