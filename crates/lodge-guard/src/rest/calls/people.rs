//! Calls about members.

use lodge_egress::Method;
use lodge_register::Timestamp;
use serde_json::json;

use super::{BULK, MOST_SECONDS, moment};
use crate::{
    ids::{AnyId, ChannelId, GuildId, RoleId, UserId},
    rest::Call,
};

fn about(method: Method, guild: GuildId, user: UserId) -> Call {
    let path = format!("/guilds/{guild}/members/{user}");
    Call::new(method, "/guilds/{}/members/{}", guild.get(), path)
}

/// Asks who somebody is on a server.
#[must_use]
pub fn member(guild: GuildId, user: UserId) -> Call {
    about(Method::GET, guild, user)
}

/// The members of a server after this one, by their numbers: a thousand at most.
#[must_use]
pub fn members(guild: GuildId, after: UserId) -> Call {
    let path = format!("/guilds/{guild}/members?limit=1000&after={after}");
    Call::new(Method::GET, "/guilds/{}/members", guild.get(), path)
}

/// Who is banned from a server after this one, by their numbers: a thousand at most.
#[must_use]
pub fn bans(guild: GuildId, after: UserId) -> Call {
    let path = format!("/guilds/{guild}/bans?limit=1000&after={after}");
    Call::new(Method::GET, "/guilds/{}/bans", guild.get(), path)
}

/// Asks whether somebody is banned.
#[must_use]
pub fn ban_of(guild: GuildId, user: UserId) -> Call {
    let path = format!("/guilds/{guild}/bans/{user}");
    Call::new(Method::GET, "/guilds/{}/bans/{}", guild.get(), path)
}

/// Bans somebody, and removes what they wrote in the last so many seconds. Banning again is no error.
#[must_use]
pub fn ban(guild: GuildId, user: UserId, delete_seconds: u32) -> Call {
    let path = format!("/guilds/{guild}/bans/{user}");
    Call::new(Method::PUT, "/guilds/{}/bans/{}", guild.get(), path)
        .saying(json!({ "delete_message_seconds": delete_seconds.min(MOST_SECONDS) }))
}

/// Lets somebody in again.
#[must_use]
pub fn unban(guild: GuildId, user: UserId) -> Call {
    let path = format!("/guilds/{guild}/bans/{user}");
    Call::new(Method::DELETE, "/guilds/{}/bans/{}", guild.get(), path)
}

/// Bans up to 200 at once.
#[must_use]
pub fn bulk_ban(guild: GuildId, users: &[UserId], delete_seconds: u32) -> Call {
    let users = users.get(..users.len().min(BULK)).unwrap_or_default();
    Call::new(Method::POST, "/guilds/{}/bulk-ban", guild.get(), format!("/guilds/{guild}/bulk-ban"))
        .saying(json!({ "user_ids": users, "delete_message_seconds": delete_seconds.min(MOST_SECONDS) }))
        .repeatable()
}

/// Sends somebody out.
#[must_use]
pub fn kick(guild: GuildId, user: UserId) -> Call {
    about(Method::DELETE, guild, user)
}

/// Silences somebody until then; nobody, if no time is said.
#[must_use]
pub fn timeout(guild: GuildId, user: UserId, until: Option<Timestamp>) -> Call {
    about(Method::PATCH, guild, user).saying(json!({ "communication_disabled_until": moment(until) }))
}

/// Calls somebody something else; by their own name, if nothing is said.
#[must_use]
pub fn nick(guild: GuildId, user: UserId, nick: Option<&str>) -> Call {
    about(Method::PATCH, guild, user).saying(json!({ "nick": nick }))
}

/// Moves somebody to another voice channel; out of voice, if none is said.
#[must_use]
pub fn voice(guild: GuildId, user: UserId, channel: Option<ChannelId>) -> Call {
    about(Method::PATCH, guild, user).saying(json!({ "channel_id": channel }))
}

/// Gives somebody these roles and no others.
#[must_use]
pub fn set_roles(guild: GuildId, user: UserId, roles: &[RoleId]) -> Call {
    about(Method::PATCH, guild, user).saying(json!({ "roles": roles }))
}

fn role(method: Method, guild: GuildId, user: UserId, role: RoleId) -> Call {
    let path = format!("/guilds/{guild}/members/{user}/roles/{role}");
    Call::new(method, "/guilds/{}/members/{}/roles/{}", guild.get(), path)
}

/// Gives somebody a role.
#[must_use]
pub fn add_role(guild: GuildId, user: UserId, of: RoleId) -> Call {
    role(Method::PUT, guild, user, of)
}

/// Takes a role from somebody.
#[must_use]
pub fn remove_role(guild: GuildId, user: UserId, of: RoleId) -> Call {
    role(Method::DELETE, guild, user, of)
}

/// Requests to join a server that nobody answered: a hundred at most, those before this one. Only Discord's schema knows
/// this call.
#[must_use]
pub fn join_requests(guild: GuildId, before: Option<AnyId>) -> Call {
    let before = before.map(|id| format!("&before={id}")).unwrap_or_default();
    let path = format!("/guilds/{guild}/requests?status=SUBMITTED&limit=100{before}");
    Call::new(Method::GET, "/guilds/{}/requests", guild.get(), path)
}

/// Answers a request to join: `APPROVED` or `REJECTED`.
#[must_use]
pub fn answer_join_request(guild: GuildId, request: AnyId, action: &str, reason: Option<&str>) -> Call {
    let path = format!("/guilds/{guild}/requests/{request}");
    let reason: Option<String> = reason.map(|reason| reason.chars().take(160).collect());
    Call::new(Method::PATCH, "/guilds/{}/requests/{}", guild.get(), path)
        .saying(json!({ "action": action, "rejection_reason": reason }))
}

/// Opens a conversation with somebody. The same one each time.
#[must_use]
pub fn conversation(user: UserId) -> Call {
    Call::new(Method::POST, "/users/@me/channels", 0, "/users/@me/channels".to_owned())
        .saying(json!({ "recipient_id": user }))
        .repeatable()
}
