//! What waits for a second person: it outlives a restart, and nobody says yes to their own.

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_guard::{
    Done, Kind, Server, Wish,
    allowed::Permissions,
    commands::{Asked, Command, Plan, Told, Wanted},
    decide::Act,
    ids::{ChannelId, InteractionId, UserId},
    office,
    store::{cases, deeds, wishes},
};
use lodge_register::{Id, Personal};
use lodge_testkit::{engines::TestDb, on_both_engines};
use lodge_web::Language;
use serde_json::{Value, json};

use super::house::{GUILD, House, MIRA, OLGA, TROLL};

/// Somebody wants to ban the troll, and may not alone.
async fn wish(house: &House, by: UserId) -> Wish {
    let asked = Asked {
        id: InteractionId::new(9),
        guild: GUILD,
        channel: ChannelId::new(50),
        by,
        roles: Vec::new(),
        may: Permissions::BAN_MEMBERS,
        language: Language::English,
        tool: "ban".to_owned(),
        command: Command::Ban(TROLL, Some("Raid <again>".to_owned()), 0),
        target_roles: None,
    };
    let plan = Plan {
        acts: vec![Act::Ban { guild: GUILD, user: TROLL, delete_seconds: 0, until: None }],
        kind: Kind::Ban,
        target: Some(TROLL),
        channel: None,
        reason: Some("Raid <again>".to_owned()),
        ends_at: None,
        lift: None,
        weight: 1,
        told: Told::Not,
    };
    let wanted = Wanted::Command { asked: Box::new(asked), plan: Box::new(plan) };
    let now = house.moment();
    let wish = Wish {
        id: house.db.new_id(),
        server_id: Server::of(GUILD),
        by_id: by,
        what: wanted.what().to_owned(),
        weight: wanted.weight(),
        wanted: Personal::new(wanted.written()),
        asked_at: now,
        ends_at: now.plus_millis(900_000),
    };
    wishes::add(&house.db, &wish).await.unwrap();
    wish
}

on_both_engines!(somebody_else_says_yes_even_after_a_restart, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/second"));
    assert!(stage.get(&at).await.body.contains("Nothing waits for a yes"));
    let theirs = wish(&house, MIRA).await;
    // Nothing of it is in memory: another Lodge that stands on the same store finds it.
    let again = house.restarted().await;
    assert_eq!(office::waiting(&again, GUILD).await.unwrap().len(), 1);

    let page = stage.get(&at).await.body;
    assert!(page.contains(&MIRA.to_string()) && page.contains(&TROLL.to_string()), "{page}");
    assert!(page.contains("Raid") && !page.contains("<again>"), "{page}");
    let yes = [("act", "yes"), ("id", &*theirs.id.to_string())];
    assert_eq!(stage.post(&at, &[("act", "maybe"), ("id", &theirs.id.to_string())]).await.status, 400);
    assert_eq!(stage.post(&at, &[("act", "yes"), ("id", "x")]).await.status, 404);
    let done = stage.post(&at, &yes).await;
    assert_eq!(done.location(), Some(format!("{at}?said=guard-agreed").as_str()));
    assert_eq!(house.called("PUT", &format!("/bans/{TROLL}")), 1);
    let case = cases::by_number(&house.db, Server::of(GUILD), 1).await.unwrap().unwrap();
    assert_eq!((case.kind, case.target_id), (Kind::Ban, Some(TROLL)));
    let of = deeds::of_case(&house.db, case.id).await.unwrap();
    assert_eq!(of[0].actor_id, MIRA, "it is the deed of who wanted it");
    let all = deeds::before(&house.db, Server::of(GUILD), Id::new(i64::MAX)).await.unwrap();
    assert!(all.iter().any(|deed| deed.done == Done::Approved && deed.actor_id == OLGA));
    assert_eq!(stage.post(&at, &yes).await.status, 404, "it is taken once");
    assert_eq!(house.called("PUT", &format!("/bans/{TROLL}")), 1);
});

on_both_engines!(nobody_agrees_with_themselves_or_too_late, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/second"));
    let own = wish(&house, OLGA).await;
    let id = own.id.to_string();
    let page = stage.get(&at).await.body;
    assert!(page.contains("Take it back") && !page.contains("Yes, do it"), "{page}");
    assert_eq!(stage.post(&at, &[("act", "yes"), ("id", &id)]).await.status, 403);
    stage.sign_in(&house.mira).await;
    let not_hers = stage.post(&at, &[("act", "yes"), ("id", &id)]).await;
    assert_eq!(not_hers.status, 403, "Discord does not let her ban");
    stage.sign_in(&house.olga).await;
    assert_eq!(stage.post(&at, &[("act", "no"), ("id", &id)]).await.status, 303);
    assert!(wishes::of(&house.db, Server::of(GUILD), house.moment()).await.unwrap().is_empty());

    let late = wish(&house, MIRA).await;
    house.db.clock.advance(900_000);
    stage.sign_in(&house.olga).await;
    assert!(stage.get(&at).await.body.contains("Nothing waits for a yes"));
    let yes = [("act", "yes"), ("id", &*late.id.to_string())];
    assert_eq!(stage.post(&at, &yes).await.status, 404, "its time is over");
    assert_eq!(house.called("PUT", &format!("/bans/{TROLL}")), 0);

    wish(&house, MIRA).await;
    house.db.clock.advance(3_600_000);
    let asked = stage.post(&at, &yes).await;
    assert!(asked.location().is_some_and(|to| to.starts_with("/prove")), "{:?}", asked.location());
});

on_both_engines!(a_program_decides_about_wishes_as_the_page_does, async |db: TestDb| {
    let house = House::open(db).await;
    let token = house.token(&house.olga, &[Scope::GuardWrite]).await;
    let ask = async |method, path: &str, body: Value| house.ask(&token, method, path, &body).await;
    let at = format!("/guilds/{GUILD}/wishes");
    let (own, theirs) = (wish(&house, OLGA).await, wish(&house, MIRA).await);
    let listed = ask(Method::GET, &at, Value::Null).await.json();
    let items = listed["items"].as_array().unwrap();
    assert_eq!((items.len(), &items[0]["own"], &items[1]["own"]), (2, &json!(true), &json!(false)));
    assert_eq!((&items[1]["what"], &items[1]["about"]), (&json!("ban"), &json!([TROLL.to_string()])));
    assert!(!listed.to_string().contains("\"token\""));
    let decision = |wish: &Wish| format!("{at}/{}/decision", wish.id);
    let yes = json!({ "agree": true });
    assert_eq!(ask(Method::POST, &decision(&own), yes.clone()).await.status, 403);
    assert_eq!(ask(Method::POST, &decision(&own), json!({ "agree": false })).await.status, 204);
    assert_eq!(ask(Method::POST, &decision(&own), yes.clone()).await.status, 404);
    assert_eq!(ask(Method::POST, &decision(&theirs), json!({})).await.status, 422);
    assert_eq!(ask(Method::POST, &decision(&theirs), yes.clone()).await.status, 204);
    assert_eq!(house.called("PUT", &format!("/bans/{TROLL}")), 1);
    let reads = house.token(&house.olga, &[Scope::GuardRead]).await;
    assert_eq!(house.ask(&reads, Method::POST, &decision(&theirs), &yes).await.status, 403);
});

on_both_engines!(what_waits_is_bounded_and_forgotten_with_its_time, async |db: TestDb| {
    let house = House::open(db).await;
    let all = async || wishes::of(&house.db, Server::of(GUILD), house.moment()).await.unwrap();
    let first = wish(&house, MIRA).await;
    for _ in 0..wishes::MOST {
        wish(&house, MIRA).await;
    }
    let left = all().await;
    assert_eq!(i64::try_from(left.len()).unwrap(), wishes::MOST);
    assert!(left.iter().all(|wish| wish.id != first.id), "what has waited longest is forgotten");
    house.db.clock.advance(900_000);
    wish(&house, MIRA).await;
    assert_eq!(all().await.len(), 1);
    let rows = house.db.rows("SELECT wanted FROM guard_wish", ()).await.unwrap();
    assert_eq!(rows.len(), 1, "what is over goes when the next one comes");
    let sealed = rows[0].blob(0).unwrap();
    assert!(!sealed.windows(4).any(|part| part == b"Raid"), "it is sealed");
});
