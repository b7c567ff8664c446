//! What the guard lacks on a server, what stops working without it, and the link that mends it.

use crate::{
    allowed::{Permissions, in_guild},
    commands::Desk,
    ids::GuildId,
    settings::Settings,
    town::Guild,
};

/// Something that the guard lacks on a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingPermission {
    /// What. None is no permission but the place of the guard's role.
    pub permission: Permissions,
    /// The message that says what stops working: `missing-bans`.
    pub stops: &'static str,
    /// Where it is mended: the guard is invited again with all that it needs.
    pub link: String,
}

/// What the guard needs everywhere, each with the message that says what for.
pub const NEEDED: &[(Permissions, &str)] = &[
    (Permissions::VIEW_AUDIT_LOG, "missing-audit-log"),
    (Permissions::BAN_MEMBERS, "missing-bans"),
    (Permissions::KICK_MEMBERS, "missing-kicks"),
    (Permissions::MODERATE_MEMBERS, "missing-timeouts"),
    (Permissions::MANAGE_GUILD, "missing-server"),
    (Permissions::MANAGE_ROLES, "missing-roles"),
    (Permissions::MANAGE_CHANNELS, "missing-channels"),
    (Permissions::MANAGE_MESSAGES, "missing-messages"),
    (Permissions::MANAGE_NICKNAMES, "missing-names"),
    (Permissions::MANAGE_WEBHOOKS, "missing-webhooks"),
    (Permissions::MOVE_MEMBERS, "missing-voice"),
    (Permissions::VIEW_CHANNEL, "missing-view"),
    (Permissions::SEND_MESSAGES, "missing-write"),
];

/// The permissions that the guard asks for when it is invited.
#[must_use]
fn all() -> Permissions {
    NEEDED.iter().fold(Permissions::NONE, |sum, (one, _)| sum | *one)
}

/// What the guard lacks on a server. Nothing, if it lacks nothing, or does not know the server.
#[must_use]
pub fn missing(desk: &Desk, guild: GuildId) -> Vec<MissingPermission> {
    let settings = desk.settings.of(guild);
    let link = invitation(desk, guild);
    desk.look(|town| town.guild(guild).map(|guild| lacking(guild, &settings, &link))).unwrap_or_default()
}

fn lacking(guild: &Guild, settings: &Settings, link: &str) -> Vec<MissingPermission> {
    let has = in_guild(guild, guild.ourselves());
    let one = |permission, stops| MissingPermission { permission, stops, link: link.to_owned() };
    let lacks = NEEDED.iter().filter(|(needed, _)| !has.has(*needed));
    let mut found: Vec<_> = lacks.map(|(needed, stops)| one(*needed, *stops)).collect();
    if is_low(guild) {
        found.push(one(Permissions::NONE, "missing-rank"));
    }
    if settings.tell.is_none() {
        found.push(one(Permissions::NONE, "missing-audit-channel"));
    }
    found
}

/// Whether somebody with a dangerous role stands above the guard, or beside it: they could not be stopped.
fn is_low(guild: &Guild) -> bool {
    let own = guild.ourselves();
    let above = |role: &&crate::town::Role| {
        role.permissions.any_of(Permissions::DANGEROUS)
            && !own.roles.contains(&role.id)
            && role.id != guild.everyone()
    };
    guild.roles().iter().filter(above).any(|role| !crate::allowed::outranks_role(guild, own, role.id))
}

/// The link by which the guard is invited, or invited again with all that it needs.
#[must_use]
pub fn invitation(desk: &Desk, guild: GuildId) -> String {
    let (application, needs) = (desk.application, all().bits());
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={needs}&guild_id={guild}"
    )
}
