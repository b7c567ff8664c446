//! A person, or a bot.

use crate::id::Id;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct User {
    pub(crate) id: Id,
    pub(crate) username: String,
    pub(crate) global_name: Option<String>,
    pub(crate) avatar: Option<String>,
    pub(crate) bot: bool,
    /// The language of their client.
    pub(crate) locale: String,
}

impl User {
    pub(crate) fn new(id: Id, username: &str) -> Self {
        Self {
            id,
            username: username.to_owned(),
            global_name: None,
            avatar: None,
            bot: false,
            locale: "en-US".to_owned(),
        }
    }

    /// Somebody of whom only the number is left.
    pub(crate) fn gone(id: Id) -> Self {
        Self::new(id, "deleted_user")
    }

    pub(crate) fn wire(&self) -> Value {
        let mut user = json!({
            "id": self.id, "username": self.username, "global_name": self.global_name, "avatar": self.avatar,
            "discriminator": "0", "public_flags": 0, "flags": 0, "banner": null, "accent_color": null,
            "avatar_decoration_data": null, "collectibles": null, "primary_guild": null,
        });
        if let (true, Some(fields)) = (self.bot, user.as_object_mut()) {
            fields.insert("bot".into(), json!(true));
        }
        user
    }

    /// As somebody sees themselves.
    pub(crate) fn own_wire(&self) -> Value {
        let mut user = self.wire();
        if let Some(fields) = user.as_object_mut() {
            fields.insert("mfa_enabled".into(), json!(true));
            fields.insert("locale".into(), json!(self.locale));
            fields.insert("verified".into(), json!(true));
            fields.insert("email".into(), Value::Null);
        }
        user
    }
}
