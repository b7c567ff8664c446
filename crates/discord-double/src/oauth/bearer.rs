//! What a person's token shows.

use crate::call::{Answer, Call, Verb};
use crate::moment::SECOND;
use crate::oauth::Grant;
use crate::refusal::Refusal;
use crate::rest::user::guilds_of;
use crate::world::World;
use serde_json::{Value, json};

/// Deals with a call made with a person's token; none, if it was made otherwise.
pub(super) fn answer(world: &mut World, call: &Call, segments: &[&str]) -> Option<Answer> {
    let access = call.authorization.as_deref()?.strip_prefix("Bearer ")?;
    let Some(grant) = world.consents.grant(access, world.now).cloned() else {
        return Some(Answer::refused(&Refusal::UNAUTHORIZED));
    };
    Some(show(world, call, segments, &grant).unwrap_or_else(|refusal| Answer::refused(&refusal)))
}

fn show(world: &mut World, call: &Call, segments: &[&str], grant: &Grant) -> Result<Answer, Refusal> {
    let needs = |scope: &str| if grant.scopes.contains(scope) { Ok(()) } else { Err(Refusal::UNAUTHORIZED) };
    let user = world.users.get(&grant.user).ok_or(Refusal::UNAUTHORIZED)?;
    match (call.verb, segments) {
        (Verb::Get, ["users", "@me"]) => {
            needs("identify")?;
            let mut wire = user.own_wire();
            if !grant.scopes.contains("email")
                && let Some(fields) = wire.as_object_mut()
            {
                fields.remove("email");
                fields.remove("verified");
            }
            Ok(Answer::ok(wire))
        }
        (Verb::Get, ["users", "@me", "connections"]) => {
            needs("connections")?;
            Ok(Answer::list(world.consents.connections.get(&grant.user).into_iter().flatten()))
        }
        (Verb::Get, ["users", "@me", "guilds"]) => {
            needs("guilds")?;
            Ok(Answer::list(guilds_of(world, grant.user).into_iter().map(|(_, wire)| wire)))
        }
        (Verb::Get, ["users", "@me", "guilds", guild, "member"]) => {
            needs("guilds.members.read")?;
            let guild = guild.parse().map_err(|_| Refusal::UNKNOWN_GUILD)?;
            world.member_wire(guild, grant.user).map(Answer::ok).ok_or(Refusal::UNKNOWN_GUILD)
        }
        (Verb::Get, ["oauth2", "@me"]) => {
            let expires = grant.made + super::TOKEN;
            let application = json!({ "id": world.bot.id, "name": world.bot.username, "icon": null,
                "description": "", "type": null, "verify_key": "0".repeat(64), "flags": 0, "flags_new": "0" });
            let mut wire = json!({ "application": application, "scopes": grant.scopes, "expires": expires });
            if grant.scopes.contains("identify")
                && let Some(fields) = wire.as_object_mut()
            {
                fields.insert("user".into(), user.wire());
            }
            Ok(Answer::ok(wire))
        }
        (verb, ["users", "@me", "applications", _, "role-connection"]) => {
            needs("role_connections.write")?;
            role_connection(world, call, verb, grant)
        }
        _ => Err(Refusal::UNAUTHORIZED),
    }
}

fn role_connection(world: &mut World, call: &Call, verb: Verb, grant: &Grant) -> Result<Answer, Refusal> {
    let kept = world
        .consents
        .role_connections
        .entry(grant.user)
        .or_insert_with(|| json!({ "platform_name": null, "platform_username": null, "metadata": {} }));
    if verb == Verb::Put {
        let body = call.fields()?;
        body.short_text("platform_name", 50)?;
        body.short_text("platform_username", 100)?;
        let values = body.get("metadata").and_then(Value::as_object).into_iter().flatten();
        for (name, value) in values {
            let fits = value.as_str().is_some_and(|text| (1..=100).contains(&text.chars().count()));
            if !fits {
                return Err(Refusal::field(
                    name,
                    "STRING_TYPE_CONVERT",
                    "Could not interpret value as string.",
                ));
            }
        }
        for name in ["platform_name", "platform_username", "metadata"] {
            let new = body.get(name).cloned().unwrap_or(Value::Null);
            kept.as_object_mut().and_then(|fields| fields.insert(name.into(), new));
        }
    }
    Ok(Answer::ok(kept.clone()))
}

const _: () = assert!(super::TOKEN / SECOND == 604_800, "as Discord's documentation has it");
