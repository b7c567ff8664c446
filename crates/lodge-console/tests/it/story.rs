//! The whole way: from asking for an account to nothing being left of it.

use crate::{
    app::digits,
    scene::{PASSWORD, Scene, hidden},
};
use axum::http::StatusCode;
use lodge_register::Clock as _;
use lodge_testkit::on_both_engines;

/// How many rows every table of people has.
async fn rows(scene: &Scene) -> Vec<(&'static str, i64)> {
    let mut counted = Vec::new();
    for (table, sql) in [
        ("account", "SELECT COUNT(*) FROM accounts_account"),
        ("session", "SELECT COUNT(*) FROM accounts_session"),
        ("totp", "SELECT COUNT(*) FROM accounts_totp"),
        ("recovery", "SELECT COUNT(*) FROM accounts_recovery_code"),
        ("token", "SELECT COUNT(*) FROM accounts_token"),
    ] {
        let found = scene.site.db.rows(sql, ()).await.unwrap();
        counted.push((table, found[0].int(0).unwrap()));
    }
    counted
}

on_both_engines!(promise_f13_from_sign_up_to_nothing_left, async |db| {
    let scene = Scene::on(&db).await;
    scene.signs_up("alice").await;
    let link = scene.link("alice").await.unwrap();
    scene.post(&link, &[("password", PASSWORD)]).await;
    assert!(scene.is_in().await);

    // An authenticator app, with its picture and its codes.
    let page = scene.get("/account/totp").await;
    let (secret, uri) = (hidden(&page.body, "secret").unwrap(), hidden(&page.body, "uri").unwrap());
    assert!(page.body.contains("<svg role=\"img\"") && uri.starts_with("otpauth://totp/lodge.example"));
    let wrong =
        scene.post("/account/totp", &[("digits", "000000"), ("secret", &secret), ("uri", &uri)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hidden(&wrong.body, "secret").as_deref(), Some(secret.as_str()), "no new scan");
    let now = digits(&secret, scene.clock.now().millis());
    let on = scene.post("/account/totp", &[("digits", &now), ("secret", &secret), ("uri", &uri)]).await;
    let codes =
        on.body.split("<ul class=\"secret\" id=\"codes\">").nth(1).unwrap().split("</ul>").next().unwrap();
    let code = codes.split("<li>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(codes.matches("<li>").count(), 10);
    assert!(!scene.get("/account/totp").await.body.contains(&code), "shown once");

    // Out, and in again with the app; then with a recovery code, which is used up.
    scene.post("/sign-out", &[]).await;
    scene.clock.advance(60_000);
    let asked = scene.types("alice", PASSWORD).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(!scene.is_in().await, "the password alone opens nothing");
    let held = hidden(&asked.body, "code").unwrap();
    let wrong = scene.post("/sign-in/second", &[("code", &held), ("digits", "123456")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let now = digits(&secret, scene.clock.now().millis());
    let second =
        scene.post("/sign-in/second", &[("code", &held), ("digits", &now), ("next", "/account")]).await;
    assert_eq!(second.location(), Some("/account"));
    scene.post("/sign-out", &[]).await;
    for expected in [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY] {
        let asked = scene.types("alice", PASSWORD).await;
        let held = hidden(&asked.body, "code").unwrap();
        let answer = scene.post("/sign-in/second", &[("code", &held), ("digits", &code)]).await;
        assert_eq!(answer.status, expected);
        if expected == StatusCode::SEE_OTHER {
            scene.post("/sign-out", &[]).await;
        }
    }
    scene.clock.advance(60_000);
    let asked = scene.types("alice", PASSWORD).await;
    let held = hidden(&asked.body, "code").unwrap();
    let now = digits(&secret, scene.clock.now().millis());
    scene.post("/sign-in/second", &[("code", &held), ("digits", &now)]).await;
    assert!(scene.is_in().await);
    scene.post("/account/tokens", &[("label", "a script"), ("scopes", "account:read"), ("days", "7")]).await;

    // The end.
    let cookie = scene.cookie().unwrap();
    let slip = scene.post("/account/delete", &[("email", "alice@example.com")]).await;
    assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(slip.body.contains("value=\"alice@example.com\"") && scene.is_in().await);
    let gone = scene.post("/account/delete", &[("email", " Alice@example.org ")]).await;
    assert_eq!(gone.location(), Some("/farewell"));
    assert!(gone.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert!(scene.cookie().is_none());
    scene.use_cookie(Some(cookie));
    assert!(!scene.is_in().await, "the session is dead");
    assert!(rows(&scene).await.iter().all(|(_, count)| *count == 0), "{:?}", rows(&scene).await);
    assert_eq!(scene.get("/farewell").await.status, StatusCode::OK);
    assert_eq!(scene.types("alice", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
});
