//! Lines of the audit log, as events bring them.

use std::fmt;

use serde_json::Value;

use super::{Text, heard};
use crate::ids::{AnyId, ChannelId, EntryId, GuildId, RoleId, UserId};

heard! {
    /// A line of the audit log: who did what to whom.
    pub struct AuditEntry {
        /// Which. It knows when.
        pub id: EntryId,
        /// Where.
        pub guild_id: GuildId,
        /// Who did it.
        pub user_id: UserId,
        /// To whom or what; some acts have none.
        pub target_id: Option<AnyId>,
        /// What was done: see [`action`].
        pub action_type: u16,
        /// What became different.
        pub changes: Vec<AuditChange>,
        /// More about some acts.
        pub options: AuditOptions,
        /// Why, in the words of who did it.
        pub reason: Option<Text>,
    }

    /// More about some acts.
    pub struct AuditOptions {
        /// In which channel.
        pub channel_id: Option<ChannelId>,
        /// How many.
        pub count: u32,
        /// How many were pruned.
        pub members_removed: u32,
        /// Whose overwrite it was: a role or a person.
        pub id: Option<AnyId>,
        /// Which of both: 0 a role, 1 a person.
        #[serde(rename = "type")]
        pub kind: u8,
    }

    /// A role that is named in a change.
    pub struct NamedRole {
        /// Which.
        pub id: RoleId,
    }
}

/// What became different: a key of the thing, before and after.
#[derive(Clone, Default, PartialEq, serde::Deserialize)]
#[serde(default)]
pub struct AuditChange {
    /// `name`, `permissions`, `$add`, and others.
    #[serde(deserialize_with = "super::lenient::hear")]
    pub key: Text,
    /// What it was.
    #[serde(deserialize_with = "super::lenient::hear")]
    pub old_value: Value,
    /// What it is.
    #[serde(deserialize_with = "super::lenient::hear")]
    pub new_value: Value,
}

impl super::Heard for AuditChange {
    fn heard<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        super::lenient::part(deserializer)
    }
}

impl fmt::Debug for AuditChange {
    /// Keys only: a value can be somebody's name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key.as_str())
    }
}

impl AuditEntry {
    /// The change of this key.
    #[must_use]
    pub fn change(&self, key: &str) -> Option<&AuditChange> {
        self.changes.iter().find(|change| change.key.as_str() == key)
    }

    /// The roles that were given (`$add`) or taken (`$remove`).
    #[must_use]
    pub fn roles(&self, key: &str) -> Vec<RoleId> {
        let value = self.change(key).map(|change| change.new_value.clone()).unwrap_or_default();
        let named: Vec<NamedRole> = super::lenient::hear(value).unwrap_or_default();
        named.into_iter().map(|role| role.id).filter(|id| !id.is_none()).collect()
    }
}

pub mod action {
    //! What an audit entry can say was done. Others are kept as numbers.

    macro_rules! actions { ($($(#[$about:meta])* $name:ident = $number:literal;)*) => {
        $( $(#[$about])* pub const $name: u16 = $number; )*
    } }
    actions! {
        /// The server itself.
        GUILD_UPDATE = 1;
        /// A channel came.
        CHANNEL_CREATE = 10;
        /// A channel changed.
        CHANNEL_UPDATE = 11;
        /// A channel went.
        CHANNEL_DELETE = 12;
        /// Somebody may something in a channel.
        OVERWRITE_CREATE = 13;
        /// What they may changed.
        OVERWRITE_UPDATE = 14;
        /// What they may went.
        OVERWRITE_DELETE = 15;
        /// Somebody was put out.
        MEMBER_KICK = 20;
        /// Those who were not seen were put out.
        MEMBER_PRUNE = 21;
        /// Somebody was banned.
        MEMBER_BAN_ADD = 22;
        /// Somebody may come back.
        MEMBER_BAN_REMOVE = 23;
        /// Somebody's name or timeout.
        MEMBER_UPDATE = 24;
        /// Somebody's roles.
        MEMBER_ROLE_UPDATE = 25;
        /// Somebody was moved.
        MEMBER_MOVE = 26;
        /// Somebody was put out of a voice channel.
        MEMBER_DISCONNECT = 27;
        /// A bot came.
        BOT_ADD = 28;
        /// A role came.
        ROLE_CREATE = 30;
        /// A role changed.
        ROLE_UPDATE = 31;
        /// A role went.
        ROLE_DELETE = 32;
        /// An invitation came.
        INVITE_CREATE = 40;
        /// An invitation went.
        INVITE_DELETE = 42;
        /// A webhook came.
        WEBHOOK_CREATE = 50;
        /// A webhook changed.
        WEBHOOK_UPDATE = 51;
        /// A webhook went.
        WEBHOOK_DELETE = 52;
        /// An emoji came.
        EMOJI_CREATE = 60;
        /// An emoji changed.
        EMOJI_UPDATE = 61;
        /// An emoji went.
        EMOJI_DELETE = 62;
        /// A message was taken away.
        MESSAGE_DELETE = 72;
        /// Many messages were.
        MESSAGE_BULK_DELETE = 73;
        /// An integration came.
        INTEGRATION_CREATE = 80;
        /// A sticker went.
        STICKER_DELETE = 92;
        /// A rule of Discord's automatic moderation went.
        AUTO_MODERATION_RULE_DELETE = 142;
    }
}
