//! What is done about raids.

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use super::State;
use crate::{ids::ChannelId, when};

/// What is done about raids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Raid {
    /// Whether anything is.
    pub state: State,
    /// So many who join so fast are a flood.
    pub flood: Rate,
    /// So many who are alike and join within so long are a drip.
    pub drip: Rate,
    /// What is done about a flood of people who look like nobody's army.
    pub crowd: Crowd,
    /// Who looks this much like a raider is banned. Nobody is who is like nobody else.
    pub ban_from: u16,
    /// Who looks this much like one is shown to people.
    pub doubt_from: u16,
    /// So long before it began a raid is looked for.
    pub look_back_seconds: u32,
    /// What is done at once.
    pub contain: Contain,
    /// After so long without another of them a raid is over.
    pub calm_seconds: u32,
    /// What the banned wrote in so many last seconds is taken away.
    pub delete_seconds: u32,
    /// When many are expected.
    pub planned: Vec<Planned>,
}

/// So many within so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// How many.
    pub count: u32,
    /// Within so many seconds.
    pub seconds: u32,
}

/// What is done about a flood of people who look like nobody's army.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Crowd {
    /// The door is closed for a while; nobody is banned.
    Contain,
    /// People are told.
    Tell,
}

/// What is done at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contain {
    /// Nobody can join for so many minutes, and longer while it goes on; 0 leaves the door open.
    pub pause_invites_minutes: u32,
    /// Members cannot write to each other for so many minutes; 0 lets them.
    pub pause_dms_minutes: u32,
    /// Discord asks this much of newcomers.
    pub verification: Option<u8>,
    /// People wait so many seconds between two messages...
    pub slowmode_seconds: u16,
    /// ...in these channels.
    pub slowmode_channels: Vec<ChannelId>,
}

/// When many are expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// From then.
    #[serde(with = "when::serde_millis")]
    pub from: Timestamp,
    /// To then.
    #[serde(with = "when::serde_millis")]
    pub until: Timestamp,
}

impl Default for Contain {
    fn default() -> Self {
        Self {
            pause_invites_minutes: 15,
            pause_dms_minutes: 30,
            verification: Some(3),
            slowmode_seconds: 10,
            slowmode_channels: Vec::new(),
        }
    }
}

impl Default for Raid {
    fn default() -> Self {
        Self {
            state: State::On,
            flood: Rate { count: 10, seconds: 20 },
            drip: Rate { count: 5, seconds: 24 * 3600 },
            crowd: Crowd::Contain,
            ban_from: 5,
            doubt_from: 3,
            look_back_seconds: 900,
            contain: Contain::default(),
            calm_seconds: 180,
            delete_seconds: 3600,
            planned: Vec::new(),
        }
    }
}

impl Raid {
    /// Whether many are expected just now.
    #[must_use]
    pub fn is_planned(&self, now: Timestamp) -> bool {
        self.planned.iter().any(|planned| planned.from <= now && now < planned.until)
    }
}
