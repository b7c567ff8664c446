//! A site's own sign-in.

use super::house::House;
use axum::http::{Method, StatusCode};
use lodge_comments::{door::sso, store::sites};
use lodge_register::{Clock as _, Personal};
use lodge_testkit::on_both_engines;
use serde_json::json;
use url::Url;

const KEY: &str = "a-key-that-only-the-site-has";

async fn with_sso(house: &mut House) {
    house.blog.sso_key = Some(Personal::new(KEY.to_owned()));
    house
        .rules(|rules| {
            rules.who.sso = Some("https://blog.example/sso".to_owned());
            rules.who.sso_at_once = true;
        })
        .await;
}

#[expect(clippy::needless_pass_by_value, reason = "it is written where it is said")]
fn signed(house: &House, nonce: &str, more: serde_json::Value) -> (String, String) {
    let mut said =
        json!({ "nonce": nonce, "expires": house.clock.now().millis() / 1000 + 60, "id": 7, "name": "Dora" });
    for (name, value) in more.as_object().unwrap() {
        said[name] = value.clone();
    }
    let payload = sso::payload(&said);
    let signature = sso::sign(KEY, &payload);
    (payload, signature)
}

on_both_engines!(a_site_hands_its_own_users_over, async |db| {
    let mut house = House::on(&db).await;
    with_sso(&mut house).await;
    let away = house.get(&House::step(&house.blog, "/sso")).await;
    let away = Url::parse(away.location().unwrap()).unwrap();
    let said = |name: &str| away.query_pairs().find(|(known, _)| known == name).unwrap().1.into_owned();
    assert_eq!(said("return"), "https://lodge.example/embed/sign-in/sso/back");
    let (payload, signature) = signed(&house, &said("nonce"), json!({ "role": "moderator" }));
    let forged = format!("/embed/sign-in/sso/back?payload={payload}&signature={}", "0".repeat(64));
    let away = house.get(&House::step(&house.blog, "/sso")).await;
    assert_eq!(house.get(&forged).await.status, StatusCode::FORBIDDEN);
    let back = format!("/embed/sign-in/sso/back?payload={payload}&signature={signature}");
    assert_eq!(house.get(&back).await.status, StatusCode::GONE, "a forged answer uses the question up");

    let away = Url::parse(away.location().unwrap()).unwrap();
    let nonce = away.query_pairs().find(|(name, _)| name == "nonce").unwrap().1.into_owned();
    let (payload, signature) = signed(&house, &nonce, json!({ "role": "moderator" }));
    let back = format!("/embed/sign-in/sso/back?payload={payload}&signature={signature}");
    let done = house.get(&back).await;
    let token = house.token(&done).await;
    let path = format!("/embed/me?site={}&page=/post", house.blog.id.number());
    let me = house.asks(Method::GET, &path, &token, &[]).await.json();
    assert_eq!((me["name"].as_str(), me["role"].as_str()), (Some("Dora"), Some("moderator")));
    assert_eq!(house.get(&back).await.status, StatusCode::GONE, "once");
    let number = house.blog.id.number().to_string();
    let form = [("site", number.as_str()), ("payload", &payload), ("signature", &signature)];
    let again = house.asks(Method::POST, "/embed/sso", "", &form).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN, "nor at the other door");

    // Another secret ends what the one before let in, and what it let them do.
    let db = &house.site.db;
    sites::set_sso(db, &*house.clock, house.blog.id, Some("another-key")).await.unwrap();
    assert_eq!(house.asks(Method::GET, &path, &token, &[]).await.status, StatusCode::UNAUTHORIZED);
    let sql = "SELECT COUNT(*) FROM comments_visitor WHERE site_id = $1 AND moderates = $2";
    let moderators = db.rows(sql, (house.blog.id, true)).await.unwrap();
    assert_eq!(moderators[0].int(0).unwrap(), 0);
});

on_both_engines!(what_a_site_has_signed_lets_somebody_in_once, async |db| {
    let mut house = House::on(&db).await;
    with_sso(&mut house).await;
    let number = house.blog.id.number().to_string();
    let send = async |payload: &str, signature: &str, site: &str| {
        let form = [("site", site), ("payload", payload), ("signature", signature)];
        house.asks(Method::POST, "/embed/sso", "", &form).await
    };
    let (payload, signature) = signed(&house, "0123456789abcdef", json!({}));
    let shop = house.shop.id.number().to_string();
    assert_eq!(send(&payload, &signature, &shop).await.status, StatusCode::FORBIDDEN, "it is not the shop's");
    assert_eq!(send(&payload, &"0".repeat(64), &number).await.status, StatusCode::FORBIDDEN);
    let answer = send(&payload, &signature, &number).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let token = answer.json()["token"].as_str().unwrap().to_owned();
    assert!(answer.json()["until"].as_i64().unwrap() > house.clock.now().millis());
    assert_eq!(send(&payload, &signature, &number).await.status, StatusCode::FORBIDDEN, "not a second time");
    let (late, signature) = signed(&house, "fedcba9876543210", json!({}));
    house.clock.advance(61_000);
    assert_eq!(send(&late, &signature, &number).await.status, StatusCode::FORBIDDEN, "not when it is over");
    let written = house.writes(&house.blog, &token, &[("body", "Hello")]).await;
    assert_eq!(written["state"], "shown");

    // The site says the next time that she is called something else: she is the same visitor.
    let (payload, signature) = signed(&house, "0000111122223333", json!({ "name": "Dorothea" }));
    assert_eq!(send(&payload, &signature, &number).await.json()["name"], "Dorothea");
    let thread = house.reads(&house.blog).await;
    assert!(thread.contains("Dorothea") || thread.contains("Dora"), "{thread}");
});

on_both_engines!(at_once_is_only_where_the_owner_wants_it, async |db| {
    let mut house = House::on(&db).await;
    with_sso(&mut house).await;
    house.rules(|rules| rules.who.sso_at_once = false).await;
    let number = house.blog.id.number().to_string();
    let (payload, signature) = signed(&house, "aaaabbbbccccdddd", json!({}));
    let form = [("site", number.as_str()), ("payload", payload.as_str()), ("signature", signature.as_str())];
    assert_eq!(house.asks(Method::POST, "/embed/sso", "", &form).await.status, StatusCode::FORBIDDEN);
    house.rules(|rules| rules.who.sso_at_once = true).await;
    let answer = house.asks(Method::POST, "/embed/sso", "", &form).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
});
