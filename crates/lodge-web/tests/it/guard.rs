//! Nothing is changed because somebody else wanted it.

use crate::house::{account, stage};
use axum::http::{Method, StatusCode};
use lodge_testkit::{Engine, engines::run_on};
use lodge_web::rehearse::{ORIGIN, Stage};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const OURS: [(&str, &str); 3] = [FORM, ("origin", ORIGIN), ("sec-fetch-site", "same-origin")];

async fn change(stage: &Stage, headers: &[(&str, &str)], token: &str) -> StatusCode {
    let body = format!("word=x&csrf={token}");
    stage.send(Method::POST, "/change", headers, body).await.status
}

fn staged(test: impl AsyncFnOnce(Stage)) {
    run_on(Engine::Sqlite, async |db| test(stage(&db).await).await);
}

#[test]
fn a_form_of_ours_gets_through_and_reaches_its_page_whole() {
    staged(async |stage| {
        let answer = stage.post("/change", &[("word", "a&b=c é")]).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "a&b=c é"));
    });
}

#[test]
fn another_sites_form_changes_nothing() {
    staged(async |stage| {
        let token = stage.token().await;
        for (origin, site) in [
            ("https://evil.example", "cross-site"),
            ("https://blog.lodge.example", "same-site"),
            ("http://lodge.example", "same-origin"),
            ("null", "none"),
        ] {
            let headers = [FORM, ("origin", origin), ("sec-fetch-site", site)];
            assert_eq!(change(&stage, &headers, &token).await, StatusCode::FORBIDDEN, "{origin}");
        }
        assert_eq!(change(&stage, &[FORM], &token).await, StatusCode::FORBIDDEN, "nothing is said");
    });
}

#[test]
fn a_form_needs_the_token_of_whoever_sends_it() {
    staged(async |stage| {
        let visitors = stage.token().await;
        assert_eq!(change(&stage, &OURS, &visitors).await, StatusCode::OK);
        assert_eq!(change(&stage, &OURS, "").await, StatusCode::FORBIDDEN);
        let other = if visitors.starts_with('A') { "B" } else { "A" };
        let altered = format!("{other}{}", &visitors[1..]);
        assert_eq!(change(&stage, &OURS, &altered).await, StatusCode::FORBIDDEN);

        let alice = account(&stage, "alice", false).await;
        stage.sign_in(&alice).await;
        assert_eq!(
            change(&stage, &OURS, &visitors).await,
            StatusCode::FORBIDDEN,
            "a visitor's, once signed in"
        );
        let hers = stage.token().await;
        stage.sign_in(&account(&stage, "bob", false).await).await;
        assert_eq!(change(&stage, &OURS, &hers).await, StatusCode::FORBIDDEN, "Alice's, as Bob");
    });
}

#[test]
fn a_visitors_form_grows_old() {
    staged(async |stage| {
        let token = stage.token().await;
        stage.clock.advance(5 * 3_600_000);
        assert_eq!(change(&stage, &OURS, &token).await, StatusCode::OK);
        stage.clock.advance(13 * 3_600_000);
        assert_eq!(change(&stage, &OURS, &token).await, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_token_never_looks_the_same_twice() {
    staged(async |stage| assert_ne!(stage.token().await, stage.token().await));
}

#[test]
fn a_form_that_is_too_large_is_refused() {
    staged(async |stage| {
        let long = "x".repeat(3 << 20);
        assert_eq!(stage.post("/change", &[("word", &long)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    });
}

#[test]
fn what_is_meant_for_another_host_is_not_answered() {
    staged(async |stage| {
        let answer = stage.send(Method::GET, "/who", &[("host", "evil.example")], String::new()).await;
        // The stage names the host first, so this request names two: the first one counts.
        assert_eq!(answer.status, StatusCode::OK);
        stage.site.move_to(lodge_web::Origin::parse("https://elsewhere.example").unwrap());
        assert_eq!(stage.get("/who").await.status, StatusCode::MISDIRECTED_REQUEST);
        let first = stage.get("/").await;
        assert_eq!(first.location(), Some("https://elsewhere.example/"), "never to the host of the request");
    });
}

#[test]
fn strangers_are_shown_the_way_and_come_back() {
    staged(async |stage| {
        assert_eq!(stage.get("/mine?page=2").await.location(), Some("/sign-in?next=%2Fmine%3Fpage%3D2"));
        assert_eq!(stage.get("/fresh").await.location(), Some("/sign-in?next=%2Ffresh"));
        assert_eq!(stage.get("/who").await.body, "nobody");
        let alice = account(&stage, "alice", false).await;
        stage.sign_in(&alice).await;
        assert_eq!(stage.get("/mine").await.body, "alice");
        assert_eq!(stage.get("/fresh").await.body, "fresh");
        assert_eq!(stage.get("/admin").await.status, StatusCode::NOT_FOUND, "not even that it is there");
        stage.clock.advance(16 * 60_000);
        assert_eq!(stage.get("/fresh").await.location(), Some("/prove?next=%2Ffresh"));
        stage.sign_in(&account(&stage, "root", true).await).await;
        assert_eq!(stage.get("/admin").await.body, "admin");
        stage.use_cookie(Some("made-up".into()));
        assert_eq!(stage.get("/who").await.body, "nobody");
    });
}
