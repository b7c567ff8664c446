//! Accounts and their limits, the deny-list, requests by authorities, providers, and how the house is.

use super::{asks, patches, posts, problem, reads, run};
use crate::house::House;
use axum::http::{Method, StatusCode};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

on_both_engines!(accounts_are_listed_found_and_limited, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let bob = house.account("bob", false).await;
    run(&house).await;
    let first = reads(&house, "accounts?limit=2").await;
    let names: Vec<_> = first["items"].as_array().unwrap().iter().map(|item| item["email"].clone()).collect();
    assert_eq!(names, ["ann@example.org", "bob@example.org"]);
    assert!(!first.to_string().contains("argon2"));
    let second = reads(&house, &format!("accounts?limit=2&after={}", first["next"].as_str().unwrap())).await;
    assert_eq!((second["items"][0]["admin"].clone(), second["next"].clone()), (json!(true), Value::Null));
    let found = reads(&house, "accounts?email=Bob@Example.org").await;
    assert_eq!(found["items"][0]["id"], bob.id.to_string());
    for wrong in ["accounts?limit=0", "accounts?after=x", "accounts?email=bob", "accounts?sort=name"] {
        let answer = house.get(&format!("/api/v1/admin/{wrong}")).await;
        assert_eq!(problem(&answer).0, StatusCode::BAD_REQUEST, "{wrong}");
    }

    assert_eq!(reads(&house, &format!("accounts/{}", ann.id)).await["name"], "ann Example");
    let path = format!("accounts/{}/limits", ann.id);
    assert_eq!(reads(&house, &path).await["domains"], 10);
    let blind = asks(&house, Method::PATCH, &path, &json!({ "domains": 3 })).await;
    assert_eq!(problem(&blind), (StatusCode::PRECONDITION_REQUIRED, "no-match".to_owned()));
    let changed = patches(&house, &path, &json!({ "domains": 3, "messages_day": 0 })).await;
    assert_eq!((changed.status, &changed.json()["domains"]), (StatusCode::OK, &json!(3)));
    let kept = lodge_accounts::limits::of(&db, ann.id).await.unwrap();
    assert_eq!((kept.domains, kept.aliases, kept.messages_day), (3, 500, 0));
    let wrong = patches(&house, &path, &json!({ "aliases": -1, "domains": 1_000_000_001 })).await;
    assert_eq!(problem(&wrong).0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.json()["errors"].as_array().unwrap().len(), 2);
    for gone in ["accounts/1", "accounts/x", "accounts/1/limits"] {
        assert_eq!(house.get(&format!("/api/v1/admin/{gone}")).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
});

on_both_engines!(who_was_caught_is_refused_and_let_in_again_by_a_program, async |db| {
    let house = House::on(&db).await;
    run(&house).await;
    let wrong = posts(&house, "denied", &json!({ "thing": "spam", "reason": " ", "days": 91 })).await;
    assert_eq!(problem(&wrong), (StatusCode::UNPROCESSABLE_ENTITY, "invalid".to_owned()));
    assert_eq!(wrong.json()["errors"].as_array().unwrap().len(), 3);
    let denial = json!({ "thing": "192.0.2.0/24", "reason": "spam", "days": 7 });
    let made = posts(&house, "denied", &denial).await;
    assert_eq!((made.status, &made.json()["thing"]), (StatusCode::CREATED, &json!("192.0.2.0/24")));
    let place = made.location().unwrap().strip_prefix("/api/v1/admin/").unwrap().to_owned();
    assert_eq!(reads(&house, "denied").await["items"][0]["id"], made.json()["id"]);
    let forgiven = asks(&house, Method::DELETE, &place, &Value::Null).await;
    assert_eq!(forgiven.status, StatusCode::NO_CONTENT);
    let again = asks(&house, Method::DELETE, &place, &Value::Null).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert!(lodge_abuse::all(&db).await.unwrap().is_empty());
});

on_both_engines!(requests_by_authorities_are_written_down, async |db| {
    let house = House::on(&db).await;
    run(&house).await;
    let wrong = json!({ "month": "11/2026", "asker": "me", "answer": "yes" });
    assert_eq!(posts(&house, "legal-requests", &wrong).await.json()["errors"].as_array().unwrap().len(), 3);
    let new = json!({ "month": "2026-11", "asker": "court", "answer": "open" });
    let made = posts(&house, "legal-requests", &new).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let place = made.location().unwrap().strip_prefix("/api/v1/admin/").unwrap().to_owned();
    let wrong = patches(&house, &place, &json!({ "answer": "maybe" })).await;
    assert_eq!(problem(&wrong).0, StatusCode::UNPROCESSABLE_ENTITY);
    let answered = patches(&house, &place, &json!({ "answer": "refused" })).await;
    assert_eq!(answered.json()["answer"], "refused");
    assert_eq!(reads(&house, "legal-requests").await["items"], json!([answered.json()]));
    assert!(house.get("/transparency").await.body.contains("2026"));
    assert_eq!(asks(&house, Method::DELETE, &place, &Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(asks(&house, Method::DELETE, &place, &Value::Null).await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(providers_are_added_and_their_secrets_never_given_back, async |db| {
    let house = House::on(&db).await;
    run(&house).await;
    let new = json!({
        "id": "sso", "name": "Our SSO", "kind": "oidc", "issuer": "https://sso.example.org",
        "client_id": "lodge", "client_secret": "s3cr3t-canary", "scopes": ["openid", "email"],
    });
    let made = posts(&house, "providers", &new).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    assert_eq!(made.json()["redirect_uri"], "https://lodge.example/sign-in/with/sso/back");
    let listed = reads(&house, "providers").await;
    assert_eq!(listed["items"], json!([made.json()]));
    assert!(!made.body.contains("s3cr3t") && !listed.to_string().contains("s3cr3t"));
    let kept = lodge_console::providers::named(&db, "sso").await.unwrap().unwrap();
    assert_eq!((kept.client_secret.expose().as_str(), kept.scopes.len()), ("s3cr3t-canary", 2));

    let twice = posts(&house, "providers", &new).await;
    assert_eq!(
        (twice.status, &twice.json()["errors"][0]["pointer"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("#/id"))
    );
    let mut half = json!({
        "id": "o a", "name": "\u{0}", "kind": "oauth2", "authorize": "nowhere", "client_id": "x", "scopes": [],
    });
    let wrong = posts(&house, "providers", &half).await.json();
    let wrong: Vec<_> =
        wrong["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert_eq!(wrong, ["#/id", "#/name", "#/authorize", "#/token", "#/userinfo", "#/fields"]);
    half["kind"] = json!("saml");
    assert_eq!(problem(&posts(&house, "providers", &half).await).0, StatusCode::UNPROCESSABLE_ENTITY);

    assert_eq!(
        asks(&house, Method::DELETE, "providers/sso", &Value::Null).await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        asks(&house, Method::DELETE, "providers/sso", &Value::Null).await.status,
        StatusCode::NOT_FOUND
    );
});

on_both_engines!(a_provider_that_is_known_by_name_needs_its_client_only, async |db| {
    let house = House::on(&db).await;
    run(&house).await;
    let new = json!({ "preset": "microsoft", "client_id": "lodge", "client_secret": "s3cr3t-canary" });
    let made = posts(&house, "providers", &new).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let said = made.json();
    assert_eq!(
        (&said["id"], &said["name"], &said["kind"]),
        (&json!("microsoft"), &json!("Microsoft"), &json!("oauth2"))
    );
    assert_eq!(said["redirect_uri"], "https://lodge.example/sign-in/with/microsoft/back");
    let work = json!({ "preset": "google", "id": "work", "name": "Work", "client_id": "lodge" });
    assert_eq!(posts(&house, "providers", &work).await.json()["issuer"], "https://accounts.google.com");
    let unknown = json!({ "preset": "myspace", "client_id": "lodge" });
    assert_eq!(posts(&house, "providers", &unknown).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = posts(&house, "providers", &json!({ "client_id": "lodge" })).await.json();
    let wrong: Vec<_> =
        nobody["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert_eq!(wrong, ["#/id", "#/name", "#/issuer"]);
});

on_both_engines!(traffic_and_overview_say_how_the_house_is, async |db| {
    let house = House::on(&db).await;
    run(&house).await;
    house.get("/privacy").await;
    let traffic = reads(&house, "traffic").await;
    assert_eq!(traffic["days"].as_array().unwrap().len(), 30);
    assert!(traffic["routes"].as_array().unwrap().iter().any(|route| route["route"] == "GET /privacy"));
    let now = reads(&house, "overview").await;
    assert_eq!(
        (&now["accounts"], &now["policy"], &now["letters"]),
        (&json!(1), &json!("in-force"), &json!(true))
    );
    assert_eq!(now["audited_at"], Value::Null);
});

/// The dump needs a database that is a file beside its keys, so one engine is enough here; custody tries both.
#[test]
fn a_program_backs_the_house_up_and_looks_it_over() {
    lodge_testkit::engines::run_on(lodge_testkit::Engine::Sqlite, async |db| {
        let house = House::on(&db).await;
        run(&house).await;
        let made = posts(&house, "backups", &Value::Null).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        assert_eq!(reads(&house, "backups").await["items"], json!([made.json()]));
        assert!(made.json()["file"].as_str().unwrap().ends_with(lodge_custody::ENDING));
        let report = posts(&house, "audit", &Value::Null).await;
        assert_eq!(report.status, StatusCode::OK);
        assert!(!report.json()["looked_at"].as_array().unwrap().is_empty());
        let last = reads(&house, "audit").await;
        assert_eq!(last["made_at"], report.json()["made_at"]);
        assert_eq!(last["findings"], report.json()["findings"].as_array().unwrap().len());
        assert_eq!(reads(&house, "overview").await["audited_at"], last["made_at"]);
    });
}
