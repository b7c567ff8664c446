//! What is broken, and by whom: lines of the audit log, and effects that are seen without one.

use crate::{
    allowed::Permissions,
    event::{AuditEntry, Event, action},
    ids::RoleId,
    settings::Harm,
    structure::Change,
    town::Guild,
};

/// Something that was broken: how, and what. What an entry says and what is seen of it are the same mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark {
    /// How.
    pub harm: Harm,
    /// What: the number of its id.
    pub target: u64,
}

impl Mark {
    /// What an entry and its effect have in common: a permission in a role is a change of the role.
    #[must_use]
    pub const fn same(self) -> Self {
        let harm = match self.harm {
            Harm::Overwrite => Harm::ChannelUpdate,
            Harm::DangerGranted | Harm::DangerToAll => Harm::RoleUpdate,
            Harm::Vanity => Harm::GuildUpdate,
            other => other,
        };
        Self { harm, ..self }
    }
}

/// What an entry says was broken. Entries that break nothing are none.
#[must_use]
pub fn of_entry(entry: &AuditEntry, guild: &Guild) -> Option<Mark> {
    let harm = match entry.action_type {
        action::GUILD_UPDATE if entry.change("vanity_url_code").is_some() => Harm::Vanity,
        action::GUILD_UPDATE => Harm::GuildUpdate,
        action::CHANNEL_CREATE => Harm::ChannelCreate,
        action::CHANNEL_UPDATE => Harm::ChannelUpdate,
        action::CHANNEL_DELETE => Harm::ChannelDelete,
        action::OVERWRITE_CREATE | action::OVERWRITE_UPDATE | action::OVERWRITE_DELETE => Harm::Overwrite,
        action::MEMBER_KICK => Harm::Kick,
        action::MEMBER_PRUNE => Harm::Prune,
        action::MEMBER_BAN_ADD => Harm::Ban,
        action::BOT_ADD => Harm::BotAdd,
        action::ROLE_CREATE => Harm::RoleCreate,
        action::ROLE_DELETE => Harm::RoleDelete,
        action::ROLE_UPDATE => of_role_update(entry, guild),
        action::MEMBER_ROLE_UPDATE => return gives_danger(entry, guild),
        action::WEBHOOK_CREATE => Harm::WebhookCreate,
        action::EMOJI_DELETE | action::STICKER_DELETE => Harm::EmojiDelete,
        action::MESSAGE_BULK_DELETE => Harm::MessagesDelete,
        _ => return None,
    };
    Some(Mark { harm, target: entry.target_id.map_or(0, crate::ids::Snowflake::get) })
}

/// A role that got a ruinous permission, or a plain change of it.
fn of_role_update(entry: &AuditEntry, guild: &Guild) -> Harm {
    let bits = |value: &serde_json::Value| {
        Permissions::of_bits(
            value.as_str().and_then(|bits| bits.parse().ok()).or(value.as_u64()).unwrap_or(0),
        )
    };
    let gained = entry
        .change("permissions")
        .map_or(Permissions::NONE, |change| bits(&change.new_value).without(bits(&change.old_value)));
    let to_all = entry.target_id.map(crate::ids::Snowflake::as_id_of) == Some(guild.everyone());
    match (gained.any_of(if to_all { Permissions::DANGEROUS } else { Permissions::RUINOUS }), to_all) {
        (true, true) => Harm::DangerToAll,
        (true, false) => Harm::DangerGranted,
        (false, _) => Harm::RoleUpdate,
    }
}

/// Somebody was given a role with a ruinous permission.
fn gives_danger(entry: &AuditEntry, guild: &Guild) -> Option<Mark> {
    let is_ruinous =
        |role: &RoleId| guild.role(*role).is_some_and(|role| role.permissions.any_of(Permissions::RUINOUS));
    let target = entry.target_id.map_or(0, crate::ids::Snowflake::get);
    entry.roles("$add").iter().any(is_ruinous).then_some(Mark { harm: Harm::DangerGranted, target })
}

/// What an event shows is broken, where a line of the audit log must follow. Positions that shift have none.
#[must_use]
pub fn of_effect(event: &Event, changes: &[Change]) -> Option<Mark> {
    let (harm, target) = match event {
        Event::ChannelDelete(channel) => (Harm::ChannelDelete, channel.id.get()),
        Event::RoleDelete(gone) => (Harm::RoleDelete, gone.role_id.get()),
        Event::BanAdd(gone) => (Harm::Ban, gone.user.id.get()),
        Event::RoleUpdate(heard) if gains_danger(changes) => (Harm::DangerGranted, heard.role.id.get()),
        _ => return None,
    };
    Some(Mark { harm, target })
}

fn gains_danger(changes: &[Change]) -> bool {
    changes.iter().any(|change| match change {
        Change::Role { before: Some(before), after: Some(after) } => {
            after.permissions.without(before.permissions).any_of(Permissions::RUINOUS)
        }
        _ => false,
    })
}

/// The mark of a change, to find whose it was.
#[must_use]
pub fn of_change(change: &Change) -> Option<Mark> {
    let (harm, target) = match change {
        Change::Role { before: Some(role), after: None } => (Harm::RoleDelete, role.id.get()),
        Change::Role { before: None, after: Some(role) } => (Harm::RoleCreate, role.id.get()),
        Change::Role { after: Some(role), .. } => (Harm::RoleUpdate, role.id.get()),
        Change::Channel { before: Some(channel), after: None } => (Harm::ChannelDelete, channel.id.get()),
        Change::Channel { before: None, after: Some(channel) } => (Harm::ChannelCreate, channel.id.get()),
        Change::Channel { after: Some(channel), .. } => (Harm::ChannelUpdate, channel.id.get()),
        Change::Overwrite { channel, .. } => (Harm::ChannelUpdate, channel.get()),
        Change::Guild { .. } => (Harm::GuildUpdate, 0),
        Change::Role { .. } | Change::Channel { .. } | Change::MemberRoles { .. } | Change::Ban { .. } => {
            return None;
        }
    };
    Some(Mark { harm, target })
}

/// What an entry changed of people, which no event shows.
#[must_use]
pub fn people(entry: &AuditEntry) -> Option<Change> {
    let user = entry.target_id?.as_id_of();
    match entry.action_type {
        action::MEMBER_ROLE_UPDATE => {
            Some(Change::MemberRoles { user, given: entry.roles("$add"), taken: entry.roles("$remove") })
        }
        action::MEMBER_BAN_ADD => Some(Change::Ban { user, banned: true }),
        action::MEMBER_BAN_REMOVE => Some(Change::Ban { user, banned: false }),
        _ => None,
    }
}
