//! Guessing ends, and no stranger locks anybody out.

use crate::scene::{Scene, scene};
use lodge_abuse::{Lockout, May};

const ALICE: &str = "alice@example.org";
const HOME: &[u8] = b"home";
const ELSEWHERE: &[u8] = b"elsewhere";

fn lockout(scene: &Scene) -> Lockout {
    Lockout::new((*scene.db).clone(), scene.cache.clone(), scene.clock.clone())
}

/// Tries as often as that, wrong each time, slowly enough.
async fn guesses(scene: &Scene, lockout: &Lockout, account: &str, network: &[u8], times: usize) {
    for _ in 0..times {
        lockout.failed(account, network).await.unwrap();
        scene.clock.advance(100);
    }
}

async fn may(lockout: &Lockout, account: &str, network: &[u8]) -> &'static str {
    match lockout.may_try(account, network).await.unwrap() {
        May::Try => "try",
        May::Prove => "prove",
        May::Wait(_) => "wait",
    }
}

#[test]
fn five_wrong_tries_from_a_new_network_and_it_waits() {
    scene(async |scene| {
        let lockout = lockout(&scene);
        guesses(&scene, &lockout, ALICE, ELSEWHERE, 4).await;
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "try");
        guesses(&scene, &lockout, ALICE, ELSEWHERE, 1).await;
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "wait");
        assert_eq!(may(&lockout, "bob@example.org", ELSEWHERE).await, "try", "another account");
        scene.clock.advance(15 * 60_000);
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "try");
    });
}

/// The rule that matters: whatever strangers do elsewhere, the holder gets in from home as if nothing were.
#[test]
fn a_stranger_locks_nobody_out_of_their_own_account() {
    scene(async |scene| {
        let lockout = lockout(&scene);
        lockout.succeeded(ALICE, HOME).await.unwrap();
        for stranger in 0..40_u8 {
            guesses(&scene, &lockout, ALICE, &[stranger], 5).await;
        }
        assert_eq!(may(&lockout, ALICE, HOME).await, "try");
        // From a new place she solves a puzzle first; she is not shut out.
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "prove");
        assert_eq!(may(&lockout, ALICE, &[0]).await, "wait", "the stranger waits");
    });
}

#[test]
fn a_neighbour_on_the_same_network_costs_a_puzzle_and_no_more() {
    scene(async |scene| {
        let lockout = lockout(&scene);
        lockout.succeeded(ALICE, HOME).await.unwrap();
        guesses(&scene, &lockout, ALICE, HOME, 200).await;
        scene.clock.advance(10_000);
        assert_eq!(may(&lockout, ALICE, HOME).await, "prove");
        assert_eq!(may(&lockout, "bob@example.org", HOME).await, "wait", "who guesses at many waits at all");
    });
}

#[test]
fn thirty_wrong_tries_at_many_accounts_and_the_network_waits() {
    scene(async |scene| {
        let lockout = lockout(&scene);
        for number in 0..30 {
            guesses(&scene, &lockout, &format!("{number}@example.org"), ELSEWHERE, 1).await;
        }
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "wait");
        assert_eq!(may(&lockout, ALICE, HOME).await, "try");
        scene.clock.advance(15 * 60_000);
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "try");
    });
}

#[test]
fn tries_all_at_once_are_not_faster_than_the_counting() {
    scene(async |scene| {
        let lockout = lockout(&scene);
        for _ in 0..10 {
            assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "try");
        }
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "wait");
        scene.clock.advance(10_000);
        assert_eq!(may(&lockout, ALICE, ELSEWHERE).await, "try");
    });
}

#[test]
fn a_network_is_known_for_two_weeks_and_until_the_account_is_erased() {
    scene(async |scene| {
        let lockout = lockout(&scene);
        let known = async |network: &[u8]| {
            for stranger in 0..10_u8 {
                guesses(&scene, &lockout, ALICE, &[b's', stranger], 5).await;
            }
            may(&lockout, ALICE, network).await == "try"
        };
        lockout.succeeded(ALICE, HOME).await.unwrap();
        assert!(known(HOME).await && !known(ELSEWHERE).await);
        scene.clock.advance(14 * 86_400_000);
        assert!(!known(HOME).await, "two weeks later");
        lockout.succeeded(ALICE, HOME).await.unwrap();
        lockout.forget(ALICE).await.unwrap();
        assert!(!known(HOME).await, "forgotten");
        for network in 0..9_u8 {
            lockout.succeeded(ALICE, &[network]).await.unwrap();
        }
        assert!(known(&[8]).await && known(&[1]).await && !known(&[0]).await, "eight at most");
    });
}
