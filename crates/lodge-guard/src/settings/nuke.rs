//! What is done about those who break things.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::State;
use crate::{
    allowed::Person,
    ids::{RoleId, UserId},
};

/// What is done about those who break things. Harm is weighed in points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Nuke {
    /// Whether anything is.
    pub state: State,
    /// One person who does so much harm...
    pub burst_points: u32,
    /// ...within so many seconds is stopped.
    pub burst_seconds: u32,
    /// So is one who does so much within an hour.
    pub hour_points: u32,
    /// So much harm by all together, within the time of a burst, is an alarm.
    pub guild_points: u32,
    /// What each harm weighs, where it is not the usual.
    pub weights: BTreeMap<Harm, u32>,
    /// Who may do more.
    pub trusted: Vec<Trusted>,
    /// An effect that no line of the audit log explains within so many seconds is unexplained.
    pub explain_seconds: u32,
    /// What happens once somebody is stopped.
    pub afterwards: Afterwards,
}

impl Default for Nuke {
    fn default() -> Self {
        Self {
            state: State::On,
            burst_points: 10,
            burst_seconds: 20,
            hour_points: 60,
            guild_points: 24,
            weights: BTreeMap::new(),
            trusted: Vec::new(),
            explain_seconds: 15,
            afterwards: Afterwards::Restore,
        }
    }
}

/// What happens once somebody is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Afterwards {
    /// What they changed is put back.
    Restore,
    /// A person decides.
    Ask,
}

/// Who may do more than others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trusted {
    /// Who.
    pub whom: Whom,
    /// So many times the points. Nobody may do anything.
    pub times: u32,
}

/// A person, or all who have a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// One.
    User(UserId),
    /// All who have it.
    Role(RoleId),
}

/// How something can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Harm {
    /// A channel went.
    ChannelDelete,
    /// A channel came.
    ChannelCreate,
    /// A channel changed.
    ChannelUpdate,
    /// Who may do what in a channel changed.
    Overwrite,
    /// A role went.
    RoleDelete,
    /// A role came.
    RoleCreate,
    /// A role changed.
    RoleUpdate,
    /// A role, or somebody, got a dangerous permission.
    DangerGranted,
    /// Everybody got one.
    DangerToAll,
    /// Somebody was banned.
    Ban,
    /// Somebody was put out.
    Kick,
    /// Many were put out at once.
    Prune,
    /// A webhook came.
    WebhookCreate,
    /// An emoji went.
    EmojiDelete,
    /// A bot came.
    BotAdd,
    /// The server's name, picture or settings changed.
    GuildUpdate,
    /// The server's own invitation changed.
    Vanity,
    /// Many messages were taken away.
    MessagesDelete,
}

impl Nuke {
    /// What a harm weighs here.
    #[must_use]
    pub fn weight(&self, harm: Harm) -> u32 {
        self.weights.get(&harm).copied().unwrap_or_else(|| usual(harm))
    }

    /// How many times the points somebody may do.
    #[must_use]
    pub fn times(&self, person: Person<'_>) -> u32 {
        let is = |trusted: &&Trusted| match trusted.whom {
            Whom::User(user) => user == person.user,
            Whom::Role(role) => person.roles.contains(&role),
        };
        self.trusted.iter().filter(is).map(|trusted| trusted.times).max().unwrap_or(1).max(1)
    }
}

/// What a harm usually weighs: three of the worst are a burst.
const fn usual(harm: Harm) -> u32 {
    match harm {
        Harm::Prune | Harm::DangerToAll => 10,
        Harm::Vanity => 6,
        Harm::ChannelDelete
        | Harm::RoleDelete
        | Harm::Ban
        | Harm::Kick
        | Harm::DangerGranted
        | Harm::BotAdd => 4,
        Harm::WebhookCreate | Harm::Overwrite | Harm::GuildUpdate => 3,
        Harm::ChannelCreate | Harm::RoleCreate | Harm::EmojiDelete | Harm::MessagesDelete => 2,
        Harm::ChannelUpdate | Harm::RoleUpdate => 1,
    }
}
