//! Who may do what: Discord's permissions, worked out a second time.

use crate::id::{Id, Number};
use crate::moment::Moment;
use crate::state::{Channel, Guild, Member};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::{BitAnd, BitOr};

/// A set of permissions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Permissions(
    /// One bit each.
    pub u64,
);

macro_rules! bits {
    ($($name:ident = $bit:literal, $says:literal;)+) => {
        impl Permissions {
            $(#[doc = $says] pub const $name: Self = Self(1 << $bit);)+
        }
    };
}

bits! {
    CREATE_INVITE = 0, "To invite.";
    KICK_MEMBERS = 1, "To remove people.";
    BAN_MEMBERS = 2, "To remove people and keep them out.";
    ADMINISTRATOR = 3, "Everything, everywhere.";
    MANAGE_CHANNELS = 4, "To make, change and delete channels.";
    MANAGE_GUILD = 5, "To change the guild.";
    ADD_REACTIONS = 6, "To react.";
    VIEW_AUDIT_LOG = 7, "To see who did what.";
    VIEW_CHANNEL = 10, "To see a channel.";
    SEND_MESSAGES = 11, "To write.";
    MANAGE_MESSAGES = 13, "To delete what others wrote.";
    READ_MESSAGE_HISTORY = 16, "To read what was written before.";
    MENTION_EVERYONE = 17, "To call everybody.";
    CONNECT = 20, "To enter a voice channel.";
    SPEAK = 21, "To speak there.";
    MUTE_MEMBERS = 22, "To silence others there.";
    DEAFEN_MEMBERS = 23, "To deafen others there.";
    MOVE_MEMBERS = 24, "To move others about.";
    CHANGE_NICKNAME = 26, "To change one's own name.";
    MANAGE_NICKNAMES = 27, "To change others' names.";
    MANAGE_ROLES = 28, "To make, change and give roles.";
    MANAGE_WEBHOOKS = 29, "To make, change and delete webhooks.";
    MANAGE_EXPRESSIONS = 30, "To change emoji of others.";
    MANAGE_THREADS = 34, "To close and delete threads.";
    SEND_IN_THREADS = 38, "To write in threads.";
    MODERATE_MEMBERS = 40, "To time people out.";
    CREATE_EXPRESSIONS = 43, "To make emoji.";
}

impl Permissions {
    /// All there are.
    pub const ALL: Self = Self((1 << 53) - 1);
    /// None.
    pub const NONE: Self = Self(0);

    /// What `@everyone` may do in a guild that nobody changed.
    #[must_use]
    pub fn of_everyone() -> Self {
        Self::VIEW_CHANNEL
            | Self::SEND_MESSAGES
            | Self::READ_MESSAGE_HISTORY
            | Self::ADD_REACTIONS
            | Self::CREATE_INVITE
            | Self::CONNECT
            | Self::SPEAK
            | Self::CHANGE_NICKNAME
            | Self::SEND_IN_THREADS
    }

    /// Whether all of these are among them.
    #[must_use]
    pub fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 == wanted.0
    }

    fn after(self, overwrite: &crate::state::Overwrite) -> Self {
        Self((self.0 & !overwrite.deny.0) | overwrite.allow.0)
    }
}

impl BitOr for Permissions {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Permissions {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Permissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Number).map(Self)
    }
}

/// What somebody may do in the guild as a whole; nothing, if they are not in it.
pub(crate) fn in_guild(guild: &Guild, who: Id, now: Moment) -> Permissions {
    let Some(member) = guild.members.get(&who) else { return Permissions::NONE };
    let base = base(guild, who, member);
    if base == Permissions::ALL { base } else { unless_timed_out(base, member, now) }
}

/// What somebody may do in one channel of it.
pub(crate) fn in_channel(guild: &Guild, channel: &Channel, who: Id, now: Moment) -> Permissions {
    let Some(member) = guild.members.get(&who) else { return Permissions::NONE };
    let base = base(guild, who, member);
    if base == Permissions::ALL {
        return base;
    }
    let ruling =
        channel.parent_id.filter(|_| channel.is_thread()).and_then(|parent| guild.channels.get(&parent));
    let overwrites = &ruling.unwrap_or(channel).permission_overwrites;
    let mut may = base;
    for overwrite in overwrites.iter().filter(|o| o.id == guild.profile.id) {
        may = may.after(overwrite);
    }
    let of_roles = overwrites.iter().filter(|o| member.roles.contains(&o.id));
    let (allow, deny) = of_roles.fold((0, 0), |(allow, deny), o| (allow | o.allow.0, deny | o.deny.0));
    may = Permissions((may.0 & !deny) | allow);
    for overwrite in overwrites.iter().filter(|o| o.id == who) {
        may = may.after(overwrite);
    }
    if may.has(Permissions::VIEW_CHANNEL) { unless_timed_out(may, member, now) } else { Permissions::NONE }
}

fn base(guild: &Guild, who: Id, member: &Member) -> Permissions {
    if guild.profile.owner_id == who {
        return Permissions::ALL;
    }
    let everyone = guild.roles.get(&guild.profile.id).map_or(0, |role| role.permissions.0);
    let all = member
        .roles
        .iter()
        .filter_map(|id| guild.roles.get(id))
        .fold(everyone, |sum, r| sum | r.permissions.0);
    if Permissions(all).has(Permissions::ADMINISTRATOR) { Permissions::ALL } else { Permissions(all) }
}

fn unless_timed_out(may: Permissions, member: &Member, now: Moment) -> Permissions {
    if member.communication_disabled_until.is_some_and(|until| until > now) {
        may & (Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY)
    } else {
        may
    }
}

/// Where somebody's highest role stands; of two on the same step, the older is higher.
fn rank(guild: &Guild, who: Id) -> (i64, std::cmp::Reverse<Id>) {
    if guild.profile.owner_id == who {
        return (i64::MAX, std::cmp::Reverse(Id(0)));
    }
    let roles = guild.members.get(&who).map(|member| member.roles.as_slice()).unwrap_or_default();
    let ranks =
        roles.iter().filter_map(|id| guild.roles.get(id)).map(|r| (r.position, std::cmp::Reverse(r.id)));
    ranks.max().unwrap_or((0, std::cmp::Reverse(guild.profile.id)))
}

/// Whether one person stands above another.
pub(crate) fn outranks(guild: &Guild, actor: Id, target: Id) -> bool {
    rank(guild, actor) > rank(guild, target)
}

/// Whether one person stands above a role.
pub(crate) fn above_role(guild: &Guild, actor: Id, role: Id) -> bool {
    guild.roles.get(&role).is_some_and(|r| rank(guild, actor) > (r.position, std::cmp::Reverse(r.id)))
}
