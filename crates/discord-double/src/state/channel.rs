//! A channel, a category or a thread.

use crate::id::Id;
use crate::permission::Permissions;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Channel {
    pub(crate) id: Id,
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    pub(crate) guild_id: Id,
    pub(crate) name: String,
    pub(crate) position: i64,
    #[serde(default)]
    pub(crate) permission_overwrites: Vec<Overwrite>,
    #[serde(default)]
    pub(crate) topic: Option<String>,
    #[serde(default)]
    pub(crate) nsfw: bool,
    #[serde(default)]
    pub(crate) parent_id: Option<Id>,
    #[serde(default)]
    pub(crate) rate_limit_per_user: u32,
    #[serde(default)]
    pub(crate) last_message_id: Option<Id>,
    #[serde(default)]
    pub(crate) flags: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) bitrate: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) user_limit: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Overwrite {
    pub(crate) id: Id,
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    #[serde(default)]
    pub(crate) allow: Permissions,
    #[serde(default)]
    pub(crate) deny: Permissions,
}

impl Channel {
    pub(crate) const TEXT: u8 = 0;
    /// Those that a guild can make.
    pub(crate) const KINDS: [u8; 7] = [0, 2, 4, 5, 13, 14, 15];

    pub(crate) fn new(id: Id, guild: Id, kind: u8, name: &str, position: i64) -> Self {
        let voice = kind == 2 || kind == 13;
        Self {
            id,
            kind,
            guild_id: guild,
            name: name.to_owned(),
            position,
            permission_overwrites: Vec::new(),
            topic: None,
            nsfw: false,
            parent_id: None,
            rate_limit_per_user: 0,
            last_message_id: None,
            flags: 0,
            bitrate: voice.then_some(64_000),
            user_limit: voice.then_some(0),
        }
    }

    pub(crate) fn is_thread(&self) -> bool {
        (10..=12).contains(&self.kind)
    }

    /// What a PATCH may change.
    pub(crate) const FIELDS: &'static [&'static str] = &[
        "name",
        "type",
        "position",
        "topic",
        "nsfw",
        "rate_limit_per_user",
        "bitrate",
        "user_limit",
        "permission_overwrites",
        "parent_id",
        "flags",
    ];
}
