//! Messages and what is done to them, as events bring them.

use super::{Emoji, Text, heard};
use crate::ids::{ChannelId, GuildId, MessageId, RoleId, RuleId, UserId, WebhookId};

heard! {
    /// A message, written or changed.
    pub struct Message {
        /// Which.
        pub id: MessageId,
        /// In which channel.
        pub channel_id: ChannelId,
        /// In which server; none is a conversation with us.
        pub guild_id: Option<GuildId>,
        /// Who wrote it.
        pub author: Author,
        /// Who they are here.
        pub member: Option<Speaker>,
        /// What they wrote. Empty without the message-content intent.
        pub content: Text,
        /// Who is mentioned.
        pub mentions: Vec<Mentioned>,
        /// Which roles are mentioned.
        pub mention_roles: Vec<RoleId>,
        /// Whether everybody is.
        pub mention_everyone: bool,
        /// Files.
        pub attachments: Vec<Attachment>,
        /// Messages that it passes on.
        pub message_snapshots: Vec<Forwarded>,
        /// Which webhook wrote it.
        pub webhook_id: Option<WebhookId>,
    }

    /// Whose account wrote a message: no rule asks for more, and most events are messages.
    pub struct Author {
        /// Who.
        pub id: UserId,
        /// Whether a program speaks.
        pub bot: bool,
    }

    /// Who they are in the server.
    pub struct Speaker {
        /// Their roles, without that of everybody.
        pub roles: Vec<RoleId>,
    }

    /// Somebody who is mentioned.
    pub struct Mentioned {
        /// Who.
        pub id: UserId,
        /// Whether it is a bot.
        pub bot: bool,
    }

    /// A file.
    pub struct Attachment {
        /// What it is called.
        pub filename: Text,
        /// What it says it is.
        pub content_type: Option<Text>,
        /// How many bytes.
        pub size: u64,
    }

    /// A message that is passed on.
    pub struct Forwarded {
        /// It.
        pub message: Box<ForwardedMessage>,
    }

    /// What is passed on of a message.
    pub struct ForwardedMessage {
        /// Its words.
        pub content: Text,
        /// Its files.
        pub attachments: Vec<Attachment>,
    }

    /// A message is gone.
    pub struct MessageGone {
        /// Which.
        pub id: MessageId,
        /// From which channel.
        pub channel_id: ChannelId,
        /// In which server.
        pub guild_id: Option<GuildId>,
    }

    /// Many messages are gone.
    pub struct MessagesGone {
        /// Which.
        pub ids: Vec<MessageId>,
        /// From which channel.
        pub channel_id: ChannelId,
        /// In which server.
        pub guild_id: Option<GuildId>,
    }

    /// A sign under a message came or went.
    pub struct Reaction {
        /// Whose.
        pub user_id: UserId,
        /// Under which message.
        pub message_id: MessageId,
        /// In which channel.
        pub channel_id: ChannelId,
        /// In which server.
        pub guild_id: Option<GuildId>,
        /// The sign.
        pub emoji: Emoji,
    }

    /// Discord's own automatic moderation did something.
    pub struct AutoModAction {
        /// Where.
        pub guild_id: GuildId,
        /// By which rule.
        pub rule_id: RuleId,
        /// What that rule looks at.
        pub rule_trigger_type: u8,
        /// Whose message or name it was.
        pub user_id: UserId,
        /// In which channel.
        pub channel_id: Option<ChannelId>,
        /// Which message, if it was let through.
        pub message_id: Option<MessageId>,
        /// What was done.
        pub action: AutoModDone,
        /// The words. Empty without the message-content intent.
        pub content: Text,
    }

    /// What Discord's automatic moderation did.
    pub struct AutoModDone {
        /// 1 blocked, 2 told moderators, 3 timed out, 4 kept them from interacting.
        #[serde(rename = "type")]
        pub kind: u8,
    }

    /// Somebody came to a voice channel, or left it, or changed there.
    pub struct VoiceState {
        /// Where.
        pub guild_id: Option<GuildId>,
        /// In which channel; none is gone.
        pub channel_id: Option<ChannelId>,
        /// Who.
        pub user_id: UserId,
    }
}
