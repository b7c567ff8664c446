//! What was deleted and put back has another number: everything of the guard names that one from then on, and nothing is put
//! back twice.

use discord_double::{Call, Id, Verb};
use lodge_guard::{
    Menu, Part, Server,
    ids::{ChannelId, RoleId},
    store::{anew, menus, roles, timers},
};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

use crate::evening::scene::Scene;

/// What Discord has of this kind under this name: their numbers.
fn called(scene: &Scene, kind: &str, name: &str) -> Vec<u64> {
    let view = scene.double.view(scene.place.id).unwrap();
    let all = view[kind].as_array().unwrap().iter().filter(|one| one["name"] == name);
    all.map(|one| one["id"].as_str().unwrap().parse().unwrap()).collect()
}

fn deletes(scene: &Scene, who: Id, path: &str) {
    let answer = scene.double.acts(who, &Call::new(Verb::Delete, path, Value::Null));
    assert!(answer.status < 300, "{path}: {}", answer.status);
}

/// Messages of a channel that have a button or a line for a role.
fn offers(scene: &Scene, channel: u64, role: u64) -> usize {
    let path = format!("/channels/{channel}/messages");
    let all = scene.double.acts(scene.owner, &Call::new(Verb::Get, &path, Value::Null)).body.unwrap();
    let all = all.as_array().unwrap().iter();
    all.filter(|message| message["components"].to_string().contains(&role.to_string())).count()
}

on_both_engines!(what_was_put_back_is_known_by_its_new_number, async |db| {
    let mut scene = Scene::open(&db).await;
    let (server, ayla, kaan) = (Server::of(scene.guild()), scene.ayla, scene.kaan);
    let [artist, art, staff] =
        [scene.place.role("Artist"), scene.place.channel("art"), scene.place.channel("staff")];
    let mut settings = (*scene.desk().settings.of(scene.guild())).clone();
    settings.roles.sticky = vec![RoleId::new(artist.0)];
    settings.automod.exempt.channels = vec![ChannelId::new(art.0)];
    scene.desk().settings.change(scene.db(), scene.guild(), settings).await.unwrap();

    let lent = json!({ "user": ayla, "role": artist, "for": "2h" });
    assert_eq!(scene.asks(scene.owner, "role temp", lent).await, "Case 1: Role given");
    let menu = json!({ "title": "What do you do?", "roles": format!("<@&{artist}>") });
    scene.asks(scene.owner, "menu", menu).await;
    let general = scene.place.channel("general").0;
    assert_eq!(offers(&scene, general, artist.0), 1);
    let offer = json!({ "title": "And here?", "roles": [artist], "list": true, "most": 1 }).to_string();
    let other = Menu {
        id: scene.db().new_id(),
        server_id: server,
        channel_id: ChannelId::new(art.0),
        message_id: None,
        offer,
        made_at: scene.desk().now(),
    };
    menus::add(scene.db(), &other).await.unwrap();
    let gone = lodge_guard::ids::UserId::new(77);
    roles::stick(scene.db(), server, gone, &[RoleId::new(5), RoleId::new(artist.0)], scene.desk().now())
        .await
        .unwrap();

    // A stolen account: it is stopped, and what it broke is put back.
    deletes(&scene, kaan, &format!("/channels/{art}"));
    deletes(&scene, kaan, &format!("/channels/{staff}"));
    deletes(&scene, kaan, &format!("/guilds/{}/roles/{artist}", scene.place.id));
    scene
        .until("all of it is back", |scene| {
            let back = [called(scene, "channels", "art"), called(scene, "channels", "staff")];
            let told = scene.desk().settings.of(scene.guild()).tell;
            back.iter().all(|ids| ids.len() == 1)
                && called(scene, "roles", "Artist").len() == 1
                && told.is_some_and(|told| told.get() == back[1][0])
        })
        .await;
    let new = |kind: &str, name: &str| called(&scene, kind, name)[0];
    let (role, place) = (new("roles", "Artist"), new("channels", "art"));
    assert!(role != artist.0 && place != art.0);
    scene
        .until("the menus are shown anew", |scene| {
            [general, place].iter().all(|channel| offers(scene, *channel, role) == 1)
        })
        .await;
    let settings = scene.desk().settings.of(scene.guild());
    assert_eq!(settings.roles.sticky, [RoleId::new(role)]);
    assert_eq!(settings.automod.exempt.channels, [ChannelId::new(place)]);
    let lifted = timers::of(scene.db(), server, lodge_guard::Lift::Role).await.unwrap().unwrap();
    assert_eq!(lifted.role_id, Some(RoleId::new(role)));
    assert_eq!(
        roles::unstick(scene.db(), server, gone).await.unwrap(),
        [RoleId::new(5), RoleId::new(role)],
        "what somebody gets back when they come"
    );

    // Somebody puts it back once more, to be sure: nothing is there twice.
    for command in ["restore member", "restore all"] {
        let options = match command {
            "restore member" => json!({ "user": kaan, "back": "1h" }),
            _ => json!({ "back": "1h" }),
        };
        let said = scene.asks(scene.owner, command, options).await;
        assert!(said.contains("put back: 0"), "{command}: {said}");
        scene.passes(5).await;
        for (kind, name) in [("channels", "art"), ("channels", "staff"), ("roles", "Artist")] {
            assert_eq!(called(&scene, kind, name).len(), 1, "{command}: {name}");
        }
    }
    scene.stop().await;
});

on_both_engines!(what_was_put_back_is_known_though_the_guard_was_gone_in_between, async |db| {
    let mut scene = Scene::open(&db).await;
    let server = Server::of(scene.guild());
    let [artist, art] = [scene.place.role("Artist"), scene.place.channel("art")];
    let mut settings = (*scene.desk().settings.of(scene.guild())).clone();
    settings.roles.sticky = vec![RoleId::new(artist.0)];
    settings.automod.exempt.channels = vec![ChannelId::new(art.0)];
    scene.desk().settings.change(scene.db(), scene.guild(), settings).await.unwrap();
    // It made both anew, the role even twice, and is gone before it named them anywhere.
    let (role, place, now) = (RoleId::new(artist.0 + 2), ChannelId::new(art.0 + 3), scene.desk().now());
    for one in [
        (Part::Role, artist.0, artist.0 + 1),
        (Part::Channel, art.0, place.get()),
        (Part::Role, artist.0 + 1, role.get()),
    ] {
        anew::note(scene.db(), server, one, now).await.unwrap();
    }
    scene.kill().await;
    scene
        .until("both are named", |scene| {
            let settings = scene.desk().settings.of(scene.guild());
            settings.roles.sticky == [role] && settings.automod.exempt.channels == [place]
        })
        .await;
    scene.stop().await;
    assert!(anew::left(scene.db(), now).await.unwrap().is_empty(), "nothing of it is left to be named");
});
