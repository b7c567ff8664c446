//! A message.

use crate::id::Id;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Message {
    pub(crate) id: Id,
    pub(crate) channel_id: Id,
    /// The user as they were then; of a webhook, its mask.
    pub(crate) author: Value,
    pub(crate) content: String,
    pub(crate) timestamp: Moment,
    pub(crate) edited_timestamp: Option<Moment>,
    pub(crate) tts: bool,
    pub(crate) mention_everyone: bool,
    pub(crate) mentions: Vec<Value>,
    pub(crate) mention_roles: Vec<Id>,
    pub(crate) attachments: Vec<Value>,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) pinned: bool,
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    pub(crate) flags: u64,
    /// What only some messages have: `webhook_id`, `interaction_metadata`, `message_reference`.
    #[serde(flatten)]
    pub(crate) more: Map<String, Value>,
}

impl Message {
    /// Only its reader sees it.
    pub(crate) const EPHEMERAL: u64 = 1 << 6;
    /// Components only.
    pub(crate) const COMPONENTS_V2: u64 = 1 << 15;

    pub(crate) fn new(id: Id, channel: Id, author: Value, content: &str, now: Moment) -> Self {
        Self {
            id,
            channel_id: channel,
            author,
            content: content.to_owned(),
            timestamp: now,
            edited_timestamp: None,
            tts: false,
            mention_everyone: false,
            mentions: Vec::new(),
            mention_roles: Vec::new(),
            attachments: Vec::new(),
            embeds: Vec::new(),
            components: Vec::new(),
            pinned: false,
            kind: 0,
            flags: 0,
            more: Map::new(),
        }
    }

    pub(crate) fn author_id(&self) -> Option<Id> {
        self.author.get("id")?.as_str()?.parse().ok()
    }

    /// The people that a text calls by `<@…>`.
    pub(crate) fn called(content: &str) -> Vec<Id> {
        let mut called: Vec<Id> = Vec::new();
        for part in content.split("<@").skip(1) {
            let inside = part.split('>').next().unwrap_or_default();
            if let Ok(id) = inside.trim_start_matches('!').parse()
                && !called.contains(&id)
            {
                called.push(id);
            }
        }
        called
    }

    /// The same message to somebody who may not read it.
    pub(crate) fn hide(data: &mut Value) {
        if let Some(fields) = data.as_object_mut() {
            fields.insert("content".into(), json!(""));
            for list in ["embeds", "attachments", "components"] {
                fields.insert(list.into(), json!([]));
            }
        }
    }
}
