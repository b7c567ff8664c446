//! Discord's own requests to join: ours is the answer.

use discord_double::{Call, DAY, Id, Permissions, Verb};
use lodge_guard::{
    Stage,
    entrance::course,
    event::{Member, User},
    ids::UserId,
    settings::Entrance,
};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

use super::button;
use crate::evening::scene::Scene;

/// How a request stands at Discord, and why.
fn status(scene: &Scene, request: Id) -> (String, Value) {
    let call = Call::new(Verb::Get, &format!("/guilds/{}/requests", scene.place.id), Value::Null);
    let all = scene.double.acts(scene.owner, &call).body.unwrap();
    let all = all["guild_join_requests"].as_array().unwrap().clone();
    let found = all.into_iter().find(|one| one["id"] == json!(request)).unwrap();
    (found["application_status"].as_str().unwrap().to_owned(), found["rejection_reason"].clone())
}

fn said(text: &str) -> Vec<Value> {
    vec![json!({ "field_type": "TEXT_INPUT", "label": "Why?", "response": text })]
}

/// Whoever asks goes on in the browser, and has three days for it.
fn with_a_browser() -> Entrance {
    Entrance { on: true, requests: true, kick_hours: Some(72), ..Entrance::default() }
}

on_both_engines!(whoever_asks_discord_is_looked_at_approved_and_given_the_role, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { requests: true, least_days: 3, ..button() }).await;
    let (newt, young) = (scene.double.person("newt"), scene.double.person_aged("young", DAY));
    let request = scene.double.asks_in(scene.place.id, newt, said("Boats"));
    let other = scene.double.asks_in(scene.place.id, young, said("Boats, too"));
    scene.takes_a_turn().await;
    assert_eq!(status(&scene, request).0, "APPROVED");
    assert_eq!(status(&scene, other).0, "SUBMITTED", "old enough in two days");
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    scene.stands(newt, Some(Stage::In)).await;
    // That they came may be told only after they were given the role.
    let joined_at = scene.newcomer(newt).await.unwrap().let_in_at;
    assert!(joined_at.is_some());
    let user = User { id: UserId::new(newt.0), ..User::default() };
    let told = Member { guild_id: scene.guild(), user, joined_at, ..Member::default() };
    course::came(&scene.desk(), &told).await.unwrap();
    scene.stands(newt, Some(Stage::In)).await;
    scene.goes(2 * super::DAY + super::HOUR);
    scene.takes_a_turn().await;
    assert_eq!(status(&scene, other).0, "APPROVED");
    scene.until("they have the role", |scene| scene.wears(young, entry.role)).await;
    scene.stop().await;
});

on_both_engines!(whoever_went_and_asks_discord_again_is_looked_at_again, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { requests: true, ..button() }).await;
    let (newt, otter) = (scene.double.person("newt"), scene.double.person("otter"));
    scene.double.asks_in(scene.place.id, newt, said("Boats"));
    scene.takes_a_turn().await;
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    scene.double.leaves(scene.place.id, newt).unwrap();
    scene.stands(newt, Some(Stage::Out)).await;

    // Who comes by a link while requests are answered, too, presses the button like anybody.
    scene.comes(otter).await;
    scene.double.leaves(scene.place.id, otter).unwrap();
    scene.stands(otter, Some(Stage::Out)).await;
    scene.goes(super::HOUR);
    scene.comes(otter).await;
    assert!(!scene.wears(otter, entry.role));

    let manual = Entrance { manual: true, ..scene.desk().settings.of(scene.guild()).entrance.clone() };
    scene.chooses(manual).await;
    let request = scene.double.asks_in(scene.place.id, newt, said("Boats again"));
    scene.takes_a_turn().await;
    scene.stands(newt, Some(Stage::Staff)).await;
    assert_eq!(status(&scene, request).0, "SUBMITTED");
    scene.stop().await;
});

on_both_engines!(what_the_staff_decides_is_discords_answer, async |db| {
    let mut scene = Scene::open(&db).await;
    let questions = vec!["Why?".to_owned()];
    let chosen = Entrance { requests: true, manual: true, questions, ..button() };
    let entry = scene.opens_its_entrance(chosen).await;
    let (newt, otter) = (scene.double.person("newt"), scene.double.person("otter"));
    let request = scene.double.asks_in(scene.place.id, newt, said("Because of the boats"));
    let other = scene.double.asks_in(scene.place.id, otter, said("No reason"));
    scene.takes_a_turn().await;
    scene.until("the staff reads it", |scene| scene.is_told("Because of the boats")).await;
    assert_eq!(status(&scene, request).0, "SUBMITTED");
    let (let_in, refuse) = (format!("let-in:{newt}"), format!("turn-away:{otter}"));
    scene.reads(scene.mira, scene.message_with("staff", &let_in), &let_in).await;
    scene.reads(scene.mira, scene.message_with("staff", &refuse), &refuse).await;
    assert_eq!(status(&scene, request).0, "APPROVED");
    let (stands, why) = status(&scene, other);
    assert_eq!(stands, "REJECTED");
    assert!(why.as_str().unwrap().contains("You are not banned"), "{why}");
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    assert!(scene.double.member(scene.place.id, otter).is_none());
    assert!(scene.double.banned(scene.place.id).is_empty());
    scene.stop().await;
});

on_both_engines!(where_a_browser_is_needed_they_are_told_where_to_go_once, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(Entrance { on: true, requests: true, ..Entrance::default() }).await;
    // Whoever is here and pending can be written to; whoever is not here yet cannot.
    let (newt, otter) = (scene.double.person("newt"), scene.double.person("otter"));
    scene.double.asks_for_rules(scene.place.id);
    scene.comes(newt).await;
    let request = scene.double.asks_in(scene.place.id, newt, said("Boats"));
    let other = scene.double.asks_in(scene.place.id, otter, said("Boats, too"));
    scene.takes_a_turn().await;
    scene.takes_a_turn().await;
    let letters = scene.letters(newt);
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains("https://lodge.test/guard/verify/"));
    scene.stands(newt, Some(Stage::Asked)).await;
    scene.stands(otter, Some(Stage::Staff)).await;
    assert!(scene.is_told(&format!("<@{otter}> wants in")));
    for one in [request, other] {
        assert_eq!(status(&scene, one).0, "SUBMITTED");
    }
    scene.stop().await;
});

on_both_engines!(whoever_asks_discord_is_reminded_with_another_link_and_declined_in_the_end, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(with_a_browser()).await;
    let [otter, lynx] = ["otter", "lynx"].map(|name| scene.double.person(name));
    // They can be written to, because the guard knows them from another server.
    scene.double.guild("Elsewhere").member(otter, &[]).member(lynx, &[]).open();
    let [request, other] = [otter, lynx].map(|who| scene.double.asks_in(scene.place.id, who, said("Boats")));
    scene.takes_a_turn().await;
    assert_eq!([scene.letters(otter).len(), scene.letters(lynx).len()], [1, 1]);

    // Somebody of the staff declines one of them on Discord.
    let path = format!("/guilds/{}/requests/{other}", scene.place.id);
    let call = Call::new(Verb::Patch, &path, json!({ "action": "REJECTED" }));
    assert!(scene.double.acts(scene.owner, &call).status < 300);
    scene.goes(25 * super::HOUR);
    scene.takes_a_turn().await;
    scene.takes_a_turn().await;
    scene.stands(lynx, Some(Stage::Out)).await;
    assert_eq!(scene.letters(lynx).len(), 1);
    let letters = scene.letters(otter);
    assert_eq!(letters.len(), 2, "{letters:?}");
    assert!(letters.iter().all(|letter| letter.contains("https://lodge.test/guard/verify/")));
    assert_ne!(letters[0], letters[1], "the first link may be over");
    scene.stands(otter, Some(Stage::Asked)).await;
    assert_eq!(status(&scene, request).0, "SUBMITTED");

    scene.goes(48 * super::HOUR);
    scene.takes_a_turn().await;
    scene.takes_a_turn().await;
    scene.stands(otter, Some(Stage::Out)).await;
    let (stands, why) = status(&scene, request);
    assert_eq!(stands, "REJECTED");
    assert!(why.as_str().unwrap().contains("did not finish in time"), "{why}");
    let letters = scene.letters(otter);
    assert_eq!(letters.len(), 3, "{letters:?}");
    assert!(letters[2].contains("Harbour was declined"), "{letters:?}");
    assert!(scene.cases(otter).await.is_empty(), "nobody was put out");
    scene.stop().await;
});

on_both_engines!(all_who_ask_discord_are_looked_at_and_not_a_hundred_of_them, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(Entrance { requests: true, least_days: 3, ..button() }).await;
    let asks = |number: u32| {
        let young = scene.double.person_aged(&format!("newt{number}"), DAY);
        scene.double.asks_in(scene.place.id, young, said("Boats"));
        young
    };
    let all: Vec<Id> = (0..210).map(asks).collect();
    scene.takes_a_turn().await;
    assert!(scene.newcomer(all[0]).await.is_some(), "whoever has waited longest begins");
    assert!(scene.newcomer(all[209]).await.is_none(), "no more than twenty begin at once");
    for _ in 0..10 {
        scene.takes_a_turn().await;
    }
    for who in all {
        scene.stands(who, Some(Stage::Asked)).await;
    }
    scene.stop().await;
});

on_both_engines!(whoever_asks_waits_while_the_guard_may_not_see_who_does, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(with_a_browser()).await;
    let newt = scene.double.person("newt");
    scene.double.guild("Elsewhere").member(newt, &[]).open();
    let request = scene.double.asks_in(scene.place.id, newt, said("Boats"));
    scene.takes_a_turn().await;
    scene.stands(newt, Some(Stage::Asked)).await;
    let may = |permissions: Permissions| {
        let path = format!("/guilds/{}/roles/{}", scene.place.id, scene.place.bot_role);
        let call = Call::new(Verb::Patch, &path, json!({ "permissions": permissions.0.to_string() }));
        assert!(scene.double.acts(scene.owner, &call).status < 300);
    };
    may(Permissions::SEND_MESSAGES);
    for hours in [25, 25, 25] {
        scene.goes(hours * super::HOUR);
        scene.takes_a_turn().await;
        assert_eq!(scene.newcomer(newt).await.unwrap().stage, Stage::Asked);
    }
    assert_eq!(scene.letters(newt).len(), 1, "nobody is reminded of what they may have taken back");
    may(Permissions::ADMINISTRATOR);
    scene.goes(super::HOUR);
    scene.takes_a_turn().await;
    scene.takes_a_turn().await;
    scene.stands(newt, Some(Stage::Out)).await;
    assert_eq!(status(&scene, request).0, "REJECTED");
    scene.stop().await;
});

on_both_engines!(nobody_is_taken_for_gone_where_discord_shows_no_more_requests, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(with_a_browser()).await;
    let newt = scene.double.person("newt");
    scene.double.guild("Elsewhere").member(newt, &[]).open();
    scene.double.asks_in(scene.place.id, newt, said("Boats"));
    scene.takes_a_turn().await;
    scene.stands(newt, Some(Stage::Asked)).await;
    for number in 0..1_001 {
        let young = scene.double.person_aged(&format!("newt{number}"), 0);
        scene.double.asks_in(scene.place.id, young, said("Boats, too"));
    }
    scene.goes(25 * super::HOUR);
    scene.takes_a_turn().await;
    assert_eq!(
        scene.newcomer(newt).await.unwrap().stage,
        Stage::Asked,
        "they ask still, behind a thousand others"
    );
    scene.stop().await;
});
