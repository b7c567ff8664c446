//! Invites.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Invite, change};
use crate::world::{Deed, World};
use serde_json::{Value, json};

const MADE: u16 = 40;
const DELETED: u16 = 42;

pub(super) fn of_guild(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    let invites = desk.guild(guild)?.invites.values();
    Ok(Answer::list(invites.filter_map(|invite| wire(desk.world, guild, invite))))
}

pub(super) fn of_channel(desk: &mut Desk<'_>, channel: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::MANAGE_CHANNELS)?;
    let invites = desk.guild(guild)?.invites.values().filter(|invite| invite.channel == channel);
    Ok(Answer::list(invites.filter_map(|invite| wire(desk.world, guild, invite))))
}

pub(super) fn show(desk: &mut Desk<'_>, code: &str) -> Said {
    let guild = home_of(desk.world, code)?;
    let invite =
        desk.world.guild(guild)?.invites.get(code).and_then(|invite| wire(desk.world, guild, invite));
    invite.map(Answer::ok).ok_or(Refusal::UNKNOWN_INVITE)
}

pub(super) fn make(desk: &mut Desk<'_>, channel: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::CREATE_INVITE)?;
    let body = desk.call.fields()?;
    let max_age = body.number("max_age", 0, 604_800)?.unwrap_or(86_400);
    let max_uses = body.number("max_uses", 0, 100)?.unwrap_or(0);
    let code: String = desk.world.chance.word().chars().take(8).collect();
    let invite = Invite {
        code: code.clone(),
        channel,
        inviter: Some(desk.actor),
        max_age,
        max_uses: u32::try_from(max_uses).unwrap_or(0),
        uses: 0,
        temporary: body.flag("temporary")?.unwrap_or(false),
        created_at: desk.world.now,
    };
    let shown = wire(desk.world, guild, &invite).ok_or(Refusal::UNKNOWN_CHANNEL)?;
    desk.world.guild_mut(guild)?.invites.insert(code.clone(), invite.clone());
    let data = json!({
        "guild_id": guild, "channel_id": channel, "code": code, "created_at": invite.created_at,
        "inviter": desk.world.face(desk.actor), "max_age": max_age, "max_uses": max_uses,
        "temporary": invite.temporary, "uses": 0, "expires_at": invite.expires_at(),
    });
    desk.world.tell(Dispatch::of(guild, "INVITE_CREATE", Intents::INVITES, data));
    desk.note(guild, Deed::new(MADE, None).changing(vec![change("code", None, Some(&json!(code)))]));
    Ok(Answer::ok(shown))
}

pub(super) fn delete(desk: &mut Desk<'_>, code: &str) -> Said {
    let guild = home_of(desk.world, code)?;
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    let invite = desk.world.guild_mut(guild)?.invites.remove(code).ok_or(Refusal::UNKNOWN_INVITE)?;
    let data = json!({ "guild_id": guild, "channel_id": invite.channel, "code": code });
    desk.world.tell(Dispatch::of(guild, "INVITE_DELETE", Intents::INVITES, data));
    desk.note(guild, Deed::new(DELETED, None).changing(vec![change("code", Some(&json!(code)), None)]));
    wire(desk.world, guild, &invite).map(Answer::ok).ok_or(Refusal::UNKNOWN_INVITE)
}

fn home_of(world: &World, code: &str) -> Result<Id, Refusal> {
    let home = world.guilds.values().find(|guild| guild.invites.contains_key(code));
    home.map(|guild| guild.profile.id).ok_or(Refusal::UNKNOWN_INVITE)
}

fn wire(world: &World, guild: Id, invite: &Invite) -> Option<Value> {
    let home = world.guilds.get(&guild)?;
    let channel = home.channels.get(&invite.channel)?;
    let profile = &home.profile;
    Some(json!({
        "type": 0, "code": invite.code, "inviter": invite.inviter.map(|who| world.face(who)),
        "max_age": invite.max_age, "max_uses": invite.max_uses, "uses": invite.uses,
        "temporary": invite.temporary, "created_at": invite.created_at, "expires_at": invite.expires_at(),
        "flags": 0, "guild_id": guild,
        "guild": {
            "id": guild, "name": profile.name, "splash": null, "banner": null, "description": null, "icon": null,
            "features": profile.features, "verification_level": profile.verification_level,
            "vanity_url_code": null, "nsfw_level": 0, "nsfw": false, "premium_subscription_count": 0,
            "premium_tier": 0,
        },
        "channel": { "id": channel.id, "type": channel.kind, "name": channel.name },
    }))
}
