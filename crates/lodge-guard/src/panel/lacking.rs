//! Which permissions the guard lacks on a server, as pages and API name them, and the link that mends it.

use super::{Porch, hall::Held};
use crate::{
    allowed::{NAMES, in_guild},
    office::NEEDED,
};

/// A permission that the guard lacks.
pub(crate) struct Lacking {
    /// As Discord names it.
    pub(crate) permission: &'static str,
    /// The message about what stops working.
    pub(crate) stops: &'static str,
    /// Where it is mended.
    pub(crate) link: String,
}

/// The permissions that the guard lacks on a server; none, as long as nothing is known of it.
pub(crate) fn lacking(porch: &Porch, held: &Held) -> Vec<Lacking> {
    let own = held.desk.look(|town| town.guild(held.guild).map(|guild| in_guild(guild, guild.ourselves())));
    let Some(own) = own else { return Vec::new() };
    let invitation = porch.setup.invitation.clone().unwrap_or_default();
    let lacks = NEEDED.iter().filter(|(permission, _)| !own.has(*permission));
    lacks
        .map(|(permission, stops)| Lacking {
            permission: NAMES.iter().find(|(_, known)| known == permission).map_or("", |(name, _)| name),
            stops,
            link: format!("{invitation}&guild_id={}&disable_guild_select=true", held.guild),
        })
        .collect()
}
