//! The appeal form: no account, one appeal a case.

use lodge_guard::{Kind, Server, Verdict, appeal::Ticket, store::appeals};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{GUILD, House, MIRA, OLGA, TROLL};

fn path(house: &House, case: i64) -> String {
    Ticket { server: Server::of(GUILD), case, user: TROLL }.path(&house.db)
}

on_both_engines!(somebody_without_an_account_appeals_once_and_reads_the_answer, async |db: TestDb| {
    let house = House::open(db).await;
    let case = house.case(Kind::Ban, "Spam <again>").await;
    let (stage, at) = (&house.stage, path(&house, case.number));
    stage.use_cookie(None);
    let form = stage.get(&at).await;
    assert_eq!(form.status, 200);
    for said in ["90 days", "Spam", "Harbour", "What is kept"] {
        assert!(form.body.contains(said), "{said}: {}", form.body);
    }
    assert!(!form.body.contains("<again>") && !form.body.contains(&MIRA.to_string()), "not who did it");
    let long = "x".repeat(2_001);
    for (words, said) in
        [("", "Write something first"), ("  ", "Write something"), (long.as_str(), "2,000 characters")]
    {
        let again = stage.post(&at, &[("words", words)]).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains(said));
    }
    let sent = stage.post(&at, &[("words", "I am sorry.")]).await;
    assert_eq!((sent.status.as_u16(), sent.location()), (303, Some(at.as_str())));
    assert_eq!(stage.post(&at, &[("words", "Really!")]).await.status, 303);
    let appeal = appeals::of_case(&house.db, case.id).await.unwrap().unwrap();
    assert_eq!((appeal.user_id, appeal.words.reveal().as_str()), (TROLL, "I am sorry."), "the first counts");
    assert!(stage.get(&at).await.body.contains("Your appeal is with the staff"));
    let judged = (Verdict::Denied, Some("Not <yet>".to_owned()));
    appeals::judge(&house.db, &appeal, judged, OLGA, house.moment()).await.unwrap();
    let page = stage.get(&at).await.body;
    assert!(page.contains("The staff says no") && page.contains("yet") && !page.contains("<yet>"));
});

on_both_engines!(a_link_that_was_not_made_here_leads_nowhere, async |db: TestDb| {
    let house = House::open(db).await;
    let case = house.case(Kind::Ban, "Spam").await;
    let good = path(&house, case.number);
    assert_eq!(Ticket::open(&house.db, good.rsplit('/').next().unwrap()).unwrap().user, TROLL);
    let other = Ticket { server: Server::of(GUILD), case: case.number, user: MIRA }.path(&house.db);
    let (head, last) = good.split_at(good.len() - 1);
    let changed = format!("{head}{}", if last == "a" { "b" } else { "a" });
    for bad in [other, changed, path(&house, 99), "/guard/appeal/x".to_owned()] {
        assert_eq!(house.stage.get(&bad).await.status, 404, "{bad}");
        assert_eq!(house.stage.post(&bad, &[("words", "Hello")]).await.status, 404);
    }
    assert_eq!(
        house.stage.get(&good.to_uppercase().replace("/GUARD/APPEAL", "/guard/appeal")).await.status,
        200
    );
});

on_both_engines!(a_flood_of_appeals_is_slowed_down, async |db: TestDb| {
    let house = House::open(db).await;
    let at = path(&house, house.case(Kind::Ban, "Spam").await.number);
    for _ in 0..10 {
        assert_eq!(house.stage.post(&at, &[("words", "")]).await.status, 422);
    }
    let slowed = house.stage.post(&at, &[("words", "Hello")]).await;
    assert_eq!(slowed.status, 429);
    assert!(slowed.header("retry-after").is_some());
});
