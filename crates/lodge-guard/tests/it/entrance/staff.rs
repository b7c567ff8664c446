//! A person of the staff decides: who is let in, who is not, and that nobody is banned by it.

use lodge_guard::{Deed, Done, Server, Stage, ids::UserId, office, store::deeds};
use lodge_testkit::on_both_engines;
use serde_json::json;

use super::button;
use crate::evening::scene::Scene;

async fn outcomes(scene: &Scene) -> Vec<String> {
    let all = deeds::before(scene.db(), Server::of(scene.guild()), lodge_register::Id::new(i64::MAX))
        .await
        .unwrap();
    let of = |deed: &Deed| (deed.done == Done::Reviewed).then(|| deed.outcome.clone());
    all.iter().rev().filter_map(of).collect()
}

on_both_engines!(whoever_wants_a_person_waits_for_one_and_is_let_in, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    let told = scene.reads(newt, entry.message, "person").await;
    assert!(told.contains("Somebody of the staff will look"), "{told}");
    scene.stands(newt, Some(Stage::Staff)).await;
    scene.until("the staff is asked", |scene| scene.is_told("They want a person")).await;
    assert_eq!(scene.reads(newt, entry.message, "verify").await, told, "and waits");
    let let_in = format!("let-in:{newt}");
    let asked = scene.message_with("staff", &let_in);
    // A helper may time out, and puts nobody out.
    assert!(!scene.reads(scene.tom, asked, &let_in).await.contains("let in."));
    scene.stands(newt, Some(Stage::Staff)).await;
    assert!(scene.reads(scene.mira, asked, &let_in).await.starts_with("They are let in."));
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    assert!(
        scene
            .reads(scene.mira, asked, &format!("turn-away:{newt}"))
            .await
            .contains("Somebody else has done that")
    );
    assert!(scene.wears(newt, entry.role));
    assert_eq!(outcomes(&scene).await, ["posted", "let-in"]);
    scene.stop().await;
});

on_both_engines!(whoever_is_not_let_in_is_told_is_not_banned_and_can_be_asked_again, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    scene.reads(newt, entry.message, "person").await;
    scene.stands(newt, Some(Stage::Staff)).await;
    let refuse = format!("turn-away:{newt}");
    scene.until("the staff is asked", |scene| scene.is_told("They want a person")).await;
    let asked = scene.message_with("staff", &refuse);
    assert!(scene.reads(scene.mira, asked, &refuse).await.starts_with("They are not let in"));
    scene.stands(newt, Some(Stage::Refused)).await;
    scene.until("they are told", |scene| !scene.letters(newt).is_empty()).await;
    let letter = scene.letters(newt).remove(0);
    assert!(letter.contains("You are not banned.") && letter.contains("write to somebody"), "{letter}");
    assert!(scene.double.banned(scene.place.id).is_empty());
    assert!(scene.double.member(scene.place.id, newt).is_some());
    assert!(scene.reads(newt, entry.message, "verify").await.starts_with("The staff did not let you in."));

    // Whoever goes and comes again finds it as it was.
    scene.double.leaves(scene.place.id, newt).unwrap();
    scene.double.joins(scene.place.id, newt).unwrap();
    let told = scene.reads(newt, entry.message, "verify").await;
    assert!(told.starts_with("The staff did not let you in."), "{told}");

    let again = scene.asks(scene.mira, "verify again", json!({ "user": newt })).await;
    assert!(again.starts_with("They are asked again"), "{again}");
    scene.stands(newt, Some(Stage::Asked)).await;
    assert_eq!(scene.reads(newt, entry.message, "verify").await, "You are in. Welcome.");
    scene.stop().await;
});

on_both_engines!(two_of_the_staff_at_once_decide_once, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    scene.reads(newt, entry.message, "person").await;
    scene.stands(newt, Some(Stage::Staff)).await;
    let (desk, guild) = (scene.desk(), scene.guild());
    let (mira, kaan, user) = (UserId::new(scene.mira.0), UserId::new(scene.owner.0), UserId::new(newt.0));
    let (yes, no) =
        tokio::join!(office::let_in(&desk, guild, mira, user), office::turn_away(&desk, guild, kaan, user));
    assert!(yes.is_ok() != no.is_ok(), "{yes:?} {no:?}");
    let stage = scene.newcomer(newt).await.unwrap().stage;
    assert_eq!(stage, if yes.is_ok() { Stage::In } else { Stage::Refused });
    scene.stop().await;
});

on_both_engines!(a_role_that_breaks_things_is_given_to_nobody_and_the_staff_is_told_once, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(button()).await;
    let captain = lodge_guard::ids::RoleId::new(scene.place.role("Captain").0);
    let chosen = scene.desk().settings.of(scene.guild()).entrance.clone();
    scene.chooses(lodge_guard::settings::Entrance { role: Some(captain), ..chosen.clone() }).await;
    let newt = scene.double.person("newt");
    scene.comes(newt).await;
    scene.reads(newt, entry.message, "verify").await;
    scene.stands(newt, Some(Stage::In)).await;
    scene.until("the staff is told", |scene| scene.is_told("could not give them the role")).await;
    scene.takes_a_turn().await;
    let told = scene.staff_was_told().iter().filter(|text| text.contains("could not give them")).count();
    assert_eq!(told, 1);
    assert!(!scene.wears(newt, scene.place.role("Captain")));
    // Once the role is a harmless one they get it.
    scene.chooses(chosen).await;
    scene.takes_a_turn().await;
    assert!(scene.wears(newt, entry.role));
    scene.stop().await;
});
