//! What others try at the page and at the way back from Discord.

use lodge_guard::{Stage as Step, appeal, entrance::pages::ticket::Ticket};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::{
    browser::Browser,
    scene::{Scene, oauth},
};

const HOME: &str = "192.0.2.7";
const MARK: &str = "__Host-lodge_away";
const BACK: &str = "/guard/verify/back";

/// Nobody got in by it, nothing was looked at, and Discord has every token back.
async fn nothing_came_of_it(scene: &Scene) {
    scene.every_token_is_back().await;
    for who in [scene.mira, scene.tom] {
        assert!(!scene.is_in(who));
        assert_eq!(scene.decided(who).await, None);
    }
    assert_eq!(scene.traces().await, 0);
}

fn parameter(path: &str, name: &str) -> String {
    let query = path.split_once('?').unwrap().1;
    let found = url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    found.unwrap().1.into_owned()
}

async fn is_refused(browser: &Browser<'_>, path: &str) {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 400, "{path}: {}", answer.body);
    assert!(answer.body.contains("Press the button on the server again"), "{}", answer.body);
}

on_both_engines!(an_answer_without_its_question_is_refused, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    let (code, state) = (parameter(&back, "code"), parameter(&back, "state"));
    assert_eq!(state.len(), 40, "160 bits");
    let other = "0".repeat(40);
    for query in [
        String::new(),
        format!("code={code}"),
        format!("code={code}&state="),
        format!("code={code}&state={other}"),
        format!("code={code}&state={}", state.to_uppercase()),
        format!("code={code}&state={state}&state={state}"),
        format!("code={code}&code={code}&state={state}"),
        format!("code={code}&error=access_denied&state={state}"),
        format!("state={state}"),
    ] {
        is_refused(&browser, &format!("{BACK}?{query}")).await;
    }
    assert_eq!(scene.exchanges(), 0);
    nothing_came_of_it(&scene).await;
    // None of it took the right answer away from whoever has it.
    assert_eq!(browser.get(&back).await.location(), Some(page.as_str()));
    assert!(scene.is_in(scene.mira));
});

on_both_engines!(an_answer_is_good_once, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    let mark = browser.cookie(MARK);
    assert_eq!(browser.get(&back).await.status, 303);
    browser.plant(MARK, mark.as_deref());
    is_refused(&browser, &back).await;
    assert_eq!((scene.exchanges(), scene.given().len()), (1, 1));
    scene.every_token_is_back().await;
});

on_both_engines!(an_answer_is_of_the_browser_that_was_sent_away, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    // Somebody else has the whole address: without a mark, with a guess, with the mark of their own way to Discord.
    let thief = scene.browser("198.51.100.9");
    is_refused(&thief, &back).await;
    thief.plant(MARK, Some(&"A".repeat(43)));
    is_refused(&thief, &back).await;
    let own = scene.presses(scene.tom).await;
    scene.goes_away(&thief, &own, scene.tom).await;
    is_refused(&thief, &back).await;
    assert_eq!(scene.exchanges(), 0);
    nothing_came_of_it(&scene).await;
    assert_eq!(browser.get(&back).await.location(), Some(page.as_str()));
    assert!(scene.is_in(scene.mira));
});

// Somebody makes another’s browser finish what they began themselves: it would be looked at as theirs.
on_both_engines!(nobody_is_signed_in_as_somebody_else_by_a_link, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let attacker = scene.browser("198.51.100.9");
    let own = scene.presses(scene.tom).await;
    let back = scene.goes_away(&attacker, &own, scene.tom).await;
    let victim = scene.browser(HOME);
    is_refused(&victim, &back).await;
    // The victim is on their own way just then.
    let page = scene.presses(scene.mira).await;
    scene.goes_away(&victim, &page, scene.mira).await;
    is_refused(&victim, &back).await;
    nothing_came_of_it(&scene).await;
    // And a code of the attacker’s under the victim’s own question was not asked for with its proof.
    let theirs = scene.goes_away(&victim, &page, scene.mira).await;
    let mixed = format!("{BACK}?code={}&state={}", parameter(&back, "code"), parameter(&theirs, "state"));
    assert_eq!(victim.get(&mixed).await.location(), Some(format!("{page}?why=stale").as_str()));
    assert_eq!(scene.exchanges(), 1, "Discord did not take it");
    nothing_came_of_it(&scene).await;
});

on_both_engines!(a_code_that_was_used_before_is_worth_nothing, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    let page = scene.presses(scene.mira).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    let code = parameter(&back, "code");
    browser.get(&back).await;
    let own = scene.presses(scene.tom).await;
    let next = scene.goes_away(&browser, &own, scene.tom).await;
    let reused = format!("{BACK}?code={code}&state={}", parameter(&next, "state"));
    assert_eq!(browser.get(&reused).await.location(), Some(format!("{own}?why=stale").as_str()));
    assert!(browser.get(&format!("{own}?why=stale")).await.body.contains("was used before"));
    assert_eq!((scene.exchanges(), scene.given().len()), (2, 1));
    assert_eq!(scene.decided(scene.tom).await, None);
    scene.every_token_is_back().await;
});

on_both_engines!(an_answer_of_another_issuer_is_refused, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    for issuer in ["https%3A%2F%2Fevil.example", "", "https%3A%2F%2Fdiscord.com.evil.example"] {
        let back = scene.goes_away(&browser, &page, scene.mira).await;
        is_refused(&browser, &format!("{back}&iss={issuer}")).await;
    }
    assert_eq!(scene.exchanges(), 0);
    nothing_came_of_it(&scene).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    let own: String = url::form_urlencoded::byte_serialize(scene.double.rest().as_bytes()).collect();
    assert_eq!(browser.get(&format!("{back}&iss={own}")).await.location(), Some(page.as_str()));
});

on_both_engines!(whoever_is_somebody_else_on_discord_is_told_and_nothing_is_kept, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let back = scene.goes_away(&browser, &page, scene.tom).await;
    let other = format!("{page}?why=other");
    assert_eq!(browser.get(&back).await.location(), Some(other.as_str()));
    assert!(browser.get(&other).await.body.contains("signed in as somebody else"));
    let asked = |end: &str| scene.double.log().iter().filter(|call| call.path.ends_with(end)).count();
    assert_eq!(
        (asked("/users/@me"), asked("/connections")),
        (1, 0),
        "of somebody else nothing more is looked at"
    );
    nothing_came_of_it(&scene).await;
    // They can try again as the right one.
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    assert_eq!(browser.get(&back).await.location(), Some(page.as_str()));
    assert!(scene.is_in(scene.mira));
    scene.every_token_is_back().await;
});

on_both_engines!(a_link_that_was_not_made_here_leads_nowhere, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let (head, last) = page.split_at(page.len() - 1);
    let changed = format!("{head}{}", if last == "a" { "b" } else { "a" });
    // A link of the same length that was sealed for something else.
    let user = scene.ticket(scene.mira).user;
    let appeal = appeal::Ticket { server: scene.server(), case: 1, user }.seal(&scene.db);
    for bad in [changed, format!("/guard/verify/{appeal}"), "/guard/verify/x".to_owned()] {
        assert_eq!(browser.get(&bad).await.status, 404, "{bad}");
        for step in ["", "/work", "/answers", "/person"] {
            assert_eq!(browser.post(&format!("{bad}{step}"), &[]).await.status, 404, "{bad}{step}");
        }
    }
    let upper = page.to_uppercase().replace("/GUARD/VERIFY", "/guard/verify");
    assert_eq!(browser.get(&upper).await.status, 200);
    let sealed = page.rsplit('/').next().unwrap();
    assert_eq!(Ticket::open(&scene.db, sealed).unwrap(), scene.ticket(scene.mira));
    scene.db.clock.advance(3_600_000 - 1);
    assert_eq!(browser.get(&page).await.status, 200);
    scene.db.clock.advance(1);
    let over = browser.get(&page).await;
    assert_eq!(over.status, 410);
    assert!(over.body.contains("good for an hour"));
    assert_eq!(browser.post(&page, &[]).await.status, 410);
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Asked));
});

on_both_engines!(a_form_of_another_site_does_nothing, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let body = format!("csrf={}", scene.stage.token().await);
    for (headers, body) in [
        (vec![kind, ("origin", "https://evil.example")], body.clone()),
        (vec![kind, ("sec-fetch-site", "cross-site"), ("origin", "https://lodge.example")], body),
        (vec![kind, ("sec-fetch-site", "same-origin")], String::new()),
    ] {
        let answer = browser.send(axum::http::Method::POST, &page, &headers, body).await;
        assert_eq!(answer.status, 403);
        assert_eq!(answer.header("set-cookie"), None);
    }
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Asked));
});

on_both_engines!(
    discord_is_told_one_address_only_and_asked_for_no_more_than_is_wanted,
    async |db: TestDb| {
        let scene = Scene::open(db, oauth()).await;
        let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
        let away =
            browser.post(&format!("{page}?redirect_uri=https://evil.example&next=//evil.example"), &[]).await;
        let link = url::Url::parse(&super::browser::link(&away)).unwrap();
        let has = |name: &str| {
            let found: Vec<_> =
                link.query_pairs().filter(|(key, _)| key == name).map(|(_, value)| value).collect();
            assert_eq!(found.len(), 1, "{name}");
            found[0].clone().into_owned()
        };
        assert_eq!(has("redirect_uri"), "https://lodge.example/guard/verify/back");
        assert_eq!(
            (has("scope"), has("response_type")),
            ("identify connections".to_owned(), "code".to_owned())
        );
        assert_eq!((has("code_challenge_method"), has("code_challenge").len()), ("S256".to_owned(), 43));
        assert!(link.query_pairs().all(|(key, _)| key != "nonce"), "Discord is asked for no ID token");
    }
);

on_both_engines!(a_flood_is_slowed_down, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    for _ in 0..20 {
        assert_eq!(browser.post(&page, &[]).await.status, 200);
    }
    assert_eq!(browser.post(&page, &[]).await.status, 429, "one person is sent to Discord so often at most");
    for _ in 0..279 {
        is_refused(&browser, BACK).await;
    }
    let slowed = browser.get(BACK).await;
    assert_eq!(slowed.status, 429);
    assert!(slowed.header("retry-after").is_some());
    assert_eq!(scene.browser("203.0.113.1").get(BACK).await.status, 400, "another network");
});
