//! A message on its way into a channel: past AutoMod, into the guild, to everybody who listens.

use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::moment::SECOND;
use crate::permission::{Permissions, in_channel};
use crate::refusal::Refusal;
use crate::state::{Member, Message, Outcome, judge, object};
use crate::world::{Deed, World};
use serde_json::{Map, Value, json};

/// AutoMod blocked a message, flagged one, timed somebody out.
const BLOCKED: u16 = 143;
const FLAGGED: u16 = 144;
const TIMED_OUT: u16 = 145;

impl World {
    /// Somebody says something, as people do.
    pub(crate) fn say(&mut self, channel: Id, author: Id, text: &str) -> Result<Id, Refusal> {
        let guild = self.guild_of(channel)?;
        let home = self.guild(guild)?;
        let place = home.channels.get(&channel).ok_or(Refusal::UNKNOWN_CHANNEL)?;
        let may = in_channel(home, place, author, self.now);
        let wanted =
            if place.is_thread() { Permissions::SEND_IN_THREADS } else { Permissions::SEND_MESSAGES };
        if !may.has(wanted) {
            return Err(Refusal::MISSING_PERMISSIONS);
        }
        let id = self.fresh();
        let mut message = Message::new(id, channel, self.face(author), text, self.now);
        message.mention_everyone = text.contains("@everyone") && may.has(Permissions::MENTION_EVERYONE);
        self.post(guild, message)
    }

    /// A finished message goes in, unless AutoMod stops it.
    pub(crate) fn post(&mut self, guild: Id, mut message: Message) -> Result<Id, Refusal> {
        let called = Message::called(&message.content);
        message.mentions =
            called.into_iter().filter(|id| self.users.contains_key(id)).map(|id| self.face(id)).collect();
        if self.is_stopped(guild, &message) {
            return Err(Refusal::AUTOMOD_BLOCKED);
        }
        let (id, channel) = (message.id, message.channel_id);
        let data = self.message_event(guild, &message);
        let home = self.guild_mut(guild)?;
        if let Some(place) = home.channels.get_mut(&channel) {
            place.last_message_id = Some(id);
        }
        home.messages.insert(id, message);
        self.tell(Dispatch::of(guild, "MESSAGE_CREATE", Intents::MESSAGES, data).seen_in(channel));
        Ok(id)
    }

    /// A message as the gateway shows it: with its guild and what its author is there.
    pub(crate) fn message_event(&self, guild: Id, message: &Message) -> Value {
        let mut fields = object(message);
        fields.insert("guild_id".into(), json!(guild));
        let author = message.author_id().and_then(|id| self.guilds.get(&guild)?.members.get(&id));
        fields.extend(author.map(|member: &Member| ("member".to_owned(), json!(member))));
        Value::Object(fields)
    }

    fn is_stopped(&mut self, guild: Id, message: &Message) -> bool {
        let Some(author) = message.author_id() else { return false };
        let is_person = self.users.get(&author).is_some_and(|user| !user.bot);
        let outcomes = match self.guilds.get(&guild) {
            Some(home) if is_person => home
                .channels
                .get(&message.channel_id)
                .map(|place| judge(home, place, author, &message.content, self.now))
                .unwrap_or_default(),
            _ => Vec::new(),
        };
        let mut stopped = false;
        for outcome in outcomes {
            let blocks = outcome.rule.actions.iter().any(|action| kind(action) == Some(1));
            stopped |= blocks;
            for action in outcome.rule.actions.clone() {
                self.enforce(guild, author, message, &outcome, &action, blocks);
            }
        }
        stopped
    }

    fn enforce(
        &mut self,
        guild: Id,
        author: Id,
        message: &Message,
        outcome: &Outcome,
        action: &Value,
        blocked: bool,
    ) {
        let options = json!({
            "auto_moderation_rule_name": outcome.rule.name,
            "auto_moderation_rule_trigger_type": outcome.rule.trigger_type.to_string(),
            "channel_id": message.channel_id,
        });
        let bot = self.bot.id;
        let mut alert = None;
        match kind(action) {
            Some(1) => self.note(guild, author, Deed::new(BLOCKED, author).with(options)),
            Some(2) => {
                self.note(guild, author, Deed::new(FLAGGED, author).with(options));
                alert = self.alert(guild, message, action);
            }
            Some(3) => {
                let seconds = metadata(action, "duration_seconds").and_then(Value::as_i64).unwrap_or(60);
                let until = self.now + seconds * SECOND;
                let home = self.guilds.get_mut(&guild);
                if let Some(member) = home.and_then(|home| home.members.get_mut(&author)) {
                    member.communication_disabled_until = Some(until);
                }
                self.tell_member(guild, author);
                self.note(guild, bot, Deed::new(TIMED_OUT, author).with(options));
            }
            _ => {}
        }
        let mut data = Map::from_iter([
            ("guild_id".to_owned(), json!(guild)),
            ("action".to_owned(), action.clone()),
            ("rule_id".to_owned(), json!(outcome.rule.id)),
            ("rule_trigger_type".to_owned(), json!(outcome.rule.trigger_type)),
            ("user_id".to_owned(), json!(author)),
            ("channel_id".to_owned(), json!(message.channel_id)),
            ("content".to_owned(), json!(message.content)),
            ("matched_keyword".to_owned(), json!(outcome.keyword)),
            ("matched_content".to_owned(), json!(outcome.content)),
        ]);
        if !blocked {
            data.insert("message_id".into(), json!(message.id));
        }
        data.extend(alert.map(|id: Id| ("alert_system_message_id".to_owned(), json!(id))));
        let event = Dispatch::of(
            guild,
            "AUTO_MODERATION_ACTION_EXECUTION",
            Intents::AUTOMOD_ACTIONS,
            Value::Object(data),
        );
        self.tell(event);
    }

    /// The message of type 24 in the channel that a rule names.
    fn alert(&mut self, guild: Id, message: &Message, action: &Value) -> Option<Id> {
        let channel: Id = metadata(action, "channel_id")?.as_str()?.parse().ok()?;
        let id = self.fresh();
        let mut alert = Message::new(id, channel, message.author.clone(), "", self.now);
        alert.kind = 24;
        let data = self.message_event(guild, &alert);
        self.guilds.get_mut(&guild)?.messages.insert(id, alert);
        self.tell(Dispatch::of(guild, "MESSAGE_CREATE", Intents::MESSAGES, data).seen_in(channel));
        Some(id)
    }
}

fn kind(action: &Value) -> Option<u64> {
    action.get("type")?.as_u64()
}

fn metadata<'a>(action: &'a Value, field: &str) -> Option<&'a Value> {
    action.get("metadata")?.get(field)
}
