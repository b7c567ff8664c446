//! The account, for programs.

use crate::scene::Scene;
use axum::http::{Method, StatusCode};
use lodge_accounts::{
    Account, Scope, Scopes,
    tokens::{self, NewToken},
};
use lodge_register::Timestamp;
use lodge_testkit::on_both_engines;
use lodge_web::rehearse::Answer;
use serde_json::{Value, json};

pub(crate) async fn with_token(scene: &Scene, account: &Account, scopes: &[Scope]) {
    with_token_until(scene, account, scopes, None).await;
}

async fn with_token_until(scene: &Scene, account: &Account, scopes: &[Scope], expires_at: Option<Timestamp>) {
    let new = NewToken {
        label: "a test".to_owned().into(),
        scopes: Scopes::of(scopes.iter().copied()),
        expires_at,
    };
    let site = &scene.site;
    let made = tokens::make(&site.db, &*site.clock, &*site.chance, account, new).await.unwrap();
    scene.always("authorization", &format!("Bearer {}", made.1.expose()));
}

pub(crate) async fn asks(
    scene: &Scene,
    method: Method,
    path: &str,
    tag: Option<&str>,
    body: &Value,
) -> Answer {
    let mut headers = vec![("content-type", "application/json")];
    headers.extend(tag.map(|tag| ("if-match", tag)));
    scene.send(method, path, &headers, body.to_string()).await
}

on_both_engines!(an_account_is_read_changed_and_deleted, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    with_token(&scene, &alice, &[Scope::AccountWrite]).await;
    for path in ["/api/v1/account/export", "/api/v1/webhooks"] {
        assert_eq!(scene.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let timid = asks(&scene, Method::DELETE, "/api/v1/account", Some("*"), &Value::Null).await;
    assert_eq!(timid.status, StatusCode::FORBIDDEN, "to change is not to delete");
    with_token(&scene, &alice, &[Scope::AccountWrite, Scope::AccountExport, Scope::AccountDelete]).await;
    let read = scene.get("/api/v1/account").await;
    assert_eq!(read.json()["email"], "alice@example.org");
    let tag = read.header("etag").unwrap().to_owned();
    let change = json!({ "name": "Alice B.", "zone": "Europe/Istanbul" });
    let blind = asks(&scene, Method::PATCH, "/api/v1/account", None, &change).await;
    assert_eq!(blind.status, StatusCode::PRECONDITION_REQUIRED);
    let changed = asks(&scene, Method::PATCH, "/api/v1/account", Some(&tag), &change).await;
    assert_eq!((changed.status, changed.json()["zone"].as_str()), (StatusCode::OK, Some("Europe/Istanbul")));
    let late = asks(&scene, Method::PATCH, "/api/v1/account", Some(&tag), &change).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    let tag = changed.header("etag").unwrap().to_owned();
    let wrong = json!({ "name": "", "zone": "Mars/Olympus" });
    let wrong = asks(&scene, Method::PATCH, "/api/v1/account", Some(&tag), &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.json()["errors"].as_array().unwrap().len(), 2);
    let export = scene.get("/api/v1/account/export").await;
    assert_eq!(export.json()["sections"][0]["rows"][0]["name"], "Alice B.");
    let gone = asks(&scene, Method::DELETE, "/api/v1/account", Some(&tag), &Value::Null).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    assert_eq!(scene.get("/api/v1/account").await.status, StatusCode::UNAUTHORIZED);
    assert!(lodge_accounts::all(&scene.site.db).await.unwrap().is_empty());
});

on_both_engines!(a_token_makes_none_that_may_do_more, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    with_token(&scene, &alice, &[Scope::AccountWrite]).await;
    let path = "/api/v1/account/tokens";
    let new = json!({ "label": "x", "scopes": ["account:read"] });
    assert_eq!(asks(&scene, Method::POST, path, None, &new).await.status, StatusCode::FORBIDDEN);
    with_token(&scene, &alice, &[Scope::AccountSecurity]).await;
    for more in
        ["account:write", "account:delete", "account:export", "webhooks:read", "help:read", "admin:read"]
    {
        let more = json!({ "label": "x", "scopes": ["account:read", more] });
        assert_eq!(
            asks(&scene, Method::POST, path, None, &more).await.status,
            StatusCode::FORBIDDEN,
            "{more}"
        );
    }
    let more = json!({ "label": "x", "scopes": ["aliases:write"] });
    assert_eq!(asks(&scene, Method::POST, path, None, &more).await.status, StatusCode::FORBIDDEN);
    let past = json!({ "label": "x", "scopes": ["account:read"], "expires_at": "2020-01-01T00:00:00Z" });
    assert_eq!(asks(&scene, Method::POST, path, None, &past).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = json!({ "label": "x", "scopes": ["account:read"], "expires_at": "2030-01-01T00:00:00Z" });
    let made = asks(&scene, Method::POST, path, None, &new).await;
    assert_eq!(made.status, StatusCode::CREATED);
    assert!(tokens::is_well_formed(made.json()["token"].as_str().unwrap()));
    let listed = scene.get(path).await.json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 3);
    assert!(listed["items"][0].get("token").is_none(), "shown once");
    let place = made.header("location").unwrap();
    let read = scene.get(place).await;
    assert_eq!((read.status, read.header("etag")), (StatusCode::OK, made.header("etag")));
    let removed = asks(&scene, Method::DELETE, place, None, &Value::Null).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT);
});

on_both_engines!(scopes_are_kept, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    let cookie = scene.site.sessions.open(alice.id, "a browser").await.unwrap();
    let session = scene.site.sessions.find(cookie.expose()).await.unwrap().unwrap();
    let path = format!("/api/v1/account/sessions/{}", session.id.number());
    with_token(&scene, &alice, &[Scope::AccountRead]).await;
    assert_eq!(scene.get("/api/v1/account/sessions").await.json()["items"][0]["device"], "a browser");
    let refused = asks(&scene, Method::DELETE, &path, None, &Value::Null).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    with_token(&scene, &alice, &[Scope::AccountWrite]).await;
    let refused = asks(&scene, Method::DELETE, &path, None, &Value::Null).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    with_token(&scene, &alice, &[Scope::AccountSecurity]).await;
    let ended = asks(&scene, Method::DELETE, &path, None, &Value::Null).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    let again = asks(&scene, Method::DELETE, &path, None, &Value::Null).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
});

on_both_engines!(a_token_makes_none_that_outlives_it, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    let end = scene.site.clock.now().plus_days(7);
    with_token_until(&scene, &alice, &[Scope::AccountSecurity], Some(end)).await;
    let path = "/api/v1/account/tokens";
    let later = json!({ "label": "x", "scopes": ["account:read"], "expires_at": "2999-01-01T00:00:00Z" });
    let refused = asks(&scene, Method::POST, path, None, &later).await;
    assert_eq!(refused.json()["errors"][0]["code"], "tokens-outlives");
    let silent = json!({ "label": "x", "scopes": ["account:read"] });
    let made = asks(&scene, Method::POST, path, None, &silent).await;
    assert_eq!(made.json()["expires_at"], end.to_string());
});
