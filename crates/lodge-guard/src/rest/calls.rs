//! Every call that the guard makes, by what it does.

mod answering;
mod people;
mod places;

pub use answering::{answer, commands, follow_up, forget_command_of, shown};
pub use people::{
    add_role, answer_join_request, ban, ban_of, bans, bulk_ban, conversation, join_requests, kick, member,
    members, nick, remove_role, set_roles, timeout, unban, voice,
};
pub use places::{
    audit_log, change_channel, delete_message, delete_messages, delete_webhook, edit, forbid, incidents,
    messages, overwrite, post, roles, verification, webhooks,
};

/// The longest that Discord lets messages of somebody be removed with a ban, in seconds.
pub const MOST_SECONDS: u32 = 604_800;
/// How many are banned with one call.
pub const BULK: usize = 200;

fn moment(at: Option<lodge_register::Timestamp>) -> serde_json::Value {
    at.map_or(serde_json::Value::Null, |at| at.to_string().into())
}

#[cfg(test)]
mod tests;
