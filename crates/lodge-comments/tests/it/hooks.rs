//! What a site's owner has their own program told of comments: each event once, signed as Standard Webhooks has it.

use axum::http::{Method, StatusCode};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use lodge_console::Webhook;
use lodge_register::{Id, Value};
use lodge_store::{Batch, Expect};
use lodge_testkit::{
    on_both_engines,
    web::{Asked, Told, WebServer},
};
use sha2::Sha256;

use crate::door::house::House;

/// The owner asks to be told, on the page. It takes only `https`, so the address is then moved to the stand-in.
async fn subscribe(house: &House, url: &str) -> Vec<u8> {
    house.sign_in(&house.owner).await;
    let mut typed = vec![("url", "https://a.example/hook")];
    typed.extend(
        lodge_web::EVENTS.iter().filter(|kind| kind.starts_with("comment.")).map(|kind| ("events", *kind)),
    );
    assert_eq!(typed.len(), 7, "six kinds: {typed:?}");
    let page = house.post("/account/webhooks/new", &typed).await.body;
    let secret = page.split("id=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let db = &house.site.db;
    let id = db.rows("SELECT id FROM console_webhook", ()).await.unwrap()[0].int(0).unwrap();
    let sealed = db.seal::<Webhook>("url", Id::<Webhook>::new(id), &Value::Text(url.to_owned())).unwrap();
    let sql = "UPDATE console_webhook SET url = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (id, sealed), Expect::Exactly(1))).await.unwrap();
    house.use_cookie(None);
    STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap()
}

/// What Standard Webhooks says: `HMAC-SHA256(secret, id.timestamp.body)`, in base64 after `v1,`.
fn is_signed(asked: &Asked, secret: &[u8]) -> bool {
    let head = format!("{}.{}.", asked.header("webhook-id"), asked.header("webhook-timestamp"));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
    mac.update(head.as_bytes());
    mac.update(&asked.body);
    asked.header("webhook-signature") == format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

on_both_engines!(an_owner_is_told_what_happens_to_comments, async |db| {
    let mut house = House::on(&db).await;
    lodge_console::settle(&house.site, true).await.unwrap();
    let server = WebServer::open(|_| Told::status(204));
    let secret = subscribe(&house, &format!("{}/hook", server.url())).await;
    let olga = house.owner.clone();
    let hers = house.visits(&house.blog, &olga, "Olga").await;
    let guest = async |house: &House, body: &str| {
        let typed = [("name", "Gül"), ("email", "canary@example.org"), ("body", body)];
        house.writes(&house.blog, "", &typed).await["id"].as_str().unwrap().to_owned()
    };
    let decides = async |house: &House, id: &str, what: &str| {
        let done = house.asks(Method::POST, &format!("/embed/comments/{id}/{what}"), &hers, &[]).await;
        assert_eq!(done.status, StatusCode::OK, "{what}: {}", done.body);
    };
    let first = guest(&house, "A canary sings").await;
    house.rules(|rules| rules.hold.guests = true).await;
    let second = guest(&house, "It sings again").await;
    decides(&house, &second, "approve").await;
    let third = guest(&house, "And once more").await;
    decides(&house, &third, "reject").await;
    let number = house.blog.id.number().to_string();
    let report = [("site", number.as_str()), ("reason", "spam")];
    let path = format!("/embed/comments/{first}/report");
    assert_eq!(house.asks(Method::POST, &path, &hers, &report).await.status, StatusCode::OK);
    house.sign_in(&olga).await;
    let remove = format!("remove-{first}");
    let removed = house.post(&format!("/comments/sites/{number}/queue"), &[("one", remove.as_str())]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.body);

    while lodge_console::send_events(&house.site).await.unwrap() > 0 {}
    let asked = server.asked();
    // Several are told at once, so that one may overtake another.
    let mut told: Vec<(String, String)> = asked
        .iter()
        .map(|asked| {
            let body: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            (text(&body["type"]), text(&body["data"]["id"]))
        })
        .collect();
    let expected = [
        ("comment.posted", &first),
        ("comment.held", &second),
        ("comment.approved", &second),
        ("comment.held", &third),
        ("comment.rejected", &third),
        ("comment.reported", &first),
        ("comment.removed", &first),
    ];
    let mut expected: Vec<_> = expected.into_iter().map(|(kind, id)| (kind.to_owned(), id.clone())).collect();
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
    for one in &asked {
        assert!(is_signed(one, &secret), "{:?}", one.header("webhook-signature"));
        assert!(!is_signed(one, b"another secret of another owner"));
        let body = String::from_utf8(one.body.clone()).unwrap();
        assert!(!body.contains("canary") && !body.contains("Gül") && !body.contains("sings"), "{body}");
    }
});
