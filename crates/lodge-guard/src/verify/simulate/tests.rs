//! What is asked of the decisions: most of those who come back lazily are seen, and hardly anybody else is bothered.

use super::*;

/// How many of the lazy ones are seen at least.
const RECALL: f64 = 0.9;
/// How many of those who mean well are shown to the staff at most.
const REVIEWED: f64 = 0.01;
/// How many of them stay outside at most.
const HELD: f64 = 0.000_5;

#[test]
fn lazy_returners_are_seen_and_newcomers_left_alone_over_twenty_seeds() {
    let mut all = Counts::default();
    for seed in 1..=20 {
        let counts = run(Crowd::default(), seed);
        println!("{seed}: {:?} {:?}", counts.newcomers, counts.lazy);
        all = all.plus(counts);
    }
    println!("{:?} {:?} {:?} {:?} {}", all.newcomers, all.lazy, all.at_home, all.hidden, all.warned);
    for point in chart(&all) {
        println!("{point:?}");
    }
    assert!(all.newcomers.all > 100_000 && all.lazy.all > 3_000);
    assert!(all.lazy.share() >= RECALL && all.newcomers.share() <= REVIEWED);
    assert!(all.newcomers.held_share() <= HELD, "{:?}", all.newcomers);
}

#[test]
fn the_same_seed_is_the_same_crowd() {
    let crowd = Crowd { newcomers: 200, banned: 20, days: 60 };
    assert_eq!(run(crowd, 5), run(crowd, 5));
    assert_ne!(run(crowd, 5), run(crowd, 6));
}

#[test]
fn whoever_hides_well_is_not_seen_and_nobody_claims_it() {
    let counts = run(Crowd { newcomers: 500, banned: 400, days: 120 }, 1);
    assert!(counts.hidden.all > 20);
    assert!(counts.hidden.share() < 0.5, "{:?}", counts.hidden);
    assert_eq!(counts.hidden.held, 0, "an address alone holds nobody");
    assert_eq!(counts.at_home.held, 0);
}

#[test]
fn an_empty_crowd_is_nobody() {
    assert_eq!(run(Crowd { newcomers: 0, banned: 0, days: 1 }, 1), Counts::default());
}
