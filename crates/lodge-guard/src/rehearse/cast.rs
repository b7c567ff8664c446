//! Who comes, and when: those who mean ill, and those who mean well among them.

use lodge_register::Timestamp;

use super::{BEGINS, Drill, Profile, seeded::Seeded, world::What};
use crate::{
    event::{Member, User},
    ids::UserId,
};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// Those who mean ill come after those who mean well have begun to.
const FIRST: u64 = 20 * MINUTE;

/// All of it, in no order.
pub(super) fn cast(drill: &Drill) -> Vec<(Timestamp, What)> {
    let chance = Seeded::new(drill.seed);
    let mut all = match drill.profile {
        Profile::Flood => raiders(drill, &chance, MINUTE, 6),
        Profile::Drip => raiders(drill, &chance, 2 * DAY, 6),
        Profile::AltReturn => returning(drill, &chance),
        Profile::Nuke => nuke(drill, &chance),
    };
    let hours = match drill.profile {
        Profile::Flood | Profile::Nuke => 1,
        Profile::Drip => 52,
        Profile::AltReturn => 26,
    };
    if drill.past.is_empty() {
        all.extend(innocents(&chance, u64::from(drill.innocents_per_hour) * hours, hours * HOUR));
    } else {
        all.extend((1..).zip(&drill.past).map(|(number, past)| {
            let joiner = past.joiner(BEGINS, number);
            (joiner.at, What::Recorded(joiner))
        }));
    }
    all
}

fn after(millis: u64) -> Timestamp {
    BEGINS.plus_millis(i64::try_from(millis).unwrap_or(i64::MAX))
}

/// Somebody new: an account of this age, with a name, and perhaps a picture.
fn member(chance: &Seeded, at: Timestamp, age_millis: u64, name: &str, picture: Option<&str>) -> Box<Member> {
    let made = UserId::drawn_at(at.plus_millis(-i64::try_from(age_millis).unwrap_or(0))).get();
    let user = User {
        id: UserId::new(made + chance.below(1 << 22)),
        username: name.into(),
        avatar: picture.map(Into::into),
        ..User::default()
    };
    Box::new(Member { guild_id: super::world::GUILD, user, ..Member::default() })
}

/// Accounts that somebody made for it: days old, named after one of a few words, without a picture or with one of a few.
fn raiders(drill: &Drill, chance: &Seeded, within: u64, oldest_days: u64) -> Vec<(Timestamp, What)> {
    const NAMES: [&str; 4] = ["shadowclan", "getrekt", "raidsquad", "kittenlover"];
    const PICTURES: [&str; 3] = ["p1", "p2", "p3"];
    let one = |_| {
        let at = after(FIRST + chance.below(within));
        let name = format!("{}{}", pick(chance, &NAMES), chance.below(10_000));
        let picture = chance.percent(30).then(|| pick(chance, &PICTURES));
        let who = member(chance, at, chance.below(oldest_days * DAY) + HOUR, &name, picture);
        (at, What::Joins { who, ill: true })
    };
    (0..drill.raiders).map(one).collect()
}

/// Each was banned before, and comes back a while later: another account, the old picture or the old name.
fn returning(drill: &Drill, chance: &Seeded) -> Vec<(Timestamp, What)> {
    let mut all = Vec::new();
    for number in 0..drill.raiders {
        let (name, picture) = (format!("{}{}", word(chance), word(chance)), format!("old{number}"));
        let banned_at = after(chance.below(FIRST));
        let before = member(chance, banned_at, 400 * DAY, &name, Some(&picture));
        all.push((banned_at, What::WasBanned(before.user)));
        let at = after(FIRST + chance.below(DAY));
        let (name, picture) = if chance.percent(50) {
            (format!("{name}{}", chance.below(100)), None)
        } else {
            (word(chance), Some(picture.as_str()))
        };
        let who = member(chance, at, chance.below(6 * DAY), &name, picture);
        all.push((at, What::Joins { who, ill: true }));
    }
    all
}

/// A moderator's account deletes channels and roles and bans people, three times a second; another one works on.
fn nuke(drill: &Drill, chance: &Seeded) -> Vec<(Timestamp, What)> {
    let mut all = Vec::new();
    for number in 0..60 * u64::from(drill.raiders) {
        all.push((after(FIRST + number * 330 + chance.below(100)), What::Breaks { number }));
    }
    for minute in 0..20 {
        all.push((after(minute * 3 * MINUTE + chance.below(MINUTE)), What::Works { number: minute }));
    }
    all
}

/// People: most accounts are years old, a few are new; most have a picture of their own; names are of all kinds.
fn innocents(chance: &Seeded, count: u64, within: u64) -> Vec<(Timestamp, What)> {
    let one = |number| {
        let at = after(chance.below(within));
        let days = match chance.below(100) {
            0..3 => 0,
            3..8 => chance.below(7),
            8..20 => 7 + chance.below(23),
            20..45 => 30 + chance.below(335),
            _ => 365 + chance.below(2_500),
        };
        let name = match chance.below(100) {
            0..30 => format!("{}{}", word(chance), chance.below(10_000)),
            30..60 => format!("{}_{}", word(chance), word(chance)),
            _ => format!("{}{}", word(chance), word(chance)),
        };
        let picture = format!("own{number}");
        let picture = chance.percent(75).then_some(picture.as_str());
        let who = member(chance, at, days * DAY + chance.below(DAY), &name, picture);
        (at, What::Joins { who, ill: false })
    };
    (0..count).map(one).collect()
}

/// A word that can be spoken.
fn word(chance: &Seeded) -> String {
    const CONSONANTS: [&str; 12] = ["b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "v"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    (0..2 + chance.below(2)).map(|_| [pick(chance, &CONSONANTS), pick(chance, &VOWELS)].concat()).collect()
}

fn pick<'a>(chance: &Seeded, words: &[&'a str]) -> &'a str {
    let at = usize::try_from(chance.below(words.len() as u64)).unwrap_or(0);
    words.get(at).copied().unwrap_or_default()
}
