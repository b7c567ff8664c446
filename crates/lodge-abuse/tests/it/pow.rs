//! A puzzle is solved once, in time, for what it was given for.

use crate::scene::{Scene, scene};
use lodge_abuse::pow::{self, Challenge, Difficulty, Proof};

const TINY: Difficulty = Difficulty { parts: 2, bits: 4 };

fn issues(scene: &Scene) -> Challenge {
    pow::issue(&scene.db, &*scene.clock, &scene.chance, "sign-up", TINY)
}

async fn checks(scene: &Scene, text: &str, numbers: &str) -> Proof {
    pow::check(&scene.db, &scene.cache, &*scene.clock, "sign-up", text, numbers).await.unwrap()
}

#[test]
fn a_puzzle_is_solved_once() {
    scene(async |scene| {
        let challenge = issues(&scene);
        let numbers = pow::solve(&challenge);
        assert_eq!(checks(&scene, &challenge.text, "0").await, Proof::Wrong, "a wrong one uses nothing up");
        assert_eq!(checks(&scene, &challenge.text, &numbers).await, Proof::Given);
        assert_eq!(checks(&scene, &challenge.text, &numbers).await, Proof::Used);
        scene.clock.advance(9 * 60_000);
        assert_eq!(checks(&scene, &challenge.text, &numbers).await, Proof::Used);
    });
}

#[test]
fn a_puzzle_is_good_for_ten_minutes() {
    scene(async |scene| {
        let challenge = issues(&scene);
        let numbers = pow::solve(&challenge);
        scene.clock.advance(10 * 60_000 - 1);
        let other = issues(&scene);
        assert_eq!(checks(&scene, &other.text, &pow::solve(&other)).await, Proof::Given);
        scene.clock.advance(1);
        assert_eq!(checks(&scene, &challenge.text, &numbers).await, Proof::Expired);
    });
}

#[test]
fn a_puzzle_is_for_what_it_was_given_for() {
    scene(async |scene| {
        let challenge = pow::issue(&scene.db, &*scene.clock, &scene.chance, "sign-in", TINY);
        assert_eq!(checks(&scene, &challenge.text, &pow::solve(&challenge)).await, Proof::Wrong);
    });
}

#[test]
fn nobody_makes_their_own_puzzle() {
    scene(async |scene| {
        let challenge = issues(&scene);
        let easier = challenge.text.replacen(".2.4.", ".2.0.", 1);
        assert_ne!(easier, challenge.text);
        assert_eq!(checks(&scene, &easier, "0.0").await, Proof::Wrong);
        let later = challenge.text.replacen(".1", ".9", 1);
        assert_eq!(
            checks(&scene, &later, &pow::solve(&Challenge { text: later.clone(), ..challenge })).await,
            Proof::Wrong
        );
        for text in ["", ".", "sign-up.1.0.0.x.AAAA"] {
            assert_eq!(checks(&scene, text, "").await, Proof::Wrong);
        }
    });
}

/// How long a person waits for it, counted in hashes: the mean of many draws lies near parts × 2^bits.
#[test]
fn the_easy_puzzle_is_a_moments_work() {
    let hashes = u64::from(pow::EASY.parts) << pow::EASY.bits;
    assert!((100_000..200_000).contains(&hashes));
    assert!(u64::from(pow::HARD.parts) << pow::HARD.bits <= 600_000);
}
