//! What was looked at is nowhere in clear afterwards (promises D3 and D4).

use std::{collections::BTreeSet, time::Duration};

use discord_double::{Failing, Faults};
use lodge_guard::{
    entries,
    ids::UserId,
    store::{newcomers, traces},
};
use lodge_register::{Clock as _, Register};
use lodge_store::{Batch, Expect};
use lodge_testkit::{
    canary::{Canaries, Find, assert_none, search_database},
    engines::TestDb,
    on_both_engines,
};
use serde_json::json;

use super::scene::{Scene, oauth};

const HOME: &str = "203.0.113.77";

/// All of these are in no file and in no cell, unsealed.
async fn are_nowhere(scene: &Scene, canaries: &Canaries) {
    assert_none(&found(scene, canaries).await);
}

/// Where these are.
async fn found(scene: &Scene, canaries: &Canaries) -> BTreeSet<Find> {
    let search = canaries.ready();
    let register = Register::new([
        &lodge_store::entries(),
        lodge_custody::entries(),
        lodge_accounts::entries(),
        lodge_abuse::entries(),
        lodge_web::entries(),
        entries(),
    ]);
    let mut found = search_database(&scene.db, &register, &search).await;
    found.extend(search.folder(scene.db.folder()));
    found
}

on_both_engines!(promise_d3_d4_nothing_of_a_visit_is_anywhere_in_clear, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let mut canaries = Canaries::default();
    let (name, id, agent) = (canaries.word("a name"), canaries.word("an id"), canaries.word("an agent"));
    canaries.address("an address", HOME.parse::<std::net::IpAddr>().unwrap());
    for who in [scene.mira, scene.tom] {
        let linked = json!({ "id": id, "name": name, "type": "spotify", "verified": true, "visibility": 1,
                             "friend_sync": false, "show_activity": false, "two_way_link": false });
        scene.double.links(who, vec![linked]);
    }
    let mut browser = scene.browser(HOME);
    browser.agent = format!("Mozilla/5.0 ({agent}) Firefox/140.0");
    scene.goes_through(&browser, scene.mira).await;
    canaries.text("a cookie", &browser.cookie("lodge_dev").unwrap());
    let mira = UserId::new(scene.mira.0);
    traces::ban(&scene.db, scene.server(), mira, scene.db.clock.now()).await.unwrap();
    scene.goes_through(&browser, scene.tom).await;
    let given = scene.given();
    assert_eq!(given.len(), 2);
    for token in &given {
        canaries.text("a token", token);
    }
    scene.every_token_is_back().await;
    assert!(scene.traces().await >= 10, "something was remembered, as keyed hashes");
    are_nowhere(&scene, &canaries).await;
});

// A process that is killed between the exchange and the decision: what it had was in its memory alone.
on_both_engines!(promise_d3_after_a_kill_nobody_has_the_token_any_more, async |db: TestDb| {
    let scene = Scene::patient(db, oauth(), Duration::from_secs(60)).await;
    let browser = scene.browser(HOME);
    let page = scene.presses(scene.mira).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    let failing = vec![Failing { path: "/connections".to_owned(), times: 1, status: 0 }];
    scene.double.faults(Faults { failing, ..Faults::default() }, 1);
    tokio::select! {
        _ = browser.get(&back) => panic!("Discord was to be silent"),
        is_asked = scene.double.until(|calls| calls.iter().any(|call| call.path.ends_with("/connections"))) => assert!(is_asked),
    }
    scene.is_killed();
    let [token] = scene.double.access_tokens().try_into().unwrap();
    let mut canaries = Canaries::default();
    canaries.text("a token", &token);
    canaries.address("an address", HOME.parse::<std::net::IpAddr>().unwrap());
    canaries.text("a cookie", &browser.cookie("lodge_dev").unwrap());
    are_nowhere(&scene, &canaries).await;
    // Discord alone has it, and lets it run out.
    scene.double.advance(7 * discord_double::DAY);
    assert_eq!(scene.double.living_tokens(), 0);
});

// A guard that kept what Discord gave, or did not give it back, would be found out.
on_both_engines!(promise_d3_d4_breach_a_token_that_is_kept_is_noticed, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    scene.is_killed();
    let mut canaries = Canaries::default();
    scene.goes_through(&scene.browser(HOME), scene.mira).await;
    let [token] = scene.given().try_into().unwrap();
    canaries.text("a token", &token);
    assert_eq!(scene.double.living_tokens(), 1, "nobody gave it back");
    let answers = [token];
    let newcomer =
        newcomers::of(&scene.db, scene.server(), UserId::new(scene.mira.0)).await.unwrap().unwrap();
    let sql = "UPDATE guard_newcomer SET stage = 'answering' WHERE user_id = $1";
    scene.db.write(Batch::new().run(sql, (newcomer.user_id,), Expect::Exactly(1))).await.unwrap();
    assert!(newcomers::answer(&scene.db, &newcomer, &answers).await.unwrap());
    let found = found(&scene, &canaries).await;
    assert!(found.iter().any(|find| find.place == "guard_newcomer.answers"), "{found:?}");
});
