//! Commands that were run, buttons that were pressed, and what the bot said to it.

mod asked;
mod choice;

use crate::body::Body;
use crate::call::{Answer, Call, Said, Verb};
use crate::id::Id;
use crate::moment::{MINUTE, Moment, SECOND};
use crate::refusal::Refusal;
use crate::rest::message::written;
use crate::state::Message;
use crate::world::World;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// As long as the first word may take.
const FIRST_WORD: i64 = 3 * SECOND;
/// As long as the token lives.
const TOKEN: i64 = 15 * MINUTE;

#[derive(Debug, Default)]
pub(crate) struct Interactions(pub(crate) BTreeMap<Id, Interaction>);

#[derive(Debug, Clone)]
pub(crate) struct Interaction {
    token: String,
    made: Moment,
    kind: u8,
    guild: Id,
    channel: Id,
    user: Id,
    /// The message that a button stood on.
    source: Option<Id>,
    pub(crate) reply: Reply,
    original: Option<Id>,
    messages: BTreeMap<Id, Message>,
}

/// What the bot said to an interaction.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    /// The kind of its first word: 4 a message, 5 a promise of one, 6 and 7 about the message itself, 8 choices,
    /// 9 a form. None: it said nothing.
    pub kind: Option<u8>,
    /// The message, as it now is.
    pub message: Option<Value>,
    /// Whether only the asker sees it.
    pub ephemeral: bool,
    /// What came after it, in order.
    pub followups: Vec<Value>,
    /// The form, or the choices.
    pub data: Option<Value>,
}

/// `POST /interactions/{id}/{token}/callback`.
pub(crate) fn callback(world: &mut World, call: &Call, id: Id, token: &str) -> Said {
    let body = call.fields()?;
    let kind = body.number("type", 1, 12)?.ok_or_else(|| crate::body::required("type"))?;
    let kind = u8::try_from(kind).unwrap_or(0);
    let data = Body(body.get("data").and_then(Value::as_object).cloned().unwrap_or_default());
    let found = world.interactions.0.get(&id).filter(|found| found.token == token).cloned();
    let mut found = found.ok_or(Refusal::UNKNOWN_INTERACTION)?;
    if found.reply.kind.is_some() {
        return Err(Refusal::ALREADY_ACKNOWLEDGED);
    }
    if world.now.since(found.made) > FIRST_WORD {
        return Err(Refusal::UNKNOWN_INTERACTION);
    }
    match kind {
        4 => found.first(world, &data)?,
        5 => found.promise(world, &data)?,
        7 => found.update(world, &data)?,
        8 | 9 => found.reply.data = Some(Value::Object(data.0)),
        1 | 6 | 12 => {}
        _ => return Err(Refusal::field("type", "BASE_TYPE_CHOICES", "Not a type of callback.")),
    }
    found.reply.kind = Some(kind);
    let shown = found.shown(id, kind);
    world.interactions.0.insert(id, found);
    Ok(if call.asked("with_response") == Some("true") { Answer::ok(shown) } else { Answer::done() })
}

/// What comes later, by the path of a webhook.
pub(crate) fn reply(world: &mut World, call: &Call, token: &str, rest: &[&str]) -> Said {
    let found = world.interactions.0.iter().find(|(_, found)| found.token == token);
    let (id, found) = found.map(|(id, found)| (*id, found.clone())).ok_or(Refusal::UNKNOWN_WEBHOOK)?;
    let mut found = found;
    if world.now.since(found.made) > TOKEN {
        return Err(Refusal::BAD_WEBHOOK_TOKEN);
    }
    if found.reply.kind.is_none() {
        return Err(Refusal::UNKNOWN_WEBHOOK);
    }
    let said = found.later(world, call, rest);
    world.interactions.0.insert(id, found);
    said
}

impl Interaction {
    fn first(&mut self, world: &mut World, data: &Body) -> Result<(), Refusal> {
        let message = written(&self.blank(world), data)?;
        self.reply.ephemeral = message.flags & Message::EPHEMERAL != 0;
        self.reply.message = Some(json!(message));
        self.original = Some(message.id);
        self.put(world, message)
    }

    /// "… is thinking", which a PATCH of `@original` turns into a message.
    fn promise(&mut self, world: &mut World, data: &Body) -> Result<(), Refusal> {
        const LOADING: u64 = 1 << 7;
        let mut message = self.blank(world);
        message.flags =
            LOADING | data.number("flags", 0, i64::MAX)?.and_then(|f| f.try_into().ok()).unwrap_or(0);
        self.reply.ephemeral = message.flags & Message::EPHEMERAL != 0;
        self.original = Some(message.id);
        self.messages.insert(message.id, message);
        Ok(())
    }

    /// The message with the button changes.
    fn update(&mut self, world: &mut World, data: &Body) -> Result<(), Refusal> {
        let id = self.source.ok_or(Refusal::UNKNOWN_MESSAGE)?;
        let kept = world.guild(self.guild)?.messages.get(&id).cloned().or_else(|| ephemeral(world, id));
        let message = written(&kept.ok_or(Refusal::UNKNOWN_MESSAGE)?, data)?;
        self.reply.message = Some(json!(message));
        self.original = Some(id);
        self.put(world, message)
    }

    fn later(&mut self, world: &mut World, call: &Call, rest: &[&str]) -> Said {
        let body = call.fields()?;
        match (call.verb, rest) {
            (Verb::Post, []) => {
                let message = written(&self.blank(world), &body)?;
                self.reply.followups.push(json!(message));
                self.put(world, message.clone())?;
                Ok(Answer::ok(json!(message)))
            }
            (Verb::Get, ["messages", which]) => Ok(Answer::ok(json!(self.find(which)?))),
            (Verb::Patch, ["messages", which]) => {
                let mut kept = self.find(which)?.clone();
                kept.flags &= Message::EPHEMERAL | Message::COMPONENTS_V2;
                let message = written(&kept, &body)?;
                if self.original == Some(message.id) {
                    self.reply.message = Some(json!(message));
                }
                self.put(world, message.clone())?;
                Ok(Answer::ok(json!(message)))
            }
            (Verb::Delete, ["messages", which]) => {
                let id = self.find(which)?.id;
                self.messages.remove(&id);
                world.drop_messages(self.guild, self.channel, &[id]);
                if self.original == Some(id) {
                    self.reply.message = None;
                }
                Ok(Answer::done())
            }
            _ => Err(Refusal::NO_ROUTE),
        }
    }

    fn find(&self, which: &str) -> Result<&Message, Refusal> {
        let id = if which == "@original" { self.original } else { which.parse().ok() };
        id.and_then(|id| self.messages.get(&id)).ok_or(Refusal::UNKNOWN_MESSAGE)
    }

    fn blank(&self, world: &mut World) -> Message {
        let id = world.fresh();
        let mut message = Message::new(id, self.channel, world.bot.wire(), "", world.now);
        message.kind = if self.kind == 2 { 20 } else { 19 };
        message.more.insert("application_id".into(), json!(world.bot.id));
        message.more.insert("webhook_id".into(), json!(world.bot.id));
        message
    }

    /// Keeps a message; what is not for one pair of eyes goes into the channel too.
    fn put(&mut self, world: &mut World, message: Message) -> Result<(), Refusal> {
        self.messages.insert(message.id, message.clone());
        if message.flags & Message::EPHEMERAL == 0 {
            world.post(self.guild, message)?;
        }
        Ok(())
    }

    fn shown(&self, id: Id, kind: u8) -> Value {
        let interaction = json!({
            "id": id, "type": self.kind, "response_message_id": self.original,
            "response_message_loading": kind == 5, "response_message_ephemeral": self.reply.ephemeral,
        });
        match &self.reply.message {
            Some(message) => {
                json!({ "interaction": interaction, "resource": { "type": kind, "message": message } })
            }
            None => json!({ "interaction": interaction }),
        }
    }
}

fn ephemeral(world: &World, id: Id) -> Option<Message> {
    world.interactions.0.values().find_map(|found| found.messages.get(&id)).cloned()
}
