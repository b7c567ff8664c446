//! Permissions, as bits.

use std::{fmt, ops};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A set of permissions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Permissions(u64);

macro_rules! permissions { ($($(#[$about:meta])* $name:ident = $bit:literal;)*) => {
    impl Permissions {
        $( $(#[$about])* pub const $name: Self = Self(1 << $bit); )*
    }
    /// Each permission, and its name in Discord's reference.
    pub const NAMES: &[(&str, Permissions)] = &[$( (stringify!($name), Permissions::$name), )*];
} }

permissions! {
    /// Make invitations.
    CREATE_INSTANT_INVITE = 0;
    /// Put members out.
    KICK_MEMBERS = 1;
    /// Ban members.
    BAN_MEMBERS = 2;
    /// Everything, everywhere.
    ADMINISTRATOR = 3;
    /// Make, change and delete channels.
    MANAGE_CHANNELS = 4;
    /// Change the server.
    MANAGE_GUILD = 5;
    /// Put signs under messages.
    ADD_REACTIONS = 6;
    /// Read the audit log.
    VIEW_AUDIT_LOG = 7;
    /// See a channel.
    VIEW_CHANNEL = 10;
    /// Write.
    SEND_MESSAGES = 11;
    /// Take messages of others away.
    MANAGE_MESSAGES = 13;
    /// Have links shown.
    EMBED_LINKS = 14;
    /// Send files.
    ATTACH_FILES = 15;
    /// Read what was written before.
    READ_MESSAGE_HISTORY = 16;
    /// Mention everybody at once.
    MENTION_EVERYONE = 17;
    /// Come to a voice channel.
    CONNECT = 20;
    /// Speak there.
    SPEAK = 21;
    /// Silence others there.
    MUTE_MEMBERS = 22;
    /// Move others there.
    MOVE_MEMBERS = 24;
    /// Call others something else.
    MANAGE_NICKNAMES = 27;
    /// Make, change and give roles.
    MANAGE_ROLES = 28;
    /// Make, change and delete webhooks.
    MANAGE_WEBHOOKS = 29;
    /// Change emojis, stickers and sounds.
    MANAGE_GUILD_EXPRESSIONS = 30;
    /// Change and close threads.
    MANAGE_THREADS = 34;
    /// Open threads.
    CREATE_PUBLIC_THREADS = 35;
    /// Open threads for some.
    CREATE_PRIVATE_THREADS = 36;
    /// Write in threads.
    SEND_MESSAGES_IN_THREADS = 38;
    /// Keep members from writing for a while.
    MODERATE_MEMBERS = 40;
    /// Make emojis, stickers and sounds.
    CREATE_GUILD_EXPRESSIONS = 43;
    /// Pin messages.
    PIN_MESSAGES = 51;
    /// Write without waiting.
    BYPASS_SLOWMODE = 52;
}

impl Permissions {
    /// None.
    pub const NONE: Self = Self(0);
    /// All there are, and all there will be.
    pub const ALL: Self = Self(u64::MAX);
    /// With one of these much can be broken: who has it is watched, and nobody gets it unseen.
    pub const DANGEROUS: Self = Self(
        Self::ADMINISTRATOR.0
            | Self::KICK_MEMBERS.0
            | Self::BAN_MEMBERS.0
            | Self::MANAGE_CHANNELS.0
            | Self::MANAGE_GUILD.0
            | Self::MANAGE_MESSAGES.0
            | Self::MENTION_EVERYONE.0
            | Self::MANAGE_NICKNAMES.0
            | Self::MANAGE_ROLES.0
            | Self::MANAGE_WEBHOOKS.0
            | Self::MANAGE_GUILD_EXPRESSIONS.0
            | Self::MANAGE_THREADS.0
            | Self::MODERATE_MEMBERS.0,
    );
    /// With one of these a server can be taken apart.
    pub const RUINOUS: Self = Self(
        Self::ADMINISTRATOR.0
            | Self::BAN_MEMBERS.0
            | Self::KICK_MEMBERS.0
            | Self::MANAGE_CHANNELS.0
            | Self::MANAGE_GUILD.0
            | Self::MANAGE_ROLES.0
            | Self::MANAGE_WEBHOOKS.0,
    );
    /// What is left to somebody who is timed out.
    pub const WHILE_TIMED_OUT: Self = Self(Self::VIEW_CHANNEL.0 | Self::READ_MESSAGE_HISTORY.0);

    /// Those with these bits.
    #[must_use]
    pub const fn of_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Its bits.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether all of these are in it. Who may everything may these.
    #[must_use]
    pub const fn has(self, all: Self) -> bool {
        self.0 & Self::ADMINISTRATOR.0 != 0 || self.0 & all.0 == all.0
    }

    /// Whether any of these is in it, bit by bit.
    #[must_use]
    pub const fn any_of(self, some: Self) -> bool {
        self.0 & some.0 != 0
    }

    /// Without these.
    #[must_use]
    pub const fn without(self, some: Self) -> Self {
        Self(self.0 & !some.0)
    }

    /// Those of these that are not in it.
    #[must_use]
    pub const fn lacks(self, wanted: Self) -> Self {
        if self.0 & Self::ADMINISTRATOR.0 != 0 { Self::NONE } else { Self(wanted.0 & !self.0) }
    }

    /// Whether it is empty.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The names of those in it that we know.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().filter(move |(_, one)| self.any_of(*one)).map(|(name, _)| *name)
    }
}

impl ops::BitOr for Permissions {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
impl ops::BitAnd for Permissions {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ALL { f.write_str("ALL") } else { f.debug_set().entries(self.names()).finish() }
    }
}

impl Serialize for Permissions {
    /// As a string of digits: JavaScript's numbers are too small for it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for Permissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::event::Heard::heard(deserializer)?.ok_or_else(|| serde::de::Error::custom("no permissions"))
    }
}
