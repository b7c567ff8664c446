//! Whether we may do what was decided: asked here, before Discord is.

use super::{Permissions, Person, in_channel, in_guild, outranks, outranks_role};
use crate::{
    decide::Act,
    ids::{ChannelId, RoleId, UserId},
    structure::Change,
    town::Guild,
};

/// Why we cannot do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// We lack a permission, in the server or in a channel.
    Permission {
        /// Which.
        lacking: Permissions,
        /// Where, if not everywhere.
        channel: Option<ChannelId>,
    },
    /// They stand above us, or beside us.
    Rank {
        /// Who.
        user: UserId,
    },
    /// The role stands above ours, or is ours.
    RoleRank {
        /// Which.
        role: RoleId,
    },
    /// The role belongs to a bot or to boosters: nobody gives or takes it.
    Managed {
        /// Which.
        role: RoleId,
    },
    /// It is the owner: nobody does that to them.
    Owner,
    /// It is ourselves.
    Ourselves,
}

/// Whether we may do this, as far as can be known without asking Discord.
///
/// # Errors
/// The first thing that is [`Missing`].
pub fn may(guild: &Guild, act: &Act) -> Result<(), Missing> {
    let (needs, channel) = needs(act);
    let own = guild.ourselves();
    let has = channel.map_or_else(|| in_guild(guild, own), |channel| in_channel(guild, channel, own));
    let lacking = has.lacks(needs);
    if !lacking.is_none() {
        return Err(Missing::Permission { lacking, channel });
    }
    targets(act).iter().try_for_each(|user| reaches(guild, *user))?;
    roles(guild, act).into_iter().try_for_each(|role| gives(guild, role))
}

/// What an act needs, and where.
pub(crate) fn needs(act: &Act) -> (Permissions, Option<ChannelId>) {
    let everywhere = match act {
        Act::PauseInvites { .. } | Act::PauseDms { .. } | Act::Verification { .. } => {
            Permissions::MANAGE_GUILD
        }
        Act::BulkBan { .. } => Permissions::BAN_MEMBERS | Permissions::MANAGE_GUILD,
        Act::Ban { .. } | Act::Unban { .. } => Permissions::BAN_MEMBERS,
        Act::Kick { .. } => Permissions::KICK_MEMBERS,
        Act::Timeout { .. } => Permissions::MODERATE_MEMBERS,
        Act::RolesSet { .. } | Act::RoleAdd { .. } | Act::RoleRemove { .. } | Act::Quarantine { .. } => {
            Permissions::MANAGE_ROLES
        }
        Act::Nick { .. } => Permissions::MANAGE_NICKNAMES,
        Act::Restore { changes, .. } => {
            changes.iter().fold(Permissions::NONE, |sum, change| sum | needs_of(change))
        }
        Act::Notify { .. } => Permissions::NONE,
        Act::Slowmode { channel, .. } => return (Permissions::MANAGE_CHANNELS, Some(*channel)),
        Act::DeleteMessages { channel, .. } => return (Permissions::MANAGE_MESSAGES, Some(*channel)),
        Act::VoiceMove { .. } => Permissions::MOVE_MEMBERS,
        Act::DeleteWebhooks { channel, .. } => return (Permissions::MANAGE_WEBHOOKS, Some(*channel)),
    };
    (everywhere, None)
}

fn needs_of(change: &Change) -> Permissions {
    match change {
        Change::Role { .. } => Permissions::MANAGE_ROLES,
        Change::Overwrite { .. } => Permissions::MANAGE_ROLES | Permissions::MANAGE_CHANNELS,
        Change::Channel { .. } => Permissions::MANAGE_CHANNELS,
        Change::Guild { .. } => Permissions::MANAGE_GUILD,
        Change::MemberRoles { .. } => Permissions::MANAGE_ROLES,
        Change::Ban { .. } => Permissions::BAN_MEMBERS,
    }
}

/// Whom an act is done to, where rank matters.
fn targets(act: &Act) -> &[UserId] {
    match act {
        Act::BulkBan { users, .. } => users,
        Act::Ban { user, .. }
        | Act::Kick { user, .. }
        | Act::Timeout { user, .. }
        | Act::Nick { user, .. }
        | Act::Quarantine { user, .. } => std::slice::from_ref(user),
        _ => &[],
    }
}

/// Which roles an act gives or takes, as far as it is known which somebody has.
fn roles(guild: &Guild, act: &Act) -> Vec<RoleId> {
    match act {
        Act::RoleAdd { role, .. } | Act::RoleRemove { role, .. } => vec![*role],
        Act::RolesSet { user, roles, .. } => {
            let now = guild.roles_of(*user);
            let given = roles.iter().filter(|role| !now.contains(role));
            given.chain(now.iter().filter(|role| !roles.contains(role))).copied().collect()
        }
        _ => Vec::new(),
    }
}

fn reaches(guild: &Guild, user: UserId) -> Result<(), Missing> {
    let own = guild.ourselves();
    if user == own.user {
        return Err(Missing::Ourselves);
    }
    if user == guild.owner {
        return Err(Missing::Owner);
    }
    let target = Person::new(user, guild.roles_of(user));
    if outranks(guild, own, target) { Ok(()) } else { Err(Missing::Rank { user }) }
}

fn gives(guild: &Guild, role: RoleId) -> Result<(), Missing> {
    if guild.role(role).is_some_and(|role| role.managed) {
        return Err(Missing::Managed { role });
    }
    if outranks_role(guild, guild.ourselves(), role) { Ok(()) } else { Err(Missing::RoleRank { role }) }
}
