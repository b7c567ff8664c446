//! Promise F9: web and API traffic logs are kept 30 days, then are gone; and they hold nobody's address.

use crate::house::stage;
use lodge_register::{Register, Timestamp, plan};
use lodge_testkit::on_both_engines;
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

    let register = Register::new([lodge_web::entries()]);
    let due = async |days: i64| {
        let now = lodge_register::Clock::now(&*db.clock).plus_days(days);
        let mut left = db.rows("SELECT COUNT(*) FROM web_traffic", ()).await.unwrap()[0].int(0).unwrap();
        for step in plan::purge(&register, now, &lodge_register::Shortened::default()) {
            let batch = lodge_store::Batch::new().plan(step.statement.clone(), lodge_store::Expect::Any);
            left = left.min({
                db.write(batch).await.unwrap();
                db.rows("SELECT COUNT(*) FROM web_traffic", ()).await.unwrap()[0].int(0).unwrap()
            });
        }
        left
    };
    assert_eq!(due(29).await, 2, "after 29 days it is there");
    assert_eq!(due(31).await, 0, "after 31 days it is gone");
});
