//! A new password by a letter.

use crate::scene::{PASSWORD, Scene, address};
use axum::http::StatusCode;
use lodge_testkit::on_both_engines;

const NEW: &str = "a whole new password";

on_both_engines!(a_letter_leads_to_a_new_password_and_ends_every_session, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    let elsewhere = scene.site.sessions.open(alice.id, "another browser").await.unwrap();
    assert_eq!(
        scene.post("/forgotten", &[("email", "Alice@example.org")]).await.location(),
        Some("/forgotten/sent")
    );
    let link = scene.link("alice").await.unwrap();
    assert!(scene.get(&link).await.body.contains("alice@example.org"));
    let short = scene.post(&link, &[("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = scene.post(&link, &[("password", NEW)]).await;
    assert_eq!(set.location(), Some("/sign-in?said=password-set"));
    assert!(scene.site.sessions.find(elsewhere.expose()).await.unwrap().is_none());
    assert_eq!(scene.post(&link, &[("password", NEW)]).await.status, StatusCode::GONE);
    assert_eq!(scene.types("alice", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(scene.types("alice", NEW).await.status, StatusCode::SEE_OTHER);
    let letters = scene.letters(&address("alice")).await;
    assert_eq!(letters.len(), 2, "the link, and the news that it was used");
});

on_both_engines!(an_unknown_address_gets_the_same_page_and_no_letter, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    let known = scene.post("/forgotten", &[("email", &address("alice"))]).await;
    let unknown = scene.post("/forgotten", &[("email", &address("nobody"))]).await;
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    assert_eq!(known.body, unknown.body);
    assert!(scene.letters(&address("nobody")).await.is_empty());
    let wrong = scene.post("/forgotten", &[("email", "alice")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
});
