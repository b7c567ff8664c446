//! Events that a customer's own program is told of.

use axum::http::{Method, StatusCode};
use lodge_accounts::{
    Account, Scope, Scopes,
    tokens::{self, NewToken},
};
use lodge_egress::webhook::{WebhookSecret, sign};
use lodge_store::{Batch, Expect, OsChance};
use lodge_testkit::{
    on_both_engines,
    web::{Told, WebServer},
};
use lodge_web::Event;

use super::House;

const EVENT: Event = Event { kind: "alias.created", object: 4711 };

/// Adds an address on the page and gives its secret. The page takes only `https`, so it is then moved to the stand-in.
async fn subscribe(house: &House, account: &Account, url: &str) -> String {
    house.sign_in(account).await;
    let typed = [("url", "https://a.example/hook"), ("events", "alias.created"), ("events", "alias.removed")];
    let page = house.post("/account/webhooks/new", &typed).await.body;
    let secret = page.split("id=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let db = &house.site.db;
    let id = db.rows("SELECT id FROM console_webhook ORDER BY id DESC LIMIT 1", ()).await.unwrap()[0]
        .int(0)
        .unwrap();
    let id = lodge_register::Id::<lodge_console::Webhook>::new(id);
    let sealed =
        db.seal::<lodge_console::Webhook>("url", id, &lodge_register::Value::Text(url.to_owned())).unwrap();
    let batch = Batch::new().run(
        "UPDATE console_webhook SET url = $2 WHERE id = $1",
        (id, sealed),
        Expect::Exactly(1),
    );
    db.write(batch).await.unwrap();
    secret
}

on_both_engines!(an_event_is_told_with_a_signature, async |db| {
    let house = House::on(&db).await;
    let (ann, bob) = (house.account("ann", false).await, house.account("bob", false).await);
    let server = WebServer::open(|_| Told::status(204));
    let secret = subscribe(&house, &ann, &format!("{}/hook", server.url())).await;
    assert!(!house.get("/account/webhooks").await.body.contains("whsec_"), "shown once");

    house.site.events.emit(bob.id, EVENT).await;
    house.site.events.emit(ann.id, Event { kind: "domain.added", object: 1 }).await;
    assert_eq!(lodge_console::send_events(&house.site).await.unwrap(), 0, "nobody asked for these");
    house.site.events.emit(ann.id, EVENT).await;
    assert_eq!(lodge_console::send_events(&house.site).await.unwrap(), 1);
    assert_eq!(lodge_console::send_events(&house.site).await.unwrap(), 0);

    let asked = server.asked();
    assert_eq!((asked.len(), asked[0].method.as_str(), asked[0].path.as_str()), (1, "POST", "/hook"));
    let body: serde_json::Value = serde_json::from_slice(&asked[0].body).unwrap();
    assert_eq!((&body["type"], &body["data"]["id"]), (&"alias.created".into(), &"4711".into()));
    let header = |name: &str| asked[0].header(name).to_owned();
    let seconds = header("webhook-timestamp").parse().unwrap();
    let ours = [WebhookSecret::parse(&secret).unwrap()];
    assert_eq!(header("webhook-signature"), sign(&ours, &header("webhook-id"), seconds, &asked[0].body));

    // What was told is noted, without what it was about.
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_webhook_due").await, 0);
    let id = house.rows("SELECT id FROM console_webhook").await;
    let page = house.get(&format!("/account/webhooks/{id}")).await.body;
    assert!(page.contains("204") && page.contains("alias.created") && !page.contains("4711"), "{page}");
    house.sign_in(&bob).await;
    assert_eq!(house.get(&format!("/account/webhooks/{id}")).await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(for_a_day_after_it_was_renewed_both_secrets_count, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let server = WebServer::open(|_| Told::status(204));
    let before = subscribe(&house, &ann, &server.url()).await;
    let id = house.rows("SELECT id FROM console_webhook").await;
    let page = house.post(&format!("/account/webhooks/{id}/secret"), &[]).await.body;
    let after = page.split("id=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_ne!(before, after);
    let signed_by = async || {
        house.site.events.emit(ann.id, EVENT).await;
        lodge_console::send_events(&house.site).await.unwrap();
        let asked = server.asked().pop().unwrap();
        let signatures = asked.header("webhook-signature").to_owned();
        let (id, seconds) = (asked.header("webhook-id"), asked.header("webhook-timestamp").parse().unwrap());
        let by = |secret: &str| sign(&[WebhookSecret::parse(secret).unwrap()], id, seconds, &asked.body);
        signatures
            .split(' ')
            .map(|one| [&after, &before].iter().position(|secret| by(secret) == one))
            .collect()
    };
    let signed: Vec<Option<usize>> = signed_by().await;
    assert_eq!(signed, [Some(0), Some(1)], "the new one, then the one before");
    house.clock.advance(86_400_000 - 1);
    let signed: Vec<Option<usize>> = signed_by().await;
    assert_eq!(signed.len(), 2);
    house.clock.advance(1);
    let signed: Vec<Option<usize>> = signed_by().await;
    assert_eq!(signed, [Some(0)], "a day later only the new one");
});

on_both_engines!(what_was_not_taken_is_told_again_and_given_up_at_last, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let server = WebServer::open(|_| Told::status(503));
    subscribe(&house, &ann, &server.url()).await;
    house.site.events.emit(ann.id, EVENT).await;
    for attempt in 1..=lodge_egress::webhook::ATTEMPTS {
        assert_eq!(lodge_console::send_events(&house.site).await.unwrap(), 1, "attempt {attempt}");
        assert_eq!(lodge_console::send_events(&house.site).await.unwrap(), 0, "a pause follows");
        house.clock.advance(25 * 3_600_000);
    }
    assert_eq!(server.asked().len(), lodge_egress::webhook::ATTEMPTS);
    let ids: Vec<_> = server.asked().iter().map(|asked| asked.header("webhook-id").to_owned()).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "a repetition can be told: {ids:?}");
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_webhook_due").await, 0);
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_webhook WHERE off_since IS NOT NULL").await, 1);
    house.site.events.emit(ann.id, EVENT).await;
    assert_eq!(lodge_console::send_events(&house.site).await.unwrap(), 0);
});

on_both_engines!(whoever_says_gone_is_left_alone, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let server = WebServer::open(|_| Told::status(410));
    subscribe(&house, &ann, &server.url()).await;
    house.site.events.emit(ann.id, EVENT).await;
    lodge_console::send_events(&house.site).await.unwrap();
    let id = house.rows("SELECT id FROM console_webhook WHERE off_since IS NOT NULL").await;
    assert!(house.get("/account/webhooks").await.body.contains("Switched off"));

    // Keeping it once more switches it on; removing it forgets everything about it.
    let typed = [("url", "https://a.example/hook"), ("events", "alias.created")];
    house.post(&format!("/account/webhooks/{id}"), &typed).await;
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_webhook WHERE off_since IS NULL").await, 1);
    house.post(&format!("/account/webhooks/{id}/remove"), &[]).await;
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_webhook_attempt").await, 0);
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_webhook").await, 0);
});

on_both_engines!(what_cannot_be_is_refused_on_the_page, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    house.sign_in(&ann).await;
    let answer = house.post("/account/webhooks/new", &[("url", "http://a.example")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("id=\"url-error\"") && answer.body.contains("id=\"events-error\""));
    assert!(answer.body.contains("value=\"http://a.example\""));
});

on_both_engines!(a_program_does_the_same_over_the_api, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let token = async |scope| {
        let new = NewToken { label: "t".to_owned().into(), scopes: Scopes::of([scope]), expires_at: None };
        tokens::make(&db, &*house.site.clock, &OsChance, &ann, new).await.unwrap().1
    };
    let send = async |method, path: &str, body: serde_json::Value, tag: &str| {
        let headers = [("content-type", "application/json"), ("if-match", tag)];
        house.send(method, path, &headers, body.to_string()).await
    };
    let new = serde_json::json!({ "url": "https://a.example/hook", "events": ["alias.created"] });
    house.always("authorization", &format!("Bearer {}", token(Scope::WebhooksRead).await.expose()));
    let refused = send(Method::POST, "/api/v1/webhooks", new.clone(), "*").await;
    assert_eq!((refused.status, &refused.json()["code"]), (StatusCode::FORBIDDEN, &"scope".into()));

    house.always("authorization", &format!("Bearer {}", token(Scope::WebhooksWrite).await.expose()));
    let made = send(Method::POST, "/api/v1/webhooks", new, "*").await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    assert!(made.json()["secret"].as_str().unwrap().starts_with("whsec_"));
    let place = made.location().unwrap().to_owned();
    let read = house.get(&place).await;
    assert_eq!(read.header("etag"), made.header("etag"), "what was made can be changed at once");
    assert!(read.json()["secret"].is_null() && read.json()["off_since"].is_null());
    let other = serde_json::json!({ "url": "https://b.example/", "events": ["alias.removed"] });
    assert_eq!(
        send(Method::PATCH, &place, other.clone(), "\"x\"").await.status,
        StatusCode::PRECONDITION_FAILED
    );
    let changed = send(Method::PATCH, &place, other, read.header("etag").unwrap()).await;
    assert_eq!(changed.json()["url"], "https://b.example/", "{}", changed.body);
    let renewed = send(Method::POST, &format!("{place}/secret"), serde_json::Value::Null, "*").await;
    assert_ne!(renewed.json()["secret"], made.json()["secret"]);
    assert!(renewed.json()["former_until"].is_string());
    assert_eq!(
        send(Method::POST, &format!("{place}/test"), serde_json::Value::Null, "*").await.status,
        StatusCode::ACCEPTED
    );
    let wrong = serde_json::json!({ "url": "x", "events": ["mail.read"] });
    let wrong = send(Method::POST, "/api/v1/webhooks", wrong, "*").await;
    assert_eq!(
        (wrong.status, wrong.json()["errors"].as_array().unwrap().len()),
        (StatusCode::UNPROCESSABLE_ENTITY, 2)
    );
    assert_eq!(house.get("/api/v1/webhooks").await.json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(house.get(&format!("{place}/attempts")).await.json()["items"], serde_json::json!([]));
    assert_eq!(
        send(Method::DELETE, &place, serde_json::Value::Null, "*").await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(house.get(&place).await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(who_never_answers_keeps_nobody_else_waiting, async |db| {
    let house = House::on(&db).await;
    let (mallory, ann) = (house.account("mallory", false).await, house.account("ann", false).await);
    let server = WebServer::open(|_| Told::status(204));
    subscribe(&house, &mallory, &format!("{}/mallory", server.url())).await;
    for _ in 0..200 {
        house.site.events.emit(mallory.id, EVENT).await;
    }
    house.clock.advance(60_000);
    subscribe(&house, &ann, &format!("{}/ann", server.url())).await;
    house.site.events.emit(ann.id, EVENT).await;
    assert_eq!(lodge_console::send_events(&house.site).await.unwrap(), 3, "two of hers, and Ann's");
    assert_eq!(server.asked().iter().filter(|asked| asked.path == "/ann").count(), 1);
});

on_both_engines!(tests_are_not_without_number, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    subscribe(&house, &ann, "https://a.example/hook").await;
    let test = format!("/account/webhooks/{}/test", house.rows("SELECT id FROM console_webhook").await);
    for _ in 0..10 {
        assert_eq!(house.post(&test, &[]).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(house.post(&test, &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_webhook_due").await, 10);
});
