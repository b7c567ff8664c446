//! Whoever looks at a page hears what is written there, also where nobody has written before.

use lodge_testkit::on_both_engines;

use crate::door::{
    house::House,
    wire::{Wire, heard},
};

const POST: &str = "POST /embed/comments HTTP/1.1\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded";

on_both_engines!(the_first_comment_is_heard_by_whoever_waits_for_it, async |db| {
    let house = House::on(&db).await;
    let wire = Wire::to(&house).await;
    let site = house.blog.id.number();
    let live = |page: &str| format!("GET /embed/live?site={site}&page={page}&lang=en HTTP/1.1");
    let (mut here, mut there) = (wire.ask(&live("/new/"), "").await, wire.ask(&live("/other"), "").await);
    heard(&mut here, "text/event-stream").await;
    heard(&mut there, "text/event-stream").await;
    let pages = async || db.rows("SELECT COUNT(*) FROM comments_page", ()).await.unwrap()[0].int(0).unwrap();
    assert_eq!(pages().await, 0, "whoever only looks leaves nothing");

    let typed = |page: &str, body: &str| format!("site={site}&page={page}&name=Guest&body={body}");
    let posted = heard(&mut wire.ask(POST, &typed("/new", "First")).await, "\"id\"").await;
    assert!(posted.contains("201 Created"), "{posted}");
    let frame = heard(&mut here, "\"parent\"").await;
    assert!(frame.contains("event: comment") && frame.contains("First"), "{frame}");
    heard(&mut wire.ask(POST, &typed("/new", "Second")).await, "\"id\"").await;
    assert!(heard(&mut here, "Second").await.contains("\"count\":2"), "and whatever follows");
    heard(&mut wire.ask(POST, &typed("/other", "Elsewhere")).await, "\"id\"").await;
    let frame = heard(&mut there, "\"parent\"").await;
    assert!(
        frame.contains("Elsewhere") && !frame.contains("First"),
        "of another page one hears nothing: {frame}"
    );

    let none = "GET /embed/live?site=none.example&page=/new HTTP/1.1".to_owned();
    for (asked, said) in [(live("javascript:x"), " 400 "), (none, " 404 ")] {
        let answer = heard(&mut wire.ask(&asked, "").await, "\r\n").await;
        assert!(answer.contains(said), "{asked}: {answer}");
    }
});

on_both_engines!(who_listens_takes_no_place_away_from_those_who_read_and_write, async |db| {
    let house = House::on(&db).await;
    let wire = Wire::with(&house, 1).await;
    let site = house.blog.id.number();
    let live = format!("GET /embed/live?site={site}&page=/new&lang=en HTTP/1.1");
    let mut here = wire.ask(&live, "").await;
    let head = heard(&mut here, "\r\n\r\n").await.to_lowercase();
    assert!(head.contains("connection: close"), "no way back from the hall: {head}");
    let full = heard(&mut wire.ask(&live, "").await, "\r\n").await;
    assert!(full.contains(" 503 "), "one may stay: {full}");
    let typed = format!("site={site}&page=/new&name=Guest&body=First");
    let posted = heard(&mut wire.ask(POST, &typed).await, "\"id\"").await;
    assert!(posted.contains("201 Created"), "{posted}");
    assert!(heard(&mut here, "\"parent\"").await.contains("First"));
});
