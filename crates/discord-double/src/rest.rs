//! The REST face: every route there is, one line each.

mod application;
mod audit;
mod automod;
mod ban;
mod channel;
mod command;
mod emoji;
mod guild;
mod incident;
mod invite;
mod member;
pub(crate) mod message;
mod onboarding;
mod overwrite;
mod request;
mod role;
mod search;
pub(crate) mod user;
mod webhook;

use crate::call::{Answer, Call, Said, Verb};
use crate::desk::Desk;
use crate::id::Id;
use crate::refusal::Refusal;
use crate::world::World;
use Verb::{Delete, Get, Patch, Post, Put};

/// Deals with a call that somebody signed in makes.
pub(crate) fn answer(world: &mut World, call: &Call, actor: Id) -> Answer {
    let mut desk = Desk { world, call, actor };
    route(&mut desk).unwrap_or_else(|refusal| Answer::refused(&refusal))
}

fn route(desk: &mut Desk<'_>) -> Said {
    let segments = desk.call.segments();
    match *segments.as_slice() {
        ["guilds", guild, ref rest @ ..] => in_guild(desk, id(guild)?, rest),
        ["channels", channel, ref rest @ ..] => in_channel(desk, id(channel)?, rest),
        ["webhooks", hook, ref rest @ ..] => of_webhook(desk, id(hook)?, rest),
        ["users", ref rest @ ..] => of_users(desk, rest),
        ["applications", application, ref rest @ ..] => application::own(desk, application, rest),
        ["oauth2", "applications", "@me"] => application::show(desk),
        ["invites", code] => match desk.call.verb {
            Get => invite::show(desk, code),
            Delete => invite::delete(desk, code),
            _ => Err(Refusal::WRONG_METHOD),
        },
        ["gateway", "bot"] => application::gateway_bot(desk),
        _ => Err(Refusal::NO_ROUTE),
    }
}

fn in_guild(desk: &mut Desk<'_>, guild: Id, rest: &[&str]) -> Said {
    match (desk.call.verb, rest) {
        (Get, []) => guild::show(desk, guild),
        (Patch, []) => guild::edit(desk, guild),
        (Get, ["channels"]) => channel::list(desk, guild),
        (Post, ["channels"]) => channel::make(desk, guild),
        (Patch, ["channels"]) => channel::sort(desk, guild),
        (Get, ["threads", "active"]) => channel::threads(desk, guild),
        (Get, ["members"]) => member::list(desk, guild),
        (Get, ["members", "search"]) => member::search(desk, guild),
        (Get, ["members", who]) => member::show(desk, guild, id(who)?),
        (Patch, ["members", "@me"]) => member::edit_own(desk, guild),
        (Patch, ["members", who]) => member::edit(desk, guild, id(who)?),
        (Delete, ["members", who]) => member::kick(desk, guild, id(who)?),
        (Put, ["members", who, "roles", role]) => member::give(desk, guild, id(who)?, id(role)?),
        (Delete, ["members", who, "roles", role]) => member::take(desk, guild, id(who)?, id(role)?),
        (Get, ["bans"]) => ban::list(desk, guild),
        (Get, ["bans", who]) => ban::show(desk, guild, id(who)?),
        (Put, ["bans", who]) => ban::make(desk, guild, id(who)?),
        (Delete, ["bans", who]) => ban::lift(desk, guild, id(who)?),
        (Post, ["bulk-ban"]) => ban::bulk(desk, guild),
        (Get, ["roles"]) => role::list(desk, guild),
        (Post, ["roles"]) => role::make(desk, guild),
        (Patch, ["roles"]) => role::sort(desk, guild),
        (Get, ["roles", "member-counts"]) => role::counts(desk, guild),
        (Get, ["roles", role]) => role::show(desk, guild, id(role)?),
        (Patch, ["roles", role]) => role::edit(desk, guild, id(role)?),
        (Delete, ["roles", role]) => role::delete(desk, guild, id(role)?),
        (Get, ["invites"]) => invite::of_guild(desk, guild),
        (Get, ["webhooks"]) => webhook::of_guild(desk, guild),
        (Get, ["emojis"]) => emoji::list(desk, guild),
        (Post, ["emojis"]) => emoji::make(desk, guild),
        (Get, ["emojis", emoji]) => emoji::show(desk, guild, id(emoji)?),
        (Patch, ["emojis", emoji]) => emoji::edit(desk, guild, id(emoji)?),
        (Delete, ["emojis", emoji]) => emoji::delete(desk, guild, id(emoji)?),
        (Get, ["auto-moderation", "rules"]) => automod::list(desk, guild),
        (Post, ["auto-moderation", "rules"]) => automod::make(desk, guild),
        (Get, ["auto-moderation", "rules", rule]) => automod::show(desk, guild, id(rule)?),
        (Patch, ["auto-moderation", "rules", rule]) => automod::edit(desk, guild, id(rule)?),
        (Delete, ["auto-moderation", "rules", rule]) => automod::delete(desk, guild, id(rule)?),
        (Get, ["audit-logs"]) => audit::list(desk, guild),
        (Put, ["incident-actions"]) => incident::put(desk, guild),
        (Get, ["onboarding"]) => onboarding::show(desk, guild),
        (Put, ["onboarding"]) => onboarding::put(desk, guild),
        (Get, ["requests"]) if desk.world.options.requests => request::list(desk, guild),
        (Patch, ["requests", request]) if desk.world.options.requests => {
            request::decide(desk, guild, id(request)?)
        }
        (Get, ["messages", "search"]) => search::messages(desk, guild),
        _ => Err(Refusal::NO_ROUTE),
    }
}

fn in_channel(desk: &mut Desk<'_>, channel: Id, rest: &[&str]) -> Said {
    match (desk.call.verb, rest) {
        (Get, []) => channel::show(desk, channel),
        (Patch, []) => channel::edit(desk, channel),
        (Delete, []) => channel::delete(desk, channel),
        (Put, ["permissions", of]) => overwrite::put(desk, channel, id(of)?),
        (Delete, ["permissions", of]) => overwrite::delete(desk, channel, id(of)?),
        (Get, ["messages"]) => message::list(desk, channel),
        (Post, ["messages"]) => message::make(desk, channel),
        (Post, ["messages", "bulk-delete"]) => message::bulk_delete(desk, channel),
        (Get, ["messages", message]) => message::show(desk, channel, id(message)?),
        (Patch, ["messages", message]) => message::edit(desk, channel, id(message)?),
        (Delete, ["messages", message]) => message::delete(desk, channel, id(message)?),
        (Get, ["invites"]) => invite::of_channel(desk, channel),
        (Post, ["invites"]) => invite::make(desk, channel),
        (Get, ["webhooks"]) => webhook::of_channel(desk, channel),
        (Post, ["webhooks"]) => webhook::make(desk, channel),
        _ => Err(Refusal::NO_ROUTE),
    }
}

fn of_webhook(desk: &mut Desk<'_>, hook: Id, rest: &[&str]) -> Said {
    match (desk.call.verb, rest) {
        (Get, []) => webhook::show(desk, hook),
        (Patch, []) => webhook::edit(desk, hook),
        (Delete, []) => webhook::delete(desk, hook),
        _ => Err(Refusal::NO_ROUTE),
    }
}

fn of_users(desk: &mut Desk<'_>, rest: &[&str]) -> Said {
    match (desk.call.verb, rest) {
        (Get, ["@me"]) => user::me(desk),
        (Get, ["@me", "guilds"]) => user::guilds(desk),
        (Delete, ["@me", "guilds", guild]) => user::leave(desk, id(guild)?),
        (Post, ["@me", "channels"]) => user::letter(desk),
        (Get, [who]) => user::show(desk, id(who)?),
        _ => Err(Refusal::NO_ROUTE),
    }
}

/// A call that needs no one to be signed in: the token is in the path.
pub(crate) fn by_token(world: &mut World, call: &Call) -> Option<Answer> {
    let said = match (call.verb, call.segments().as_slice()) {
        (Get, ["gateway"]) => Ok(application::gateway(world)),
        (Post, ["interactions", interaction, token, "callback"]) => {
            id(interaction).and_then(|id| crate::interactions::callback(world, call, id, token))
        }
        (verb, ["webhooks", hook, token, rest @ ..]) => {
            id(hook).and_then(|hook| webhook::by_token(world, call, verb, hook, token, rest))
        }
        _ => return None,
    };
    Some(said.unwrap_or_else(|refusal| Answer::refused(&refusal)))
}

fn id(text: &str) -> Result<Id, Refusal> {
    text.parse().map_err(|_| Refusal::field("id", "NUMBER_TYPE_COERCE", "Value is not snowflake."))
}
