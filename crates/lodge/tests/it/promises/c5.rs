//! C5: when a page was looked at is kept, by whom only if they were signed in; nothing else of its readers.

use std::collections::BTreeSet;

use lodge_comments::{Referrer, View};
use lodge_register::Timestamp;
use lodge_store::Batch;
use lodge_testkit::{
    canary::{Canaries, assert_none, with_database},
    outside::loopback,
};

use super::{
    everywhere,
    guestbook::{Browser, add_site},
    house, in_database, register, url,
};

/// Readers with everything about them that a browser says: counted, and nothing of it is anywhere.
#[test]
fn promise_c5_readers_are_counted_and_nothing_of_them_is_kept() {
    let mut canaries = Canaries::default();
    let [agent, page, cookie, query] =
        ["the browser", "where they came from", "a cookie", "the rest of the address"]
            .map(|what| canaries.word(what));
    let readers = [loopback(), loopback(), loopback()];
    for reader in readers {
        canaries.address("the address of a reader", reader);
    }
    let search = canaries.ready();
    let house = house();
    add_site(&house, "blog.test", |site| {
        (site.rules.beyond.views, site.rules.beyond.referrers) = (true, true)
    });
    let serving = house.serve();
    let writer = Browser::of(&house, loopback());
    writer.writes("blog.test", &[("name", "Ann"), ("body", "A first word.")]).unwrap();
    for reader in readers {
        let says = format!(
            "User-Agent: {agent}\r\nReferer: https://news.test/{page}\r\nCookie: visitor={cookie}\r\n\
             Accept-Language: tr,{agent}\r\nSec-CH-UA: \"{agent}\"\r\nX-Forwarded-For: {reader}\r\n"
        );
        let browser = Browser { says, ..Browser::of(&house, reader) };
        let read =
            browser.get(&format!("/embed/thread?site=blog.test&page=/post&utm={query}&from=news.test"));
        assert!(read.starts_with("HTTP/1.1 200") && read.contains("A first word."), "{read}");
        assert!(!read.to_ascii_lowercase().contains("set-cookie"), "{read}");
    }
    // What was counted is written down at the latest when it ends.
    let said = serving.stop();
    assert_none(&everywhere(&house, &search));
    assert_none(&search.clear("what it said", said.as_bytes()));

    with_database(url(&house), &house.key(), async |db| {
        let views: Vec<View> = db.all("SELECT * FROM comments_view", ()).await.unwrap();
        assert_eq!(views.iter().map(|view| view.times).sum::<i64>(), 3, "they are counted");
        for view in &views {
            assert_eq!((view.visitor_id, view.seen_at.millis() % 60_000), (None, 0), "a minute, and nobody");
        }
        let hosts: Vec<Referrer> = db.all("SELECT * FROM comments_referrer", ()).await.unwrap();
        let hosts: Vec<_> = hosts.iter().map(|from| (from.host.as_str(), from.views)).collect();
        assert_eq!(hosts, [("news.test", 3)]);
        let day = db.rows("SELECT views, visitors FROM comments_day WHERE page = 0", ()).await.unwrap();
        assert_eq!((day[0].int(0).unwrap(), day[0].int(1).unwrap()), (3, 3));
    });
    assert_eq!(columns(), declared(), "nothing else can be kept of a view");
}

/// What the register lets be kept of a view.
fn columns() -> BTreeSet<&'static str> {
    let register = register();
    let of_views = ["comments_view", "comments_day", "comments_referrer"];
    let entries = register.entries.iter().filter(|entry| of_views.contains(&entry.name));
    entries.flat_map(|entry| entry.columns.iter().map(|column| column.name)).collect()
}

fn declared() -> BTreeSet<&'static str> {
    BTreeSet::from([
        "id",
        "site_id",
        "page_id",
        "page",
        "visitor_id",
        "seen_at",
        "times",
        "day",
        "views",
        "visitors",
        "host",
    ])
}

/// An address that somebody writes beside a view is found by the same search.
#[test]
fn promise_c5_breach_an_address_beside_a_view_is_found() {
    let address = loopback();
    let mut canaries = Canaries::default();
    canaries.address("the address of a reader", address);
    let house = house();
    add_site(&house, "blog.test", |_| ());
    with_database(url(&house), &house.key(), async |db| {
        let site = lodge_comments::store::sites::by_host(db, "blog.test").await.unwrap().unwrap();
        let day = Timestamp::from_millis(0);
        let from = Referrer { site_id: site.id, day, host: address.to_string(), views: 1 };
        db.write(Batch::new().insert(db, &from)).await.unwrap();
    });
    let found = in_database(&house, &canaries.ready());
    assert!(found.iter().any(|find| find.place == "comments_referrer.host"), "{found:?}");
}
