//! Drills: a raid on a virtual clock, through the very code that meets a real one.

mod better;
mod cast;
mod past;
pub(crate) mod seeded;
#[cfg(test)]
mod tests;
mod world;

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

pub use better::{Better, better};
pub use past::PastJoin;

use crate::settings::Settings;

/// What comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Many young accounts within a minute.
    Flood,
    /// A few an hour, for two days.
    Drip,
    /// A moderator whose account somebody else has.
    Nuke,
    /// Those who were banned come back under other accounts.
    AltReturn,
}

/// Whether closing the door helps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    /// Who comes after it is closed stays outside.
    #[default]
    Closes,
    /// It does not close: all of them get in.
    Jammed,
}

/// A drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drill {
    /// What comes.
    pub profile: Profile,
    /// The same seed is the same drill.
    pub seed: u64,
    /// The settings that are tried.
    pub settings: Settings,
    /// How many come.
    pub raiders: u32,
    /// How many who mean well join in the same time, for each hour.
    pub innocents_per_hour: u32,
    /// Whether closing the door helps.
    pub door: Door,
    /// How many milliseconds a call takes.
    pub call_millis: u32,
    /// Who joined in the past, instead of made-up people who mean well.
    pub past: Vec<PastJoin>,
}

impl Drill {
    /// The drill that a profile usually is.
    #[must_use]
    pub const fn new(profile: Profile, seed: u64, settings: Settings) -> Self {
        let (raiders, innocents_per_hour) = match profile {
            Profile::Flood => (1_000, 120),
            Profile::Drip => (60, 6),
            Profile::Nuke => (1, 6),
            Profile::AltReturn => (12, 6),
        };
        let (door, call_millis) = (Door::Closes, 250);
        Self { profile, seed, settings, raiders, innocents_per_hour, door, call_millis, past: Vec::new() }
    }
}

/// How a drill went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How many who mean ill tried to join.
    pub raiders: u32,
    /// How many of them got in.
    pub got_in: u32,
    /// How many of those were banned.
    pub banned: u32,
    /// How many of those are still inside.
    pub missed: u32,
    /// How many who mean well tried to join.
    pub innocents: u32,
    /// How many of them were banned, put out, or lost their roles.
    pub innocents_hit: u32,
    /// How many of them found the door closed.
    pub innocents_waiting: u32,
    /// From the first of them until the first call had its effect; 0, if the door was closed when they came.
    pub contained_millis: Option<i64>,
    /// Calls to Discord.
    pub calls: u32,
    /// Calls that ban many.
    pub bulk_calls: u32,
    /// How often a raid was begun to be fought.
    pub begun: u32,
    /// How many of those ended by themselves.
    pub ended: u32,
    /// Alarms about things that were broken where nothing was.
    pub false_alarms: u32,
    /// How often people were asked to look.
    pub asked: u32,
    /// How many acts somebody who broke things could do.
    pub acts_done: u32,
    /// How much of what was broken is still broken.
    pub still_broken: u32,
    /// What a well-meaning moderator changed meanwhile, and is gone.
    pub work_lost: u32,
}

/// Runs a drill.
#[must_use]
pub fn run(drill: &Drill) -> Report {
    let mut world = world::World::new(drill);
    for (at, what) in cast::cast(drill) {
        world.at(at, what);
    }
    world.play()
}

/// When every drill begins: a fixed moment, so that the same seed is the same drill.
const BEGINS: Timestamp = Timestamp::from_millis(1_790_000_000_000);
