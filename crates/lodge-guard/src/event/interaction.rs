//! Commands, buttons and forms, as events bring them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Member, Message, Text, User, heard};
use crate::{
    allowed::Permissions,
    ids::{AnyId, ApplicationId, ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId},
};

heard! {
    /// Somebody used a command, a button or a form of ours.
    pub struct Interaction {
        /// Which.
        pub id: InteractionId,
        /// Of which application.
        pub application_id: ApplicationId,
        /// What it is: 2 a command, 3 a component, 4 words being completed, 5 a form.
        #[serde(rename = "type")]
        pub kind: u8,
        /// What an answer is sent with, within 15 minutes.
        pub token: Text,
        /// Where; none is a conversation with us.
        pub guild_id: Option<GuildId>,
        /// In which channel.
        pub channel_id: Option<ChannelId>,
        /// Who, in a server.
        pub member: Option<Box<Member>>,
        /// Who, elsewhere.
        pub user: Option<User>,
        /// Their language.
        pub locale: Text,
        /// The server's language.
        pub guild_locale: Option<Text>,
        /// What we may do in that channel.
        pub app_permissions: Permissions,
        /// The message that the component is on.
        pub message: Option<Box<Message>>,
        /// What was used.
        pub data: InteractionData,
    }

    /// What was used, and what was said with it.
    pub struct InteractionData {
        /// Which command.
        pub id: Option<AnyId>,
        /// Its name.
        pub name: Text,
        /// What kind of command: 1 typed, 2 on a person, 3 on a message.
        #[serde(rename = "type")]
        pub kind: u8,
        /// The person or the message it was used on.
        pub target_id: Option<AnyId>,
        /// What was said.
        pub options: Vec<CommandOption>,
        /// Who and what is named in it.
        pub resolved: Resolved,
        /// What we called the component or the form.
        pub custom_id: Text,
        /// What kind of component.
        pub component_type: u8,
        /// What was chosen.
        pub values: Vec<Text>,
        /// What was filled in.
        pub components: Vec<FormPart>,
    }

    /// A part of what was said with a command.
    pub struct CommandOption {
        /// Its name.
        pub name: Text,
        /// What it is: 1 and 2 hold more options, 3 words, 4 a number, 5 a yes, 6 a person, 7 a channel, 8 a role.
        #[serde(rename = "type")]
        pub kind: u8,
        /// What was said: see [`Said`] and what it is read as.
        pub value: Said,
        /// More options.
        pub options: Vec<CommandOption>,
        /// Whether it is being written just now.
        pub focused: bool,
    }

    /// Who and what is named in a command.
    pub struct Resolved {
        /// People.
        pub users: BTreeMap<UserId, User>,
        /// Who they are here; without the account.
        pub members: BTreeMap<UserId, Member>,
        /// Roles.
        pub roles: BTreeMap<RoleId, super::Role>,
        /// Channels.
        pub channels: BTreeMap<ChannelId, super::Channel>,
        /// Messages.
        pub messages: BTreeMap<MessageId, Message>,
    }

    /// A row or a label of a form, or a field in it.
    pub struct FormPart {
        /// What we called the field.
        pub custom_id: Text,
        /// What was written into it.
        pub value: Said,
        /// What was chosen in it.
        pub values: Vec<Text>,
        /// The fields of a row.
        pub components: Vec<FormPart>,
        /// The field of a label.
        pub component: Option<Box<FormPart>>,
    }
}

/// One value that somebody gave.
#[derive(Clone, Default, PartialEq)]
pub struct Said(Value);

impl super::Heard for Said {
    fn heard<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Ok(Value::heard(deserializer)?.map(Self))
    }
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹said›")
    }
}

impl Said {
    /// As words.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.0.as_str()
    }

    /// As a number.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        self.0.as_i64().or_else(|| self.text()?.parse().ok())
    }

    /// As a yes or a no.
    #[must_use]
    pub fn yes(&self) -> Option<bool> {
        self.0.as_bool()
    }

    /// As an id.
    #[must_use]
    pub fn id(&self) -> Option<AnyId> {
        serde::Deserialize::deserialize(&self.0).ok()
    }
}

impl Interaction {
    /// Who used it.
    #[must_use]
    pub fn who(&self) -> UserId {
        match (&self.member, &self.user) {
            (Some(member), _) => member.user.id,
            (None, Some(user)) => user.id,
            (None, None) => UserId::NONE,
        }
    }

    /// The path of a command, as `case edit`, and the options at its end.
    #[must_use]
    pub fn command(&self) -> (String, &[CommandOption]) {
        let (mut path, mut options) = (self.data.name.to_string(), self.data.options.as_slice());
        while let [inner] = options
            && matches!(inner.kind, 1 | 2)
        {
            path.push(' ');
            path.push_str(&inner.name);
            options = &inner.options;
        }
        (path, options)
    }

    /// What was written into a field of a form.
    #[must_use]
    pub fn field(&self, custom_id: &str) -> Option<&FormPart> {
        find(&self.data.components, custom_id)
    }
}

fn find<'a>(parts: &'a [FormPart], custom_id: &str) -> Option<&'a FormPart> {
    parts.iter().find_map(|part| {
        let within = || find(part.component.as_deref().map_or(&[], std::slice::from_ref), custom_id);
        if *part.custom_id == *custom_id {
            Some(part)
        } else {
            find(&part.components, custom_id).or_else(within)
        }
    })
}
