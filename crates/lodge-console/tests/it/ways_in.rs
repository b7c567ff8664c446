//! The ways into an account, for programs whose token may change them.

use crate::{
    api::{asks, with_token},
    app::digits,
    scene::{PASSWORD, Scene, address},
};
use axum::http::{Method, StatusCode};
use lodge_accounts::{Scope, sign_in};
use lodge_register::{Clock as _, Secret};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

/// Whether somebody gets in with this password.
async fn opens(scene: &Scene, name: &str, password: &str) -> bool {
    let email = lodge_accounts::Email::parse(&address(name)).unwrap();
    let (db, cache, chance) = (&scene.site.db, &scene.site.cache, &*scene.site.chance);
    let tried = sign_in(db, cache, chance, &email, &Secret::new(password.to_owned())).await.unwrap();
    !matches!(tried, lodge_accounts::SignIn::Refused)
}

on_both_engines!(the_ways_in_need_a_scope_of_their_own, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    with_token(&scene, &alice, &[Scope::AccountWrite, Scope::AccountExport, Scope::AccountDelete]).await;
    let acts = [
        (Method::PUT, "password", json!({ "current": PASSWORD, "password": "another horse battery" })),
        (Method::POST, "email", json!({ "email": "new@example.org" })),
        (Method::POST, "totp/proposal", NONE),
        (Method::POST, "totp", json!({ "digits": "123456" })),
        (Method::POST, "totp/codes", NONE),
        (Method::DELETE, "totp", NONE),
        (Method::DELETE, "passkeys/1", NONE),
        (Method::DELETE, "links/1", NONE),
        (Method::DELETE, "sessions", NONE),
        (Method::DELETE, "tokens/1", NONE),
    ];
    for (method, path, body) in acts {
        let answer = asks(&scene, method, &format!("/api/v1/account/{path}"), None, &body).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    for list in ["passkeys", "links"] {
        let listed = scene.get(&format!("/api/v1/account/{list}")).await.json();
        assert_eq!(listed, json!({ "items": [], "next": null }), "{list}");
    }
    with_token(&scene, &alice, &[Scope::AccountSecurity]).await;
    for path in ["passkeys/1", "links/x", "tokens/1", "totp"] {
        let answer = asks(&scene, Method::DELETE, &format!("/api/v1/account/{path}"), None, &NONE).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
});

on_both_engines!(a_password_is_changed_by_who_knows_it, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    scene.site.sessions.open(alice.id, "a browser").await.unwrap();
    with_token(&scene, &alice, &[Scope::AccountSecurity]).await;
    let path = "/api/v1/account/password";
    let change = async |current: &str, new: &str| {
        asks(&scene, Method::PUT, path, None, &json!({ "current": current, "password": new })).await
    };
    let wrong = change("a guess that is wrong", "another horse battery").await;
    assert_eq!(wrong.json()["errors"][0]["pointer"], "#/current");
    let short = change(PASSWORD, "short").await;
    assert_eq!(short.json()["errors"][0]["pointer"], "#/password");
    assert_eq!(change(PASSWORD, "another horse battery").await.status, StatusCode::NO_CONTENT);
    assert!(opens(&scene, "alice", "another horse battery").await && !opens(&scene, "alice", PASSWORD).await);
    assert!(scene.site.sessions.list(alice.id).await.unwrap().is_empty(), "every browser is signed out");
    assert_eq!(scene.letters(&address("alice")).await.len(), 1, "its holder is told");
    for _ in 0..7 {
        assert_eq!(change("x", "y").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(change("x", "y").await.status, StatusCode::TOO_MANY_REQUESTS, "nobody guesses for long");
});

on_both_engines!(another_address_is_asked_for_by_letters, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    with_token(&scene, &alice, &[Scope::AccountSecurity]).await;
    let path = "/api/v1/account/email";
    for wrong in ["nonsense", "alice@example.org"] {
        let refused = asks(&scene, Method::POST, path, None, &json!({ "email": wrong })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let asked = asks(&scene, Method::POST, path, None, &json!({ "email": "new@example.org" })).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED);
    for to in ["alice@example.org", "new@example.org"] {
        let link = scene.letters(to).await.last().unwrap().link().unwrap();
        assert_eq!(scene.post(&link, &[]).await.status, StatusCode::OK, "{to}");
    }
    assert_eq!(scene.get("/api/v1/account").await.json()["email"], "new@example.org");
});

on_both_engines!(an_app_is_switched_on_and_off, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    with_token(&scene, &alice, &[Scope::AccountSecurity]).await;
    let path = "/api/v1/account/totp";
    let off = json!({ "on": false, "codes_left": 0 });
    assert_eq!(scene.get(path).await.json(), off);
    let proposal = asks(&scene, Method::POST, "/api/v1/account/totp/proposal", None, &NONE).await.json();
    let secret = proposal["secret"].as_str().unwrap();
    assert!(proposal["uri"].as_str().unwrap().contains(secret));
    let wrong = asks(&scene, Method::POST, path, None, &json!({ "digits": "x" })).await;
    assert_eq!(wrong.json()["errors"][0]["pointer"], "#/digits");
    let digits = digits(secret, scene.clock.now().millis());
    let on = asks(&scene, Method::POST, path, None, &json!({ "digits": digits })).await;
    assert_eq!(on.json()["codes"].as_array().unwrap().len(), 10, "{}", on.body);
    assert_eq!(scene.get(path).await.json(), json!({ "on": true, "codes_left": 10 }));
    let renewed = asks(&scene, Method::POST, "/api/v1/account/totp/codes", None, &NONE).await.json();
    assert_ne!(renewed["codes"], on.json()["codes"]);
    assert_eq!(asks(&scene, Method::DELETE, path, None, &NONE).await.status, StatusCode::NO_CONTENT);
    assert_eq!(scene.get(path).await.json(), off);
});
