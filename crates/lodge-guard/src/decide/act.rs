//! What can be done: the only words that are carried out.

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{ChannelId, GuildId, MessageId, RoleId, UserId},
    structure::Change,
    when,
};

/// Discord bans so many with one call.
pub const MOST_AT_ONCE: usize = 200;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Nobody can join until then; without a moment they can again.
    PauseInvites {
        /// Where.
        guild: GuildId,
        /// Until when, at most 24 hours ahead.
        #[serde(with = "when::serde_millis::maybe")]
        until: Option<Timestamp>,
    },
    /// Members who are no friends cannot write to each other until then; without a moment they can again.
    PauseDms {
        /// Where.
        guild: GuildId,
        /// Until when, at most 24 hours ahead.
        #[serde(with = "when::serde_millis::maybe")]
        until: Option<Timestamp>,
    },
    /// How much Discord asks of newcomers.
    Verification {
        /// Where.
        guild: GuildId,
        /// 0 to 4.
        level: u8,
    },
    /// How long people wait between two messages.
    Slowmode {
        /// Where.
        guild: GuildId,
        /// In which channel.
        channel: ChannelId,
        /// How many seconds; 0 is not at all.
        seconds: u16,
    },
    /// Bans many at once.
    BulkBan {
        /// Where.
        guild: GuildId,
        /// Whom: at most [`MOST_AT_ONCE`].
        users: Vec<UserId>,
        /// What they wrote in so many last seconds is taken away.
        delete_seconds: u32,
    },
    /// Bans somebody.
    Ban {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
        /// What they wrote in so many last seconds is taken away.
        delete_seconds: u32,
        /// Until when; without a moment for ever.
        #[serde(with = "when::serde_millis::maybe")]
        until: Option<Timestamp>,
    },
    /// Lets somebody come back.
    Unban {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
    },
    /// Puts somebody out.
    Kick {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
    },
    /// Keeps somebody from writing until then; without a moment they can again.
    Timeout {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
        /// Until when, at most 28 days ahead.
        #[serde(with = "when::serde_millis::maybe")]
        until: Option<Timestamp>,
    },
    /// Takes messages away.
    DeleteMessages {
        /// Where.
        guild: GuildId,
        /// In which channel.
        channel: ChannelId,
        /// Which.
        messages: Vec<MessageId>,
    },
    /// Gives somebody these roles, and no others.
    RolesSet {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
        /// Which.
        roles: Vec<RoleId>,
    },
    /// Gives somebody a role.
    RoleAdd {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
        /// Which.
        role: RoleId,
    },
    /// Takes a role from somebody.
    RoleRemove {
        /// Where.
        guild: GuildId,
        /// From whom.
        user: UserId,
        /// Which.
        role: RoleId,
    },
    /// Calls somebody something; without a name what they call themselves.
    Nick {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
        /// What.
        nick: Option<String>,
    },
    /// Takes every role that can be taken from somebody, and remembers which. A bot that has a managed role is put out.
    Quarantine {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
    },
    /// Moves somebody to another voice channel, or out of all.
    VoiceMove {
        /// Where.
        guild: GuildId,
        /// Whom.
        user: UserId,
        /// To which.
        channel: Option<ChannelId>,
    },
    /// Deletes the webhooks of a channel that somebody made since then.
    DeleteWebhooks {
        /// Where.
        guild: GuildId,
        /// In which channel.
        channel: ChannelId,
        /// Who made them; nobody is anybody.
        by: Option<UserId>,
        /// Since when.
        #[serde(with = "when::serde_millis")]
        since: Timestamp,
    },
    /// Puts the structure back: in this order, with what is made anew standing for what it was wherever it is named later.
    Restore {
        /// Where.
        guild: GuildId,
        /// The changes to make: their `after` is what shall be.
        changes: Vec<Change>,
    },
    /// Tells those who look after the server.
    Notify {
        /// Where.
        guild: GuildId,
        /// What.
        notice: Notice,
    },
}

/// What those who look after a server are told. The decision's [`Because`](super::Because) says the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Notice {
    /// A raid began, and what was done at once.
    RaidBegan,
    /// More came.
    RaidGoesOn,
    /// A raid is over, and what was paused goes on.
    RaidEnded,
    /// Somebody might be one of them: a person decides.
    RaidDoubt,
    /// Much joined that was expected.
    PlannedCrowd,
    /// Somebody broke much, and was stopped.
    NukeStopped,
    /// Much is broken by more than one, or by nobody who can be named.
    NukeAlarm,
    /// Somebody who is trusted used up what they are trusted with.
    TrustSpent,
    /// Something happened that no line of the audit log explains.
    NoEntry,
    /// Somebody got a dangerous permission.
    DangerGranted,
    /// A rule struck.
    RuleStruck,
    /// Somebody asks for a second person's yes.
    SecondPerson,
    /// The acts of this hour are used up.
    BudgetSpent,
}

impl Notice {
    /// The name under which its words are found.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::RaidBegan => "notice-raid-began",
            Self::RaidGoesOn => "notice-raid-goes-on",
            Self::RaidEnded => "notice-raid-ended",
            Self::RaidDoubt => "notice-raid-doubt",
            Self::PlannedCrowd => "notice-planned-crowd",
            Self::NukeStopped => "notice-nuke-stopped",
            Self::NukeAlarm => "notice-nuke-alarm",
            Self::TrustSpent => "notice-trust-spent",
            Self::NoEntry => "notice-no-entry",
            Self::DangerGranted => "notice-danger-granted",
            Self::RuleStruck => "notice-rule-struck",
            Self::SecondPerson => "notice-second-person",
            Self::BudgetSpent => "notice-budget-spent",
        }
    }
}

impl Act {
    /// Where it is done.
    #[must_use]
    pub const fn guild(&self) -> GuildId {
        match self {
            Self::PauseInvites { guild, .. }
            | Self::PauseDms { guild, .. }
            | Self::Verification { guild, .. }
            | Self::Slowmode { guild, .. }
            | Self::BulkBan { guild, .. }
            | Self::Ban { guild, .. }
            | Self::Unban { guild, .. }
            | Self::Kick { guild, .. }
            | Self::Timeout { guild, .. }
            | Self::DeleteMessages { guild, .. }
            | Self::RolesSet { guild, .. }
            | Self::RoleAdd { guild, .. }
            | Self::RoleRemove { guild, .. }
            | Self::Nick { guild, .. }
            | Self::Quarantine { guild, .. }
            | Self::VoiceMove { guild, .. }
            | Self::DeleteWebhooks { guild, .. }
            | Self::Restore { guild, .. }
            | Self::Notify { guild, .. } => *guild,
        }
    }
}
