//! Whether those who join are a raid, and who belongs to it.

mod likeness;
#[cfg(test)]
mod tests;

use lodge_register::Timestamp;

pub use likeness::{Look, Prior, Together};

use crate::{
    decide::{Cause, Fact, What},
    settings::{Crowd, Raid},
    town::{Guild, Joiner},
};

/// What was found: a raid, and how it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it shows.
    pub cause: Cause,
    /// What was counted.
    pub facts: Vec<Fact>,
    /// Of a hundred who joined, so many look like raiders.
    pub share: u32,
}

/// Of a hundred who join so many must look like raiders for a crowd to be an army.
pub const AN_ARMY: u32 = 30;

/// Whether somebody who just joined makes a raid of it.
///
/// Where a crowd alone closes no door, those among it who are alike are looked for, too.
#[must_use]
pub fn look(raid: &Raid, guild: &Guild, prior: &Prior, joiner: &Joiner, now: Timestamp) -> Option<Finding> {
    let crowd_may_come = raid.crowd == Crowd::Tell || raid.is_planned(now);
    match flood(raid, guild, prior, now) {
        Some(crowd) if crowd.share < AN_ARMY && crowd_may_come => {
            drip(raid, guild, prior, joiner, now).or(Some(crowd))
        }
        Some(flood) => Some(flood),
        None => drip(raid, guild, prior, joiner, now),
    }
}

/// Many, fast.
pub(crate) fn flood(raid: &Raid, guild: &Guild, prior: &Prior, now: Timestamp) -> Option<Finding> {
    let count = people_since(guild, ago(now, raid.flood.seconds)).take(raid.flood.count as usize).count();
    (count >= raid.flood.count as usize)
        .then(|| found(Cause::JoinRate, raid, guild, prior, now, raid.flood.seconds))
}

/// Few and slowly, but alike: enough young accounts with one name or one picture.
fn drip(raid: &Raid, guild: &Guild, prior: &Prior, joiner: &Joiner, now: Timestamp) -> Option<Finding> {
    let is_like = |other: &&Joiner| {
        let same = |one: Option<u64>, other: Option<u64>| one.is_some() && one == other;
        is_young(other)
            && (same(joiner.name.letters, other.name.letters) || same(joiner.picture, other.picture))
    };
    if !is_young(joiner) {
        return None;
    }
    let alike = people_since(guild, ago(now, raid.drip.seconds)).filter(is_like).count();
    (alike >= raid.drip.count as usize)
        .then(|| found(Cause::Drip, raid, guild, prior, now, raid.drip.seconds))
}

/// What can be said about those who joined within so many seconds.
pub(crate) fn found(
    cause: Cause,
    raid: &Raid,
    guild: &Guild,
    prior: &Prior,
    now: Timestamp,
    seconds: u32,
) -> Finding {
    let together = Together::since(guild, ago(now, seconds.max(raid.look_back_seconds)));
    let mut sums = [0u32; 7];
    for joiner in people_since(guild, ago(now, seconds)) {
        let look = together.look(joiner, prior);
        let yes = [
            true,
            is_young(joiner),
            joiner.picture.is_none(),
            look.alike_name,
            look.alike_picture,
            look.is_raider(raid),
            look.is_doubtful(raid),
        ];
        sums.iter_mut().zip(yes).for_each(|(sum, yes)| *sum += u32::from(yes));
    }
    let [joined, young, no_picture, names, pictures, raiders, doubtful] = sums;
    let facts = vec![
        What::Joined.of(joined),
        What::WithinSeconds.of(seconds),
        What::Young.of(young),
        What::NoPicture.of(no_picture),
        What::AlikeNames.of(names),
        What::AlikePictures.of(pictures),
        What::Counted.of(raiders),
        What::InDoubt.of(doubtful),
    ];
    Finding { cause, facts, share: raiders * 100 / joined.max(1) }
}

/// People who joined since then, the last first; bots are brought, they do not come.
pub(crate) fn people_since(guild: &Guild, since: Timestamp) -> impl Iterator<Item = &Joiner> {
    guild.joined.since(since).filter(|joiner| !joiner.bot)
}

/// So many seconds ago.
pub(crate) fn ago(now: Timestamp, seconds: u32) -> Timestamp {
    now.plus_millis(-i64::from(seconds) * 1000)
}

/// Whether an account was younger than a month when it joined.
const fn is_young(joiner: &Joiner) -> bool {
    joiner.age_millis() < 30 * Timestamp::DAY
}
