//! Made-up people at a made-up door: how many who come back are seen, and how many others are bothered.
//!
//! Households, carriers that put thousands behind one address, schools, VPNs, phones that are all alike, people who are banned
//! and come back. All of them go through the very code that looks at real ones, on a clock of its own. One thing differs:
//! argon2id is given 8 KiB instead of 64 MiB, because nobody has to be protected and a hundred thousand are looked at.
//!
//! The numbers of this world are guesses, written down in `people` and `places`; what comes out is as good as they are.

mod chart;
mod door;
mod people;
mod places;
mod play;
#[cfg(test)]
mod tests;

use lodge_register::Timestamp;
use serde::Serialize;

pub use chart::{Point, chart};

/// How many come, and in how many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Crowd {
    /// How many who mean well, but for their flatmates.
    pub newcomers: u32,
    /// How many who will be banned.
    pub banned: u32,
    /// Within how many days.
    pub days: u32,
}

impl Default for Crowd {
    fn default() -> Self {
        Self { newcomers: 5_000, banned: 200, days: 120 }
    }
}

/// How many came, and how many of them were looked at or stayed outside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// How many came.
    pub all: u32,
    /// How many were shown to the staff.
    pub reviewed: u32,
    /// How many stayed outside until somebody looked.
    pub held: u32,
}

/// How it went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Those who mean well, flatmates and second accounts of members among them.
    pub newcomers: Seen,
    /// Those who come back with the same browser or the same linked account.
    pub lazy: Seen,
    /// Those who come back from the same home, with a fresh account in a private window.
    pub at_home: Seen,
    /// Those who come back through a VPN, with a fresh account in a private window.
    pub hidden: Seen,
    /// How many who mean well were told that a VPN was seen, and let in.
    pub warned: u32,
    /// The points of those who mean well, where they were like anybody.
    #[serde(skip)]
    pub points_of_newcomers: Vec<i32>,
    /// The points of the lazy ones.
    #[serde(skip)]
    pub points_of_lazy: Vec<i32>,
}

impl Seen {
    /// How many were seen at all, in parts of one.
    #[must_use]
    pub fn share(self) -> f64 {
        part(self.reviewed + self.held, self.all)
    }

    /// How many were held, in parts of one.
    #[must_use]
    pub fn held_share(self) -> f64 {
        part(self.held, self.all)
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            reviewed: self.reviewed + other.reviewed,
            held: self.held + other.held,
        }
    }
}

/// A part of a whole; nothing of nothing is nothing.
fn part(some: u32, all: u32) -> f64 {
    if all == 0 { 0.0 } else { f64::from(some) / f64::from(all) }
}

impl Counts {
    /// These and those.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.points_of_newcomers.extend(other.points_of_newcomers);
        self.points_of_lazy.extend(other.points_of_lazy);
        Self {
            newcomers: self.newcomers.plus(other.newcomers),
            lazy: self.lazy.plus(other.lazy),
            at_home: self.at_home.plus(other.at_home),
            hidden: self.hidden.plus(other.hidden),
            warned: self.warned + other.warned,
            ..self
        }
    }
}

/// Lets them come. The same seed is the same crowd.
#[must_use]
pub fn run(crowd: Crowd, seed: u64) -> Counts {
    play::play(crowd, seed)
}

/// When every crowd begins to come: a fixed moment, so that the same seed is the same crowd. The quarter changes meanwhile.
const BEGINS: Timestamp = Timestamp::from_millis(1_790_000_000_000);
