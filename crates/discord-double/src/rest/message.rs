//! Messages.

use crate::body::Body;
use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::moment::DAY;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Message, revise};
use crate::world::Deed;
use serde_json::{Map, Value, json};

const DELETED: u16 = 72;
const BULK_DELETED: u16 = 73;
/// As old as a message may be that is deleted with others.
const OLDEST: i64 = 14 * DAY;
/// What the writer of a message decides.
const FIELDS: &[&str] = &["content", "embeds", "components", "flags", "tts", "attachments"];

pub(super) fn list(desk: &mut Desk<'_>, channel: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::READ_MESSAGE_HISTORY)?;
    let number = |name: &str| desk.call.asked(name).and_then(|text| text.parse().ok()).map(Id);
    let (before, after) = (number("before"), number("after"));
    let here = desk.guild(guild)?.messages.values().filter(|m| m.channel_id == channel);
    let mut found: Vec<&Message> =
        here.filter(|m| before.is_none_or(|id| m.id < id) && after.is_none_or(|id| m.id > id)).collect();
    let limit = desk.call.limit(50, 100);
    if after.is_some() {
        found.truncate(limit);
    }
    found.reverse();
    found.truncate(limit);
    Ok(Answer::list(found))
}

pub(super) fn show(desk: &mut Desk<'_>, channel: Id, id: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::READ_MESSAGE_HISTORY)?;
    find(desk, guild, channel, id).map(|message| Answer::ok(json!(message)))
}

pub(super) fn make(desk: &mut Desk<'_>, channel: Id) -> Said {
    let body = desk.call.fields()?;
    let id = desk.world.fresh();
    let author = desk.world.face(desk.actor);
    let message = written(&Message::new(id, channel, author, "", desk.world.now), &body)?;
    if let Some(with) = desk.world.letters.get(&channel).copied() {
        return to_one(desk, &message, with);
    }
    let guild = desk.needs_in(channel, Permissions::SEND_MESSAGES)?;
    desk.world.post(guild, message)?;
    find(desk, guild, channel, id).map(|message| Answer::ok(json!(message)))
}

/// A direct message, unless the other closed the door: no guild in common, or direct messages paused in all.
fn to_one(desk: &mut Desk<'_>, message: &Message, with: Id) -> Said {
    let now = desk.world.now;
    let mut common = desk.world.guilds.values().filter(|guild| guild.members.contains_key(&with));
    if !common.any(|guild| guild.takes_letters(now)) {
        return Err(Refusal::CANNOT_DM);
    }
    let event = Dispatch::to_bot("MESSAGE_CREATE", Intents::DIRECT_MESSAGES, json!(message));
    desk.world.tell(event);
    desk.world.sent_letters.entry(with).or_default().push(json!(message));
    Ok(Answer::ok(json!(message)))
}

/// A message as its writer wants it, if it is one that can be sent.
pub(crate) fn written(message: &Message, body: &Body) -> Result<Message, Refusal> {
    body.short_text("content", 2000)?;
    let mut fields: Map<String, Value> = body.0.clone();
    fields.retain(|_, value| !value.is_null());
    let (message, _) = revise(message, &fields, FIELDS)?;
    let v2 = message.flags & Message::COMPONENTS_V2 != 0;
    if v2 && (!message.content.is_empty() || !message.embeds.is_empty()) {
        let says =
            "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2";
        return Err(Refusal::field("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", says));
    }
    if message.embeds.len() > 10 {
        return Err(Refusal::field("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."));
    }
    let parts = [message.embeds.len(), message.components.len(), message.attachments.len()];
    let is_empty = message.content.is_empty() && parts == [0; 3];
    if is_empty { Err(Refusal::EMPTY_MESSAGE) } else { Ok(message) }
}

pub(super) fn edit(desk: &mut Desk<'_>, channel: Id, id: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::VIEW_CHANNEL)?;
    let message = find(desk, guild, channel, id)?;
    if message.author_id() != Some(desk.actor) {
        return Err(Refusal::NOT_AUTHOR);
    }
    let mut message = written(message, &desk.call.fields()?)?;
    message.edited_timestamp = Some(desk.world.now);
    let data = desk.world.message_event(guild, &message);
    desk.world.guild_mut(guild)?.messages.insert(id, message.clone());
    desk.world.tell(Dispatch::of(guild, "MESSAGE_UPDATE", Intents::MESSAGES, data).seen_in(channel));
    Ok(Answer::ok(json!(message)))
}

pub(super) fn delete(desk: &mut Desk<'_>, channel: Id, id: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::VIEW_CHANNEL)?;
    let author = find(desk, guild, channel, id)?.author_id();
    let own = author == Some(desk.actor);
    if !own {
        desk.needs_in(channel, Permissions::MANAGE_MESSAGES)?;
    }
    desk.world.drop_messages(guild, channel, &[id]);
    if !own {
        let options = json!({ "channel_id": channel, "count": "1" });
        desk.note(guild, Deed::new(DELETED, author).with(options));
    }
    Ok(Answer::done())
}

pub(super) fn bulk_delete(desk: &mut Desk<'_>, channel: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::MANAGE_MESSAGES)?;
    let ids = desk.call.fields()?.ids("messages")?.ok_or_else(|| crate::body::required("messages"))?;
    if !(2..=100).contains(&ids.len()) {
        return Err(Refusal::BULK_DELETE_COUNT);
    }
    if ids.iter().any(|id| desk.world.now.since(id.made_at()) > OLDEST) {
        return Err(Refusal::TOO_OLD);
    }
    let gone = desk.world.drop_messages(guild, channel, &ids);
    let options = json!({ "count": gone.to_string() });
    desk.note(guild, Deed::new(BULK_DELETED, channel).with(options));
    Ok(Answer::done())
}

fn find<'a>(desk: &'a Desk<'_>, guild: Id, channel: Id, id: Id) -> Result<&'a Message, Refusal> {
    let message = desk.world.guild(guild)?.messages.get(&id);
    message.filter(|message| message.channel_id == channel).ok_or(Refusal::UNKNOWN_MESSAGE)
}
