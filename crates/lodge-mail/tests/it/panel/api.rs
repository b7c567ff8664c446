//! The API: everything that the pages can do.

use axum::http::Method;
use lodge_accounts::{
    Scope,
    limits::{self, DEFAULTS, Limits},
};
use lodge_mail::{Mail, MailSettings, store};
use lodge_module::Module as _;
use serde_json::{Value, json};

use super::town::Town;

const NONE: Value = Value::Null;

#[tokio::test]
async fn a_program_adds_proves_and_removes_a_domain() {
    let town = Town::open().await;
    let token = town.token(&town.alice, &[Scope::DomainsWrite]).await;
    let ask = async |method, path: &str, body: Value| town.ask(&token, method, path, &body).await;
    let added = ask(Method::POST, "/domains", json!({ "name": "Alice.Test" })).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let domain = added.json();
    let at = format!("/domains/{}", domain["id"].as_str().unwrap());
    assert_eq!(added.location(), Some(format!("/api/v1{at}").as_str()));
    assert_eq!((&domain["name"], &domain["proved_at"]), (&json!("alice.test"), &NONE));
    let again = ask(Method::POST, "/domains", json!({ "name": "alice.test" })).await;
    assert_eq!((again.status.as_u16(), &again.json()["errors"][0]["code"]), (422, &json!("domain-there")));

    let proof = format!("{at}/proof");
    let said = ask(Method::POST, &proof, NONE).await;
    assert_eq!((said.status.as_u16(), &said.json()["code"]), (409, &json!("domain-not-proved")));
    town.dns.txt("_lodge.alice.test", domain["proof"].as_str().unwrap());
    let said = ask(Method::POST, &proof, NONE).await;
    assert_eq!((said.status.as_u16(), &said.json()["proved_at"]), (200, &json!("2026-01-01T00:00:00Z")));
    town.dns.fails("_lodge.alice.test");
    assert_eq!(ask(Method::POST, &proof, NONE).await.status, 503);

    let dns = ask(Method::GET, &format!("{at}/dns"), NONE).await.json();
    assert_eq!(dns["mail_host"], "mx.lodge.test");
    let states: Vec<_> = dns["records"].as_array().unwrap().iter().map(|row| &row["state"]).collect();
    assert_eq!(states, ["unknown", "missing", "missing", "missing", "missing", "ok"]);

    assert_eq!(dns["keys"], NONE, "nobody asked for them");
    town.dns.txt("s1._domainkey.alice.test", "v=DKIM1; p=MA==");
    let dns = ask(Method::GET, &format!("{at}/dns?keys=true"), NONE).await.json();
    assert_eq!(dns["keys"], json!(["s1._domainkey.alice.test"]));

    let invitations = format!("{at}/invitations");
    let invited =
        ask(Method::POST, &invitations, json!({ "email": "bob@example.org", "role": "editor" })).await;
    assert_eq!(invited.status, 202, "{}", invited.body);
    assert_eq!(town.stage.letters("bob@example.org").await.len(), 1);
    let invited =
        ask(Method::POST, &invitations, json!({ "email": "bob@example.org", "role": "owner" })).await;
    assert_eq!((invited.status.as_u16(), &invited.json()["errors"][0]["pointer"]), (422, &json!("#/role")));

    let read = ask(Method::GET, &at, NONE).await;
    let tag = read.header("etag").unwrap().to_owned();
    let stale = town.ask_with(&token, Method::DELETE, &at, &[("if-match", "\"x\"")], &NONE).await;
    assert_eq!(stale.status, 412);
    let gone = town.ask_with(&token, Method::DELETE, &at, &[("if-match", &tag)], &NONE).await;
    assert_eq!(gone.status, 204);
    assert_eq!(ask(Method::GET, "/domains", NONE).await.json(), json!({ "items": [], "next": null }));
}

#[tokio::test]
async fn a_program_looks_after_aliases() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let token = town.token(&town.alice, &[Scope::AliasesWrite]).await;
    let ask = async |method, path: &str, body: Value| town.ask(&token, method, path, &body).await;
    let aliases = format!("/domains/{}/aliases", domain.id);
    let new = json!({ "alias": "shop", "destinations": ["ann@x.test", "bob@x.test"], "label": "The shop" });
    let added = ask(Method::POST, &aliases, new.clone()).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let shop = added.json();
    assert_eq!(shop["address"], "shop@alice.test");
    let again = ask(Method::POST, &aliases, new).await;
    assert_eq!((again.status.as_u16(), &again.json()["errors"][0]["code"]), (422, &json!("line-there")));
    let many = json!({ "items": [
        { "alias": "*", "destinations": ["rest@x.test"], "answer": 450 },
        { "alias": "office@alice.test", "destinations": ["carol@y.test"] },
    ] });
    let added = ask(Method::POST, &format!("{aliases}/bulk"), many).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let half = json!({ "items": [
        { "alias": "new", "destinations": ["x@x.test"] }, { "alias": "bad", "destinations": [] },
    ] });
    let refused = ask(Method::POST, &format!("{aliases}/bulk"), half).await;
    let wrong = &refused.json()["errors"][0];
    assert_eq!(
        (refused.status.as_u16(), &wrong["pointer"]),
        (422, &json!("#/items/1/destinations")),
        "{}",
        refused.body
    );
    let twice = json!({ "items": [
        { "alias": "new", "destinations": ["x@x.test"] }, { "alias": "new", "destinations": ["y@x.test"] },
    ] });
    for (body, pointer) in [(twice, "#/items/1/alias"), (json!({ "items": [] }), "#/items")] {
        let refused = ask(Method::POST, &format!("{aliases}/bulk"), body).await;
        assert_eq!(refused.json()["errors"][0]["pointer"], pointer, "{}", refused.body);
    }
    assert_eq!(store::counted(&town.db, town.alice.id).await.unwrap().1, 3, "all or none");
    let empty = vec![json!({ "alias": "", "destinations": [] }); 1001];
    let refused = ask(Method::POST, &format!("{aliases}/bulk"), json!({ "items": empty })).await.json();
    assert_eq!(
        refused["errors"],
        json!([{ "pointer": "#/items", "code": "line-too-many", "detail": "At most 1000 can be added at once." }])
    );

    let first = ask(Method::GET, &format!("{aliases}?limit=2"), NONE).await.json();
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let next = format!("{aliases}?after={}", first["next"].as_str().unwrap());
    let second = ask(Method::GET, &next, NONE).await.json();
    assert_eq!((second["items"].as_array().unwrap().len(), &second["next"]), (1, &NONE));
    let found = ask(Method::GET, &format!("{aliases}?search=the%20shop"), NONE).await.json();
    assert_eq!(found["items"][0]["id"], shop["id"]);
    let off = ask(Method::GET, &format!("{aliases}?state=off"), NONE).await.json();
    assert_eq!(off["items"][0]["address"], "*@alice.test");
    assert_eq!(ask(Method::GET, &format!("{aliases}?state=odd"), NONE).await.status, 400);

    let at = format!("/aliases/{}", shop["id"].as_str().unwrap());
    let tag = ask(Method::GET, &at, NONE).await.header("etag").unwrap().to_owned();
    let change = json!({ "answer": 550, "label": null });
    assert_eq!(ask(Method::PATCH, &at, change.clone()).await.status, 428, "say which version");
    let changed = town.ask_with(&token, Method::PATCH, &at, &[("if-match", &tag)], &change).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    let shown = changed.json();
    assert_eq!((&shown["answer"], &shown["label"]), (&json!(550), &NONE));
    assert_eq!(shown["destinations"], json!(["ann@x.test", "bob@x.test"]), "what is left out stays");
    let read = ask(Method::GET, &at, NONE).await;
    assert_eq!(read.header("etag"), changed.header("etag"));
    let stale = town.ask_with(&token, Method::PATCH, &at, &[("if-match", &tag)], &change).await;
    assert_eq!(stale.status, 412);
    let on = [("if-match", changed.header("etag").unwrap())];
    let changed = town.ask_with(&token, Method::PATCH, &at, &on, &json!({ "answer": null })).await;
    assert_eq!(changed.json()["answer"], NONE);
    assert_eq!(ask(Method::POST, &format!("{at}/test"), NONE).await.status, 204);
    assert_eq!(town.stage.letters("shop@alice.test").await.len(), 1);
    assert_eq!(ask(Method::DELETE, &at, NONE).await.status, 204);
    assert_eq!(ask(Method::GET, &at, NONE).await.status, 404);
}

#[tokio::test]
async fn a_token_does_what_its_scopes_say_and_limits_are_limits() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let reads = town.token(&town.alice, &[Scope::DomainsRead, Scope::AliasesRead]).await;
    let aliases = format!("/domains/{}/aliases", domain.id);
    let new = json!({ "alias": "a", "destinations": ["x@x.test"] });
    assert_eq!(town.ask(&reads, Method::GET, &aliases, &NONE).await.status, 200);
    let refused = town.ask(&reads, Method::POST, &aliases, &new).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (403, &json!("scope")));
    assert_eq!(town.ask(&reads, Method::POST, "/domains", &json!({ "name": "x.test" })).await.status, 403);
    assert_eq!(town.ask(&reads, Method::GET, "/usage", &NONE).await.status, 403);
    assert_eq!(town.ask("lodge_none", Method::GET, "/domains", &NONE).await.status, 401);

    let few = Limits { domains: 1, aliases: 1, ..DEFAULTS };
    limits::set(&town.db, &*town.db.clock, town.alice.id, Some(few)).await.unwrap();
    let all = [Scope::DomainsWrite, Scope::AliasesWrite, Scope::AccountRead];
    let token = town.token(&town.alice, &all).await;
    let key = [("idempotency-key", "once")];
    let added = town.ask_with(&token, Method::POST, &aliases, &key, &new).await;
    assert_eq!(added.status, 201);
    let again = town.ask_with(&token, Method::POST, &aliases, &key, &new).await;
    assert_eq!((again.status.as_u16(), again.location()), (204, added.location()), "done once");
    let more = json!({ "alias": "b", "destinations": ["x@x.test"] });
    let refused = town.ask(&token, Method::POST, &aliases, &more).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (403, &json!("limit-aliases")));
    let refused = town.ask(&token, Method::POST, "/domains", &json!({ "name": "x.test" })).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (403, &json!("limit-domains")));
    let usage = town.ask(&token, Method::GET, "/usage", &NONE).await.json();
    assert_eq!(usage["aliases"], json!({ "used": 1, "limit": 1 }));
    assert_eq!(usage["messages_today"], json!({ "used": 0, "limit": 2000 }));
    assert_eq!(town.ask(&token, Method::GET, "/domains/nonsense", &NONE).await.status, 404);
}

#[tokio::test]
async fn every_operation_says_what_it_does_and_what_it_answers() {
    let town = Town::open().await;
    let mail = Mail::new(MailSettings::new("mx.lodge.test", Vec::new()));
    let (_, description) = mail.pages(&town.stage.site).api.split_for_parts();
    let description = serde_json::to_value(description).unwrap();
    let (mut names, mut count) = (Vec::new(), 0);
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            count += 1;
            names.push(operation["operationId"].as_str().unwrap().to_owned());
            assert!(operation["summary"].is_string() && operation["security"].is_array(), "{method} {path}");
            for status in ["401", "403", "429"] {
                let kind = &operation["responses"][status]["content"]["application/problem+json"];
                assert!(kind.is_object(), "{method} {path} {status}");
            }
            assert_eq!(operation["responses"]["404"].is_object(), path.contains('{'), "{method} {path}");
            let said: Vec<_> = operation["parameters"].as_array().into_iter().flatten().collect();
            let mut once: Vec<_> =
                said.iter().map(|one| (one["in"].to_string(), one["name"].to_string())).collect();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), said.len(), "{method} {path}: each parameter once: {once:?}");
            let in_path = path.matches('{').count();
            assert_eq!(said.iter().filter(|one| one["in"] == "path").count(), in_path, "{method} {path}");
            if path.ends_with("/aliases") && method == "get" {
                assert_eq!(once.len(), 5, "{once:?}");
            }
        }
    }
    names.sort();
    names.dedup();
    assert_eq!((names.len(), count), (20, 20));
}
