//! What the page says before anything is looked at: of what the server’s staff chose, in four languages.

use lodge_guard::{
    settings::{Entrance, Service},
    store::peerings,
};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::scene::{Scene, oauth};

const HOME: &str = "192.0.2.7";

async fn said(scene: &Scene, chosen: Entrance) -> String {
    scene.chooses(chosen).await;
    let page = scene.presses(scene.mira).await;
    scene.browser(HOME).get(&page).await.body
}

on_both_engines!(the_page_says_what_is_looked_at_and_nothing_that_is_not, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let plain = said(&scene, Entrance { on: true, ..Entrance::default() }).await;
    for always in
        ["IP address", "30 days", "7 days", "90 days", "cookie", "/privacy delete", "I want a person instead"]
    {
        assert!(plain.contains(always), "{always}: {plain}");
    }
    assert!(plain.contains("computes something"));
    for only in ["linked to Discord", "answer to the server", "proxycheck", "AbuseIPDB", "Discord keeps"] {
        assert!(!plain.contains(only), "{only}");
    }
    let all = Entrance {
        member_read: true,
        linked_roles: true,
        questions: vec!["Why?".to_owned()],
        // A service that the operator has no key for is not asked, and not named.
        outside: vec![Service::Proxycheck],
        ..oauth()
    };
    let quay = crate::mutual::agreement(&scene.db, scene.server(), "The <b>Quay</b>");
    peerings::add(&scene.db, &quay).await.unwrap();
    let whole = said(&scene, all).await;
    for only in
        ["linked to Discord", "answer to the server", "Discord keeps", "member of this server", "Quay"]
    {
        assert!(whole.contains(only), "{only}: {whole}");
    }
    assert!(
        !whole.contains("proxycheck") && !whole.contains("computes something") && !whole.contains("<b>Quay")
    );
});

on_both_engines!(it_is_said_in_four_languages, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let page = scene.presses(scene.mira).await;
    for (language, words) in [
        ("en", "Nothing has been looked at yet"),
        ("tr", "Henüz hiçbir şeye bakılmadı"),
        ("nl-BE", "Er is nog nergens naar gekeken"),
        ("ru", "Пока ни на что не смотрели"),
    ] {
        let read = scene.browser(HOME).speaking(language).get(&page).await;
        assert!(read.body.contains(words), "{language}");
        assert_eq!(read.header("set-cookie"), None);
    }
});

on_both_engines!(whoever_is_not_asked_anything_is_told_so, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    let page = scene.ticket(scene.mira).path(&scene.db);
    assert!(browser.get(&page).await.body.contains("Nothing is asked of you"));
    let sent = browser.post(&page, &[]).await;
    assert_eq!((sent.status.as_u16(), sent.header("set-cookie")), (303, None));
    let page = scene.presses(scene.mira).await;
    scene.chooses(Entrance { on: false, ..oauth() }).await;
    assert!(browser.get(&page).await.body.contains("Nothing is asked of you"));
    browser.post(&page, &[]).await;
    assert_eq!((scene.traces().await, scene.exchanges()), (0, 0));
});

on_both_engines!(a_detour_is_mentioned_and_keeps_nobody_outside, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let page = scene.presses(scene.mira).await;
    let told = scene.goes_through(&scene.browser(HOME), scene.mira).await;
    assert!(!told.body.contains("VPN or a proxy"));
    let told = scene.browser(HOME).get(&format!("{page}?by=detour")).await;
    assert!(told.body.contains("VPN or a proxy. That is allowed here."));
});
