//! How a server is built, as changes that can be turned around.

pub mod anew;
mod between;
pub mod left;
mod merge;
pub mod restore;
pub mod row;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use anew::Anew;
pub use between::between;
pub use restore::Logged;

use crate::{
    allowed::Permissions,
    ids::{ChannelId, RoleId, UserId},
    town::{Channel, Face, Guild, OverwriteOf, Role},
};

/// How a server is built: a picture of it, whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Structure {
    /// What is its own.
    pub face: Face,
    /// Its roles.
    pub roles: BTreeMap<RoleId, Role>,
    /// Its channels and categories.
    pub channels: BTreeMap<ChannelId, Channel>,
}

impl From<&Guild> for Structure {
    fn from(guild: &Guild) -> Self {
        Self {
            face: guild.face.clone(),
            roles: guild.roles().iter().map(|role| (role.id, role.clone())).collect(),
            channels: guild.channels().iter().map(|channel| (channel.id, channel.clone())).collect(),
        }
    }
}

/// One thing that became different. Without a before it came; without an after it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A role.
    Role {
        /// What it was.
        before: Option<Role>,
        /// What it is.
        after: Option<Role>,
    },
    /// A channel, with who may do what in it.
    Channel {
        /// What it was.
        before: Option<Channel>,
        /// What it is.
        after: Option<Channel>,
    },
    /// Who may do what in a channel, and nothing else of it: what a person asks for.
    Overwrite {
        /// Where.
        channel: ChannelId,
        /// Who.
        of: OverwriteOf,
        /// What they could.
        before: Option<Bits>,
        /// What they can.
        after: Option<Bits>,
    },
    /// What is the server's own.
    Guild {
        /// What it was.
        before: Box<Face>,
        /// What it is.
        after: Box<Face>,
    },
    /// Somebody's roles.
    MemberRoles {
        /// Whose.
        user: UserId,
        /// Which were given.
        given: Vec<RoleId>,
        /// Which were taken.
        taken: Vec<RoleId>,
    },
    /// Whether somebody is banned.
    Ban {
        /// Who.
        user: UserId,
        /// Whether they are now.
        banned: bool,
    },
}

/// What is allowed and denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bits {
    /// Allowed.
    pub allow: Permissions,
    /// Denied.
    pub deny: Permissions,
}

impl Change {
    /// A role, if it is another.
    #[must_use]
    pub fn role(before: Option<Role>, after: Option<Role>) -> Option<Self> {
        (before != after).then_some(Self::Role { before, after })
    }

    /// A channel, if it is another.
    #[must_use]
    pub fn channel(before: Option<Channel>, after: Option<Channel>) -> Option<Self> {
        (before != after).then_some(Self::Channel { before, after })
    }

    /// A server's own, if it is other.
    #[must_use]
    pub fn guild(before: Face, after: Face) -> Option<Self> {
        (before != after).then(|| Self::Guild { before: Box::new(before), after: Box::new(after) })
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Role { before, after } => Self::Role { before: after, after: before },
            Self::Channel { before, after } => Self::Channel { before: after, after: before },
            Self::Overwrite { channel, of, before, after } => {
                Self::Overwrite { channel, of, before: after, after: before }
            }
            Self::Guild { before, after } => Self::Guild { before: after, after: before },
            Self::MemberRoles { user, given, taken } => {
                Self::MemberRoles { user, given: taken, taken: given }
            }
            Self::Ban { user, banned } => Self::Ban { user, banned: !banned },
        }
    }
}
