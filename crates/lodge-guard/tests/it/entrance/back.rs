//! Somebody who was banned comes back under another account, and somebody who only lives with them.

use std::net::IpAddr;

use discord_double::{Call, Id, Verb};
use lodge_guard::{
    Server, Stage, Trace,
    entrance::{
        course::{at_the_door, happened},
        look::{Seen, look},
    },
    ids::UserId,
    settings::Entrance,
    store::{traces, verifications},
    verify::{
        decide::{Because, Decision, Way},
        flow::Event,
        precision::Tally,
        signal::{
            Clear,
            address::ClearAddress,
            device::ClearDevice,
            facts::{ClearFacts, Told},
            network::Network,
        },
    },
};
use lodge_store::SeededChance;
use lodge_testkit::on_both_engines;
use serde_json::json;

use crate::evening::scene::Scene;

/// What a browser shows that has this cookie.
fn visit(cookie: u64) -> Clear {
    Clear {
        address: ClearAddress::new("192.0.2.1".parse::<IpAddr>().unwrap()),
        device: Some(ClearDevice::draw(&SeededChance::new(cookie))),
        facts: Some(ClearFacts::of(Told { browser: "Firefox", languages: "nl", ..Told::default() })),
        connections: Vec::new(),
    }
}

impl Scene {
    /// Somebody goes through their page, with this cookie in their browser.
    async fn goes_through_with(&self, who: Id, cookie: u64) -> Decision {
        let (desk, guild, user) = (self.desk(), self.guild(), UserId::new(who.0));
        at_the_door(&desk, guild, user).await.unwrap();
        for event in [Event::Pressed { days: 365 }, Event::Worked] {
            happened(&desk, guild, user, event, [0; 32]).await.unwrap();
        }
        let seen = Seen { clear: Some(visit(cookie)), network: Network::Unknown };
        look(&desk, guild, user, seen).await.unwrap()
    }

    async fn traces(&self, who: Id) -> Vec<Trace> {
        traces::of(self.db(), Server::of(self.guild()), UserId::new(who.0)).await.unwrap()
    }

    /// Waits until this is remembered of somebody.
    async fn remembers(&self, who: Id, banned: bool) {
        for _ in 0..2_000 {
            let all = self.traces(who).await;
            if !all.is_empty() && all.iter().all(|trace| trace.banned_at.is_some() == banned) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        panic!("what is remembered does not follow the ban");
    }

    /// The owner bans somebody by hand, or lets them come back.
    fn by_hand(&self, verb: Verb, who: Id) {
        let path = format!("/guilds/{}/bans/{who}", self.place.id);
        assert!(self.double.acts(self.owner, &Call::new(verb, &path, json!({}))).status < 300);
    }
}

on_both_engines!(who_was_banned_by_hand_comes_back_is_held_and_a_flatmate_never_again, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { on: true, ..Entrance::default() }).await;
    let (troll, newt) = (scene.troll, scene.double.person("newt"));
    assert_eq!(scene.goes_through_with(troll, 1).await.way, Way::Pass);
    assert!(scene.wears(troll, entry.role));
    assert_eq!(scene.traces(troll).await.len(), 4);
    scene.by_hand(Verb::Put, troll);
    scene.remembers(troll, true).await;

    scene.comes(newt).await;
    let decision = scene.goes_through_with(newt, 1).await;
    assert_eq!((decision.way, decision.like), (Way::Hold, Some(UserId::new(troll.0))), "{decision:?}");
    scene.stands(newt, Some(Stage::Staff)).await;
    assert!(!scene.wears(newt, entry.role) && scene.double.member(scene.place.id, newt).is_some());
    scene
        .until("the staff reads why", |scene| {
            scene.is_told("The same browser as somebody who is banned (+6)")
        })
        .await;
    assert!(scene.is_told(&format!("Most like: <@{troll}>")));

    let server = Server::of(scene.guild());
    let visit = verifications::latest(scene.db(), server, UserId::new(newt.0)).await.unwrap().unwrap();
    let (different, let_in) = (format!("different:{}", visit.id), format!("let-in:{newt}"));
    let asked = scene.message_with("staff", &different);
    assert!(scene.reads(scene.mira, asked, &different).await.contains("different people"));
    assert!(scene.reads(scene.mira, asked, &different).await.contains("Somebody else has done that"), "once");
    scene.reads(scene.mira, asked, &let_in).await;
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    let tallies = verifications::tallies(scene.db(), server).await.unwrap();
    assert_eq!(tallies[&Because::BannedDevice], Tally { same: 0, different: 1 });

    // The flatmate is asked again, shows the same, and nobody is bothered.
    scene.asks(scene.mira, "verify again", json!({ "user": newt })).await;
    scene.passes(1).await;
    assert_eq!(scene.goes_through_with(newt, 1).await.way, Way::Pass);
    scene.stands(newt, Some(Stage::In)).await;
    scene.stop().await;
});

on_both_engines!(whoever_is_let_in_without_a_word_is_not_bothered_again_either, async |db| {
    let mut scene = Scene::open(&db).await;
    let entry = scene.opens_its_entrance(Entrance { on: true, ..Entrance::default() }).await;
    let newt = scene.double.person("newt");
    scene.goes_through_with(scene.troll, 1).await;
    scene.by_hand(Verb::Put, scene.troll);
    scene.remembers(scene.troll, true).await;
    scene.comes(newt).await;
    scene.goes_through_with(newt, 1).await;
    let let_in = format!("let-in:{newt}");
    scene.until("the staff is asked", |scene| scene.is_told("wants in")).await;
    scene.reads(scene.mira, scene.message_with("staff", &let_in), &let_in).await;
    scene.until("they have the role", |scene| scene.wears(newt, entry.role)).await;
    scene.asks(scene.mira, "verify again", json!({ "user": newt })).await;
    scene.passes(1).await;
    assert_eq!(scene.goes_through_with(newt, 1).await.way, Way::Pass);
    scene.stop().await;
});

on_both_engines!(a_ban_that_nobody_told_us_of_counts_when_somebody_is_like_them, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(Entrance { on: true, ..Entrance::default() }).await;
    let newt = scene.double.person("newt");
    scene.goes_through_with(scene.troll, 1).await;
    scene.by_hand(Verb::Put, scene.troll);
    scene.remembers(scene.troll, true).await;
    // As if it had happened while we were away.
    let (server, troll) = (Server::of(scene.guild()), UserId::new(scene.troll.0));
    traces::unban(scene.db(), server, troll).await.unwrap();
    scene.comes(newt).await;
    assert_eq!(scene.goes_through_with(newt, 1).await.way, Way::Hold);
    scene.remembers(scene.troll, true).await;
    scene.stop().await;
});

on_both_engines!(a_ban_that_is_lifted_and_a_renewal_are_followed_and_said, async |db| {
    let mut scene = Scene::open(&db).await;
    scene.opens_its_entrance(Entrance { on: true, ..Entrance::default() }).await;
    let (mira, troll) = (scene.mira, scene.troll);
    scene.goes_through_with(troll, 1).await;
    let status = async || scene.asks(mira, "verify status", json!({ "user": troll })).await;
    let told = status().await;
    for said in ["in, since", "Decided last: let in", "the cookie of their browser", "their address"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!told.contains("192.0.2") && !told.contains("They are banned"));
    assert!(
        scene
            .asks(mira, "verify renew", json!({ "user": troll }))
            .await
            .starts_with("There is nothing to renew")
    );
    scene.by_hand(Verb::Put, troll);
    scene.remembers(troll, true).await;
    assert!(status().await.contains("They are banned"));
    scene.goes(super::DAY);
    let renewed = scene.asks(mira, "verify renew", json!({ "user": troll })).await;
    assert!(renewed.contains("4 signals"), "{renewed}");
    scene.by_hand(Verb::Delete, troll);
    scene.remembers(troll, false).await;
    let apart = scene.asks(mira, "verify apart", json!({ "one": troll, "other": scene.ayla })).await;
    assert_eq!(apart, "These two are not taken for each other again.");
    scene.stop().await;
});
