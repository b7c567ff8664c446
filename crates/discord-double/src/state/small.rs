//! The small things of a guild.

use crate::id::Id;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Somebody kept out.
#[derive(Debug, Clone)]
pub(crate) struct Ban {
    pub(crate) reason: Option<String>,
}

/// A way in.
#[derive(Debug, Clone)]
pub(crate) struct Invite {
    pub(crate) code: String,
    pub(crate) channel: Id,
    pub(crate) inviter: Option<Id>,
    pub(crate) max_age: i64,
    pub(crate) max_uses: u32,
    pub(crate) uses: u32,
    pub(crate) temporary: bool,
    pub(crate) created_at: Moment,
}

impl Invite {
    pub(crate) fn expires_at(&self) -> Option<Moment> {
        (self.max_age > 0).then(|| self.created_at + self.max_age * crate::moment::SECOND)
    }
}

/// An emoji.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Emoji {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) roles: Vec<Id>,
    pub(crate) require_colons: bool,
    pub(crate) managed: bool,
    pub(crate) animated: bool,
    pub(crate) available: bool,
}

/// A way in for programs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub(crate) id: Id,
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    pub(crate) name: String,
    pub(crate) avatar: Option<String>,
    pub(crate) guild_id: Id,
    pub(crate) channel_id: Id,
    pub(crate) application_id: Option<Id>,
    pub(crate) token: String,
    #[serde(skip)]
    pub(crate) maker: Id,
}

/// A rule of AutoMod.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) id: Id,
    pub(crate) guild_id: Id,
    pub(crate) creator_id: Id,
    pub(crate) name: String,
    pub(crate) event_type: u8,
    pub(crate) trigger_type: u8,
    #[serde(default)]
    pub(crate) trigger_metadata: Value,
    pub(crate) actions: Vec<Value>,
    #[serde(default)]
    pub(crate) enabled: bool,
    #[serde(default)]
    pub(crate) exempt_roles: Vec<Id>,
    #[serde(default)]
    pub(crate) exempt_channels: Vec<Id>,
}

/// What is paused, and what Discord itself noticed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Incidents {
    pub(crate) invites_disabled_until: Option<Moment>,
    pub(crate) dms_disabled_until: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) raid_detected_at: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) dm_spam_detected_at: Option<Moment>,
}

/// Somebody at the door, who filled in the form.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) id: Id,
    pub(crate) guild_id: Id,
    pub(crate) user_id: Id,
    pub(crate) created_at: Moment,
    pub(crate) reviewed_at: Option<Moment>,
    pub(crate) application_status: String,
    pub(crate) rejection_reason: Option<String>,
    pub(crate) form_responses: Vec<Value>,
}
