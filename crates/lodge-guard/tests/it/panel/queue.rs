//! What waits: reports and appeals.

use lodge_guard::{
    Kind, Server, Verdict,
    ids::ChannelId,
    store::{appeals, reports},
};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{GUILD, House, MIRA, TROLL};

on_both_engines!(reports_are_read_and_settled, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/queue"));
    assert!(stage.get(&at).await.body.contains("Nothing waits"));
    let reporting = reports::Reporting {
        server: Server::of(GUILD),
        by: MIRA,
        about: TROLL,
        channel: Some(ChannelId::new(50)),
        message: None,
        words: Some("It <hurts>".to_owned()),
    };
    let report = reports::add(&house.db, reporting, house.moment()).await.unwrap();
    let page = stage.get(&at).await.body;
    assert!(page.contains(&TROLL.to_string()) && page.contains("hurts") && !page.contains("<hurts>"));
    assert!(!page.contains(&MIRA.to_string()), "nobody sees who reported");
    let id = report.id.to_string();
    assert_eq!(stage.post(&at, &[("act", "settle"), ("id", &id)]).await.status, 303);
    assert!(reports::open(&house.db, Server::of(GUILD), 9).await.unwrap().is_empty());
    assert_eq!(stage.post(&at, &[("act", "settle"), ("id", &id)]).await.status, 404);
    assert_eq!(stage.post(&at, &[("act", "settle"), ("id", "x")]).await.status, 404);
    assert_eq!(stage.post(&at, &[("act", "eat"), ("id", &id)]).await.status, 400);
});

on_both_engines!(a_granted_appeal_lets_them_in_and_a_denied_one_does_not, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/queue"));
    let (one, other) = (house.case(Kind::Ban, "Spam").await, house.case(Kind::Ban, "Again").await);
    let now = house.moment();
    let granted = appeals::add(&house.db, &one, TROLL, "I am <sorry>.".into(), now).await.unwrap().unwrap();
    let denied = appeals::add(&house.db, &other, TROLL, "Me again.".into(), now).await.unwrap().unwrap();
    let page = stage.get(&at).await.body;
    assert!(page.contains("sorry") && !page.contains("<sorry>") && page.contains("Case 1"), "{page}");
    let long = "x".repeat(513);
    let (granted_id, denied_id) = (granted.id.to_string(), denied.id.to_string());
    let too_long = [("act", "grant"), ("id", granted_id.as_str()), ("answer", &long)];
    assert_eq!(stage.post(&at, &too_long).await.status, 422);
    stage.sign_in(&house.mira).await;
    assert_eq!(stage.post(&at, &[("act", "grant"), ("id", &granted_id)]).await.status, 403);
    stage.sign_in(&house.olga).await;
    let yes = [("act", "grant"), ("id", granted_id.as_str()), ("answer", "Welcome back.")];
    assert_eq!(stage.post(&at, &yes).await.status, 303);
    assert_eq!(house.called("DELETE", &format!("/bans/{TROLL}")), 1);
    assert!(house.now(&one).await.undone_at.is_some());
    assert_eq!(stage.post(&at, &yes).await.status, 409);
    assert_eq!(stage.post(&at, &[("act", "final"), ("id", &denied_id)]).await.status, 303);
    assert_eq!(house.called("DELETE", &format!("/bans/{TROLL}")), 1, "they stay outside");
    let verdict = appeals::of_case(&house.db, other.id).await.unwrap().unwrap().verdict;
    assert_eq!(verdict, Verdict::Final);
});
