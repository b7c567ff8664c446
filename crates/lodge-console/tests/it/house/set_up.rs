//! The first steps in the browser.

use axum::http::StatusCode;
use lodge_testkit::on_both_engines;

use super::{House, entries};

const GOOD: [(&str, &str); 3] =
    [("name", "Olga Operator"), ("email", "olga@example.org"), ("password", "correct horse battery")];

on_both_engines!(a_link_makes_one_operator_and_opens_once, async |db| {
    let house = House::on(&db).await;
    assert_eq!(house.get("/set-up/0123").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post("/set-up/0123", &GOOD).await.status, StatusCode::NOT_FOUND);
    assert!(house.get(&house.link).await.body.contains("Who runs this Lodge?"));

    let wrong = [("name", "Olga"), ("email", "nobody"), ("password", "short")];
    let answer = house.post(&house.link, &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("value=\"Olga\"") && answer.body.contains("id=\"password-error\""));
    assert_eq!(house.rows("SELECT COUNT(*) FROM accounts_account").await, 0);

    house.always("accept-language", "tr");
    let answer = house.post(&house.link, &GOOD).await;
    assert_eq!(answer.location(), Some("/set-up/address"), "{}", answer.body);
    let operator = lodge_accounts::first_admin(&db).await.unwrap().unwrap();
    assert_eq!((operator.language.as_str(), operator.password.is_some()), ("tr", true));
    assert_eq!(house.get("/set-up/address").await.status, StatusCode::OK, "signed in");

    assert_eq!(house.get(&house.link).await.status, StatusCode::NOT_FOUND);
    let other = [("name", "Eve"), ("email", "eve@example.org"), ("password", "correct horse battery")];
    assert_eq!(house.post(&house.link, &other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.rows("SELECT COUNT(*) FROM accounts_account").await, 1);
});

on_both_engines!(a_link_ends_after_half_an_hour_or_with_an_operator, async |db| {
    let house = House::on(&db).await;
    house.clock.advance(30 * 60_000);
    assert_eq!(house.get(&house.link).await.status, StatusCode::NOT_FOUND);
    let house = House::on(&db).await;
    assert_eq!(house.get(&house.link).await.status, StatusCode::OK);
    house.account("olga", true).await;
    assert_eq!(house.get(&house.link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post(&house.link, &GOOD).await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(the_pages_move_where_the_operator_says, async |db| {
    let house = House::on(&db).await;
    house.operated().await;
    for wrong in
        ["lodge.example", "https://lodge.example/path", "http://lodge.example", "javascript:alert(1)"]
    {
        let answer = house.post("/set-up/address", &[("public_url", wrong), ("language", "nl")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let same = [("public_url", "https://lodge.example"), ("language", "nl")];
    let answer = house.post("/set-up/address", &same).await;
    assert_eq!(answer.location(), Some("/set-up/mail?said=set-up-decided"));
    for page in ["/set-up/mail", "/admin/host"] {
        let body = house.get(page).await.body;
        assert!(
            body.contains("mail.lodge.example") && body.contains(&format!("<p id=\"sheet\">{page}")),
            "{body}"
        );
    }

    let away = [("public_url", "https://Other.example/"), ("language", "nl")];
    let answer = house.post("/set-up/address", &away).await;
    assert!(answer.body.contains("href=\"https://other.example/set-up/mail\""), "{}", answer.body);
    assert_eq!(house.get("/set-up/mail").await.status, StatusCode::MISDIRECTED_REQUEST);

    // The next start goes where the operator said, and speaks to strangers as they said.
    let house = House::on(&db).await;
    assert_eq!(house.site.origin().as_str(), "https://other.example");
    assert_eq!(house.site.language(), lodge_web::Language::Dutch);
});

on_both_engines!(what_is_decided_at_one_program_is_so_at_the_others, async |db| {
    let (house, other) = (House::on(&db).await, House::on(&db).await);
    house.operated().await;
    house.post("/set-up/address", &[("public_url", "https://other.example"), ("language", "ru")]).await;
    lodge_console::follow(&other.site, true).await.unwrap();
    assert_eq!(other.site.origin().as_str(), "https://lodge.example", "its configuration says so");
    lodge_console::follow(&other.site, false).await.unwrap();
    assert_eq!(other.site.origin().as_str(), "https://other.example");
    assert_eq!(other.site.language(), lodge_web::Language::Russian);
});

on_both_engines!(what_the_configuration_says_cannot_be_changed_here, async |db| {
    let house = House::with(&db, entries(), true).await;
    house.operated().await;
    let page = house.get("/set-up/address").await;
    assert!(page.body.contains("http.public_url") && !page.body.contains("name=\"public_url\""));
    house.post("/set-up/address", &[("public_url", "https://other.example"), ("language", "en")]).await;
    assert_eq!(house.site.origin().as_str(), "https://lodge.example");
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_setting WHERE name = 'public_url'").await, 0);
});

on_both_engines!(a_test_letter_arrives, async |db| {
    let house = House::on(&db).await;
    house.operated().await;
    assert!(house.get("/set-up/test").await.body.contains("olga@example.org"));
    let answer = house.post("/set-up/test", &[]).await;
    assert!(answer.body.contains("The letter has been taken"), "{}", answer.body);
    let letters = house.letters("olga@example.org").await;
    assert!(letters[0].text.contains("A test letter from your Lodge"));
});
