//! The API, described.

use axum::http::StatusCode;
use lodge_testkit::on_both_engines;

use super::House;

on_both_engines!(the_api_is_described_without_anything_from_elsewhere, async |db| {
    let house = House::on(&db).await;
    let document = house.get("/api/v1/openapi.json").await;
    assert_eq!(document.header("content-type"), Some("application/json"));
    let document = document.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["servers"][0]["url"], "/api/v1");
    let page = house.get("/api").await.body;
    for (path, _) in document["paths"].as_object().unwrap() {
        assert!(page.contains(path.as_str()), "{path}");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(page.contains(&format!("id=\"schema-{name}\"")), "{name}");
    }
    for marker in ["src=\"http", "href=\"http", "//cdn", "<script>"] {
        assert!(!page.contains(marker), "{marker}");
    }
    assert_eq!(house.get("/api/v1/webhooks").await.status, StatusCode::UNAUTHORIZED);
});

on_both_engines!(every_problem_is_explained, async |db| {
    let house = House::on(&db).await;
    let answer = house.get("/api/v1/webhooks").await.json();
    let kind = answer["type"].as_str().unwrap();
    let (path, anchor) = kind.rsplit_once('#').unwrap();
    let page = house.get(path.split("lodge.example").last().unwrap()).await.body;
    assert!(page.contains(&format!("id=\"{anchor}\"")), "{kind}");
    let ann = house.account("ann", false).await;
    house.sign_in(&ann).await;
    assert!(house.get("/api/problems").await.body.contains("/sign-out"), "it knows who reads it");
    for code in ["not-found", "too-many", "limit-webhooks", "help-step"] {
        assert!(page.contains(&format!("id=\"{code}\"")), "{code}");
    }
});
