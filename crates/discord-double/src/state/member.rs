//! Somebody in a guild.

use crate::id::Id;
use crate::moment::Moment;
use crate::state::{User, object};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) nick: Option<String>,
    pub(crate) avatar: Option<String>,
    pub(crate) banner: Option<String>,
    pub(crate) roles: Vec<Id>,
    pub(crate) joined_at: Moment,
    pub(crate) premium_since: Option<Moment>,
    pub(crate) deaf: bool,
    pub(crate) mute: bool,
    pub(crate) flags: u32,
    pub(crate) pending: bool,
    pub(crate) communication_disabled_until: Option<Moment>,
}

impl Member {
    pub(crate) fn joining(now: Moment) -> Self {
        Self {
            nick: None,
            avatar: None,
            banner: None,
            roles: Vec::new(),
            joined_at: now,
            premium_since: None,
            deaf: false,
            mute: false,
            flags: 0,
            pending: false,
            communication_disabled_until: None,
        }
    }

    /// With who it is.
    pub(crate) fn wire(&self, user: &User) -> Value {
        let mut fields = object(self);
        fields.insert("user".into(), user.wire());
        Value::Object(fields)
    }
}
