//! The first page: what needs the attention of whoever runs the house, and of nobody else.

use lodge_accounts::{Kind, help};
use lodge_testkit::on_both_engines;

use super::House;

on_both_engines!(the_first_page_says_what_needs_attention, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let operator = house.operated().await;
    let page = house.get("/").await.body;
    assert!(page.contains("There is no backup yet") && page.contains("href=\"/admin/backups\""), "{page}");
    assert!(!page.contains("help request"), "{page}");

    help::write(&db, &*db.clock, ann.id, Kind::Help, "It does not work.").await.unwrap();
    house.post("/admin/backups", &[]).await;
    let page = house.get("/").await.body;
    assert!(page.contains("One help request waits") && page.contains("href=\"/admin/requests\""), "{page}");
    assert!(!page.contains("There is no backup yet"), "{page}");
    house.clock.advance(36 * 3_600_000 + 1000);
    house.sign_in(&operator).await;
    assert!(house.get("/").await.body.contains("since then none was made"));

    house.sign_in(&ann).await;
    let page = house.get("/").await.body;
    assert!(!page.contains("What needs attention") && !page.contains("/admin"), "{page}");
});
