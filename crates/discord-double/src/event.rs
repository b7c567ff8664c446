//! What the gateway tells, and who asked to hear it.

use crate::id::Id;
use serde_json::Value;

/// What a session said it wants to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Intents(
    /// One bit each.
    pub u64,
);

impl Intents {
    /// Said to every session.
    pub const NONE: Self = Self(0);
    /// Guilds, roles, channels.
    pub const GUILDS: Self = Self(1);
    /// Who joins, changes, leaves. Privileged.
    pub const MEMBERS: Self = Self(1 << 1);
    /// Bans and the audit log.
    pub const MODERATION: Self = Self(1 << 2);
    /// Emoji.
    pub const EXPRESSIONS: Self = Self(1 << 3);
    /// Webhooks.
    pub const WEBHOOKS: Self = Self(1 << 5);
    /// Invites.
    pub const INVITES: Self = Self(1 << 6);
    /// Who is in which voice channel.
    pub const VOICE_STATES: Self = Self(1 << 7);
    /// Who is online. Privileged.
    pub const PRESENCES: Self = Self(1 << 8);
    /// Messages.
    pub const MESSAGES: Self = Self(1 << 9);
    /// Reactions.
    pub const REACTIONS: Self = Self(1 << 10);
    /// Direct messages.
    pub const DIRECT_MESSAGES: Self = Self(1 << 12);
    /// What messages say. Privileged.
    pub const CONTENT: Self = Self(1 << 15);
    /// Rules of AutoMod.
    pub const AUTOMOD_RULES: Self = Self(1 << 20);
    /// What AutoMod did.
    pub const AUTOMOD_ACTIONS: Self = Self(1 << 21);
    /// All that exist.
    pub const ALL: Self = Self(0x0331_FFFF);
    /// Those that an application must be allowed to ask for.
    pub const PRIVILEGED: Self = Self(Self::MEMBERS.0 | Self::PRESENCES.0 | Self::CONTENT.0);

    /// Whether all of these are among them.
    #[must_use]
    pub fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 == wanted.0
    }
}

/// One event, before anybody hears it.
#[derive(Debug, Clone)]
pub(crate) struct Dispatch {
    pub(crate) name: &'static str,
    pub(crate) needs: Intents,
    pub(crate) guild: Option<Id>,
    /// Whoever cannot see this channel does not hear it.
    pub(crate) channel: Option<Id>,
    pub(crate) data: Value,
}

impl Dispatch {
    /// About a guild.
    pub(crate) fn of(guild: Id, name: &'static str, needs: Intents, data: Value) -> Self {
        Self { name, needs, guild: Some(guild), channel: None, data }
    }

    /// To the bot alone, whatever it asked for.
    pub(crate) fn to_bot(name: &'static str, needs: Intents, data: Value) -> Self {
        Self { name, needs, guild: None, channel: None, data }
    }

    /// Only to those who see this channel.
    pub(crate) fn seen_in(self, channel: Id) -> Self {
        Self { channel: Some(channel), ..self }
    }
}
