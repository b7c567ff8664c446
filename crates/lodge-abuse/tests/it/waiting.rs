//! The waiting room lets people out after a while, a few a minute.

use crate::scene::{Scene, scene};
use lodge_abuse::waiting::{self, A_MINUTE, Leave, WAIT_SECONDS};

fn enters(scene: &Scene) -> String {
    waiting::enter(&scene.db, &*scene.clock, &scene.chance, "sign-up").text
}

async fn leaves(scene: &Scene, text: &str) -> Leave {
    waiting::leave(&scene.db, &scene.cache, &*scene.clock, "sign-up", text).await.unwrap()
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
