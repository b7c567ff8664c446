//! The waiting room lets people out after a while, a few a minute.

use crate::scene::{Scene, scene};
use lodge_abuse::waiting::{self, A_MINUTE, AN_HOUR, Leave, WAIT_SECONDS};
use lodge_register::Clock as _;

fn enters(scene: &Scene) -> String {
    waiting::enter(&scene.db, &*scene.clock, &scene.chance, "sign-up").text
}

async fn leaves(scene: &Scene, text: &str) -> Leave {
    leaves_from(scene, text, b"home").await
}

async fn leaves_from(scene: &Scene, text: &str, network: &[u8]) -> Leave {
    waiting::leave(&scene.db, &scene.cache, &*scene.clock, "sign-up", text, network).await.unwrap()
}

#[test]
fn a_ticket_is_good_after_a_while_and_once() {
    scene(async |scene| {
        let text = enters(&scene);
        assert_eq!(leaves(&scene, &text).await, Leave::Wait(WAIT_SECONDS.unsigned_abs()));
        scene.clock.advance(WAIT_SECONDS * 1_000 - 1);
        assert_eq!(leaves(&scene, &text).await, Leave::Wait(1));
        scene.clock.advance(1);
        assert_eq!(leaves(&scene, &text).await, Leave::Through);
        assert_eq!(leaves(&scene, &text).await, Leave::Wrong);
        scene.clock.advance(5 * 60_000);
        assert_eq!(leaves(&scene, &text).await, Leave::Wrong);
    });
}

#[test]
fn a_ticket_ends_and_is_for_one_purpose() {
    scene(async |scene| {
        let text = enters(&scene);
        let other = waiting::enter(&scene.db, &*scene.clock, &scene.chance, "sign-in").text;
        scene.clock.advance(WAIT_SECONDS * 1_000);
        assert_eq!(leaves(&scene, &other).await, Leave::Wrong);
        assert_eq!(leaves(&scene, &text.replacen("sign-up", "sign-op", 1)).await, Leave::Wrong);
        scene.clock.advance(10 * 60_000 - WAIT_SECONDS * 1_000);
        assert_eq!(leaves(&scene, &text).await, Leave::Wrong);
    });
}

#[test]
fn a_crowd_leaves_a_few_a_minute_and_nobody_loses_their_ticket() {
    scene(async |scene| {
        let crowd: Vec<_> = (0..A_MINUTE + 2).map(|_| enters(&scene)).collect();
        scene.clock.advance(60_000);
        let mut waiting = Vec::new();
        for text in &crowd {
            match leaves(&scene, text).await {
                Leave::Through => {}
                Leave::Wait(seconds) => {
                    assert_eq!(seconds, 60);
                    waiting.push(text);
                }
                Leave::Wrong => panic!("a good ticket"),
            }
        }
        assert_eq!(waiting.len(), 2);
        assert_eq!(leaves(&scene, &crowd[0]).await, Leave::Wrong, "a used ticket takes nobody's place");
        scene.clock.advance(60_000);
        for text in waiting {
            assert_eq!(leaves(&scene, text).await, Leave::Through);
        }
    });
}

#[test]
fn one_network_cannot_keep_everybody_else_in() {
    scene(async |scene| {
        // It takes what it can for an hour: all places of some minutes, and then none.
        scene.clock.advance(3_600_000 - scene.clock.now().millis() % 3_600_000);
        let mut out = 0;
        for _ in 0..50 {
            let crowd: Vec<_> = (0..A_MINUTE).map(|_| enters(&scene)).collect();
            scene.clock.advance(60_000);
            for text in &crowd {
                out += u64::from(leaves_from(&scene, text, b"mallory").await == Leave::Through);
            }
        }
        assert_eq!(out, AN_HOUR);
        let (text, crowd) = (enters(&scene), [(); 8].map(|()| enters(&scene)));
        scene.clock.advance(WAIT_SECONDS * 1_000);
        for ticket in &crowd {
            assert!(matches!(leaves_from(&scene, ticket, b"mallory").await, Leave::Wait(_)));
        }
        assert_eq!(leaves_from(&scene, &text, b"ann").await, Leave::Through);
    });
}
