//! Pictures from elsewhere.

use super::house::House;
use axum::http::StatusCode;
use lodge_testkit::on_both_engines;

on_both_engines!(promise_c6_only_what_a_comment_shows_is_fetched, async |db| {
    let mut house = House::on(&db).await;
    house
        .rules(|rules| {
            rules.text.images = true;
            rules.hold.images = false;
        })
        .await;
    let there = "https://10.1.2.3/cat.png";
    let body = format!("![A cat]({there})");
    let written = house.writes(&house.blog, "", &[("name", "Zoe"), ("body", &body)]).await;
    let html = written["html"].as_str().unwrap();
    assert!(html.contains("https://lodge.example/embed/image?u="), "{html}");
    assert!(!html.contains("src=\"https://10.1.2.3"), "{html}");
    // A private network is not asked, whatever the signature says; and without one nothing is looked at.
    let (_, signed) = html.split_once("https://lodge.example").unwrap();
    let signed = signed.split('"').next().unwrap().replace("&amp;", "&");
    assert_eq!(house.get(&signed).await.status, StatusCode::NOT_FOUND);
    assert!(house.site.door.seen().is_empty(), "nobody was asked");
    let forged = signed.replace("cat.png", "dog.png");
    assert_eq!(house.get(&forged).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        house.get("/embed/image?u=https%3A%2F%2Fexample.org%2Fx.png").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(house.get("/embed/avatar/7").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/embed/avatar/x").await.status, StatusCode::NOT_FOUND);
});
