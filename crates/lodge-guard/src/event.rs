//! What Discord tells us, read so that nothing odd loses an event.

mod audit;
mod guild;
mod interaction;
mod lenient;
mod message;
mod people;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

pub use audit::{AuditChange, AuditEntry, AuditOptions, NamedRole, action};
pub use guild::{
    Channel, Colors, Emoji, EmojisHeard, GuildFull, GuildGone, Incidents, InviteHeard, Overwrite, Role,
    RoleGone, RoleHeard, WebhooksHeard,
};
pub use interaction::{CommandOption, FormPart, Interaction, InteractionData, Resolved, Said};
pub use lenient::Heard;
use lenient::heard;
pub use message::{
    Attachment, Author, AutoModAction, AutoModDone, Forwarded, ForwardedMessage, Mentioned, Message,
    MessageGone, MessagesGone, Reaction, Speaker, VoiceState,
};
pub use people::{Gone, Member, MembersChunk, User};
pub use text::Text;

use crate::ids::{ApplicationId, GuildId};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// We are connected, and this is who we are.
    Ready(Box<Ready>),
    /// A server, whole.
    GuildCreate(Box<GuildFull>),
    /// A server changed; roles are whole in it, channels and members are not there.
    GuildUpdate(Box<GuildFull>),
    /// A server went.
    GuildDelete(GuildGone),
    /// Somebody joined.
    MemberAdd(Box<Member>),
    /// Somebody's roles, name or timeout changed.
    MemberUpdate(Box<Member>),
    /// Somebody left, or was put out.
    MemberRemove(Gone),
    /// Members we asked for.
    MembersChunk(MembersChunk),
    /// A role came.
    RoleCreate(Box<RoleHeard>),
    /// A role changed.
    RoleUpdate(Box<RoleHeard>),
    /// A role went.
    RoleDelete(RoleGone),
    /// A channel came.
    ChannelCreate(Box<Channel>),
    /// A channel changed.
    ChannelUpdate(Box<Channel>),
    /// A channel went.
    ChannelDelete(Box<Channel>),
    /// A thread was opened.
    ThreadCreate(Box<Channel>),
    /// A thread changed.
    ThreadUpdate(Box<Channel>),
    /// A thread went.
    ThreadDelete(Box<Channel>),
    /// Somebody was banned.
    BanAdd(Gone),
    /// Somebody may come back.
    BanRemove(Gone),
    /// A line of the audit log.
    AuditEntry(Box<AuditEntry>),
    /// A message was written.
    Message(Box<Message>),
    /// A message was changed.
    MessageUpdate(Box<Message>),
    /// A message is gone.
    MessageDelete(MessageGone),
    /// Many messages are gone.
    MessageDeleteBulk(MessagesGone),
    /// Discord's own automatic moderation did something.
    AutoModAction(Box<AutoModAction>),
    /// Webhooks of a channel changed.
    WebhooksUpdate(WebhooksHeard),
    /// An invitation was made.
    InviteCreate(InviteHeard),
    /// An invitation is gone.
    InviteDelete(InviteHeard),
    /// The emojis changed.
    EmojisUpdate(EmojisHeard),
    /// Somebody moved in voice.
    VoiceState(VoiceState),
    /// Somebody used a command, a button or a form.
    Interaction(Box<Interaction>),
    /// A sign under a message.
    ReactionAdd(Box<Reaction>),
    /// A sign less.
    ReactionRemove(Box<Reaction>),
    /// Whatever else there is.
    Other,
}

heard! {
    /// Who we are, and how to come back.
    pub struct Ready {
        /// Ourselves.
        pub user: User,
        /// Our application.
        pub application: ReadyApplication,
        /// What a resumption names.
        pub session_id: Text,
        /// Where to resume.
        pub resume_gateway_url: Text,
        /// The servers that will be told of.
        pub guilds: Vec<GuildGone>,
    }

    /// Our application.
    pub struct ReadyApplication {
        /// Which.
        pub id: ApplicationId,
    }
}

/// What every message of the gateway is wrapped in.
#[derive(Debug, Default, Deserialize)]
pub struct Envelope<'a> {
    /// What to do with it: 0 is an event.
    #[serde(default, deserialize_with = "lenient::hear")]
    pub op: u8,
    /// Which event.
    #[serde(default, borrow)]
    pub t: Option<Cow<'a, str>>,
    /// The how-manieth of this session.
    #[serde(default, deserialize_with = "lenient::hear")]
    pub s: Option<u64>,
    /// What it brings.
    #[serde(default, borrow)]
    pub d: Option<&'a RawValue>,
}

/// Something could not be read. It says where, never what.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("could not read what the gateway sent ({what}), at byte {at} of {of}")]
pub struct Odd {
    /// Its envelope, or the event's name if we know that name.
    pub what: &'static str,
    /// Where reading stopped.
    pub at: usize,
    /// How long it is.
    pub of: usize,
}

/// Opens the envelope.
///
/// # Errors
/// [`Odd`] if it is not one.
pub fn envelope(text: &str) -> Result<Envelope<'_>, Odd> {
    serde_json::from_str(text).map_err(|why| Odd { what: "envelope", at: why.column(), of: text.len() })
}

/// The name, the number and what is brought of a frame that begins as Discord writes events, without a look at what is
/// brought: reading that looks at every octet of it anyhow.
#[must_use]
pub fn brief(text: &str) -> Option<(&str, u64, &str)> {
    let (name, rest) = text.strip_prefix(r#"{"t":""#)?.split_once('"')?;
    let (number, rest) = rest.strip_prefix(r#","s":"#)?.split_once(',')?;
    let data = rest.strip_prefix(r#""op":0,"d":"#)?.strip_suffix('}')?;
    let is_plain = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    Some((name, number.parse().ok().filter(|_| is_plain)?, data))
}

/// Reads what an event of a frame brings. Where it is not what [`brief`] took it for, the frame is opened as a whole.
///
/// # Errors
/// As [`decode`].
pub fn read(frame: &str, t: &str, d: &str) -> Result<Event, Odd> {
    decoded(t, d).or_else(|odd| match envelope(frame)?.d {
        Some(whole) if whole.get() != d => decode(t, whole),
        _ => Err(odd),
    })
}

/// Reads what an event brings. Names that we do not know are [`Event::Other`].
///
/// # Errors
/// [`Odd`] if it cannot be read, or lacks the id without which it means nothing.
pub fn decode(t: &str, d: &RawValue) -> Result<Event, Odd> {
    decoded(t, d.get())
}

fn decoded(t: &str, text: &str) -> Result<Event, Odd> {
    let Some((name, reader)) = READERS.iter().find(|(name, _)| *name == t) else { return Ok(Event::Other) };
    let odd = |at| Odd { what: name, at, of: text.len() };
    let event = reader(text).or_else(|first| {
        // A key that is there twice stops serde, not a `Value`, which keeps the last.
        let once = serde_json::from_str::<Value>(text).map_err(|_| odd(first.column()))?;
        reader(&once.to_string()).map_err(|_| odd(first.column()))
    })?;
    if event.means_something() { Ok(event) } else { Err(odd(0)) }
}

type Reader = fn(&str) -> serde_json::Result<Event>;

macro_rules! reader {
    ($variant:ident) => {
        |text| serde_json::from_str(text).map(Event::$variant)
    };
}

/// Every event that is read, those first that come most often.
const READERS: &[(&str, Reader)] = &[
    ("MESSAGE_CREATE", reader!(Message)),
    ("MESSAGE_UPDATE", reader!(MessageUpdate)),
    ("MESSAGE_REACTION_ADD", reader!(ReactionAdd)),
    ("VOICE_STATE_UPDATE", reader!(VoiceState)),
    ("GUILD_MEMBER_UPDATE", reader!(MemberUpdate)),
    ("GUILD_MEMBER_ADD", reader!(MemberAdd)),
    ("GUILD_MEMBER_REMOVE", reader!(MemberRemove)),
    ("GUILD_AUDIT_LOG_ENTRY_CREATE", reader!(AuditEntry)),
    ("INTERACTION_CREATE", reader!(Interaction)),
    ("MESSAGE_DELETE", reader!(MessageDelete)),
    ("MESSAGE_DELETE_BULK", reader!(MessageDeleteBulk)),
    ("MESSAGE_REACTION_REMOVE", reader!(ReactionRemove)),
    ("AUTO_MODERATION_ACTION_EXECUTION", reader!(AutoModAction)),
    ("GUILD_BAN_ADD", reader!(BanAdd)),
    ("GUILD_BAN_REMOVE", reader!(BanRemove)),
    ("GUILD_CREATE", reader!(GuildCreate)),
    ("GUILD_UPDATE", reader!(GuildUpdate)),
    ("GUILD_DELETE", reader!(GuildDelete)),
    ("GUILD_MEMBERS_CHUNK", reader!(MembersChunk)),
    ("GUILD_ROLE_CREATE", reader!(RoleCreate)),
    ("GUILD_ROLE_UPDATE", reader!(RoleUpdate)),
    ("GUILD_ROLE_DELETE", reader!(RoleDelete)),
    ("CHANNEL_CREATE", reader!(ChannelCreate)),
    ("CHANNEL_UPDATE", reader!(ChannelUpdate)),
    ("CHANNEL_DELETE", reader!(ChannelDelete)),
    ("THREAD_CREATE", reader!(ThreadCreate)),
    ("THREAD_UPDATE", reader!(ThreadUpdate)),
    ("THREAD_DELETE", reader!(ThreadDelete)),
    ("WEBHOOKS_UPDATE", reader!(WebhooksUpdate)),
    ("INVITE_CREATE", reader!(InviteCreate)),
    ("INVITE_DELETE", reader!(InviteDelete)),
    ("GUILD_EMOJIS_UPDATE", reader!(EmojisUpdate)),
    ("READY", reader!(Ready)),
];

impl Event {
    /// In which server it happened.
    #[must_use]
    pub fn guild(&self) -> Option<GuildId> {
        let guild = match self {
            Self::Ready(_) | Self::Other => None,
            Self::GuildCreate(guild) | Self::GuildUpdate(guild) => Some(guild.id),
            Self::GuildDelete(gone) => Some(gone.id),
            Self::MemberAdd(member) | Self::MemberUpdate(member) => Some(member.guild_id),
            Self::MemberRemove(gone) | Self::BanAdd(gone) | Self::BanRemove(gone) => Some(gone.guild_id),
            Self::MembersChunk(chunk) => Some(chunk.guild_id),
            Self::RoleCreate(heard) | Self::RoleUpdate(heard) => Some(heard.guild_id),
            Self::RoleDelete(gone) => Some(gone.guild_id),
            Self::ChannelCreate(channel)
            | Self::ChannelUpdate(channel)
            | Self::ChannelDelete(channel)
            | Self::ThreadCreate(channel)
            | Self::ThreadUpdate(channel)
            | Self::ThreadDelete(channel) => Some(channel.guild_id),
            Self::AuditEntry(entry) => Some(entry.guild_id),
            Self::Message(message) | Self::MessageUpdate(message) => message.guild_id,
            Self::MessageDelete(gone) => gone.guild_id,
            Self::MessageDeleteBulk(gone) => gone.guild_id,
            Self::AutoModAction(done) => Some(done.guild_id),
            Self::WebhooksUpdate(heard) => Some(heard.guild_id),
            Self::InviteCreate(heard) | Self::InviteDelete(heard) => Some(heard.guild_id),
            Self::EmojisUpdate(heard) => Some(heard.guild_id),
            Self::VoiceState(state) => state.guild_id,
            Self::Interaction(interaction) => interaction.guild_id,
            Self::ReactionAdd(reaction) | Self::ReactionRemove(reaction) => reaction.guild_id,
        };
        guild.filter(|id| !id.is_none())
    }

    /// Whether it has the ids without which it says nothing.
    fn means_something(&self) -> bool {
        match self {
            Self::Ready(_) | Self::Other => true,
            Self::Message(message) | Self::MessageUpdate(message) => {
                !message.id.is_none() && !message.channel_id.is_none()
            }
            Self::MemberAdd(member) | Self::MemberUpdate(member) => {
                self.guild().is_some() && !member.user.id.is_none()
            }
            Self::MemberRemove(gone) | Self::BanAdd(gone) | Self::BanRemove(gone) => {
                self.guild().is_some() && !gone.user.id.is_none()
            }
            Self::RoleCreate(heard) | Self::RoleUpdate(heard) => {
                self.guild().is_some() && !heard.role.id.is_none()
            }
            Self::ChannelCreate(channel) | Self::ChannelUpdate(channel) | Self::ChannelDelete(channel) => {
                self.guild().is_some() && !channel.id.is_none()
            }
            Self::Interaction(interaction) => !interaction.id.is_none() && !interaction.token.is_empty(),
            Self::VoiceState(state) => !state.user_id.is_none(),
            Self::ReactionAdd(reaction) | Self::ReactionRemove(reaction) => !reaction.message_id.is_none(),
            Self::MessageDelete(gone) => !gone.id.is_none(),
            Self::MessageDeleteBulk(gone) => !gone.ids.is_empty(),
            _ => self.guild().is_some(),
        }
    }
}
