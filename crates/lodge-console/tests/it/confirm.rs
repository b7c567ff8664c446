//! The link in the letter.

use crate::scene::{PASSWORD, Scene};
use axum::http::StatusCode;
use lodge_testkit::on_both_engines;

on_both_engines!(a_short_password_leaves_the_link_good, async |db| {
    let scene = Scene::on(&db).await;
    scene.signs_up("alice").await;
    let link = scene.link("alice").await.unwrap();
    let short = scene.post(&link, &[("password", "hunter2")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.body.contains("id=\"password-error\"") && !short.body.contains("hunter2"));
    let opened = scene.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
});

on_both_engines!(who_wants_no_password_is_shown_to_passkeys, async |db| {
    let scene = Scene::on(&db).await;
    scene.signs_up("alice").await;
    let link = scene.link("alice").await.unwrap();
    let opened = scene.post(&link, &[("password", ""), ("how", "passkey")]).await;
    assert_eq!(opened.location(), Some("/account/passkeys/new?said=welcome"));
    scene.post("/sign-out", &[]).await;
    assert_eq!(scene.types("alice", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both_engines!(two_letters_to_one_address_open_one_account, async |db| {
    let scene = Scene::on(&db).await;
    scene.signs_up("alice").await;
    let first = scene.link("alice").await.unwrap();
    scene.signs_up("alice").await;
    let second = scene.link("alice").await.unwrap();
    scene.post(&first, &[("password", PASSWORD)]).await;
    let late = scene.post(&second, &[("password", "another password")]).await;
    assert_eq!(late.location(), Some("/sign-in?said=already-here"));
    scene.post("/sign-out", &[]).await;
    assert_eq!(scene.types("alice", "another password").await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both_engines!(after_a_day_the_link_is_gone, async |db| {
    let scene = Scene::on(&db).await;
    scene.signs_up("alice").await;
    let link = scene.link("alice").await.unwrap();
    scene.clock.advance(25 * 3_600_000);
    for path in [link.as_str(), "/sign-up/confirm/nonsense", "/reset/nonsense"] {
        assert_eq!(scene.get(path).await.status, StatusCode::GONE, "{path}");
    }
});
