//! What is kept about a visitor, and what they are told, on a page of Lodge's own.

use axum::http::{Method, StatusCode};
use lodge_comments::{Way, store::visitors};
use lodge_register::Clock as _;
use lodge_store::Db;
use lodge_testkit::on_both_engines;

use super::house::House;

async fn count(db: &Db, sql: &'static str) -> i64 {
    db.rows(sql, ()).await.unwrap()[0].int(0).unwrap()
}

const FOLLOWERS: &str = "SELECT COUNT(*) FROM comments_follower";
const NOTIFIED: &str = "SELECT COUNT(*) FROM comments_visitor WHERE notified <> 0";
const VISITORS: &str = "SELECT COUNT(*) FROM comments_visitor";
const MINUTE: i64 = 60_000;

on_both_engines!(a_visitor_chooses_their_letters_and_leaves_on_a_page_of_their_own, async |db| {
    let house = House::on(&db).await;
    let alice = house.account("Alice A.", "alice@example.org").await;
    let hers = house.visits(&house.blog, &alice, "Alice").await;
    house.writes(&house.blog, &hers, &[("body", "A canary sings")]).await;
    let opened = house.asks(Method::POST, "/embed/own", "", &[("token", &hers), ("page", "/post")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let at = opened.location().unwrap().to_owned();
    assert!(!at.contains(&hers), "what opens doors is in no address");

    let page = house.get(&at).await;
    assert!(
        page.body.contains("You write as Alice.") && page.body.contains("Follow this page"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("<script") && page.header("set-cookie").is_none());
    assert!(!page.body.contains("alice@"), "whoever looks over her shoulder learns no address");
    let press = async |form: &[(&str, &str)]| house.asks(Method::POST, &at, "", form).await;
    for (act, said, followers, notified) in [
        ("follow", "You get a letter for each new comment there.", 1, 0),
        ("want", "You get a letter when somebody answers you.", 1, 1),
        ("leave", "You follow the page no more.", 0, 1),
        ("follow", "You get a letter for each new comment there.", 1, 1),
        ("mute", "You get no more letters from this site.", 0, 0),
    ] {
        let done = press(&[("act", act)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{act}: {}", done.body);
        assert!(house.get(done.location().unwrap()).await.body.contains(said), "{act}");
        assert_eq!((count(&db, FOLLOWERS).await, count(&db, NOTIFIED).await), (followers, notified), "{act}");
    }
    assert_eq!(press(&[("act", "dance")]).await.status, StatusCode::BAD_REQUEST);

    let copy = press(&[("act", "copy")]).await;
    assert!(copy.header("content-disposition").unwrap().starts_with("attachment"));
    assert!(copy.body.contains("A canary sings") && !copy.body.contains(&hers), "{}", copy.body);

    let unsure = press(&[("act", "erase"), ("how", "delete")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsure.body.contains("Nothing was deleted yet."), "{}", unsure.body);
    assert_eq!(press(&[("act", "erase"), ("sure", "on")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(count(&db, VISITORS).await, 1);
    let gone = press(&[("act", "erase"), ("how", "delete"), ("sure", "on")]).await;
    assert!(gone.body.contains("All that was kept about you at this site is deleted."), "{}", gone.body);
    assert_eq!(count(&db, VISITORS).await, 0);
    assert!(!house.reads(&house.blog).await.contains("canary"));
    assert!(house.get(&at).await.body.contains("This page is not good any more"));
});

// Promise C7: what somebody did is about them, too, though what it was done to is another's.
on_both_engines!(whoever_moderates_gets_what_they_did_and_has_it_forgotten, async |db| {
    let house = House::on(&db).await;
    let now = db.clock.now();
    let alice = house.account("Alice A.", "alice@example.org").await;
    let hers = house.visits(&house.blog, &alice, "Alice").await;
    let written = house.writes(&house.blog, &hers, &[("body", "Hello")]).await;
    for name in ["Mo", "Mia"] {
        let mut visitor = visitors::new(&db, house.blog.id, Way::Sso, name, now);
        visitor.moderates = true;
        visitors::add(&db, &visitor).await.unwrap();
        visitors::open(&db, visitor.id, name, (now, now.plus_millis(86_400_000))).await.unwrap();
    }
    for (act, token) in [("reject", "Mo"), ("approve", "Mia")] {
        let path = format!("/embed/comments/{}/{act}", written["id"].as_str().unwrap());
        let done = house.asks(Method::POST, &path, token, &[("page", "/post"), ("on", "1")]).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    let opened = house.asks(Method::POST, "/embed/own", "", &[("token", "Mo"), ("page", "/post")]).await;
    let at = opened.location().unwrap().to_owned();
    let copy = house.asks(Method::POST, &at, "", &[("act", "copy")]).await.json();
    let acts = copy["sections"].as_array().unwrap().iter().find(|section| section["table"] == "comments_act");
    let acts = acts.unwrap()["rows"].as_array().unwrap();
    assert_eq!((acts.len(), acts[0]["done"].as_str()), (1, Some("rejected")), "his, and not hers");
    let erase = [("act", "erase"), ("how", "delete"), ("sure", "on")];
    assert_eq!(house.asks(Method::POST, &at, "", &erase).await.status, StatusCode::OK);
    assert_eq!(count(&db, "SELECT COUNT(*) FROM comments_act").await, 1, "hers is left");
    assert!(house.reads(&house.blog).await.contains("Hello"));
});

on_both_engines!(the_page_is_good_for_half_an_hour_and_for_nobody_else, async |db| {
    let house = House::on(&db).await;
    let (alice, bob) = (
        house.account("Alice A.", "alice@example.org").await,
        house.account("Bob B.", "bob@example.org").await,
    );
    let hers = house.visits(&house.blog, &alice, "Alice").await;
    let his = house.visits(&house.blog, &bob, "Bob").await;
    let open = async |token: &str| house.asks(Method::POST, "/embed/own", "", &[("token", token)]).await;
    let lost = "This page is not good any more";
    assert!(open("guessed").await.body.contains(lost) && open("").await.body.contains(lost));
    let (her_page, his_page) = (open(&hers).await, open(&his).await);
    let (her_page, his_page) = (her_page.location().unwrap(), his_page.location().unwrap());
    assert!(house.get(her_page).await.body.contains("You write as Alice."));
    assert!(house.get(his_page).await.body.contains("You write as Bob."));
    let changed = her_page.replace("/embed/own/", "/embed/own/a");
    for wrong in [changed.as_str(), "/embed/own/aaaa", "/embed/own/%00"] {
        assert!(house.get(wrong).await.body.contains(lost), "{wrong}");
    }
    db.clock.advance(29 * MINUTE);
    assert!(house.get(her_page).await.body.contains("You write as Alice."));
    db.clock.advance(2 * MINUTE);
    assert!(house.get(her_page).await.body.contains(lost));
    let late = house.asks(Method::POST, her_page, "", &[("act", "copy")]).await;
    assert!(late.body.contains(lost) && !late.body.contains("alice@"));
});
