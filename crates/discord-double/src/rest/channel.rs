//! Channels and categories.

use crate::body::range;
use crate::call::{Answer, Call, Said};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Channel, birth, death, revise};
use crate::world::Deed;
use serde_json::{Value, json};

const MADE: u16 = 10;
const CHANGED: u16 = 11;
const DELETED: u16 = 12;
const MOST: usize = 500;

pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    Ok(Answer::list(desk.guild(guild)?.channels.values().filter(|channel| !channel.is_thread())))
}

pub(super) fn threads(desk: &mut Desk<'_>, guild: Id) -> Said {
    let threads: Vec<&Channel> = desk.guild(guild)?.channels.values().filter(|c| c.is_thread()).collect();
    Ok(Answer::ok(json!({ "threads": threads, "members": [] })))
}

pub(super) fn show(desk: &mut Desk<'_>, id: Id) -> Said {
    if let Some(with) = desk.world.letters.get(&id) {
        return Ok(Answer::ok(super::user::letter_box(desk.world, id, *with)));
    }
    desk.channel(id).map(|channel| Answer::ok(json!(channel)))
}

pub(super) fn make(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_CHANNELS)?;
    let body = desk.call.fields()?;
    let name = body.needed_text("name", 1, 100)?.to_owned();
    let kind = body.number("type", 0, 15)?.and_then(|kind| u8::try_from(kind).ok()).unwrap_or(Channel::TEXT);
    if !Channel::KINDS.contains(&kind) {
        return Err(Refusal::field(
            "type",
            "BASE_TYPE_CHOICES",
            "Value must be one of {0, 2, 4, 5, 13, 14, 15}.",
        ));
    }
    possible(&body)?;
    let home = desk.guild(guild)?;
    if home.channels.len() >= MOST {
        return Err(Refusal::TOO_MANY_CHANNELS);
    }
    let position = i64::try_from(home.channels.len()).unwrap_or(0);
    let id = desk.world.fresh();
    let blank = Channel::new(id, guild, kind, &name, position);
    let (channel, _) = revise(&blank, &body.0, Channel::FIELDS)?;
    desk.world.guild_mut(guild)?.channels.insert(id, channel.clone());
    tell(desk, "CHANNEL_CREATE", &channel);
    desk.note(guild, Deed::new(MADE, id).changing(birth(&channel, Channel::FIELDS)));
    Ok(Answer::made(json!(channel)))
}

pub(super) fn edit(desk: &mut Desk<'_>, id: Id) -> Said {
    let guild = desk.needs_in(id, Permissions::MANAGE_CHANNELS)?;
    let body = desk.call.fields()?;
    possible(&body)?;
    if body.names("permission_overwrites") {
        desk.needs_in(id, Permissions::MANAGE_ROLES)?;
    }
    let (channel, changes) = revise(desk.channel(id)?, &body.0, Channel::FIELDS)?;
    if !changes.is_empty() {
        desk.world.guild_mut(guild)?.channels.insert(id, channel.clone());
        tell(desk, "CHANNEL_UPDATE", &channel);
        desk.note(guild, Deed::new(CHANGED, id).changing(changes));
    }
    Ok(Answer::ok(json!(channel)))
}

fn possible(body: &crate::body::Body) -> Result<(), Refusal> {
    body.short_text("name", 100)?;
    body.short_text("topic", 4096)?;
    body.number("rate_limit_per_user", 0, 21_600)?;
    body.number("position", 0, i64::from(i32::MAX))?;
    Ok(())
}

pub(super) fn delete(desk: &mut Desk<'_>, id: Id) -> Said {
    let guild = desk.needs_in(id, Permissions::MANAGE_CHANNELS)?;
    let home = desk.world.guild_mut(guild)?;
    let channel = home.channels.remove(&id).ok_or(Refusal::UNKNOWN_CHANNEL)?;
    home.messages.retain(|_, message| message.channel_id != id);
    home.webhooks.retain(|_, hook| hook.channel_id != id);
    home.invites.retain(|_, invite| invite.channel != id);
    for child in home.channels.values_mut().filter(|child| child.parent_id == Some(id)) {
        child.parent_id = None;
    }
    tell(desk, "CHANNEL_DELETE", &channel);
    desk.note(guild, Deed::new(DELETED, id).changing(death(&channel, Channel::FIELDS)));
    Ok(Answer::ok(json!(channel)))
}

/// New positions and parents for some of them.
pub(super) fn sort(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_CHANNELS)?;
    for (id, position) in places(desk.call)? {
        let channel = desk.world.guild_mut(guild)?.channels.get_mut(&id).ok_or(Refusal::UNKNOWN_CHANNEL)?;
        channel.position = position;
        let channel = channel.clone();
        tell(desk, "CHANNEL_UPDATE", &channel);
    }
    Ok(Answer::done())
}

/// A body of the form `[{id, position}]`.
pub(super) fn places(call: &Call) -> Result<Vec<(Id, i64)>, Refusal> {
    let list =
        call.body.as_array().ok_or_else(|| Refusal::body("Only iterables may be used in a ListType"))?;
    let place = |line: &Value| {
        let id = line.get("id")?.as_str()?.parse().ok()?;
        Some((id, line.get("position").and_then(Value::as_i64).unwrap_or(0)))
    };
    list.iter().map(|line| place(line).ok_or_else(|| range("position", 0, i64::from(i32::MAX)))).collect()
}

pub(super) fn tell(desk: &mut Desk<'_>, name: &'static str, channel: &Channel) {
    let event = Dispatch::of(channel.guild_id, name, Intents::GUILDS, json!(channel));
    desk.world.tell(event);
}
