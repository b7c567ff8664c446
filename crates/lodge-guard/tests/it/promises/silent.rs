//! What members write is nowhere (D1): not on disk, not in the database, not in what the staff is told.

use lodge_testkit::{
    canary::{Canaries, assert_none, search_database},
    on_both_engines,
};
use serde_json::json;

use super::scene::open;

on_both_engines!(promise_d1_what_members_write_is_nowhere, async |db| {
    let scene = open(&db).await;
    let general = scene.place.channel("general");
    let mut written = Canaries::default();
    let [plain, unwanted, often] =
        ["a message", "a message that breaks a rule", "what was said again and again"]
            .map(|what| written.word(what));
    scene.double.says(general, scene.troll, &plain).unwrap();
    scene.double.says(general, scene.troll, &format!("unwanted {unwanted}")).unwrap();
    for _ in 0..6 {
        scene.double.says(general, scene.troll, &often).unwrap();
    }
    // The negative control: the reason of a case is kept, and found.
    let mut kept = Canaries::default();
    let reason = kept.word("the reason of a case");
    let (told, _) =
        scene.asks(scene.moderator, "warn", &json!({ "user": scene.troll, "reason": reason })).await;
    assert!(told.contains("Warned"), "{told}");
    // The rules have seen them: the unwanted message was taken away.
    let gone = |calls: &[discord_double::Call]| {
        calls.iter().any(|call| call.verb == discord_double::Verb::Delete && call.path.contains("/messages/"))
    };
    assert!(scene.double.until(gone).await, "the rule was not applied");

    let said: String =
        scene.double.log().iter().map(|call| format!("{} {:?}", call.body, call.reason)).collect();
    let register = scene.custody.register.clone();
    scene.stop().await;
    assert_none(&written.ready().clear("what Discord was told", said.as_bytes()));
    assert_none(&search_database(&db, &register, &written.ready()).await);
    assert_none(&written.ready().folder(db.folder()));
    assert!(!search_database(&db, &register, &kept.ready()).await.is_empty());
});
