//! A change of policy is announced to everybody once, before it takes effect.

use crate::scene::Scene;
use lodge_accounts::notices::{self, NoticeError, Standing};
use lodge_register::{Clock as _, Register, Timestamp};
use lodge_testkit::on_both_engines;

async fn names_due(scene: &Scene) -> Vec<String> {
    let notice = notices::latest(&scene.db).await.unwrap().unwrap();
    let due = notices::due(&scene.db, &notice, 100).await.unwrap();
    due.iter().map(|account| account.name.reveal().clone()).collect()
}

on_both_engines!(everybody_is_told_once_before_it_is_in_force, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let stands = async || notices::standing(&scene.db, &*scene.clock, "new").await.unwrap();
    assert_eq!(stands().await, Standing::Unannounced);
    let effective_at = scene.clock.now().plus_days(14);
    notices::announce(&scene.db, &*scene.clock, "new", "Views are kept for 20 days.", effective_at)
        .await
        .unwrap();
    scene.clock.advance(1);
    let carol = scene.account("carol").await;
    assert_eq!(stands().await, Standing::Announced { effective_at, untold: 2 });
    assert_eq!(names_due(&scene).await, ["alice", "bob"], "carol has read the new policy");
    assert!(notices::told(&scene.db, alice.id, "new").await.unwrap());
    assert!(!notices::told(&scene.db, alice.id, "new").await.unwrap(), "once");
    assert_eq!(names_due(&scene).await, ["bob"]);
    scene.clock.advance_days(20);
    assert_eq!(stands().await, Standing::Announced { effective_at, untold: 1 }, "bob was not told");
    notices::told(&scene.db, bob.id, "new").await.unwrap();
    assert_eq!(stands().await, Standing::InForce);
    assert!(names_due(&scene).await.is_empty());
    drop(carol);
});

on_both_engines!(a_change_does_not_take_effect_the_day_it_is_announced, async |db| {
    let scene = Scene::begin(db).await;
    let now = scene.clock.now();
    let announces = async |summary: &str, effective_at: Timestamp| {
        notices::announce(&scene.db, &*scene.clock, "new", summary, effective_at).await
    };
    assert!(matches!(announces("x", now).await, Err(NoticeError::TooSoon)));
    assert!(matches!(announces("x", now.plus_days(14).plus_millis(-1)).await, Err(NoticeError::TooSoon)));
    assert!(matches!(announces(" ", now.plus_days(14)).await, Err(NoticeError::Empty)));
    announces("x", now.plus_days(14)).await.unwrap();
    assert!(matches!(announces("x", now.plus_days(14)).await, Err(NoticeError::Announced)));
    scene.clock.advance_days(14);
    scene.clock.advance(-1);
    let stands = notices::standing(&scene.db, &*scene.clock, "new").await.unwrap();
    assert!(
        matches!(stands, Standing::Announced { untold: 0, .. }),
        "nobody to tell, and yet not before its day"
    );
});

on_both_engines!(who_was_told_of_a_later_change_is_not_told_of_the_earlier_one, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let announces = async |digest: &str| {
        let effective_at = scene.clock.now().plus_days(14);
        let notice = notices::announce(&scene.db, &*scene.clock, digest, "x", effective_at).await.unwrap();
        scene.clock.advance_days(1);
        notice
    };
    let first = announces("first").await;
    announces("second").await;
    notices::told(&scene.db, alice.id, "second").await.unwrap();
    assert!(notices::due(&scene.db, &first, 100).await.unwrap().is_empty());
    assert!(!notices::told(&scene.db, alice.id, "first").await.unwrap());
    assert_eq!(notices::all(&scene.db).await.unwrap().len(), 2);
});

on_both_engines!(what_was_announced_before_another_one_is_announced_anew, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let announces = async |digest: &str| {
        let effective_at = scene.clock.now().plus_days(14);
        notices::announce(&scene.db, &*scene.clock, digest, "x", effective_at).await.unwrap();
        notices::told(&scene.db, alice.id, digest).await.unwrap();
        scene.clock.advance_days(15);
    };
    let counts = async || notices::in_force(&scene.db, &*scene.clock).await.unwrap().unwrap().digest;
    announces("first").await;
    announces("second").await;
    assert_eq!(counts().await, "second");
    let effective_at = scene.clock.now().plus_days(14);
    notices::announce(&scene.db, &*scene.clock, "first", "x", effective_at).await.unwrap();
    assert_eq!((names_due(&scene).await, counts().await.as_str()), (vec!["alice".to_owned()], "second"));
    scene.clock.advance_days(15);
    assert_eq!(counts().await, "first");
});

#[test]
fn another_register_has_another_digest() {
    let whole = Register::new([lodge_accounts::entries()]);
    let less = Register::new([&lodge_accounts::entries()[1..]]);
    assert_eq!(notices::digest(&whole), notices::digest(&whole));
    assert_ne!(notices::digest(&whole), notices::digest(&less));
    assert_eq!(notices::digest(&whole).len(), 32);
}
