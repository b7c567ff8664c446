//! A role.

use crate::id::Id;
use crate::permission::Permissions;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Role {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) permissions: Permissions,
    pub(crate) position: i64,
    pub(crate) color: u32,
    pub(crate) colors: Colors,
    pub(crate) hoist: bool,
    pub(crate) managed: bool,
    pub(crate) mentionable: bool,
    pub(crate) icon: Option<String>,
    pub(crate) unicode_emoji: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tags: Option<Value>,
    pub(crate) flags: u32,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Colors {
    pub(crate) primary_color: u32,
    pub(crate) secondary_color: Option<u32>,
    pub(crate) tertiary_color: Option<u32>,
}

impl Role {
    pub(crate) fn new(id: Id, name: &str, permissions: Permissions, position: i64) -> Self {
        Self {
            id,
            name: name.to_owned(),
            permissions,
            position,
            color: 0,
            colors: Colors::default(),
            hoist: false,
            managed: false,
            mentionable: false,
            icon: None,
            unicode_emoji: None,
            tags: None,
            flags: 0,
        }
    }

    /// What a PATCH may change.
    pub(crate) const FIELDS: &'static [&'static str] =
        &["name", "permissions", "color", "colors", "hoist", "mentionable", "icon", "unicode_emoji"];
}
