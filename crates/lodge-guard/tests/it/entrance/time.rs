//! What time does: reminders, an end for whoever does not finish, and asking again.

use lodge_guard::{
    Kind, Stage,
    entrance::{open::RULE, turns},
    settings::Entrance,
};
use lodge_testkit::on_both_engines;

use super::{DAY, HOUR, button};
use crate::evening::scene::Scene;

on_both_engines!(whoever_does_nothing_is_reminded_once_and_put_out_in_the_end, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { kick_hours: Some(48), ..button() }).await;
    let (newt, otter) = (scene.double.person("newt"), scene.double.person("otter"));
    scene.comes(newt).await;
    scene.comes(otter).await;
    scene.reads(otter, entry.message, "person").await;
    scene.stands(otter, Some(Stage::Staff)).await;
    scene.takes_a_turn().await;
    assert!(scene.letters(newt).is_empty());
    scene.goes(25 * HOUR);
    scene.takes_a_turn().await;
    scene.takes_a_turn().await;
    let letters = scene.letters(newt);
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains("have not pressed the button yet") && letters[0].contains("/channels/"));

    scene.goes(24 * HOUR);
    // Whoever could not press because we were away gets an hour.
    turns::take(&scene.desk(), scene.desk().now()).await.unwrap();
    assert!(scene.double.member(scene.place.id, newt).is_some());
    scene.takes_a_turn().await;
    assert!(scene.double.member(scene.place.id, newt).is_none());
    assert!(scene.letters(newt)[1].contains("You may come back"));
    let cases = scene.cases(newt).await;
    assert_eq!(
        cases.iter().map(|case| (case.kind, case.rule.as_deref())).collect::<Vec<_>>(),
        [(Kind::Kick, Some(RULE))]
    );
    assert!(scene.double.member(scene.place.id, otter).is_some(), "nobody is who waits for the staff");
    assert!(scene.letters(otter).is_empty());
    scene.stands(newt, Some(Stage::Out)).await;
    // They come back, and it begins anew.
    scene.comes(newt).await;
    scene.takes_a_turn().await;
    assert!(scene.double.member(scene.place.id, newt).is_some());
    scene.stop().await;
});

on_both_engines!(no_more_are_put_out_in_an_hour_than_one_of_the_staff_may, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(Entrance { kick_hours: Some(48), reminders: 0, ..button() }).await;
    let mut settings = (*scene.desk().settings.of(scene.guild())).clone();
    settings.budgets.per_hour.insert(lodge_guard::settings::Kind::Kick, 1);
    scene.desk().settings.change(scene.db(), scene.guild(), settings).await.unwrap();
    let all = ["newt", "otter"].map(|name| scene.double.person(name));
    for who in all {
        scene.comes(who).await;
    }
    scene.goes(49 * HOUR);
    let here =
        |scene: &Scene| all.iter().filter(|who| scene.double.member(scene.place.id, **who).is_some()).count();
    scene.takes_a_turn().await;
    scene.takes_a_turn().await;
    assert_eq!(here(&scene), 1);
    scene.goes(HOUR + 1);
    scene.takes_a_turn().await;
    assert_eq!(here(&scene), 0);
    scene.stop().await;
});

on_both_engines!(whom_a_person_gave_the_role_is_in_and_is_not_put_out, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { kick_hours: Some(48), ..button() }).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    let path = format!("/guilds/{}/members/{newt}/roles/{}", scene.place.id, entry.role);
    let call = discord_double::Call::new(discord_double::Verb::Put, &path, serde_json::Value::Null);
    assert!(scene.double.acts(scene.owner, &call).status < 300);
    scene.goes(49 * HOUR);
    scene.takes_a_turn().await;
    scene.stands(newt, Some(Stage::In)).await;
    assert!(scene.double.member(scene.place.id, newt).is_some() && scene.letters(newt).is_empty());
    scene.stop().await;
});

on_both_engines!(whoever_was_let_in_is_asked_again_and_loses_only_the_role, async |db| {
    let mut scene = Scene::open(&db).await;
    let chosen = Entrance { again_days: Some(20), kick_hours: Some(1), ..button() };
    let entry = scene.opens_its_entrance(chosen).await;
    let (newt, otter) = (scene.double.person("newt"), scene.double.person("otter"));
    for who in [newt, otter] {
        scene.comes(who).await;
        scene.reads(who, entry.message, "verify").await;
        scene.until("they have the role", |scene| scene.wears(who, entry.role)).await;
        scene.stands(who, Some(Stage::In)).await;
    }
    scene.goes(19 * DAY);
    assert_eq!(scene.takes_a_turn().await, 0);
    scene.goes(DAY + HOUR);
    assert_eq!(scene.takes_a_turn().await, 2);
    for who in [newt, otter] {
        scene.stands(who, Some(Stage::Asked)).await;
        assert!(scene.wears(who, entry.role), "they keep it meanwhile");
        assert!(scene.letters(who)[0].contains("you keep your role"));
    }
    assert_eq!(scene.reads(newt, entry.message, "verify").await, "You are in. Welcome.");
    scene.stands(newt, Some(Stage::In)).await;
    scene.goes(25 * HOUR);
    scene.takes_a_turn().await;
    assert!(scene.letters(otter)[1].contains("you lose the role"));
    assert!(scene.wears(otter, entry.role));
    scene.goes(24 * HOUR);
    scene.takes_a_turn().await;
    assert!(!scene.wears(otter, entry.role) && scene.wears(newt, entry.role));
    assert!(scene.double.member(scene.place.id, otter).is_some(), "nobody is put out for it");
    assert_eq!(scene.reads(otter, entry.message, "verify").await, "You are in. Welcome.");
    scene.until("they have it again", |scene| scene.wears(otter, entry.role)).await;
    scene.stop().await;
});

on_both_engines!(a_staff_is_reminded_once_a_day_of_those_who_wait_for_it, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let told = |scene: &Scene| {
        let said = scene.staff_was_told();
        said.iter().filter(|text| text.contains("waited for you at the entrance for a day")).count()
    };
    for who in ["newt", "otter"].map(|name| scene.double.person(name)) {
        scene.comes(who).await;
        scene.reads(who, entry.message, "person").await;
        scene.stands(who, Some(Stage::Staff)).await;
    }
    scene.goes(23 * HOUR);
    scene.takes_a_turn().await;
    assert_eq!(told(&scene), 0);
    for times in [1, 2] {
        scene.goes(25 * HOUR);
        scene.takes_a_turn().await;
        scene.takes_a_turn().await;
        assert_eq!(told(&scene), times);
    }
    assert!(scene.is_told("for a day: 2. The first of them since"));
    scene.stop().await;
});
