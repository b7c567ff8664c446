//! However a verification ends, Discord has its token back (promise D3).

use std::time::Duration;

use discord_double::{Failing, Faults, Visit};
use lodge_guard::{Stage as Step, ids::UserId, store::traces};
use lodge_register::Clock as _;
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::{
    browser::{Browser, link},
    scene::{Scene, oauth},
};

const HOME: &str = "192.0.2.7";

fn failing(path: &str, times: u32, status: u16) -> Faults {
    Faults { failing: vec![Failing { path: path.to_owned(), times, status }], ..Faults::default() }
}

async fn comes_back(scene: &Scene, browser: &Browser<'_>, path: &str) -> String {
    let page = scene.presses(scene.mira).await;
    let back = scene.goes_away(browser, &page, scene.mira).await;
    let sent = browser.get(&back).await;
    assert_eq!(sent.status, 303, "{path}: {}", sent.body);
    sent.location().unwrap().strip_prefix(&page).unwrap().to_owned()
}

on_both_engines!(promise_d3_a_token_is_given_back_after_success_and_after_a_review, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    scene.goes_through(&browser, scene.mira).await;
    scene.every_token_is_back().await;
    let mira = UserId::new(scene.mira.0);
    traces::ban(&scene.db, scene.server(), mira, scene.db.clock.now()).await.unwrap();
    scene.goes_through(&browser, scene.tom).await;
    assert_eq!(scene.stands(scene.tom).await, Some(Step::Staff));
    scene.every_token_is_back().await;
    assert_eq!(scene.given().len(), 2);
});

/// Discord gave a token, and then fails with this status where it is asked this; 0 is silence.
async fn fails(db: TestDb, path: &str, status: u16) {
    let within = if status == 0 { Duration::from_millis(300) } else { Duration::from_secs(10) };
    let scene = Scene::patient(db, oauth(), within).await;
    let browser = scene.browser(HOME);
    let page = scene.presses(scene.mira).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    scene.double.faults(failing(path, 1, status), 1);
    assert_eq!(browser.get(&back).await.location(), Some(page.as_str()));
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Staff), "a person looks");
    scene.every_token_is_back().await;
    assert_eq!((scene.given().len(), scene.traces().await), (1, 0));
}

on_both_engines!(promise_d3_a_token_is_given_back_when_discord_does_not_say_who_it_is, async |db: TestDb| {
    fails(db, "/users/@me", 500).await;
});

on_both_engines!(
    promise_d3_a_token_is_given_back_when_discord_does_not_show_what_is_linked,
    async |db: TestDb| {
        fails(db, "/connections", 503).await;
    }
);

on_both_engines!(promise_d3_a_token_is_given_back_when_discord_is_silent, async |db: TestDb| {
    fails(db, "/users/@me", 0).await;
});

on_both_engines!(promise_d3_a_token_is_given_back_when_discord_falls_silent_later, async |db: TestDb| {
    fails(db, "/connections", 0).await;
});

on_both_engines!(a_code_that_discord_does_not_answer_to_is_for_a_person, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    let page = scene.presses(scene.mira).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    scene.double.faults(failing("/oauth2/token", 1, 502), 1);
    browser.get(&back).await;
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Staff));
    assert_eq!(scene.double.living_tokens(), 0);
});

on_both_engines!(promise_d3_a_token_is_given_back_whatever_was_agreed_to, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    let page = scene.presses(scene.mira).await;
    let away = browser.post(&page, &[]).await;
    scene.double.visit(Visit::Approves(scene.mira));
    // Somebody changed what they were asked.
    let less = link(&away).replace("identify+connections", "identify");
    let back = browser.at_discord(&less).await;
    assert_eq!(browser.get(&back).await.location(), Some(page.as_str()));
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Staff), "a person looks");
    scene.every_token_is_back().await;
    assert_eq!(scene.traces().await, 0);
});

on_both_engines!(
    promise_d3_whoever_left_meanwhile_is_not_looked_at_and_the_token_is_given_back,
    async |db: TestDb| {
        let scene = Scene::open(db, oauth()).await;
        let browser = scene.browser(HOME);
        let page = scene.presses(scene.mira).await;
        let back = scene.goes_away(&browser, &page, scene.mira).await;
        let path = format!("/guilds/{}/members/{}", scene.place.id, scene.mira);
        let kick = discord_double::Call::new(discord_double::Verb::Delete, &path, serde_json::Value::Null);
        assert_eq!(scene.double.acts(scene.place.owner, &kick).status, 204);
        browser.get(&back).await;
        scene.every_token_is_back().await;
        assert_eq!((scene.decided(scene.mira).await, scene.traces().await), (None, 0));
    }
);

on_both_engines!(
    promise_d3_what_discord_does_not_take_back_at_once_is_given_back_later,
    async |db: TestDb| {
        let scene = Scene::open(db, oauth()).await;
        let browser = scene.browser(HOME);
        scene.double.faults(failing("/token/revoke", 4, 503), 1);
        let besides = comes_back(&scene, &browser, "revoke").await;
        assert_eq!(besides, "");
        assert!(scene.is_in(scene.mira), "nobody waits for it");
        // Pauses go by the clock: without it nothing is tried a second time.
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(scene.double.living_tokens(), 1);
        for _ in 0..1_000 {
            scene.db.clock.advance(1_000);
            tokio::time::sleep(Duration::from_millis(10)).await;
            if scene.double.living_tokens() == 0 {
                break;
            }
        }
        scene.every_token_is_back().await;
    }
);

on_both_engines!(promise_d3_lodge_stops_only_after_tokens_are_given_back, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    // Discord does not take it, and the clock stands still: it waits.
    scene.double.faults(failing("/token/revoke", 2, 503), 1);
    comes_back(&scene, &browser, "stop").await;
    assert_eq!(scene.double.living_tokens(), 1);
    scene.stops().await;
    assert_eq!(scene.double.living_tokens(), 0);
    // Nobody begins any more.
    let page = scene.presses(scene.tom).await;
    let back = scene.goes_away(&browser, &page, scene.tom).await;
    assert_eq!(browser.get(&back).await.location(), Some(format!("{page}?why=busy").as_str()));
    assert_eq!((scene.exchanges(), scene.double.living_tokens()), (1, 0));
    assert!(browser.get(&format!("{page}?why=busy")).await.body.contains("start anew"));
});

on_both_engines!(promise_d3_lodge_waits_for_whoever_is_in_the_middle_of_it, async |db: TestDb| {
    let scene = Scene::patient(db, oauth(), Duration::from_millis(500)).await;
    let browser = scene.browser(HOME);
    let page = scene.presses(scene.mira).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    scene.double.faults(failing("/connections", 1, 0), 1);
    let (_, ()) = tokio::join!(browser.get(&back), async {
        // The token is there, and Discord is silent just then.
        assert!(
            scene.double.until(|calls| calls.iter().any(|call| call.path.ends_with("/connections"))).await
        );
        scene.stops().await;
        assert_eq!(scene.double.living_tokens(), 0);
    });
});

// Whoever closes the page takes nothing away: what was begun goes on without them.
on_both_engines!(promise_d3_a_page_that_is_closed_leaves_no_token, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    let page = scene.presses(scene.mira).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    tokio::select! {
        _ = browser.get(&back) => {}
        is_asked = scene.double.until(|calls| calls.iter().any(|call| call.path == "/oauth2/token")) => assert!(is_asked),
    }
    scene.every_token_is_back().await;
    for _ in 0..400 {
        if scene.is_in(scene.mira) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it did not go on");
});
