//! How somebody looks.

use super::*;
use crate::{
    ids::{GuildId, UserId},
    settings::Preset,
    town::{Fate, NameLikeness},
};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_790_000_000_000 + seconds * 1000)
}

fn joiner(number: u64, name: &str, days: i64, picture: Option<u64>) -> Joiner {
    let user = UserId::new(UserId::drawn_at(at(0).plus_days(-days).plus_millis(-1000)).get() + number);
    Joiner {
        user,
        at: at(0),
        name: NameLikeness::of(name),
        picture,
        invite: None,
        back: false,
        bot: false,
        fate: Fate::Here,
    }
}

fn guild(joiners: &[Joiner]) -> Guild {
    let full = crate::event::GuildFull { id: GuildId::new(100), ..Default::default() };
    let mut guild = Guild::new(&full, UserId::NONE);
    joiners.iter().for_each(|joiner| guild.joined.add(*joiner));
    guild
}

/// The points of the first of them, among all of them.
fn points(joiners: &[Joiner]) -> (i32, bool) {
    let together = Together::since(&guild(joiners), at(-10));
    let look = together.look(&joiners[0], &Prior::default());
    (look.points, look.alike)
}

#[test]
fn age_and_a_missing_picture_make_nobody_a_raider() {
    let raid = Preset::Small.settings().raid;
    for (days, expected) in [(0, 4), (3, 3), (20, 2), (200, 1), (2000, 0)] {
        assert_eq!(points(&[joiner(1, "anna", days, None)]), (expected, false), "{days}");
    }
    let look = Look { points: 99, alike: false, ..Look::default() };
    assert!(!look.is_raider(&raid) && look.is_doubtful(&raid));
}

#[test]
fn names_shapes_and_pictures_count_when_they_are_many() {
    let many = |name: fn(u64) -> String, picture: fn(u64) -> Option<u64>, count| {
        let joiners: Vec<_> = (0..count).map(|n| joiner(n, &name(n), 3, picture(n))).collect();
        points(&joiners)
    };
    let own = |n: u64| Some(n + 1);
    let word =
        |n: u64| ["aaab", "bbbc", "cccd", "ddde", "eeef", "fffg"][usize::try_from(n).unwrap()].to_owned();
    assert_eq!(many(|n| format!("raider{n}"), own, 2), (2, false), "two may be friends");
    assert_eq!(many(|n| format!("raider{n}"), own, 3), (4, true));
    assert_eq!(many(word, |_| Some(7), 3), (4, true));
    assert_eq!(many(word, own, 6), (2, false));
    let numbered = |n: u64| {
        format!(
            "{}{}",
            ["aaab", "bbbc", "cccd", "ddde", "eeef", "fffg"][usize::try_from(n).unwrap()],
            1000 + n
        )
    };
    assert_eq!(many(numbered, own, 5), (3, true));
}

#[test]
fn who_was_here_before_is_trusted_more_and_who_looks_like_the_banned_less() {
    let mut back = joiner(1, "anna", 3, None);
    back.back = true;
    assert_eq!(points(&[back]).0, 1);
    let mut prior = Prior::default();
    prior.remember(NameLikeness::of("oldraider1").letters, Some(9));
    let together = Together::since(&guild(&[]), at(-10));
    for known in [joiner(1, "OldRaider77", 3, None), joiner(2, "other", 3, Some(9))] {
        assert!(together.look(&known, &prior).alike);
    }
    assert!(!together.look(&joiner(3, "other", 3, Some(8)), &prior).alike);
}

#[test]
fn bots_and_those_long_before_are_not_counted() {
    let raid =
        Raid { flood: crate::settings::Rate { count: 5, seconds: 20 }, ..Preset::Small.settings().raid };
    let mut joiners: Vec<_> = (0..5).map(|n| joiner(n, "x", 900, None)).collect();
    let finds = |joiners: &[Joiner], now| {
        look(&raid, &guild(joiners), &Prior::default(), &joiners[4], now).map(|found| found.cause)
    };
    assert_eq!(finds(&joiners, at(19)), Some(Cause::JoinRate));
    assert_eq!(finds(&joiners, at(21)), None);
    joiners[0].bot = true;
    assert_eq!(finds(&joiners, at(1)), None);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// In whatever order they came, each looks the same.
    #[test]
    fn looks_do_not_depend_on_the_order(seed in 0u64..1000, count in 1u64..40) {
        let mut joiners: Vec<_> = (0..count)
            .map(|n| joiner(n, &format!("name{}", (n * seed) % 5), i64::try_from((n * 13 + seed) % 50).unwrap(), Some(n % 4)))
            .collect();
        let looks = |joiners: &[Joiner]| {
            let together = Together::since(&guild(joiners), at(-10));
            let mut looks: Vec<_> = joiners.iter().map(|one| (one.user, together.look(one, &Prior::default()))).collect();
            looks.sort_by_key(|(user, _)| *user);
            looks
        };
        let before = looks(&joiners);
        joiners.reverse();
        let turn = usize::try_from(seed % count).unwrap();
        joiners.rotate_left(turn);
        proptest::prop_assert_eq!(before, looks(&joiners));
    }
}
