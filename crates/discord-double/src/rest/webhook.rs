//! Webhooks; and by their paths, the replies to interactions.

use crate::call::{Answer, Call, Said, Verb};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Message, Webhook, birth, death, object, revise};
use crate::world::{Deed, World};
use serde_json::{Value, json};

const MADE: u16 = 50;
const CHANGED: u16 = 51;
const DELETED: u16 = 52;
const MOST: usize = 15;
const FIELDS: &[&str] = &["name", "avatar", "channel_id"];

pub(super) fn of_guild(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_WEBHOOKS)?;
    let hooks = desk.guild(guild)?.webhooks.values();
    Ok(Answer::list(hooks.map(|hook| wire(desk.world, hook))))
}

pub(super) fn of_channel(desk: &mut Desk<'_>, channel: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::MANAGE_WEBHOOKS)?;
    let hooks = desk.guild(guild)?.webhooks.values().filter(|hook| hook.channel_id == channel);
    Ok(Answer::list(hooks.map(|hook| wire(desk.world, hook))))
}

pub(super) fn make(desk: &mut Desk<'_>, channel: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::MANAGE_WEBHOOKS)?;
    let name = desk.call.fields()?.needed_text("name", 1, 80)?.to_owned();
    if desk.guild(guild)?.webhooks.values().filter(|hook| hook.channel_id == channel).count() >= MOST {
        return Err(Refusal::TOO_MANY_WEBHOOKS);
    }
    let by_bot = desk.actor == desk.world.bot.id;
    let hook = Webhook {
        id: desk.world.fresh(),
        kind: 1,
        name,
        avatar: None,
        guild_id: guild,
        channel_id: channel,
        application_id: by_bot.then_some(desk.actor),
        token: desk.world.chance.word(),
        maker: desk.actor,
    };
    desk.world.guild_mut(guild)?.webhooks.insert(hook.id, hook.clone());
    tell(desk.world, &hook);
    desk.note(guild, Deed::new(MADE, hook.id).changing(birth(&hook, FIELDS)));
    Ok(Answer::ok(wire(desk.world, &hook)))
}

pub(super) fn show(desk: &mut Desk<'_>, id: Id) -> Said {
    let hook = allowed(desk, id)?;
    Ok(Answer::ok(wire(desk.world, &hook)))
}

pub(super) fn edit(desk: &mut Desk<'_>, id: Id) -> Said {
    let hook = allowed(desk, id)?;
    let (mut revised, changes) = revise(&hook, &desk.call.fields()?.0, FIELDS)?;
    revised.maker = hook.maker;
    desk.world.guild_mut(hook.guild_id)?.webhooks.insert(id, revised.clone());
    tell(desk.world, &revised);
    desk.note(hook.guild_id, Deed::new(CHANGED, id).changing(changes));
    Ok(Answer::ok(wire(desk.world, &revised)))
}

pub(super) fn delete(desk: &mut Desk<'_>, id: Id) -> Said {
    let hook = allowed(desk, id)?;
    desk.world.guild_mut(hook.guild_id)?.webhooks.remove(&id);
    tell(desk.world, &hook);
    desk.note(hook.guild_id, Deed::new(DELETED, id).changing(death(&hook, FIELDS)));
    Ok(Answer::done())
}

fn allowed(desk: &Desk<'_>, id: Id) -> Result<Webhook, Refusal> {
    let hook = find(desk.world, id)?.clone();
    desk.needs(hook.guild_id, Permissions::MANAGE_WEBHOOKS)?;
    Ok(hook)
}

fn find(world: &World, id: Id) -> Result<&Webhook, Refusal> {
    world.guilds.values().find_map(|guild| guild.webhooks.get(&id)).ok_or(Refusal::UNKNOWN_WEBHOOK)
}

/// A call by somebody who only has the token: a program, or the bot replying to an interaction.
pub(super) fn by_token(
    world: &mut World,
    call: &Call,
    verb: Verb,
    id: Id,
    token: &str,
    rest: &[&str],
) -> Said {
    if id == world.bot.id {
        return crate::interactions::reply(world, call, token, rest);
    }
    let hook = find(world, id)?.clone();
    if hook.token != token {
        return Err(Refusal::BAD_WEBHOOK_TOKEN);
    }
    match (verb, rest) {
        (Verb::Get, []) => Ok(Answer::ok(wire(world, &hook))),
        (Verb::Post, []) => execute(world, call, &hook),
        (Verb::Delete, []) => {
            world.guild_mut(hook.guild_id)?.webhooks.remove(&id);
            tell(world, &hook);
            Ok(Answer::done())
        }
        _ => Err(Refusal::NO_ROUTE),
    }
}

fn execute(world: &mut World, call: &Call, hook: &Webhook) -> Said {
    let body = call.fields()?;
    let name = body.short_text("username", 80)?.unwrap_or(&hook.name);
    let author = json!({
        "id": hook.id, "username": name, "global_name": null, "avatar": hook.avatar, "bot": true,
        "discriminator": "0000", "public_flags": 0, "flags": 0, "primary_guild": null,
    });
    let id = world.fresh();
    let blank = Message::new(id, hook.channel_id, author, "", world.now);
    let mut message = super::message::written(&blank, &body)?;
    message.more.insert("webhook_id".into(), json!(hook.id));
    let shown = json!(message);
    world.post(hook.guild_id, message)?;
    Ok(if call.asked("wait") == Some("true") { Answer::ok(shown) } else { Answer::done() })
}

fn tell(world: &mut World, hook: &Webhook) {
    let data = json!({ "guild_id": hook.guild_id, "channel_id": hook.channel_id });
    world.tell(Dispatch::of(hook.guild_id, "WEBHOOKS_UPDATE", Intents::WEBHOOKS, data));
}

fn wire(world: &World, hook: &Webhook) -> Value {
    let mut fields = object(hook);
    fields.insert("user".into(), world.face(hook.maker));
    Value::Object(fields)
}
