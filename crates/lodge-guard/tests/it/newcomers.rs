//! Those who want in, as the store keeps them: one moves them at a time, answers are sealed, and nothing is kept too long.

use std::sync::Arc;

use lodge_custody::{Custody, Places};
use lodge_guard::{
    Newcomer, Server, Stage, entries,
    ids::{GuildId, UserId},
    store::{
        members,
        newcomers::{self, Due},
        servers,
    },
    verify::flow::{Standing, Step},
};
use lodge_register::{Clock as _, Id, Register, Shortened, Timestamp};
use lodge_testkit::{engines::TestDb, on_both_engines};

const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_001);
const ANNA: UserId = UserId::new(1_188_000_000_000_000_004);
const BERT: UserId = UserId::new(1_188_000_000_000_000_005);
const HOUR: i64 = 3_600_000;

async fn server(db: &TestDb) -> Id<Server> {
    db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await.unwrap();
    let seen = servers::Seen { guild: GUILD, owner: UserId::new(9), name: "The Lodge".to_owned() };
    servers::meet(db, seen, "{}", db.clock.now()).await.unwrap();
    Server::of(GUILD)
}

fn custody(db: &TestDb, files: &tempfile::TempDir) -> Custody {
    Custody {
        db: (**db).clone(),
        register: Arc::new(Register::new([lodge_custody::entries(), entries()])),
        shortened: Shortened::default(),
        places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
        clock: db.clock.clone(),
    }
}

async fn asked(db: &TestDb, server: Id<Server>, user: UserId) -> Newcomer {
    let now = db.clock.now();
    let newcomer = newcomers::begun(server, user, (now, now.plus_days(30)));
    assert!(newcomers::ask(db, None, &newcomer).await.unwrap());
    newcomer
}

async fn of(db: &TestDb, server: Id<Server>, user: UserId) -> Newcomer {
    newcomers::of(db, server, user).await.unwrap().unwrap()
}

/// Somebody goes on to a step at this moment. Whether they still stood where they are thought to stand.
async fn step(db: &TestDb, before: &Newcomer, at: Step) -> bool {
    let now = db.clock.now();
    let after = Standing { at, last: now, ..before.standing() };
    newcomers::step(db, before, (after, Stage::of(at)), now.plus_days(30)).await.unwrap()
}

on_both_engines!(of_two_at_once_one_moves_somebody, async |db| {
    let id = server(&db).await;
    let first = asked(&db, id, ANNA).await;
    assert!(!newcomers::ask(&db, None, &first).await.unwrap(), "they are asked once");
    db.clock.advance(1);
    assert!(step(&db, &first, Step::Away([7; 32])).await);
    assert!(!step(&db, &first, Step::Staff).await, "they do not stand there any more");
    let away = of(&db, id, ANNA).await;
    assert_eq!(away.standing().at, Step::Away([7; 32]));
    assert_eq!(away.away.as_deref(), Some(&[7; 32][..]));
    db.clock.advance(1);
    assert!(step(&db, &away, Step::In).await);
    assert_eq!(of(&db, id, ANNA).await.away, None, "nothing has to be brought back any more");
    let anew = newcomers::begun(id, ANNA, (db.clock.now(), db.clock.now().plus_days(30)));
    assert!(!newcomers::ask(&db, Some(&first), &anew).await.unwrap());
    assert!(newcomers::ask(&db, Some(&of(&db, id, ANNA).await), &anew).await.unwrap());
    assert_eq!(of(&db, id, ANNA).await.stage, Stage::Asked);
});

on_both_engines!(answers_are_sealed_taken_once_asked_for_and_gone_when_it_is_over, async |db| {
    let id = server(&db).await;
    let first = asked(&db, id, ANNA).await;
    let said = ["A zilverreiger".to_owned(), "Because".to_owned()];
    assert!(!newcomers::answer(&db, &first, &said).await.unwrap(), "nobody asked them yet");
    db.clock.advance(1);
    assert!(step(&db, &first, Step::Answering).await);
    let answering = of(&db, id, ANNA).await;
    assert!(newcomers::answer(&db, &answering, &said).await.unwrap());
    let kept = of(&db, id, ANNA).await;
    assert_eq!(kept.answers(), said);
    let rows = db.rows("SELECT answers FROM guard_newcomer", ()).await.unwrap();
    assert!(!rows[0].blob(0).unwrap().windows(6).any(|part| part == b"zilver"));
    db.clock.advance(1);
    assert!(step(&db, &kept, Step::Staff).await);
    assert_eq!(of(&db, id, ANNA).await.answers(), said, "whoever decides reads them");
    db.clock.advance(1);
    assert!(step(&db, &of(&db, id, ANNA).await, Step::In).await);
    assert_eq!(of(&db, id, ANNA).await.answers(), [""; 0]);
});

on_both_engines!(who_is_in_has_the_role_only_once_it_was_given, async |db| {
    let id = server(&db).await;
    let first = asked(&db, id, ANNA).await;
    asked(&db, id, BERT).await;
    db.clock.advance(1);
    assert!(step(&db, &first, Step::In).await);
    let without = newcomers::without_the_role(&db, id, 9).await.unwrap();
    assert_eq!(without.iter().map(|one| one.user_id).collect::<Vec<_>>(), [ANNA]);
    let now = db.clock.now();
    newcomers::let_in(&db, (id, ANNA), now, now.plus_days(30)).await.unwrap();
    newcomers::let_in(&db, (id, BERT), now, now.plus_days(30)).await.unwrap();
    assert!(newcomers::without_the_role(&db, id, 9).await.unwrap().is_empty());
    assert_eq!(of(&db, id, BERT).await.let_in_at, None, "nobody is given it who is not in");
    assert_eq!(newcomers::let_in_before(&db, id, now, 9).await.unwrap().len(), 1);
    assert!(newcomers::let_in_before(&db, id, now.plus_millis(-1), 9).await.unwrap().is_empty());
    newcomers::remember_for(&db, id, 70 * Timestamp::DAY).await.unwrap();
    assert_eq!(of(&db, id, ANNA).await.ends_at, now.plus_days(70));
    // Whoever is through again has to be given it again.
    let in_again = of(&db, id, ANNA).await;
    db.clock.advance(1);
    assert!(step(&db, &in_again, Step::Asked).await && of(&db, id, ANNA).await.was_in());
    db.clock.advance(1);
    assert!(step(&db, &of(&db, id, ANNA).await, Step::In).await && !of(&db, id, ANNA).await.was_in());
});

on_both_engines!(who_does_nothing_is_found_when_something_is_due, async |db| {
    let id = server(&db).await;
    let first = asked(&db, id, ANNA).await;
    let due = async |reminders, asked_before: Option<Timestamp>| {
        let idle_since = db.clock.now().plus_millis(-24 * HOUR);
        let due = Due { was_in: false, reminders, idle_since, asked_before };
        newcomers::due(&db, id, due, 9).await.unwrap().len()
    };
    assert_eq!(due(1, None).await, 0);
    db.clock.advance(24 * HOUR);
    assert_eq!((due(1, None).await, due(0, None).await), (1, 0));
    assert_eq!(due(0, Some(first.asked_at)).await, 1);
    assert_eq!(due(0, Some(first.asked_at.plus_millis(-1))).await, 0);
    assert!(step(&db, &first, Step::Staff).await);
    db.clock.advance(100 * HOUR);
    assert_eq!(due(9, Some(db.clock.now())).await, 0, "nothing is due of those who wait for the staff");
    let waiting = newcomers::before_the_staff(&db, id, 9).await.unwrap();
    assert_eq!(waiting.iter().map(|one| one.user_id).collect::<Vec<_>>(), [ANNA]);
});

on_both_engines!(a_door_that_closes_forgets_who_stood_before_it, async |db| {
    let id = server(&db).await;
    let first = asked(&db, id, ANNA).await;
    asked(&db, id, BERT).await;
    db.clock.advance(1);
    assert!(step(&db, &first, Step::In).await);
    newcomers::close(&db, id).await.unwrap();
    assert!(newcomers::of(&db, id, ANNA).await.unwrap().is_some());
    assert!(newcomers::of(&db, id, BERT).await.unwrap().is_none());
});

on_both_engines!(an_export_says_where_somebody_stands_and_until_when_and_erasing_erases, async |db| {
    let id = server(&db).await;
    let files = tempfile::TempDir::new().unwrap();
    let custody = custody(&db, &files);
    let first = asked(&db, id, ANNA).await;
    asked(&db, id, BERT).await;
    let export = lodge_custody::export(&custody, &[members::key(ANNA)]).await.unwrap();
    for said in ["guard_newcomer", "asked", &first.ends_at.to_string()] {
        assert!(export.contains(said), "{said}: {export}");
    }
    lodge_custody::erase(&custody, &[members::key(ANNA)]).await.unwrap();
    assert!(newcomers::of(&db, id, ANNA).await.unwrap().is_none());
    db.clock.advance(30 * Timestamp::DAY);
    lodge_custody::purge(&custody).await.unwrap();
    assert!(newcomers::of(&db, id, BERT).await.unwrap().is_none(), "30 days after the last step");
});
