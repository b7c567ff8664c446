//! Who leaves and comes back has the roles again that the server named, and no others.

use discord_double::{Call, Id, Verb};
use lodge_guard::ids::RoleId;
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

use crate::evening::scene::Scene;

fn gets(scene: &Scene, who: Id, role: &str) {
    let path = format!("/guilds/{}/members/{who}/roles/{}", scene.place.id, scene.place.role(role));
    assert!(scene.double.acts(scene.owner, &Call::new(Verb::Put, &path, Value::Null)).status < 300);
}

fn roles(scene: &Scene, who: Id) -> Vec<Value> {
    scene
        .double
        .member(scene.place.id, who)
        .map_or(Vec::new(), |member| member["roles"].as_array().unwrap().clone())
}

async fn named(scene: &Scene, names: &[&str]) {
    let mut settings = (*scene.desk().settings.of(scene.guild())).clone();
    settings.roles.sticky = names.iter().map(|name| RoleId::new(scene.place.role(name).0)).collect();
    scene.desk().settings.change(scene.db(), scene.guild(), settings).await.unwrap();
}

on_both_engines!(who_comes_back_has_the_named_roles_again, async |db| {
    let mut scene = Scene::open(&db).await;
    let (guild, ayla, troll) = (scene.place.id, scene.ayla, scene.troll);
    let artist = json!(scene.place.role("Artist").to_string());
    named(&scene, &["Artist", "Helper"]).await;
    gets(&scene, ayla, "Artist");
    gets(&scene, troll, "Artist");
    gets(&scene, troll, "Helper");
    scene.passes(1).await;
    for who in [ayla, troll] {
        scene.double.leaves(guild, who).unwrap();
        scene.passes(1).await;
        scene.double.joins(guild, who).unwrap();
    }
    for who in [ayla, troll] {
        scene.until("the role is back", |scene| roles(scene, who).contains(&artist)).await;
    }
    scene.passes(2).await;
    assert_eq!(roles(&scene, troll), [artist], "nobody moderates because they came back");

    scene.double.leaves(guild, ayla).unwrap();
    scene.passes(1).await;
    named(&scene, &[]).await;
    scene.double.joins(guild, ayla).unwrap();
    scene.passes(3).await;
    assert_eq!(roles(&scene, ayla), [Value::Null; 0], "the server names it no more");
    scene.stop().await;
});
