//! A thread that lies ready is given before anything else is looked at, and nobody can tell.

use lodge_testkit::on_both_engines;

use crate::door::{
    house::House,
    wire::{Wire, heard},
};

/// What is in the head of an answer, in the order of the alphabet. When it was given is another matter.
fn head(answer: &str) -> Vec<String> {
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let mut lines: Vec<_> = head.lines().map(str::to_lowercase).collect();
    lines.retain(|line| !line.starts_with("date:"));
    lines.sort();
    lines
}

on_both_engines!(whichever_way_a_thread_comes_it_is_the_same, async |db| {
    let house = House::on(&db).await;
    let wire = Wire::to(&house).await;
    let site = house.blog.id.number();
    let ask = async |more: &str| {
        let head = format!("GET /embed/thread?site={site}&page=/a&lang=en HTTP/1.1{more}");
        heard(&mut wire.ask(&head, "").await, "\r\n\r\n").await
    };
    let made = ask("").await;
    assert!(made.starts_with("HTTP/1.1 200"), "{made}");
    let ready = ask("").await;
    assert_eq!(head(&ready), head(&made));
    for said in
        ["content-security-policy:", "x-content-type-options: nosniff", "access-control-allow-origin: *"]
    {
        assert!(head(&ready).iter().any(|line| line.starts_with(said)), "{said}: {ready}");
    }
    let etag =
        head(&ready).into_iter().find_map(|line| line.strip_prefix("etag: ").map(str::to_owned)).unwrap();
    let same = ask(&format!("\r\nIf-None-Match: {etag}")).await;
    assert!(same.starts_with("HTTP/1.1 304") && !same.contains("\r\ncontent-type"), "{same}");
    // Who brings a token goes the whole way, and sees no other thread.
    assert_eq!(head(&ask("\r\nAuthorization: Bearer nobody").await), head(&made));

    // Each of them was counted, by the hour and by the page.
    house.site.traffic.write(&db).await.unwrap();
    let sql = "SELECT status, requests FROM web_traffic WHERE route = 'GET /embed/thread' ORDER BY status";
    let counted = db.rows(sql, ()).await.unwrap();
    let counted: Vec<_> = counted.iter().map(|row| (row.int(0).unwrap(), row.int(1).unwrap())).collect();
    assert_eq!(counted, [(200, 3), (304, 1)]);
});

on_both_engines!(what_lies_ready_is_for_nobody_elses_host, async |db| {
    let house = House::on(&db).await;
    let wire = Wire::to(&house).await;
    let site = house.blog.id.number();
    let ask = async |method: &str, host: &str| {
        let head = format!("{method} /embed/thread?site={site}&page=/a HTTP/1.1");
        heard(&mut wire.ask_at(host, &head, "").await, "\r\n\r\n").await
    };
    assert!(ask("GET", "lodge.example").await.starts_with("HTTP/1.1 200"));
    assert!(ask("GET", "evil.example").await.starts_with("HTTP/1.1 421"));
    assert!(ask("HEAD", "lodge.example").await.starts_with("HTTP/1.1 200"));
    assert!(ask("POST", "lodge.example").await.starts_with("HTTP/1.1 405"));
});
