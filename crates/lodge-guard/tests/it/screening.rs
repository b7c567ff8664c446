//! A server whose newcomers agree to its rules first: whoever is pending gets what is for everybody, and no more.

use discord_double::{Call, Id, Verb};
use lodge_guard::{
    ids::{RoleId, UserId},
    settings::Welcome,
};
use lodge_testkit::on_both_engines;
use serde_json::json;

use crate::evening::scene::Scene;

impl Scene {
    /// A role that does no harm.
    fn harmless_role(&self, name: &str) -> Id {
        let path = format!("/guilds/{}/roles", self.place.id);
        let call = Call::new(Verb::Post, &path, json!({ "name": name, "permissions": "0" }));
        let made = self.double.acts(self.owner, &call).body.unwrap();
        Id(made["id"].as_str().unwrap().parse().unwrap())
    }

    fn has(&self, who: Id, role: Id) -> bool {
        let member = self.double.member(self.place.id, who).unwrap();
        member["roles"].as_array().unwrap().contains(&json!(role))
    }

    fn is_known(&self, who: Id) -> bool {
        let (guild, user) = (self.guild(), UserId::new(who.0));
        self.desk().look(|town| town.guild(guild).is_some_and(|guild| guild.joined.get(user).is_some()))
    }

    /// One role for everybody who comes, one for those who agreed to the rules.
    async fn welcomes(&self) -> (Id, Id) {
        let (guest, member) = (self.harmless_role("Guest"), self.harmless_role("Member"));
        let known = |scene: &Self| {
            let role = |role: Id| RoleId::new(role.0);
            let both = [role(guest), role(member)];
            let guild = scene.guild();
            scene.desk().look(|town| {
                town.guild(guild).is_some_and(|guild| both.iter().all(|role| guild.role(*role).is_some()))
            })
        };
        self.until("the roles are known", known).await;
        let mut settings = (*self.desk().settings.of(self.guild())).clone();
        let welcome = |role: Id, after_rules| Welcome { role: RoleId::new(role.0), days: 0, after_rules };
        settings.roles.welcome = vec![welcome(guest, false), welcome(member, true)];
        self.desk().settings.change(self.db(), self.guild(), settings).await.unwrap();
        (guest, member)
    }
}

on_both_engines!(who_is_pending_gets_a_role_once_they_agreed_to_the_rules, async |db| {
    let mut scene = Scene::open(&db).await;
    let (guest, member) = scene.welcomes().await;
    scene.double.asks_for_rules(scene.place.id);
    let newcomer = scene.double.person("newt");
    scene.double.joins(scene.place.id, newcomer).unwrap();
    assert_eq!(scene.double.member(scene.place.id, newcomer).unwrap()["pending"], true);
    scene.until("they have what is for everybody", |scene| scene.has(newcomer, guest)).await;
    scene.passes(5).await;
    assert!(!scene.has(newcomer, member), "they have not agreed yet");
    scene.double.agrees(scene.place.id, newcomer);
    scene.until("they have what is for members", |scene| scene.has(newcomer, member)).await;

    // Without a gate nobody is pending.
    let other = scene.double.person("otter");
    let scene_of = scene.double.guild("Elsewhere").open();
    scene.double.joins(scene_of.id, other).unwrap();
    assert_eq!(scene.double.member(scene_of.id, other).unwrap()["pending"], false);
    scene.stop().await;
});

on_both_engines!(who_leaves_while_pending_gets_nothing_and_is_pending_when_they_come_back, async |db| {
    let mut scene = Scene::open(&db).await;
    let (_, member) = scene.welcomes().await;
    scene.double.asks_for_rules(scene.place.id);
    let newcomer = scene.double.person("newt");
    scene.double.joins(scene.place.id, newcomer).unwrap();
    scene.until("they are known", |scene| scene.is_known(newcomer)).await;
    scene.double.leaves(scene.place.id, newcomer).unwrap();
    scene.double.joins(scene.place.id, newcomer).unwrap();
    scene.passes(5).await;
    assert!(!scene.has(newcomer, member));
    scene.double.agrees(scene.place.id, newcomer);
    scene.until("they have it", |scene| scene.has(newcomer, member)).await;
    scene.stop().await;
});

on_both_engines!(a_raid_of_those_who_are_pending_is_a_raid, async |db| {
    let mut scene = Scene::open(&db).await;
    let (_, member) = scene.welcomes().await;
    scene.double.asks_for_rules(scene.place.id);
    let raiders: Vec<Id> = (0..12).map(|number| scene.double.person(&format!("raider{number}"))).collect();
    for raider in &raiders {
        // Once the door is closed nobody comes any more.
        let _ = scene.double.joins(scene.place.id, *raider);
    }
    let guild = scene.guild();
    scene.until("the raid is seen", |scene| scene.desk().look_in(|mind| mind.is_raided(guild))).await;
    for raider in &raiders {
        scene.double.agrees(scene.place.id, *raider);
    }
    scene.passes(5).await;
    let has =
        |raider: &&Id| scene.double.member(scene.place.id, **raider).is_some() && scene.has(**raider, member);
    assert_eq!(raiders.iter().filter(has).count(), 0, "nobody gets a role while it goes on");
    scene.stop().await;
});
