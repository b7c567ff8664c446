//! Nothing is changed because another site wanted it.

use crate::scene::{Scene, address};
use axum::http::{Method, StatusCode};
use lodge_testkit::on_both_engines;
use lodge_web::rehearse::{Answer, ORIGIN};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn sends(scene: &Scene, path: &str, origin: &str, token: &str) -> Answer {
    let body = format!("email=alice%40example.org&password=correct+horse+battery&csrf={token}");
    scene.send(Method::POST, path, &[FORM, ("origin", origin)], body).await
}

on_both_engines!(a_form_without_its_token_or_from_elsewhere_changes_nothing, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    let visitor = scene.token().await;
    for path in ["/sign-in", "/sign-up", "/forgotten", "/sign-out", "/prove", "/sign-in/second"] {
        for (origin, token) in [
            (ORIGIN, ""),
            (ORIGIN, "nonsense"),
            ("https://evil.example", visitor.as_str()),
            ("null", &visitor),
        ] {
            let answer = sends(&scene, path, origin, token).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {origin} {token}");
        }
    }
    assert!(scene.cookie().is_none() && scene.letters(&address("alice")).await.is_empty());
    // A visitor's token is no token of somebody who is signed in, nor is another one's.
    scene.sign_in(&scene.account("mallory").await).await;
    let hers = scene.token().await;
    scene.sign_in(&alice).await;
    for token in [visitor, hers] {
        let answer = sends(&scene, "/sign-out", ORIGIN, &token).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert!(scene.is_in().await, "nobody signed her out");
});

on_both_engines!(a_form_of_ours_goes_through, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    let token = scene.token().await;
    assert_eq!(sends(&scene, "/sign-in", ORIGIN, &token).await.status, StatusCode::SEE_OTHER);
});
