//! Calls about servers, channels and messages.

use lodge_egress::Method;
use lodge_register::Timestamp;
use serde_json::{Value, json};

use super::moment;
use crate::{
    ids::{AnyId, ChannelId, EntryId, GuildId, MessageId, UserId, WebhookId},
    rest::Call,
};

fn server(method: Method, guild: GuildId) -> Call {
    Call::new(method, "/guilds/{}", guild.get(), format!("/guilds/{guild}"))
}

/// Lets nobody join, and members who are no friends write each other nothing, until then: a day ahead at most. No time
/// ends it.
#[must_use]
pub fn incidents(guild: GuildId, invites: Option<Timestamp>, messages: Option<Timestamp>) -> Call {
    let path = format!("/guilds/{guild}/incident-actions");
    Call::new(Method::PUT, "/guilds/{}/incident-actions", guild.get(), path)
        .saying(json!({ "invites_disabled_until": moment(invites), "dms_disabled_until": moment(messages) }))
}

/// What newcomers have to show: 0 to 4.
#[must_use]
pub fn verification(guild: GuildId, level: u8) -> Call {
    server(Method::PATCH, guild).saying(json!({ "verification_level": level.min(4) }))
}

/// Changes a channel.
#[must_use]
pub fn change_channel(channel: ChannelId, to: Value) -> Call {
    Call::new(Method::PATCH, "/channels/{}", channel.get(), format!("/channels/{channel}")).saying(to)
}

/// Sets what a role (0) or a member (1) may do in a channel.
#[must_use]
pub fn overwrite(channel: ChannelId, of: AnyId, kind: u8, (allow, deny): (u64, u64)) -> Call {
    let path = format!("/channels/{channel}/permissions/{of}");
    Call::new(Method::PUT, "/channels/{}/permissions/{}", channel.get(), path)
        .saying(json!({ "type": kind, "allow": allow.to_string(), "deny": deny.to_string() }))
}

/// A channel says nothing of its own about a role or a member any more.
#[must_use]
pub fn forbid(channel: ChannelId, of: AnyId) -> Call {
    let path = format!("/channels/{channel}/permissions/{of}");
    Call::new(Method::DELETE, "/channels/{}/permissions/{}", channel.get(), path)
}

/// The messages of a channel before this one, newest first, a hundred at most.
#[must_use]
pub fn messages(channel: ChannelId, before: Option<MessageId>) -> Call {
    let before = before.map(|before| format!("&before={before}")).unwrap_or_default();
    let path = format!("/channels/{channel}/messages?limit=100{before}");
    Call::new(Method::GET, "/channels/{}/messages", channel.get(), path)
}

/// The roles of a server.
#[must_use]
pub fn roles(guild: GuildId) -> Call {
    Call::new(Method::GET, "/guilds/{}/roles", guild.get(), format!("/guilds/{guild}/roles"))
}

/// Changes a message of ours.
#[must_use]
pub fn edit(channel: ChannelId, message: MessageId, to: Value) -> Call {
    let path = format!("/channels/{channel}/messages/{message}");
    Call::new(Method::PATCH, "/channels/{}/messages/{}", channel.get(), path).saying(to)
}

/// Removes a message.
#[must_use]
pub fn delete_message(channel: ChannelId, message: MessageId) -> Call {
    let path = format!("/channels/{channel}/messages/{message}");
    Call::new(Method::DELETE, "/channels/{}/messages/{}", channel.get(), path)
}

/// Removes 2 to 100 messages, none of them older than 14 days.
#[must_use]
pub fn delete_messages(channel: ChannelId, messages: &[MessageId]) -> Call {
    let path = format!("/channels/{channel}/messages/bulk-delete");
    Call::new(Method::POST, "/channels/{}/messages/bulk-delete", channel.get(), path)
        .saying(json!({ "messages": messages }))
        .repeatable()
}

/// Posts a message. It mentions nobody.
#[must_use]
pub fn post(channel: ChannelId, mut message: Value) -> Call {
    if let Some(message) = message.as_object_mut() {
        message.entry("allowed_mentions").or_insert_with(|| json!({ "parse": [] }));
    }
    let path = format!("/channels/{channel}/messages");
    Call::new(Method::POST, "/channels/{}/messages", channel.get(), path).saying(message)
}

/// The last lines of a server's audit log before this one, newest first, a hundred at most; only the bans of somebody, if
/// that is asked for.
#[must_use]
pub fn audit_log(guild: GuildId, bans_by: Option<UserId>, before: Option<EntryId>) -> Call {
    let by = bans_by.map(|by| format!("&user_id={by}&action_type=22")).unwrap_or_default();
    let before = before.map(|before| format!("&before={before}")).unwrap_or_default();
    let path = format!("/guilds/{guild}/audit-logs?limit=100{by}{before}");
    Call::new(Method::GET, "/guilds/{}/audit-logs", guild.get(), path)
}

/// The webhooks of a channel.
#[must_use]
pub fn webhooks(channel: ChannelId) -> Call {
    let path = format!("/channels/{channel}/webhooks");
    Call::new(Method::GET, "/channels/{}/webhooks", channel.get(), path)
}

/// Removes a webhook.
#[must_use]
pub fn delete_webhook(hook: WebhookId) -> Call {
    Call::new(Method::DELETE, "/webhooks/{}", hook.get(), format!("/webhooks/{hook}"))
}
