//! What is written is found again, on both engines.

use std::sync::Arc;

use lodge_custody::{Custody, Places};
use lodge_guard::{
    Case, Did, Effect, Kind, Lift, MEMBER, Mass, MassState, Server, Session, Stand, Timer, Verdict, entries,
    ids::{ChannelId, GuildId, MessageId, RoleId, UserId},
    store::{
        appeals, cases, deeds, effects, masses, members, once, reports, roles, servers, sessions, timers,
    },
};
use lodge_register::{Clock as _, Id, Personal, Register, Shortened, Timestamp};
use lodge_testkit::{engines::TestDb, on_both_engines};

const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_001);
const OWNER: UserId = UserId::new(1_188_000_000_000_000_002);
const MODERATOR: UserId = UserId::new(1_188_000_000_000_000_003);
const TROLL: UserId = UserId::new(1_188_000_000_000_000_004);

async fn server(db: &TestDb) -> Id<Server> {
    let migrations = [lodge_custody::migrations(), lodge_guard::migrations()].concat();
    db.migrate(&migrations).await.unwrap();
    let seen = servers::Seen { guild: GUILD, owner: OWNER, name: "The Lodge".to_owned() };
    servers::meet(db, seen, "{}", db.clock.now()).await.unwrap();
    Server::of(GUILD)
}

fn warning(server: Id<Server>, reason: &str) -> cases::Opening {
    cases::Opening {
        server,
        kind: Kind::Warn,
        target: Some(TROLL),
        channel: None,
        reason: Some(reason.to_owned()),
        rule: None,
        actor: Some(MODERATOR),
        tool: "warn".to_owned(),
        weight: 1,
        ends_at: None,
    }
}

on_both_engines!(a_server_is_met_once_and_known_by_its_name_of_today, async |db| {
    let id = server(&db).await;
    servers::set(&db, id, r#"{"language":"tr"}"#).await.unwrap();
    let seen = servers::Seen { guild: GUILD, owner: MODERATOR, name: "The House".to_owned() };
    servers::meet(&db, seen, "{}", db.clock.now()).await.unwrap();
    let found = servers::by_id(&db, id).await.unwrap().unwrap();
    assert_eq!((found.name.reveal().as_str(), found.owner_id), ("The House", MODERATOR));
    assert_eq!(found.settings, r#"{"language":"tr"}"#, "its rules stay");
    assert_eq!(servers::all(&db).await.unwrap().len(), 1);
    assert_eq!(servers::owned(&db, OWNER).await.unwrap().len(), 0);
});

on_both_engines!(cases_are_numbered_worded_anew_and_taken_back, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    let first = cases::open(&db, warning(id, "Shouting"), now).await.unwrap();
    let second = cases::open(&db, warning(id, "Spam again"), now).await.unwrap();
    assert_eq!((first.number, second.number), (1, 2));
    assert_eq!(cases::warnings(&db, id, TROLL, now.plus_days(-1)).await.unwrap(), 2);

    cases::reword(&db, &first, "Shouting at guests".to_owned(), MODERATOR, now).await.unwrap();
    let found = cases::by_number(&db, id, 1).await.unwrap().unwrap();
    assert_eq!(found.reason.unwrap().reveal(), "Shouting at guests");
    let edits = cases::edits(&db, first.id).await.unwrap();
    assert_eq!(edits[0].before.as_ref().unwrap().reveal(), "Shouting");

    assert!(cases::undo(&db, &second, Some(MODERATOR), now).await.unwrap());
    assert!(!cases::undo(&db, &second, Some(MODERATOR), now).await.unwrap(), "once");
    assert_eq!(cases::warnings(&db, id, TROLL, now.plus_days(-1)).await.unwrap(), 1);

    let said: Vec<_> = cases::saying(&db, id, "GUESTS", 10).await.unwrap();
    assert_eq!(said.iter().map(|case| case.number).collect::<Vec<_>>(), [1]);
    let newest = cases::before(&db, id, i64::MAX, Some(Kind::Warn), 10).await.unwrap();
    assert_eq!(newest.iter().map(|case| case.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(cases::before(&db, id, 2, Some(Kind::Ban), 10).await.unwrap().len(), 0);
    let deeds = deeds::of_case(&db, first.id).await.unwrap();
    assert_eq!(deeds.iter().map(|deed| deed.done.as_str()).collect::<Vec<_>>(), ["opened", "edited"]);
    assert_eq!(deeds::weight_since(&db, id, MODERATOR, now.plus_days(-1)).await.unwrap(), 2);
    assert_eq!(deeds::weight_since(&db, id, TROLL, now.plus_days(-1)).await.unwrap(), 0);
});

on_both_engines!(a_number_is_not_given_twice_even_after_the_purge, async |db| {
    let id = server(&db).await;
    cases::open(&db, warning(id, "Old"), db.clock.now()).await.unwrap();
    db.clock.advance(Timestamp::DAY * 91);
    let files = tempfile::TempDir::new().unwrap();
    let custody = Custody {
        db: (*db).clone(),
        register: Arc::new(Register::new([lodge_custody::entries(), entries()])),
        shortened: Shortened::default(),
        places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
        clock: db.clock.clone(),
    };
    lodge_custody::purge(&custody).await.unwrap();
    assert!(cases::by_number(&db, id, 1).await.unwrap().is_none(), "promise D5: 90 days at most");
    assert_eq!(cases::open(&db, warning(id, "New"), db.clock.now()).await.unwrap().number, 2);
});

on_both_engines!(a_timer_stays_until_it_has_been_carried_out, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    let timer = |days| Timer {
        id: db.new_id(),
        server_id: id,
        user_id: Some(TROLL),
        lift: Lift::Ban,
        role_id: None,
        channel_id: None,
        before: None,
        case_id: None,
        due_at: now.plus_days(days),
    };
    timers::set(&db, &timer(1)).await.unwrap();
    timers::set(&db, &timer(3)).await.unwrap();
    assert_eq!(timers::due(&db, now.plus_days(2)).await.unwrap().len(), 0, "the later word holds");
    let due = timers::due(&db, now.plus_days(3)).await.unwrap();
    assert_eq!(timers::next(&db).await.unwrap(), Some(now.plus_days(3)));
    timers::later(&db, due[0].id, now.plus_days(4)).await.unwrap();
    assert_eq!(timers::due(&db, now.plus_days(3)).await.unwrap().len(), 0);
    timers::done(&db, due[0].id).await.unwrap();
    assert_eq!(timers::next(&db).await.unwrap(), None);
    timers::set(&db, &timer(1)).await.unwrap();
    timers::cancel(&db, id, TROLL, Lift::Ban).await.unwrap();
    assert_eq!(timers::next(&db).await.unwrap(), None);
});

on_both_engines!(roles_are_given_back_once, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    let had = [RoleId::new(5), RoleId::new(6)];
    roles::stick(&db, id, TROLL, &had, now).await.unwrap();
    assert_eq!(roles::unstick(&db, id, TROLL).await.unwrap(), had);
    assert_eq!(roles::unstick(&db, id, TROLL).await.unwrap(), []);
    assert!(roles::quarantine(&db, id, TROLL, &had, now).await.unwrap());
    assert!(!roles::quarantine(&db, id, TROLL, &[], now).await.unwrap(), "what was taken first counts");
    assert!(roles::is_quarantined(&db, id, TROLL).await.unwrap());
    assert_eq!(roles::quarantined(&db, id, TROLL).await.unwrap(), had, "to look is not to take");
    assert_eq!(roles::release(&db, id, TROLL).await.unwrap(), had);
    assert!(!roles::is_quarantined(&db, id, TROLL).await.unwrap());
});

/// That a case took a nickname, or is going to.
fn nick(db: &TestDb, case: &Case, stand: Stand) -> Effect {
    Effect {
        id: db.new_id(),
        server_id: case.server_id,
        case_id: case.id.number(),
        user_id: Some(TROLL),
        channel_id: None,
        role_id: None,
        did: Did::Nick,
        stand,
        before: Some(Personal::new("Moonlight".to_owned())),
        after: None,
        done_at: db.clock.now(),
    }
}

on_both_engines!(what_a_case_did_is_kept_sealed_and_stands_as_it_is, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    let case = cases::open(&db, warning(id, "x"), now).await.unwrap();
    let other = cases::open(&db, warning(id, "y"), now).await.unwrap();
    let planned: Vec<Effect> = (0..450).map(|_| nick(&db, &case, Stand::Planned)).collect();
    effects::add(&db, &planned).await.unwrap();
    effects::add(&db, &[nick(&db, &case, Stand::Done), nick(&db, &other, Stand::Planned)]).await.unwrap();
    assert_eq!(effects::count(&db, case.id, Stand::Planned).await.unwrap(), 450);
    let first = effects::of_case(&db, case.id, Stand::Planned, 2).await.unwrap();
    assert_eq!(first.iter().map(|one| one.id).collect::<Vec<_>>(), [planned[0].id, planned[1].id]);
    assert_eq!(first[0].before.as_ref().unwrap().reveal(), "Moonlight");
    let rows = db.rows("SELECT before FROM guard_effect", ()).await.unwrap();
    assert!(!rows[0].blob(0).unwrap().windows(4).any(|part| part == b"Moon"));
    assert!(effects::stands(&db, planned[0].id, Stand::Done).await.unwrap());
    effects::give_up(&db, case.id).await.unwrap();
    assert_eq!(effects::count(&db, case.id, Stand::Planned).await.unwrap(), 0);
    assert_eq!(effects::count(&db, case.id, Stand::Done).await.unwrap(), 2, "what is done is kept");
    assert_eq!(effects::count(&db, other.id, Stand::Planned).await.unwrap(), 1, "another case's stay");
    assert!(!effects::stands(&db, planned[1].id, Stand::Done).await.unwrap(), "that one is given up");
});

on_both_engines!(work_on_many_turns_once_and_is_found_until_it_is_over, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    let case = cases::open(&db, warning(id, "x"), now).await.unwrap();
    let mass = Mass {
        id: db.new_id(),
        server_id: id,
        case_id: case.id.number(),
        actor_id: MODERATOR,
        channel_id: ChannelId::new(50),
        message_id: None,
        state: MassState::Running,
        begun_at: now,
    };
    masses::add(&db, &mass).await.unwrap();
    masses::posted(&db, mass.id, MessageId::new(70)).await.unwrap();
    let going = masses::going(&db).await.unwrap();
    assert_eq!((going.len(), going[0].message_id), (1, Some(MessageId::new(70))));
    let turn = async |from, to| masses::turn(&db, mass.id, from, to).await.unwrap();
    assert!(turn(MassState::Running, MassState::Stopped).await);
    assert!(!turn(MassState::Running, MassState::Over).await, "somebody was faster");
    assert_eq!(masses::going(&db).await.unwrap().len(), 0);
    assert!(turn(MassState::Stopped, MassState::Undoing).await);
    assert_eq!(masses::going(&db).await.unwrap().len(), 1, "it is put back");
    assert_eq!(masses::of_case(&db, case.id).await.unwrap().unwrap().state, MassState::Undoing);
});

on_both_engines!(nothing_is_claimed_twice_within_its_time, async |db| {
    server(&db).await;
    let now = db.clock.now();
    let claim = async |at: Timestamp| once::claim(&db, "ban 1 2", (at, at.plus_days(1))).await.unwrap();
    assert!(claim(now).await);
    assert!(!claim(now).await);
    assert!(!claim(now.plus_millis(1)).await);
    assert!(claim(now.plus_days(1)).await, "another day");
    once::give_up(&db, "ban 1 2").await.unwrap();
    assert!(claim(now.plus_days(1)).await);
});

on_both_engines!(a_session_is_kept_sealed_and_for_its_shard, async |db| {
    server(&db).await;
    let session = Session {
        shard: 0,
        shards: 2,
        session: Personal::new("abcdef".to_owned()),
        resume: Personal::new("wss://gateway.example".to_owned()),
        heard: 7,
        heard_at: db.clock.now(),
    };
    sessions::keep(&db, &session).await.unwrap();
    sessions::keep(&db, &Session { heard: 9, ..session }).await.unwrap();
    assert_eq!(sessions::of(&db, 0, 2).await.unwrap().unwrap().heard, 9);
    assert!(sessions::of(&db, 0, 1).await.unwrap().is_none(), "another number of shards is another session");
    let rows = db.rows("SELECT session FROM guard_session", ()).await.unwrap();
    let sealed = rows[0].blob(0).unwrap();
    assert!(!sealed.windows(6).any(|part| part == b"abcdef"));
    sessions::forget(&db, 0).await.unwrap();
    assert!(sessions::of(&db, 0, 2).await.unwrap().is_none());
});

on_both_engines!(reports_and_appeals_are_decided_once, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    let reporting = reports::Reporting {
        server: id,
        by: OWNER,
        about: TROLL,
        channel: None,
        message: None,
        words: Some("Rude".to_owned()),
    };
    let report = reports::add(&db, reporting, now).await.unwrap();
    assert_eq!(reports::count_by(&db, id, OWNER, now.plus_days(-1)).await.unwrap(), 1);
    assert_eq!(reports::open(&db, id, 10).await.unwrap().len(), 1);
    assert!(reports::settle(&db, id, report.id, MODERATOR, now).await.unwrap());
    assert!(!reports::settle(&db, id, report.id, MODERATOR, now).await.unwrap());
    assert_eq!(reports::open(&db, id, 10).await.unwrap().len(), 0);

    let case = cases::open(&db, warning(id, "x"), now).await.unwrap();
    let appeal = appeals::add(&db, &case, TROLL, "Sorry".to_owned(), now).await.unwrap().unwrap();
    assert!(appeals::add(&db, &case, TROLL, "Again".to_owned(), now).await.unwrap().is_none());
    let granted = (Verdict::Granted, Some("Welcome back".to_owned()));
    assert!(appeals::judge(&db, &appeal, granted.clone(), MODERATOR, now).await.unwrap());
    assert!(!appeals::judge(&db, &appeal, granted, OWNER, now).await.unwrap());
    assert_eq!(appeals::open(&db, id, 10).await.unwrap().len(), 0);
});

on_both_engines!(a_server_that_is_left_leaves_nothing, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    cases::open(&db, warning(id, "x"), now).await.unwrap();
    roles::stick(&db, id, TROLL, &[RoleId::new(5)], now).await.unwrap();
    servers::leave(&db, id).await.unwrap();
    for (table, count) in [
        ("server", db.rows("SELECT COUNT(*) FROM guard_server", ()).await.unwrap()),
        ("case", db.rows("SELECT COUNT(*) FROM guard_case", ()).await.unwrap()),
        ("deed", db.rows("SELECT COUNT(*) FROM guard_deed", ()).await.unwrap()),
        ("sticky", db.rows("SELECT COUNT(*) FROM guard_sticky", ()).await.unwrap()),
    ] {
        assert_eq!(count[0].int(0).unwrap(), 0, "guard_{table}");
    }
    assert_eq!(members::key(TROLL).kind, MEMBER);
});
