//! When services are asked (D9): while somebody is looked at who wants in, on a server whose staff chose so, and at no other time.

use std::{net::IpAddr, time::Duration};

use lodge_guard::{
    Stage as Step,
    ids::UserId,
    settings::{Entrance, Service},
    store::verifications,
};
use lodge_register::Register;
use lodge_testkit::{
    canary::{Canaries, assert_none, search_database},
    engines::TestDb,
    on_both_engines,
    repute::Call,
};

use crate::{
    door::scene::{Scene, oauth},
    outside::{HOME, House, KEY, VPN},
};

/// A server whose staff chose both services.
async fn asking(db: TestDb) -> (Scene, House) {
    let house = House::at(db.clock.clone());
    let outside = house.outside().await;
    let chosen = Entrance { outside: vec![Service::Proxycheck, Service::AbuseIpDb], ..oauth() };
    (Scene::asking(db, chosen, Duration::from_secs(10), outside).await, house)
}

/// All that a service could read.
fn all_of(calls: &[Call]) -> String {
    calls.iter().map(|call| format!("{call:?}\n")).collect()
}

on_both_engines!(
    promise_d9_services_are_asked_while_somebody_is_looked_at_and_at_no_other_time,
    async |db| {
        let (scene, house) = asking(db).await;
        let (browser, page) = (scene.browser(VPN), scene.presses(scene.mira).await);
        let read = browser.get(&page).await.body;
        assert!(
            read.contains("proxycheck.io") && read.contains("AbuseIPDB"),
            "they read who gets it: {read}"
        );
        let back = scene.goes_away(&browser, &page, scene.mira).await;
        assert!(house.calls().is_empty(), "nobody is looked at yet");
        let sent = browser.get(&back).await;
        assert_eq!(sent.location(), Some(format!("{page}?by=detour").as_str()));
        assert_eq!(house.calls().len(), 1);

        // Whoever comes through a VPN is told, and let in.
        assert_eq!(scene.stands(scene.mira).await, Some(Step::In));
        let who = UserId::new(scene.mira.0);
        let noted = verifications::latest(&scene.db, scene.server(), who).await.unwrap().unwrap();
        assert!(noted.reasons.contains("detour"), "{}", noted.reasons);
        browser.get(sent.location().unwrap()).await;
        browser.get(&page).await;
        browser.post(&page, &[]).await;
        assert_eq!(house.calls().len(), 1, "it is over");

        // They learned the address, and nothing else of anybody.
        let mut marks = Canaries::default();
        for (name, text) in [
            ("who it is", scene.mira.to_string()),
            ("which server", scene.place.id.to_string()),
            ("the browser", browser.agent.clone()),
            ("its cookie", browser.cookie("lodge_dev").unwrap()),
            ("the link", page.rsplit('/').next().unwrap().to_owned()),
        ] {
            marks.text(name, &text);
        }
        assert_none(&marks.ready().clear("what services were asked", all_of(&house.calls()).as_bytes()));
        let mut kept = Canaries::default();
        kept.address("the address", VPN.parse::<IpAddr>().unwrap());
        kept.text("the operator’s key", KEY);
        let register = Register::new([
            &lodge_store::entries(),
            lodge_custody::entries(),
            lodge_accounts::entries(),
            lodge_abuse::entries(),
            lodge_web::entries(),
            lodge_guard::entries(),
        ]);
        assert_none(&search_database(&scene.db, &register, &kept.ready()).await);
    }
);

on_both_engines!(promise_d9_a_server_whose_staff_chose_no_service_asks_none, async |db| {
    let (scene, house) = asking(db).await;
    scene.chooses(oauth()).await;
    let browser = scene.browser(VPN);
    let page = scene.presses(scene.tom).await;
    assert!(!browser.get(&page).await.body.contains("proxycheck.io"));
    scene.goes_through(&browser, scene.tom).await;
    assert_eq!(scene.stands(scene.tom).await, Some(Step::In));
    assert!(house.calls().is_empty());
});

on_both_engines!(promise_d9_breach_what_says_who_it_is_is_found_by_the_same_search, async |db| {
    let (scene, house) = asking(db).await;
    scene.goes_through(&scene.browser(HOME), scene.mira).await;
    let mut calls = house.calls();
    calls[0].fields.insert("tag".to_owned(), scene.mira.to_string());
    let mut marks = Canaries::default();
    marks.text("who it is", &scene.mira.to_string());
    assert!(!marks.ready().clear("what services were asked", all_of(&calls).as_bytes()).is_empty());
});
