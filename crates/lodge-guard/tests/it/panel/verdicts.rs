//! What somebody hears of their appeal, and what the staff hears of that.

use lodge_guard::{
    Case, Kind, Verdict,
    office::{Reached, decide_appeal},
    store::{appeals, cases},
};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{GUILD, House, LETTERS, MIRA, OLGA, SHUT, TROLL};

on_both_engines!(who_takes_messages_is_told_what_was_decided, async |db: TestDb| {
    let house = House::open(db).await;
    house.desk.at.set("https://lodge.test".to_owned()).unwrap();
    let case = house.case(Kind::Ban, "Spam").await;
    let appeal =
        appeals::add(&house.db, &case, TROLL, "Sorry.".into(), house.moment()).await.unwrap().unwrap();
    let answer = Some("Not *yet*".to_owned());
    let reached = decide_appeal(&house.desk, GUILD, OLGA, appeal.id, Verdict::Denied, answer).await.unwrap();
    assert_eq!(reached, Reached::Told);
    let told = house.told(LETTERS);
    let [letter] = told.as_slice() else { panic!("one letter: {}", told.len()) };
    assert!(letter.contains("was denied") && letter.contains(r"Not \*yet\*"), "{letter}");
    assert!(letter.contains("https://lodge.test/guard/appeal/"), "{letter}");
    let link = letter.rsplit_once("https://lodge.test").unwrap().1;
    assert!(house.stage.get(link).await.body.contains("The staff says no"), "the link leads to the answer");
    // Who is too late tells nobody anything.
    decide_appeal(&house.desk, GUILD, OLGA, appeal.id, Verdict::Granted, None).await.unwrap_err();
    assert_eq!(house.told(LETTERS).len(), 1);
});

on_both_engines!(who_takes_none_finds_it_behind_their_link_and_the_staff_hears_so, async |db: TestDb| {
    let house = House::open(db).await;
    let case: Case = {
        let opening = cases::Opening {
            server: lodge_guard::Server::of(GUILD),
            kind: Kind::Ban,
            target: Some(SHUT),
            channel: None,
            reason: None,
            rule: None,
            actor: Some(MIRA),
            tool: "ban".to_owned(),
            weight: 1,
            ends_at: None,
        };
        cases::open(&house.db, opening, house.moment()).await.unwrap()
    };
    let appeal =
        appeals::add(&house.db, &case, SHUT, "Sorry.".into(), house.moment()).await.unwrap().unwrap();
    let id = appeal.id.to_string();
    let said = house.stage.post(&house.at("/queue"), &[("act", "grant"), ("id", &id)]).await;
    assert_eq!(said.status, 303, "that they were not told is no failure");
    let page = house.stage.get(said.location().unwrap()).await.body;
    assert!(page.contains("could not be reached by message"), "{page}");
    assert_eq!(house.told(LETTERS), [""; 0]);
    assert_eq!(appeals::of_case(&house.db, case.id).await.unwrap().unwrap().verdict, Verdict::Granted);
});
