//! What whoever runs the house sees, and nobody else.

use axum::http::StatusCode;
use lodge_testkit::on_both_engines;

use super::House;

const PAGES: [&str; 10] = [
    "/admin",
    "/admin/host",
    "/admin/accounts",
    "/admin/requests",
    "/admin/deny",
    "/admin/traffic",
    "/admin/backups",
    "/admin/audit",
    "/admin/legal",
    "/admin/policy",
];

on_both_engines!(only_the_operator_finds_these_pages, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let one = format!("/admin/accounts/{}", ann.id);
    for page in PAGES.into_iter().chain([one.as_str(), "/set-up/address", "/set-up/mail", "/set-up/test"]) {
        house.use_cookie(None);
        assert_eq!(house.get(page).await.status, StatusCode::SEE_OTHER, "{page}");
        house.sign_in(&ann).await;
        assert_eq!(house.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        let posted = house.post(page, &[]).await.status;
        assert!(
            [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&posted),
            "{page}: {posted}"
        );
        assert!(!house.get("/help").await.body.contains("href=\"/admin\""));
    }
    house.operated().await;
    for page in PAGES.into_iter().chain([one.as_str()]) {
        let answer = house.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        for language in ["en", "tr", "nl", "ru"] {
            assert!(!answer.body.contains(&format!("[{language}]")));
        }
        assert!(answer.body.contains("href=\"/admin\"") && !answer.body.contains("$argon2"), "{page}");
    }
});

on_both_engines!(an_account_is_seen_and_limited, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    house.operated().await;
    assert!(house.get("/admin/accounts").await.body.contains("ann@example.org"));
    let page = format!("/admin/accounts/{}", ann.id);
    let limits = [("domains", "3"), ("aliases", "7"), ("messages_day", "0"), ("views_month", "5")];
    house.post(&page, &limits).await;
    let kept = lodge_accounts::limits::of(&db, ann.id).await.unwrap();
    assert_eq!((kept.domains, kept.aliases, kept.messages_day, kept.views_month), (3, 7, 0, 5));
    let answer = house.post(&page, &[("domains", "many")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("value=\"many\""));
    assert_eq!(house.get("/admin/accounts/12345").await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(long_lists_of_accounts_have_pages, async |db| {
    let house = House::on(&db).await;
    for number in 0..52 {
        house.account(&format!("p{number:02}"), false).await;
    }
    house.operated().await;
    let first = house.get("/admin/accounts").await.body;
    assert!(first.contains("p49@") && !first.contains("p50@"));
    let next = first.split("href=\"/admin/accounts?after=").nth(1).unwrap().split('"').next().unwrap();
    let second = house.get(&format!("/admin/accounts?after={next}")).await.body;
    assert!(!second.contains("p49@") && second.contains("p50@") && second.contains("olga@"));
    assert!(!second.contains("rel=\"next\""));
});

on_both_engines!(who_was_caught_is_refused_and_let_in_again, async |db| {
    let house = House::on(&db).await;
    house.operated().await;
    let answer = house.post("/admin/deny", &[("thing", "spam"), ("reason", ""), ("days", "91")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["thing", "reason", "days"] {
        assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
    house.post("/admin/deny", &[("thing", "192.0.2.0/24"), ("reason", "spam"), ("days", "7")]).await;
    let denied = lodge_abuse::all(&db).await.unwrap();
    assert!(house.get("/admin/deny").await.body.contains("192.0.2.0/24"));
    house.post(&format!("/admin/deny/{}/remove", denied[0].id), &[]).await;
    assert!(lodge_abuse::all(&db).await.unwrap().is_empty());
});

/// The dump needs a database that is a file beside its keys, so one engine is enough here; custody tries both.
#[test]
fn the_house_is_backed_up_and_looked_over() {
    lodge_testkit::engines::run_on(lodge_testkit::Engine::Sqlite, async |db| {
        let house = House::on(&db).await;
        house.operated().await;
        let answer = house.post("/admin/backups", &[]).await;
        assert_eq!(answer.location(), Some("/admin/backups?said=admin-backed-up"), "{}", answer.body);
        assert!(house.get("/admin/backups").await.body.contains(lodge_custody::ENDING));
        assert_eq!(lodge_custody::backups(&house.custody.places).unwrap().len(), 1);

        assert_eq!(house.rows("SELECT COUNT(*) FROM console_audit").await, 0);
        let answer = house.post("/admin/audit", &[]).await;
        assert!(answer.body.contains("What was looked at"), "{}", answer.body);
        assert_eq!(house.rows("SELECT COUNT(*) FROM console_audit").await, 1);
    });
}

on_both_engines!(traffic_is_counted_by_route, async |db| {
    let house = House::on(&db).await;
    house.operated().await;
    house.get("/help/1").await;
    let page = house.get("/admin/traffic").await.body;
    assert!(page.contains("GET /help/{id}") && page.contains("<rect"), "{page}");
    assert!(!page.contains("/help/1<"));
});
