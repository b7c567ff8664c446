//! Snowflakes: numbers that say when they were made, and travel as text.

use crate::moment::Moment;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// 2015-01-01, from which snowflakes count their milliseconds.
const EPOCH: u64 = 1_420_070_400_000;

/// The number of a guild, a user, a message or anything else that Discord numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(
    /// As it travels.
    pub u64,
);

impl Id {
    /// The first number that is possible at a moment.
    #[must_use]
    pub fn first_of(moment: Moment) -> Self {
        Self(u64::try_from(moment.0).unwrap_or(0).saturating_sub(EPOCH) << 22)
    }

    /// When it was given.
    #[must_use]
    pub fn made_at(self) -> Moment {
        Moment(i64::try_from((self.0 >> 22) + EPOCH).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Number).map(Self)
    }
}

/// Reads a number that may have been written as text.
pub(crate) struct Number;

impl Visitor<'_> for Number {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or a number as text")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u64, E> {
        Ok(number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u64, E> {
        text.parse().map_err(E::custom)
    }
}

/// Gives numbers, each greater than the one before.
#[derive(Debug, Default)]
pub(crate) struct Mint {
    last: u64,
}

impl Mint {
    pub(crate) fn next(&mut self, now: Moment) -> Id {
        self.last = Id::first_of(now).0.max(self.last + 1);
        Id(self.last)
    }
}
