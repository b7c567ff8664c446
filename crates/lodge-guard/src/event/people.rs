//! People, as events bring them.

use lodge_register::Timestamp;

use super::{Text, heard};
use crate::{
    allowed::Permissions,
    ids::{GuildId, RoleId, UserId},
};

heard! {
    /// An account.
    pub struct User {
        /// Whose it is.
        pub id: UserId,
        /// The name that is theirs alone.
        pub username: Text,
        /// The name that they show everywhere.
        pub global_name: Option<Text>,
        /// What names their picture; without one Discord draws one.
        pub avatar: Option<Text>,
        /// Whether a program speaks.
        pub bot: bool,
        /// Whether Discord itself speaks.
        pub system: bool,
    }

    /// Somebody in a server.
    pub struct Member {
        /// Which server, where the event says it here.
        pub guild_id: GuildId,
        /// Who. Not there beside a message, whose author it is.
        pub user: User,
        /// What they are called here.
        pub nick: Option<Text>,
        /// What names their picture here.
        pub avatar: Option<Text>,
        /// Their roles, without that of everybody.
        pub roles: Vec<RoleId>,
        /// Since when they have been here; not known of guests.
        pub joined_at: Option<Timestamp>,
        /// Until when they may only read.
        pub communication_disabled_until: Option<Timestamp>,
        /// Whether they have not agreed to the rules yet.
        pub pending: bool,
        /// Bits: 1 for who was here before, 4 for who skips verification, and others.
        pub flags: u32,
        /// What they may do in the channel of an interaction.
        pub permissions: Option<Permissions>,
    }

    /// Many members at once, because we asked.
    pub struct MembersChunk {
        /// Which server.
        pub guild_id: GuildId,
        /// Who.
        pub members: Vec<Member>,
        /// Which part this is, from 0.
        pub chunk_index: u32,
        /// How many parts there are.
        pub chunk_count: u32,
        /// What we called the question.
        pub nonce: Option<Text>,
    }

    /// Somebody left, or was banned, or may come back.
    pub struct Gone {
        /// Which server.
        pub guild_id: GuildId,
        /// Who.
        pub user: User,
    }
}

impl Member {
    /// Whether Discord knows that they were here before.
    #[must_use]
    pub const fn was_here_before(&self) -> bool {
        self.flags & 1 != 0
    }
}
