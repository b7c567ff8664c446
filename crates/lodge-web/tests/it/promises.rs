//! Promise F9: web and API traffic logs are kept 30 days, then are gone; and they hold nobody's address.

use crate::house::stage;
use lodge_register::{Register, Timestamp, plan};
use lodge_store::{Batch, Expect};
use lodge_testkit::{
    canary::{Canaries, assert_none, search_database},
    engines::TestDb,
    on_both_engines,
};
use lodge_web::hours;

on_both_engines!(promise_f9_traffic_is_kept_30_days_and_says_nothing_of_anybody, async |db| {
    let stage = stage(&db).await;
    for path in ["/who", "/who", "/nowhere/alice@example.org?from=192.0.2.1"] {
        stage.get(path).await;
    }
    stage.site.traffic.write(&stage.site.db).await.unwrap();
    stage.get("/who").await;
    stage.site.traffic.write(&stage.site.db).await.unwrap();
    let kept = hours(&stage.site.db, Timestamp::from_millis(0)).await.unwrap();
    let kept: Vec<_> = kept.iter().map(|hour| (hour.route.as_str(), hour.status, hour.requests)).collect();
    assert_eq!(kept, [("GET (none)", 404, 1), ("GET /who", 200, 3)]);

    let register = register();
    assert_none(&search_database(&db, &register, &who().ready()).await);
    assert_eq!(left_after(&db, 29).await, 2, "after 29 days it is there");
    assert_eq!(left_after(&db, 31).await, 0, "after 31 days it is gone");
});

// A line about somebody would be found, and one that outlived its days would be counted.
on_both_engines!(promise_f9_breach_a_line_about_somebody_is_found_and_goes_in_time, async |db| {
    let _stage = stage(&db).await;
    let insert = "INSERT INTO web_traffic (hour, route, status, requests, micros) VALUES ($1, $2, 200, 1, 1)";
    for (hour, route) in [(0_i64, "GET /of/alice@example.org"), (i64::MAX, "GET /from/192.0.2.1")] {
        db.write(Batch::new().run(insert, (hour, route), Expect::Exactly(1))).await.unwrap();
    }
    let register = register();
    let finds = search_database(&db, &register, &who().ready()).await;
    assert!(finds.len() > 1 && finds.iter().all(|find| find.place == "web_traffic.route"), "{finds:?}");
    assert_eq!(left_after(&db, 31).await, 1, "what has no end stays, and is seen to stay");
});

/// Everything that is kept here.
fn register() -> Register {
    let store = lodge_store::entries();
    Register::new([&store, lodge_accounts::entries(), lodge_web::entries()])
}

/// Who visits.
fn who() -> Canaries {
    let mut who = Canaries::default();
    who.text("who was asked about", "alice@example.org");
    who.text("where they came from", "192.0.2.1");
    who
}

/// How many lines there are after the sweep of so many days from now.
async fn left_after(db: &TestDb, days: i64) -> i64 {
    let register = Register::new([lodge_web::entries()]);
    let now = lodge_register::Clock::now(&*db.clock).plus_days(days);
    for step in plan::purge(&register, now, &lodge_register::Shortened::default()) {
        db.write(Batch::new().plan(step.statement.clone(), Expect::Any)).await.unwrap();
    }
    db.rows("SELECT COUNT(*) FROM web_traffic", ()).await.unwrap()[0].int(0).unwrap()
}
