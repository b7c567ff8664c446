//! The application that the bot belongs to.

use crate::call::{Answer, Said, Verb};
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::world::World;
use serde_json::{Value, json};

pub(super) fn own(desk: &mut Desk<'_>, application: &str, rest: &[&str]) -> Said {
    let id = desk.world.bot.id;
    if application != "@me" && application != id.to_string() {
        return Err(Refusal::MISSING_ACCESS);
    }
    match (desk.call.verb, rest) {
        (Verb::Get, []) => show(desk),
        (verb, ["commands", rest @ ..]) => super::command::of(desk, None, verb, rest),
        (verb, ["guilds", guild, "commands", rest @ ..]) => {
            let guild = super::id(guild)?;
            desk.guild(guild).map_err(|_| Refusal::MISSING_ACCESS)?;
            super::command::of(desk, Some(guild), verb, rest)
        }
        (Verb::Get, ["role-connections", "metadata"]) => Ok(Answer::list(&desk.world.role_metadata)),
        (Verb::Put, ["role-connections", "metadata"]) => put_metadata(desk),
        _ => Err(Refusal::NO_ROUTE),
    }
}

pub(super) fn show(desk: &mut Desk<'_>) -> Said {
    let bot = &desk.world.bot;
    let asked = desk.world.options.privileged;
    let flag = |intent: crate::event::Intents, bit: u32| if asked.has(intent) { 1u32 << bit } else { 0 };
    let flags = flag(crate::event::Intents::PRESENCES, 13)
        | flag(crate::event::Intents::MEMBERS, 15)
        | flag(crate::event::Intents::CONTENT, 19);
    Ok(Answer::ok(json!({
        "id": bot.id, "name": bot.username, "icon": null, "description": "", "type": null, "flags": flags,
        "flags_new": flags.to_string(), "bot": bot.wire(), "bot_public": false, "bot_require_code_grant": false,
        "verify_key": "0".repeat(64), "redirect_uris": desk.world.options.redirects,
        "interactions_endpoint_url": null, "role_connections_verification_url": null,
        "owner": desk.world.face(bot.id), "approximate_guild_count": desk.world.guilds.len(),
        "approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0, "team": null, "eligible_oauth2_scopes": [],
    })))
}

fn put_metadata(desk: &mut Desk<'_>) -> Said {
    let list =
        desk.call.body.as_array().ok_or_else(|| Refusal::body("Only iterables may be used in a ListType"))?;
    if list.len() > 5 {
        return Err(Refusal::body("Must be between 0 and 5 in length."));
    }
    let is_whole = |record: &Value| {
        let kind = record.get("type").and_then(Value::as_u64);
        let texts = [("key", 50), ("name", 100), ("description", 200)];
        let fits = |(name, longest): &(&str, usize)| {
            let text = record.get(*name).and_then(Value::as_str);
            text.is_some_and(|text| (1..=*longest).contains(&text.chars().count()))
        };
        kind.is_some_and(|kind| (1..=8).contains(&kind)) && texts.iter().all(fits)
    };
    if !list.iter().all(is_whole) {
        return Err(Refusal::body("A record needs a type, a key, a name and a description."));
    }
    desk.world.role_metadata.clone_from(list);
    Ok(Answer::list(list))
}

pub(super) fn gateway(world: &World) -> Answer {
    Answer::ok(json!({ "url": world.gateway }))
}

pub(super) fn gateway_bot(desk: &mut Desk<'_>) -> Said {
    let options = &desk.world.options;
    let (left, resets) = desk.world.hub.identifies_left(desk.world.now);
    Ok(Answer::ok(json!({
        "url": desk.world.gateway, "shards": options.shards,
        "session_start_limit": {
            "total": options.identifies, "remaining": left, "reset_after": resets,
            "max_concurrency": options.concurrency,
        },
    })))
}
