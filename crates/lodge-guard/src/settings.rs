//! What those who look after a server have chosen.

mod automod;
mod budget;
pub mod entrance;
mod nuke;
mod preset;
mod raid;
mod roles;
mod summary;
mod telling;

use serde::{Deserialize, Serialize};

pub use automod::{Automod, Exempt, Pattern, Rule, Rung, State, Step, Window};
pub use budget::{Budgets, Kind};
pub use entrance::{Entrance, Service};
pub use nuke::{Afterwards, Harm, Nuke, Trusted, Whom};
pub use preset::Preset;
pub use raid::{Contain, Crowd, Planned, Raid, Rate};
pub use roles::{Roles, Sign, Welcome};
pub use summary::{KEYS, Line, summary};
pub use telling::{Place, Telling, Topic};

use crate::ids::ChannelId;

/// All settings of one server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What is done about messages and names.
    pub automod: Automod,
    /// What is done about raids.
    pub raid: Raid,
    /// What is done about those who break things.
    pub nuke: Nuke,
    /// How much a moderator may do in an hour, and what needs two of them.
    pub budgets: Budgets,
    /// Which roles are given without anybody asking.
    pub roles: Roles,
    /// What those who come are asked.
    pub entrance: Entrance,
    /// Where those who look after the server are told.
    pub tell: Option<ChannelId>,
    /// What they are told there, and what elsewhere or not at all.
    pub telling: Telling,
    /// The language in which they are told, as a tag; the first that Lodge knows where there is none.
    pub language: String,
}

impl Settings {
    /// The channel in which a topic is told, if it is.
    #[must_use]
    pub const fn told_in(&self, topic: Topic) -> Option<ChannelId> {
        match self.telling.place(topic) {
            Place::None => None,
            Place::Log => self.tell,
            Place::Channel(channel) => Some(channel),
        }
    }
}
