//! Whoever comes is asked, and is let in when they did what they were asked.

use discord_double::DAY as DOUBLE_DAY;
use lodge_guard::{
    Server, Stage, ids::UserId, settings::Entrance, store::verifications, verify::decide::Way,
};
use lodge_testkit::on_both_engines;
use serde_json::json;

use super::{DAY, HOUR, button};
use crate::evening::scene::Scene;

on_both_engines!(a_button_is_enough_where_nothing_else_is_asked, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    assert!(!scene.wears(newt, entry.role));
    assert_eq!(scene.reads(newt, entry.message, "verify").await, "You are in. Welcome.");
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    scene.stands(newt, Some(Stage::In)).await;
    assert_eq!(scene.reads(newt, entry.message, "verify").await, "You are in already.");
    let server = Server::of(scene.guild());
    let decided = verifications::latest(scene.db(), server, UserId::new(newt.0)).await.unwrap().unwrap();
    assert_eq!(decided.way, Way::Pass);
    // Members who were here before are not asked, and may press all the same.
    assert!(scene.newcomer(scene.ayla).await.is_none());
    assert_eq!(scene.reads(scene.ayla, entry.message, "verify").await, "You are in. Welcome.");

    // Whoever leaves and comes again is asked again.
    scene.double.leaves(scene.place.id, newt).unwrap();
    scene.passes(2).await;
    scene.comes(newt).await;
    scene.stop().await;
});

on_both_engines!(a_form_comes_before_and_its_answers_are_for_whoever_decides, async |db| {
    let mut scene = Scene::open(&db).await;
    let questions = vec!["Who sent you?".to_owned(), "What do you paint?".to_owned()];
    let entry = scene.opens_its_entrance(Entrance { questions, manual: true, ..button() }).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    let (form, reply) = scene.presses_it(newt, entry.message, "verify").await;
    let data = reply.data.unwrap();
    assert_eq!(
        (&data["custom_id"], data["components"].as_array().unwrap().len()),
        (&json!("verify-answers"), 2)
    );
    assert_eq!(data["components"][1]["label"], "What do you paint?");
    scene.stands(newt, Some(Stage::Answering)).await;
    scene.double.submits(form, &json!({ "answer-0": "A friend", "answer-1": "@everyone boats" })).unwrap();
    scene.stands(newt, Some(Stage::Staff)).await;
    scene.until("the staff is asked", |scene| scene.is_told("A friend")).await;
    assert!(scene.is_told("What do you paint?") && scene.is_told("wants in"));
    assert_eq!(scene.newcomer(newt).await.unwrap().answers(), ["A friend", "@everyone boats"]);
    let let_in = format!("let-in:{newt}");
    let asked = scene.message_with("staff", &let_in);
    assert!(scene.reads(scene.mira, asked, &let_in).await.starts_with("They are let in."));
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    assert_eq!(scene.newcomer(newt).await.unwrap().answers(), [""; 0], "decided, so nobody needs them");
    scene.stop().await;
});

on_both_engines!(a_page_is_a_link_for_whoever_pressed_and_nothing_begins_before_it, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { on: true, ..Entrance::default() }).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    let (_, reply) = scene.presses_it(newt, entry.message, "verify").await;
    assert!(reply.ephemeral);
    let message = reply.message.unwrap();
    let link = message["components"][0]["components"][0]["url"].as_str().unwrap();
    assert!(link.starts_with("https://lodge.test/guard/verify/"), "{link}");
    assert!(!link.contains(&newt.to_string()));
    scene.stands(newt, Some(Stage::Asked)).await;
    assert!(!scene.wears(newt, entry.role));
    // What is looked at stands with the button, before anything is.
    let posted = scene.double.acts(
        scene.owner,
        &discord_double::Call::new(
            discord_double::Verb::Get,
            &format!("/channels/{}/messages/{}", scene.place.channel("general"), entry.message),
            serde_json::Value::Null,
        ),
    );
    let text = posted.body.unwrap()["content"].as_str().unwrap().to_owned();
    assert!(text.contains("kept as keyed hashes") && text.contains("https://lodge.test/privacy"), "{text}");
    scene.stop().await;
});

on_both_engines!(an_account_that_is_too_young_is_told_when_it_is_old_enough, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { least_days: 3, ..button() }).await;
    let newt = scene.double.person_aged("newt", DOUBLE_DAY);
    scene.comes(newt).await;
    let told = scene.reads(newt, entry.message, "verify").await;
    assert!(told.starts_with("Here an account has to be 3 days old."), "{told}");
    scene.stands(newt, Some(Stage::Asked)).await;
    scene.goes(2 * DAY + HOUR);
    assert_eq!(scene.reads(newt, entry.message, "verify").await, "You are in. Welcome.");
    scene.stop().await;
});

on_both_engines!(where_nobody_is_asked_the_button_says_so_and_nobody_is_noted, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    scene.chooses(Entrance::default()).await;
    let newt = scene.double.person("newt");
    scene.double.joins(scene.place.id, newt).unwrap();
    assert!(scene.reads(newt, entry.message, "verify").await.starts_with("Nobody is asked"));
    assert!(scene.newcomer(newt).await.is_none());
    scene.stop().await;
});

on_both_engines!(while_a_raid_goes_on_nobody_gets_the_role, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let guild = scene.guild();
    for number in 0..12 {
        // Once the door is closed nobody comes any more.
        let _ = scene.double.joins(scene.place.id, scene.double.person(&format!("raider{number}")));
    }
    scene.until("the raid is seen", |scene| scene.desk().look_in(|mind| mind.is_raided(guild))).await;
    for button in ["verify", "person"] {
        let told = scene.reads(scene.ayla, entry.message, button).await;
        assert!(told.starts_with("Very many people come at once"), "{told}");
    }
    assert!(!scene.wears(scene.ayla, entry.role) && scene.newcomer(scene.ayla).await.is_none());
    scene.stop().await;
});

on_both_engines!(a_restart_asks_nobody_twice_and_forgets_nobody, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let (newt, otter) = (scene.double.person("newt"), scene.double.person("otter"));
    scene.comes(newt).await;
    scene.comes(otter).await;
    scene.reads(otter, entry.message, "person").await;
    scene.stands(otter, Some(Stage::Staff)).await;
    let asked = scene.newcomer(newt).await.unwrap().asked_at;
    scene.kill().await;
    scene.passes(2).await;
    assert_eq!(scene.newcomer(newt).await.unwrap().asked_at, asked);
    scene.stands(otter, Some(Stage::Staff)).await;
    assert_eq!(scene.reads(newt, entry.message, "verify").await, "You are in. Welcome.");
    scene.stop().await;
});
