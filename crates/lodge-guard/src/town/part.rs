//! What a server is made of, as small as it can be kept and whole enough to be put back.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::{
    allowed::{Permissions, Rank},
    event,
    ids::{ChannelId, RoleId, UserId},
};

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Which; that of everybody has the id of its server.
    pub id: RoleId,
    /// Its name.
    pub name: CompactString,
    /// What it allows.
    pub permissions: Permissions,
    /// Its colours: one, two of a gradient, or three; 0 is none.
    pub colors: [u32; 3],
    /// Where it stands; higher is above.
    pub position: u16,
    /// Whether its members stand apart in the list.
    pub hoist: bool,
    /// Whether everybody may mention it.
    pub mentionable: bool,
    /// Whether it belongs to a bot or to boosters.
    pub managed: bool,
    /// The sign beside its name.
    pub emoji: Option<Box<str>>,
}

impl Role {
    /// Where it stands among the others.
    #[must_use]
    pub const fn rank(&self) -> Rank {
        Rank::new(self.position, self.id)
    }
}

impl From<&event::Role> for Role {
    fn from(role: &event::Role) -> Self {
        let colors = role.colors.as_ref().map_or([role.color, 0, 0], |colors| {
            [
                colors.primary_color,
                colors.secondary_color.unwrap_or_default(),
                colors.tertiary_color.unwrap_or_default(),
            ]
        });
        Self {
            id: role.id,
            name: role.name.as_str().into(),
            permissions: role.permissions,
            colors,
            position: role.position,
            hoist: role.hoist,
            mentionable: role.mentionable,
            managed: role.managed,
            emoji: role.unicode_emoji.as_ref().map(|sign| sign.as_str().into()),
        }
    }
}

/// A channel or a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Which.
    pub id: ChannelId,
    /// Its category.
    pub parent: Option<ChannelId>,
    /// Its name.
    pub name: CompactString,
    /// What it is about.
    pub topic: Option<Box<str>>,
    /// Who may do what in it, by id.
    pub overwrites: Box<[Overwrite]>,
    /// How well it sounds.
    pub bitrate: u32,
    /// Where it stands.
    pub position: u16,
    /// Seconds between two messages of one person.
    pub slowmode: u16,
    /// How many fit in it.
    pub user_limit: u16,
    /// What it is: 0 text, 2 voice, 4 category, 5 announcements, 13 stage, 15 forum, 16 media.
    pub kind: u8,
    /// Whether it is for adults.
    pub nsfw: bool,
}

/// What Discord calls a category.
pub const CATEGORY: u8 = 4;

impl From<&event::Channel> for Channel {
    fn from(channel: &event::Channel) -> Self {
        let mut overwrites: Vec<_> = channel.permission_overwrites.iter().map(Overwrite::from).collect();
        overwrites.sort_unstable_by_key(Overwrite::of);
        overwrites.dedup_by_key(|overwrite| overwrite.of());
        Self {
            id: channel.id,
            parent: channel.parent_id,
            name: channel.name.as_str().into(),
            topic: channel
                .topic
                .as_ref()
                .filter(|topic| !topic.is_empty())
                .map(|topic| topic.as_str().into()),
            overwrites: overwrites.into(),
            bitrate: channel.bitrate,
            position: channel.position,
            slowmode: channel.rate_limit_per_user,
            user_limit: channel.user_limit,
            kind: channel.kind,
            nsfw: channel.nsfw,
        }
    }
}

/// Who may do what in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Plain", into = "Plain")]
pub struct Overwrite {
    /// Who: the id of a role, or with [`PERSON`] that of a person. Most servers have more of these than of all else.
    of: u64,
    /// What they may.
    pub allow: Permissions,
    /// What they may not.
    pub deny: Permissions,
}

/// No id is as great: Discord counts milliseconds in the upper bits, and this one is set in the year 2084.
const PERSON: u64 = 1 << 63;

impl Overwrite {
    /// What somebody may in a channel, and what they may not.
    #[must_use]
    pub const fn new(of: OverwriteOf, allow: Permissions, deny: Permissions) -> Self {
        let of = match of {
            OverwriteOf::Role(role) => role.get(),
            OverwriteOf::User(user) => user.get() | PERSON,
        };
        Self { of, allow, deny }
    }

    /// Who.
    #[must_use]
    pub const fn of(&self) -> OverwriteOf {
        if self.of & PERSON == 0 {
            OverwriteOf::Role(RoleId::new(self.of))
        } else {
            OverwriteOf::User(UserId::new(self.of & !PERSON))
        }
    }
}

/// The same as it is written down.
#[derive(Serialize, Deserialize)]
struct Plain {
    of: OverwriteOf,
    allow: Permissions,
    deny: Permissions,
}

impl From<Plain> for Overwrite {
    fn from(Plain { of, allow, deny }: Plain) -> Self {
        Self::new(of, allow, deny)
    }
}

impl From<Overwrite> for Plain {
    fn from(overwrite: Overwrite) -> Self {
        Self { of: overwrite.of(), allow: overwrite.allow, deny: overwrite.deny }
    }
}

/// Whom an overwrite is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OverwriteOf {
    /// All who have a role.
    Role(RoleId),
    /// One person.
    User(UserId),
}

impl From<&event::Overwrite> for Overwrite {
    fn from(overwrite: &event::Overwrite) -> Self {
        let of = match overwrite.kind {
            1 => OverwriteOf::User(overwrite.id.as_id_of()),
            _ => OverwriteOf::Role(overwrite.id.as_id_of()),
        };
        Self::new(of, overwrite.allow, overwrite.deny)
    }
}

/// The face of a server: what is its own, and not that of a role or a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// Its name.
    pub name: Box<str>,
    /// What it says about itself.
    pub description: Option<Box<str>>,
    /// What names its picture. It can be compared, not put back.
    pub icon: Option<Box<str>>,
    /// Its own invitation.
    pub vanity: Option<Box<str>>,
    /// Where Discord writes who joined.
    pub system_channel: Option<ChannelId>,
    /// Where the rules are.
    pub rules_channel: Option<ChannelId>,
    /// Where Discord writes to moderators.
    pub updates_channel: Option<ChannelId>,
    /// How much Discord asks of newcomers: 0 to 4.
    pub verification_level: u8,
    /// Who is told of what.
    pub notifications: u8,
    /// Whose media Discord scans.
    pub content_filter: u8,
    /// Whether moderators need a second factor.
    pub mfa_level: u8,
}

impl From<&event::GuildFull> for Face {
    fn from(guild: &event::GuildFull) -> Self {
        let boxed = |text: &Option<event::Text>| {
            text.as_ref().filter(|text| !text.is_empty()).map(|text| text.as_str().into())
        };
        Self {
            name: guild.name.as_str().into(),
            description: boxed(&guild.description),
            icon: boxed(&guild.icon),
            vanity: boxed(&guild.vanity_url_code),
            system_channel: guild.system_channel_id,
            rules_channel: guild.rules_channel_id,
            updates_channel: guild.public_updates_channel_id,
            verification_level: guild.verification_level,
            notifications: guild.default_message_notifications,
            content_filter: guild.explicit_content_filter,
            mfa_level: guild.mfa_level,
        }
    }
}
