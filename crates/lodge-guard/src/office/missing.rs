//! What the guard lacks on a server, what stops working without it, and the link that mends it.

use crate::{
    allowed::{Permissions, in_guild},
    commands::Desk,
    ids::GuildId,
    settings::{Settings, Topic},
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

/// What the guard needs everywhere, each with the message that says what stops working without it. The link that invites it
/// asks for all of these and nothing else; `docs/use/guard.md` shows the same link.
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
    (Permissions::CONNECT, "missing-voice"),
    (Permissions::VIEW_CHANNEL, "missing-view"),
    (Permissions::SEND_MESSAGES, "missing-write"),
    (Permissions::READ_MESSAGE_HISTORY, "missing-history"),
    // Discord lets nobody take away from others what they do not have themselves.
    (Permissions::SEND_MESSAGES_IN_THREADS, "missing-lock"),
    (Permissions::CREATE_PUBLIC_THREADS, "missing-lock"),
    (Permissions::ADD_REACTIONS, "missing-lock"),
];

/// The permissions that the guard asks for when it is invited.
#[must_use]
pub fn wanted() -> Permissions {
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
    if Topic::ALL.iter().all(|topic| settings.told_in(*topic).is_none()) {
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
    let (application, needs) = (desk.application, wanted().bits());
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={needs}&guild_id={guild}"
    )
}

#[cfg(test)]
mod tests {
    use lodge_register::Timestamp;

    use super::*;
    use crate::{
        allowed::{NAMES, needs},
        decide::Act,
        ids::{ChannelId, RoleId, UserId},
        structure::Change,
        town::OverwriteOf,
    };

    /// Permissions as Discord's own pages write them, which is how the table of the page names them.
    fn named(permission: Permissions) -> String {
        let (name, _) = NAMES.iter().find(|(_, known)| *known == permission).unwrap();
        match *name {
            "MANAGE_GUILD" => "Manage Server".to_owned(),
            "VIEW_CHANNEL" => "View Channels".to_owned(),
            name => {
                let word = |word: &str| match word {
                    "IN" => "in".to_owned(),
                    word => word[..1].to_owned() + &word[1..].to_ascii_lowercase(),
                };
                name.split('_').map(word).collect::<Vec<_>>().join(" ")
            }
        }
    }

    #[test]
    fn the_page_asks_for_what_the_guard_asks_for() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/use/guard.md");
        let page = std::fs::read_to_string(path).unwrap();
        let (_, number) = page.split_once("&permissions=").unwrap();
        let number: String = number.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(number.parse::<u64>().unwrap(), wanted().bits(), "the link on the page");
        let (_, table) = page.split_once("| Permission | For |").unwrap();
        let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
        let cells = rows.map(|row| row.split('|').nth(1).unwrap().to_owned());
        let mut on_page: Vec<String> = cells
            .flat_map(|cell| cell.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>())
            .filter(|name| !name.starts_with('`'))
            .collect();
        let mut asked: Vec<String> = NEEDED.iter().map(|(permission, _)| named(*permission)).collect();
        on_page.sort_unstable();
        asked.sort_unstable();
        assert_eq!(on_page, asked, "the table on the page");
        assert!(!wanted().has(Permissions::ADMINISTRATOR));
    }

    #[test]
    fn nothing_is_asked_for_that_the_guard_has_no_use_for() {
        let (guild, user, role) = (GuildId::new(1), UserId::new(2), RoleId::new(3));
        let (channel, until) = (ChannelId::new(4), None);
        let of = OverwriteOf::Role(role);
        let overwrite = Change::Overwrite { channel, of, before: None, after: None };
        let acts = [
            Act::PauseInvites { guild, until },
            Act::BulkBan { guild, users: vec![user], delete_seconds: 0 },
            Act::Kick { guild, user },
            Act::Timeout { guild, user, until },
            Act::Quarantine { guild, user },
            Act::Nick { guild, user, nick: None },
            Act::Slowmode { guild, channel, seconds: 5 },
            Act::DeleteMessages { guild, channel, messages: Vec::new() },
            Act::VoiceMove { guild, user, channel: None },
            Act::DeleteWebhooks { guild, channel, by: None, since: Timestamp::default() },
            Act::Restore { guild, changes: vec![overwrite] },
        ];
        let by_acts = acts.iter().fold(Permissions::NONE, |sum, act| sum | needs(act).0);
        // To see and be seen, to look back with `/purge`, to move somebody to a channel, and to close channels.
        let beside = [
            Permissions::VIEW_AUDIT_LOG,
            Permissions::VIEW_CHANNEL,
            Permissions::SEND_MESSAGES,
            Permissions::READ_MESSAGE_HISTORY,
            Permissions::CONNECT,
            Permissions::SEND_MESSAGES_IN_THREADS,
            Permissions::CREATE_PUBLIC_THREADS,
            Permissions::ADD_REACTIONS,
        ];
        assert_eq!(wanted(), beside.into_iter().fold(by_acts, |sum, one| sum | one));
    }
}
