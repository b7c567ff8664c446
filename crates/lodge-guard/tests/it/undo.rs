//! Cases are taken back: on Discord everything is as before, but for what somebody changed meanwhile.

use discord_double::{Call, Id, Verb};
use lodge_guard::{
    Did, Kind, Server, Stand,
    ids::{ChannelId, RoleId, UserId},
    office,
    store::{cases, deeds, effects, roles},
};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

use crate::evening::scene::Scene;

/// Takes a case back, and says what was answered.
async fn undone(scene: &Scene, who: Id, number: i64) -> String {
    scene.asks(who, "case undo", json!({ "number": number })).await
}

/// The owner changes something by hand.
fn by_hand(scene: &Scene, verb: Verb, path: &str, body: Value) {
    let answer = scene.double.acts(scene.owner, &Call::new(verb, path, body));
    assert!(answer.status < 300, "{path}: {}", answer.status);
}

fn member(scene: &Scene, who: Id) -> Value {
    scene.double.member(scene.place.id, who).unwrap()
}

fn has(scene: &Scene, who: Id, role: &str) -> bool {
    let role = scene.place.role(role).to_string();
    member(scene, who)["roles"].as_array().unwrap().contains(&json!(role))
}

on_both_engines!(what_is_taken_back_is_as_it_was_and_only_once, async |db| {
    let mut scene = Scene::open(&db).await;
    let (mira, kaan, ayla, troll, owner) = (scene.mira, scene.kaan, scene.ayla, scene.troll, scene.owner);
    let guild = scene.place.id;

    assert_eq!(scene.asks(mira, "ban", json!({ "user": troll })).await, "Case 1: Banned");
    let back = undone(&scene, mira, 1).await;
    assert_eq!(back, "Case 1 was taken back.\nMay come back: 1");
    assert!(!scene.double.banned(guild).contains(&troll));
    assert_eq!(undone(&scene, mira, 1).await, "Case 1 had been taken back already.");

    scene.asks(mira, "timeout", json!({ "user": ayla, "for": "1h", "reason": "shouting" })).await;
    let with_why = json!({ "number": 2, "reason": "the wrong *person*" });
    assert!(scene.asks(mira, "case undo", with_why).await.contains("May write again"));
    let case = cases::by_number(scene.db(), Server::of(scene.guild()), 2).await.unwrap().unwrap();
    assert_eq!(case.reason.unwrap().reveal(), "shouting ↩ the wrong *person*");
    scene.until("the staff reads why", |scene| scene.is_told(r"> the wrong \*person\*")).await;
    assert!(member(&scene, ayla)["communication_disabled_until"].is_null());

    let artist = scene.place.role("Artist");
    scene.asks(kaan, "role give", json!({ "user": ayla, "role": artist })).await;
    assert!(has(&scene, ayla, "Artist"));
    assert!(undone(&scene, scene.owner, 3).await.contains("Roles taken again: 1"));
    assert!(!has(&scene, ayla, "Artist"));
    by_hand(&scene, Verb::Put, &format!("/guilds/{guild}/members/{ayla}/roles/{artist}"), Value::Null);
    scene.asks(kaan, "role take", json!({ "user": ayla, "role": artist })).await;
    assert!(!has(&scene, ayla, "Artist"));
    assert!(undone(&scene, scene.owner, 4).await.contains("Roles given back: 1"));
    assert!(has(&scene, ayla, "Artist"));

    by_hand(&scene, Verb::Patch, &format!("/guilds/{guild}/members/{ayla}"), json!({ "nick": "Moon" }));
    scene.asks(owner, "nick", json!({ "user": ayla })).await;
    assert!(member(&scene, ayla)["nick"].is_null());
    assert!(undone(&scene, owner, 5).await.contains("Nicknames given back: 1"));
    assert_eq!(member(&scene, ayla)["nick"], "Moon");

    scene.asks(mira, "kick", json!({ "user": scene.shouter })).await;
    let kicked = undone(&scene, mira, 6).await;
    assert!(kicked.contains("on Discord this cannot be put back"), "{kicked}");
    scene.stop().await;
});

on_both_engines!(channels_are_as_they_were, async |db| {
    let mut scene = Scene::open(&db).await;
    let (kaan, general, id) = (scene.kaan, scene.place.channel("general"), scene.guild());
    let shown = |scene: &Scene| {
        let channel = ChannelId::new(general.0);
        let found =
            |town: &lodge_guard::town::Town| town.guild(id).and_then(|guild| guild.channel(channel)).cloned();
        scene.desk().look(found).unwrap()
    };
    let before = shown(&scene);
    scene.asks(kaan, "slowmode", json!({ "seconds": 30 })).await;
    scene.until("the channel is slow", |scene| shown(scene).slowmode == 30).await;
    assert!(undone(&scene, scene.owner, 1).await.contains("slow mode of before: 1"));
    scene.asks(kaan, "lockdown", json!({})).await;
    scene.until("the channel is closed", |scene| shown(scene).overwrites != before.overwrites).await;
    assert!(undone(&scene, scene.owner, 2).await.contains("open or closed as before: 1"));
    scene.until("all is as before", |scene| shown(scene) == before).await;

    scene.asks(kaan, "slowmode", json!({ "seconds": 30 })).await;
    by_hand(&scene, Verb::Patch, &format!("/channels/{general}"), json!({ "rate_limit_per_user": 60 }));
    scene.until("somebody made it slower", |scene| shown(scene).slowmode == 60).await;
    assert!(undone(&scene, scene.owner, 3).await.contains("somebody changed it meanwhile: 1"));
    assert_eq!(shown(&scene).slowmode, 60);
    scene.stop().await;
});

on_both_engines!(what_somebody_changed_meanwhile_stays_and_who_may_not_takes_nothing_back, async |db| {
    let mut scene = Scene::open(&db).await;
    let (mira, tom, kaan, ayla, troll) = (scene.mira, scene.tom, scene.kaan, scene.ayla, scene.troll);
    let guild = scene.place.id;
    let artist = scene.place.role("Artist");

    scene.asks(kaan, "role give", json!({ "user": ayla, "role": artist })).await;
    by_hand(&scene, Verb::Delete, &format!("/guilds/{guild}/members/{ayla}/roles/{artist}"), Value::Null);
    assert!(undone(&scene, scene.owner, 1).await.contains("somebody changed it meanwhile: 1"));

    scene.asks(mira, "timeout", json!({ "user": ayla, "for": "1h" })).await;
    scene.asks(mira, "timeout", json!({ "user": ayla, "for": "5h" })).await;
    assert!(undone(&scene, mira, 2).await.contains("somebody changed it meanwhile: 1"));
    assert!(member(&scene, ayla)["communication_disabled_until"].is_string(), "the later word holds");

    scene.asks(mira, "ban", json!({ "user": troll })).await;
    assert_eq!(undone(&scene, tom, 4).await, "Your roles on this server do not allow that.");
    scene.asks(mira, "ban", json!({ "user": troll })).await;
    assert!(undone(&scene, mira, 4).await.contains("somebody changed it meanwhile: 1"), "banned once more");
    assert!(scene.double.banned(guild).contains(&troll));

    scene.asks(scene.owner, "timeout", json!({ "user": mira, "for": "1h" })).await;
    assert_eq!(undone(&scene, tom, 6).await, "Your roles on this server do not allow that.", "upwards");

    scene.asks(kaan, "role give", json!({ "user": ayla, "role": artist })).await;
    by_hand(&scene, Verb::Delete, &format!("/guilds/{guild}/roles/{artist}"), Value::Null);
    let role = RoleId::new(artist.0);
    let id = scene.guild();
    scene
        .until("the role is gone", |scene| {
            scene.desk().look(|town| town.guild(id).unwrap().role(role).is_none())
        })
        .await;
    assert!(undone(&scene, scene.owner, 7).await.contains("the role or the channel is gone: 1"));
    scene.stop().await;
});

on_both_engines!(what_stands_in_the_way_can_be_mended_and_the_record_says_all_of_it, async |db| {
    let mut scene = Scene::open(&db).await;
    let (guild, kaan, ayla) = (scene.place.id, scene.kaan, scene.ayla);
    let (artist, bot) = (scene.place.role("Artist"), scene.place.bot_role);
    scene.asks(kaan, "role give", json!({ "user": ayla, "role": artist })).await;
    let may = |bits: u64| {
        by_hand(
            &scene,
            Verb::Patch,
            &format!("/guilds/{guild}/roles/{bot}"),
            json!({ "permissions": bits.to_string() }),
        );
    };
    let knows = |scene: &Scene, it: bool| {
        let id = scene.guild();
        let own = |town: &lodge_guard::town::Town| {
            let guild = town.guild(id).unwrap();
            lodge_guard::allowed::in_guild(guild, guild.ourselves())
                .has(lodge_guard::allowed::Permissions::MANAGE_ROLES)
        };
        scene.desk().look(own) == it
    };
    may(1 << 10 | 1 << 11);
    scene.until("the guard may not", |scene| knows(scene, false)).await;
    let not = undone(&scene, scene.owner, 1).await;
    assert!(not.contains("The guard lacks the permission"), "{not}");
    let server = Server::of(scene.guild());
    let case = cases::by_number(scene.db(), server, 1).await.unwrap().unwrap();
    assert!(case.undone_at.is_none() && has(&scene, ayla, "Artist"));
    may(1 << 3);
    scene.until("the guard may", |scene| knows(scene, true)).await;
    let by = UserId::new(kaan.0);
    let came = office::undo(&scene.desk(), scene.guild(), by, 1, None).await.unwrap();
    assert!(came.whole && came.left.is_empty());
    assert!(!has(&scene, ayla, "Artist"));
    let again = office::undo(&scene.desk(), scene.guild(), by, 1, None).await;
    assert!(matches!(again, Err(office::No::Before)));
    let deeds = deeds::of_case(scene.db(), case.id).await.unwrap();
    assert_eq!(deeds.iter().map(|deed| deed.done.as_str()).collect::<Vec<_>>(), ["opened", "undid"]);
    assert_eq!(effects::count(scene.db(), case.id, Stand::Undone).await.unwrap(), 1);
    assert!(scene.is_told("Case 1 was taken back"));
    scene.stop().await;
});

on_both_engines!(whoever_is_let_out_of_quarantine_has_the_roles_that_are_there_still, async |db| {
    let mut scene = Scene::open(&db).await;
    let (guild, server, now) = (scene.guild(), Server::of(scene.guild()), scene.desk().now());
    let artist = RoleId::new(scene.place.role("Artist").0);
    let owner = UserId::new(scene.owner.0);
    for (number, who) in [(1, scene.ayla), (2, scene.troll)] {
        let user = UserId::new(who.0);
        roles::quarantine(scene.db(), server, user, &[artist, RoleId::new(77)], now).await.unwrap();
        let opening = cases::Opening {
            server,
            kind: Kind::Quarantine,
            target: Some(user),
            channel: None,
            reason: None,
            rule: Some("cause-actor-breaker".to_owned()),
            actor: None,
            tool: "cause-actor-breaker".to_owned(),
            weight: 1,
            ends_at: None,
        };
        assert_eq!(cases::open(scene.db(), opening, now).await.unwrap().number, number);
    }
    let came = office::undo(&scene.desk(), guild, owner, 1, None).await.unwrap();
    assert_eq!((came.back, came.left), (vec![(Did::Quarantine, 1)], vec![(office::Left::Gone, 1)]));
    assert!(has(&scene, scene.ayla, "Artist"));
    assert!(!roles::is_quarantined(scene.db(), server, UserId::new(scene.ayla.0)).await.unwrap());

    scene.double.leaves(scene.place.id, scene.troll).unwrap();
    let came = office::undo(&scene.desk(), guild, owner, 2, None).await.unwrap();
    assert_eq!(came.left, [(office::Left::NotHere, 1), (office::Left::Gone, 1)]);
    let waits = roles::unstick(scene.db(), server, UserId::new(scene.troll.0)).await.unwrap();
    assert_eq!(waits, [artist], "they wait until they come back");
    scene.stop().await;
});
