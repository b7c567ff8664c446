//! Servers and what they are made of, as events bring them.

use lodge_register::Timestamp;

use super::{Member, Text, heard};
use crate::{
    allowed::Permissions,
    ids::{AnyId, ChannelId, EmojiId, GuildId, RoleId, UserId},
};

heard! {
    /// A server, whole, as it comes when we connect; or what changed of it.
    pub struct GuildFull {
        /// Which.
        pub id: GuildId,
        /// Its name.
        pub name: Text,
        /// Whose it is.
        pub owner_id: UserId,
        /// How much Discord asks of newcomers: 0 to 4.
        pub verification_level: u8,
        /// Who is told of what: 0 all messages, 1 mentions.
        pub default_message_notifications: u8,
        /// Whose media Discord scans.
        pub explicit_content_filter: u8,
        /// Whether moderators need a second factor.
        pub mfa_level: u8,
        /// What it has: `COMMUNITY`, `INVITES_DISABLED` and others.
        pub features: Vec<Text>,
        /// Its own invitation.
        pub vanity_url_code: Option<Text>,
        /// What names its picture.
        pub icon: Option<Text>,
        /// What it says about itself.
        pub description: Option<Text>,
        /// Where Discord writes who joined.
        pub system_channel_id: Option<ChannelId>,
        /// Where the rules are.
        pub rules_channel_id: Option<ChannelId>,
        /// Where Discord writes to moderators.
        pub public_updates_channel_id: Option<ChannelId>,
        /// The language that it speaks.
        pub preferred_locale: Text,
        /// Its roles.
        pub roles: Vec<Role>,
        /// Its channels and categories.
        pub channels: Vec<Channel>,
        /// Its threads that are open.
        pub threads: Vec<Channel>,
        /// Some of its members, ourselves among them.
        pub members: Vec<Member>,
        /// Its emojis.
        pub emojis: Vec<Emoji>,
        /// How many are in it.
        pub member_count: u64,
        /// What Discord paused or noticed.
        pub incidents_data: Option<Incidents>,
        /// Whether Discord cannot reach it.
        pub unavailable: bool,
    }

    /// What Discord paused or noticed.
    pub struct Incidents {
        /// Until when nobody can join.
        pub invites_disabled_until: Option<Timestamp>,
        /// Until when members cannot write to each other.
        pub dms_disabled_until: Option<Timestamp>,
        /// When Discord noticed unwanted messages.
        pub dm_spam_detected_at: Option<Timestamp>,
        /// When Discord noticed a raid.
        pub raid_detected_at: Option<Timestamp>,
    }

    /// A role.
    pub struct Role {
        /// Which; that of everybody has the id of its server.
        pub id: RoleId,
        /// Its name.
        pub name: Text,
        /// What it allows.
        pub permissions: Permissions,
        /// Where it stands; higher is above.
        pub position: u16,
        /// Its colour, as Discord had it before.
        pub color: u32,
        /// Its colours.
        pub colors: Option<Colors>,
        /// Whether its members stand apart in the list.
        pub hoist: bool,
        /// Whether everybody may mention it.
        pub mentionable: bool,
        /// Whether it belongs to a bot or to boosters: nobody can give it.
        pub managed: bool,
        /// The sign beside its name.
        pub unicode_emoji: Option<Text>,
    }

    /// The colours of a role.
    pub struct Colors {
        /// The first.
        pub primary_color: u32,
        /// The second, of a gradient.
        pub secondary_color: Option<u32>,
        /// The third, of a hologram.
        pub tertiary_color: Option<u32>,
    }

    /// A channel, a category or a thread.
    pub struct Channel {
        /// Which.
        pub id: ChannelId,
        /// Where.
        pub guild_id: GuildId,
        /// What it is: 0 text, 2 voice, 4 category, 5 announcements, 10 to 12 threads, 13 stage, 15 forum, 16 media.
        #[serde(rename = "type")]
        pub kind: u8,
        /// Its name.
        pub name: Text,
        /// What it is about.
        pub topic: Option<Text>,
        /// Its category; of a thread its channel.
        pub parent_id: Option<ChannelId>,
        /// Where it stands.
        pub position: u16,
        /// Whether it is for adults.
        pub nsfw: bool,
        /// Seconds between two messages of one person.
        pub rate_limit_per_user: u16,
        /// How well it sounds.
        pub bitrate: u32,
        /// How many fit in it.
        pub user_limit: u16,
        /// Who may do what in it.
        pub permission_overwrites: Vec<Overwrite>,
        /// Who opened the thread.
        pub owner_id: Option<UserId>,
    }

    /// Who may do what in a channel.
    pub struct Overwrite {
        /// A role or a person.
        pub id: AnyId,
        /// Which of both: 0 a role, 1 a person.
        #[serde(rename = "type")]
        pub kind: u8,
        /// What they may.
        pub allow: Permissions,
        /// What they may not.
        pub deny: Permissions,
    }

    /// An emoji.
    pub struct Emoji {
        /// Which; those of Unicode have none.
        pub id: Option<EmojiId>,
        /// Its name, or the sign itself.
        pub name: Text,
        /// Whether it moves.
        pub animated: bool,
    }

    /// A role came or changed.
    pub struct RoleHeard {
        /// Where.
        pub guild_id: GuildId,
        /// Which.
        pub role: Role,
    }

    /// A role went.
    pub struct RoleGone {
        /// Where.
        pub guild_id: GuildId,
        /// Which.
        pub role_id: RoleId,
    }

    /// A server went: we were put out, or Discord cannot reach it.
    pub struct GuildGone {
        /// Which.
        pub id: GuildId,
        /// Whether it will be back.
        pub unavailable: bool,
    }

    /// The emojis, whole.
    pub struct EmojisHeard {
        /// Where.
        pub guild_id: GuildId,
        /// All there are.
        pub emojis: Vec<Emoji>,
    }

    /// Something about the webhooks of a channel changed; Discord does not say what.
    pub struct WebhooksHeard {
        /// Where.
        pub guild_id: GuildId,
        /// In which channel.
        pub channel_id: ChannelId,
    }

    /// An invitation came or went.
    pub struct InviteHeard {
        /// Where.
        pub guild_id: GuildId,
        /// To which channel.
        pub channel_id: ChannelId,
        /// The invitation.
        pub code: Text,
        /// Who made it.
        pub inviter: Option<super::User>,
        /// How often it may be used; 0 is always.
        pub max_uses: u32,
        /// For how many seconds; 0 is for ever.
        pub max_age: u32,
    }
}
