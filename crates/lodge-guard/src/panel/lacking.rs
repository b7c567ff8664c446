//! Which permissions the guard lacks on a server, what stops working without them, and the link that mends it.

use super::{Porch, hall::Held};
use crate::allowed::{NAMES, Permissions, in_guild};

/// A permission that the guard lacks.
pub(crate) struct Lacking {
    /// As Discord names it.
    pub(crate) permission: &'static str,
    /// The message about what stops working.
    pub(crate) stops: &'static str,
    /// Where it is mended.
    pub(crate) link: String,
}

/// What the guard needs, and the message about what it cannot do without it.
const NEEDED: [(Permissions, &str); 10] = [
    (Permissions::VIEW_AUDIT_LOG, "guard-stops-audit"),
    (Permissions::MANAGE_GUILD, "guard-stops-guild"),
    (Permissions::BAN_MEMBERS, "guard-stops-ban"),
    (Permissions::KICK_MEMBERS, "guard-stops-kick"),
    (Permissions::MODERATE_MEMBERS, "guard-stops-timeout"),
    (Permissions::MANAGE_ROLES, "guard-stops-roles"),
    (Permissions::MANAGE_CHANNELS, "guard-stops-channels"),
    (Permissions::MANAGE_MESSAGES, "guard-stops-messages"),
    (Permissions::MANAGE_NICKNAMES, "guard-stops-names"),
    (Permissions::MANAGE_WEBHOOKS, "guard-stops-webhooks"),
];

/// The permissions that the guard lacks on a server; none, as long as nothing is known of it.
pub(crate) fn lacking(porch: &Porch, held: &Held) -> Vec<Lacking> {
    let own = held.desk.look(|town| town.guild(held.guild).map(|guild| in_guild(guild, guild.ourselves())));
    let Some(own) = own else { return Vec::new() };
    let invitation = porch.setup.invitation.clone().unwrap_or_default();
    let lacks = NEEDED.into_iter().filter(|(permission, _)| !own.has(*permission));
    lacks
        .map(|(permission, stops)| Lacking {
            permission: NAMES.iter().find(|(_, known)| *known == permission).map_or("", |(name, _)| name),
            stops,
            link: format!("{invitation}&guild_id={}&disable_guild_select=true", held.guild),
        })
        .collect()
}
