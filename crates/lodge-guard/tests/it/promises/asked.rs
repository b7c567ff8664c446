//! Whoever asks what is kept is answered at once, and only about themselves (D10).

use lodge_guard::{
    ids::UserId,
    store::{cases, members},
};
use lodge_register::Clock as _;
use lodge_testkit::{
    canary::{Canaries, search_database},
    on_both_engines,
};
use serde_json::{Value, json};

use super::scene::{Scene, open};

async fn warned(scene: &Scene, who: discord_double::Id, reason: &str) {
    let options = json!({ "user": who, "reason": reason });
    let asker = if who == scene.moderator { scene.place.owner } else { scene.moderator };
    scene.asks(asker, "warn", &options).await;
}

on_both_engines!(promise_d10_whoever_asks_has_it_at_once_and_only_their_own, async |db| {
    let scene = open(&db).await;
    let mut words = Canaries::default();
    let [own, other] = ["a reason about them", "a reason about somebody else"].map(|what| words.word(what));
    warned(&scene, scene.troll, &own).await;
    warned(&scene, scene.moderator, &other).await;

    let asked_at = db.clock.now();
    let (_, files) = scene.asks(scene.troll, "privacy export", &json!({})).await;
    let [(name, text)] = files.as_slice() else { panic!("one file: {files:?}") };
    assert_eq!(name, "export.json");
    let export: Value = serde_json::from_str(text).unwrap();
    assert!(!export["sections"].as_array().unwrap().is_empty());
    assert!(text.contains(&own) && !text.contains(&other), "{text}");

    let (_, files) = scene.asks(scene.troll, "privacy delete", &json!({})).await;
    assert!(files.is_empty());
    assert_eq!(db.clock.now(), asked_at, "no time had to pass");
    let who = UserId::new(scene.troll.0);
    assert!(cases::about(&db, scene.server(), who).await.unwrap().is_empty());
    let left = lodge_custody::export(&scene.custody, &[members::key(who)]).await.unwrap();
    assert!(left.contains(r#""sections": []"#), "{left}");
    let finds = search_database(&db, &scene.custody.register, &words.ready()).await;
    let found: Vec<&str> = finds.iter().map(|find| find.canary.as_str()).collect();
    assert_eq!(found, ["a reason about somebody else"], "and nothing of anybody else is gone");
    scene.stop().await;
});

// What is left of somebody who was not forgotten is found in the same way.
on_both_engines!(promise_d10_breach_somebody_who_was_not_forgotten_is_found, async |db| {
    let scene = open(&db).await;
    warned(&scene, scene.troll, "Rude").await;
    let left =
        lodge_custody::export(&scene.custody, &[members::key(UserId::new(scene.troll.0))]).await.unwrap();
    assert!(left.contains("guard_case") && left.contains("Rude"), "{left}");
    scene.stop().await;
});
