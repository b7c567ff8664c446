//! What is remembered of verifications: found again, kept as hashes, renewed by people, gone on time. On both engines.

use std::{net::IpAddr, sync::Arc};

use lodge_custody::{Custody, Places};
use lodge_guard::{
    Server, entries,
    ids::{GuildId, UserId},
    store::{epochs, members, servers, traces, verifications},
    verify::{
        compare::alike,
        decide::{Because, Decision, Evidence, Reason, Way, decide},
        epoch::Quarter,
        precision::{Judgement, Tally},
        signal::{
            Clear, Signal, Token,
            account::Account,
            address::ClearAddress,
            connection::ClearConnection,
            device::ClearDevice,
            facts::{ClearFacts, Told},
            key::{Cost, EpochKey, EpochSecret, Pepper},
            network::Network,
        },
    },
};
use lodge_register::{Clock as _, Id, Register, Shortened, Timestamp};
use lodge_store::SeededChance;
use lodge_testkit::{
    canary::{Canaries, assert_none, search_database},
    engines::TestDb,
    on_both_engines,
};

const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_001);
const MODERATOR: UserId = UserId::new(1_188_000_000_000_000_003);
const TROLL: UserId = UserId::new(1_188_000_000_000_000_004);
const SECOND: UserId = UserId::new(1_188_000_000_000_000_005);

async fn server(db: &TestDb) -> Id<Server> {
    db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await.unwrap();
    let seen = servers::Seen { guild: GUILD, owner: MODERATOR, name: "The Lodge".to_owned() };
    servers::meet(db, seen, "{}", db.clock.now()).await.unwrap();
    Server::of(GUILD)
}

fn custody(db: &TestDb, files: &tempfile::TempDir) -> Custody {
    Custody {
        db: (**db).clone(),
        register: Arc::new(Register::new([&lodge_store::entries(), lodge_custody::entries(), entries()])),
        shortened: Shortened::default(),
        places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
        clock: db.clock.clone(),
    }
}

/// The keys of today, made of a chance of their own.
async fn keys(db: &TestDb, server: Id<Server>, seed: u64) -> Vec<EpochKey> {
    epochs::keys(db, server, db.clock.now(), &SeededChance::new(seed), Cost::MADE_UP).await.unwrap()
}

fn visit(cookie: &ClearDevice, connection: &str, address: &str) -> Clear {
    Clear {
        address: ClearAddress::new(address.parse::<IpAddr>().unwrap()),
        device: ClearDevice::read(&cookie.cookie()),
        facts: Some(ClearFacts::of(Told { browser: "Firefox", languages: "nl", ..Told::default() })),
        connections: vec![ClearConnection::new("spotify", connection, true)],
    }
}

fn under(keys: &[EpochKey], clear: &Clear) -> Vec<Token> {
    keys.iter().flat_map(|key| clear.keyed(key).unwrap()).collect()
}

/// What is decided about somebody who shows these.
async fn look(db: &TestDb, server: Id<Server>, user: UserId, tokens: &[Token]) -> Decision {
    let now = db.clock.now();
    let found = traces::with(db, server, tokens, now).await.unwrap();
    let users = found.iter().map(|one| one.user);
    let others = traces::known_to_be_others(db, server, user, users, now).await.unwrap();
    let account = Account { days: 100, has_picture: true, proved: Some(1), was_here: false };
    decide(&Evidence {
        alike: alike(user, tokens, &found, &others, now),
        network: Network::Residential,
        account,
        soon_after_a_ban: false,
        now,
    })
}

on_both_engines!(somebody_who_is_banned_comes_back_and_is_held_for_ninety_days, async |db| {
    let id = server(&db).await;
    // The clock began with a quarter; the ban lasts into the next one.
    db.clock.advance(10 * Timestamp::DAY);
    let cookie = ClearDevice::draw(&SeededChance::new(1));
    let tokens = under(&keys(&db, id, 1).await, &visit(&cookie, "21f4kq3vh2j7w6c5z4x3y2w1v", "192.0.2.1"));
    assert_eq!(tokens.len(), 5);
    traces::remember(&db, id, TROLL, &tokens, db.clock.now()).await.unwrap();
    traces::remember(&db, id, TROLL, &tokens, db.clock.now()).await.unwrap();
    assert_eq!(traces::of(&db, id, TROLL).await.unwrap().len(), 5, "what is seen again is kept once");

    assert_eq!(look(&db, id, TROLL, &tokens).await.way, Way::Pass, "nobody is like themselves");
    let second = look(&db, id, SECOND, &tokens).await;
    assert_eq!((second.way, second.like), (Way::Review, Some(TROLL)), "a second account of a member");

    traces::ban(&db, id, TROLL, db.clock.now()).await.unwrap();
    assert_eq!(look(&db, id, SECOND, &tokens).await.way, Way::Hold);
    db.clock.advance(89 * Timestamp::DAY);
    let again = visit(&cookie, "21f4kq3vh2j7w6c5z4x3y2w1v", "192.0.2.1");
    let tokens = under(&keys(&db, id, 2).await, &again);
    assert_eq!(tokens.len(), 10, "under the keys of both quarters");
    assert_eq!(look(&db, id, SECOND, &tokens).await.way, Way::Hold, "in another quarter as well");
    db.clock.advance(2 * Timestamp::DAY);
    assert_eq!(look(&db, id, SECOND, &tokens).await.way, Way::Pass, "faded, though nobody removed it yet");
});

on_both_engines!(a_ban_that_is_lifted_leaves_no_longer_memory, async |db| {
    let id = server(&db).await;
    let cookie = ClearDevice::draw(&SeededChance::new(1));
    let tokens = under(&keys(&db, id, 1).await, &visit(&cookie, "21f4kq3vh2j7w6c5z4x3y2w1v", "192.0.2.1"));
    let now = db.clock.now();
    traces::remember(&db, id, TROLL, &tokens, now).await.unwrap();
    traces::ban(&db, id, TROLL, now).await.unwrap();
    traces::unban(&db, id, TROLL).await.unwrap();
    let kept = traces::of(&db, id, TROLL).await.unwrap();
    assert!(kept.iter().all(|trace| trace.banned_at.is_none()));
    for trace in kept {
        assert_eq!(trace.ends_at, now.plus_days(if trace.signal == Signal::Prefix { 7 } else { 30 }));
    }
});

on_both_engines!(only_a_moderator_lengthens_it_and_not_beyond_a_year, async |db| {
    let id = server(&db).await;
    let cookie = ClearDevice::draw(&SeededChance::new(1));
    let key = keys(&db, id, 1).await;
    let seen = db.clock.now();
    traces::remember(&db, id, TROLL, &[cookie.keyed(&key[0])], seen).await.unwrap();
    assert_eq!(traces::renew(&db, id, TROLL, seen).await.unwrap(), 0, "nobody is banned");
    traces::ban(&db, id, TROLL, seen).await.unwrap();
    for days in [80, 160, 240, 320] {
        db.clock.set(seen.plus_days(days));
        traces::renew(&db, id, TROLL, db.clock.now()).await.unwrap();
        let ends = traces::of(&db, id, TROLL).await.unwrap()[0].ends_at;
        assert_eq!(ends, seen.plus_days((days + 90).min(365)));
        let old = keys(&db, id, 2).await.into_iter().find(|key| key.quarter() == Quarter::of(seen)).unwrap();
        assert_eq!(look(&db, id, SECOND, &[cookie.keyed(&old)]).await.way, Way::Review, "{days}");
    }
    db.clock.set(seen.plus_days(366));
    assert_eq!(traces::renew(&db, id, TROLL, db.clock.now()).await.unwrap(), 0);
    assert!(keys(&db, id, 3).await.iter().all(|key| key.quarter() > Quarter::of(seen)));
});

on_both_engines!(a_quarter_that_is_over_cannot_be_computed_again, async |db| {
    let id = server(&db).await;
    let files = tempfile::TempDir::new().unwrap();
    let custody = custody(&db, &files);
    let clear = visit(&ClearDevice::draw(&SeededChance::new(1)), "21f4kq3vh2j7w6c5z4x3y2w1v", "192.0.2.1");
    let first = keys(&db, id, 1).await;
    let quarter = first[0].quarter();
    let tokens = under(&first, &clear);
    let again = under(&keys(&db, id, 9).await, &clear);
    assert_eq!(tokens, again, "as long as the secret is there, it is the same one");

    db.clock.set(quarter.dies());
    lodge_custody::purge(&custody).await.unwrap();
    assert_eq!(epochs::destroy_what_is_over(&db, db.clock.now()).await.unwrap(), 0, "the purge did it");
    // Whoever has the pepper and all of the database has these, and the quarter’s number.
    let rows = db.rows("SELECT quarter FROM guard_epoch", ()).await.unwrap();
    assert!(rows.is_empty());
    let found = keys(&db, id, 2).await;
    let pepper = Pepper::of(&db);
    let mut tried: Vec<EpochKey> = found;
    for guess in [[0; 32], *db.keys().derive("guard/verify")] {
        let secret = EpochSecret::kept(&guess).unwrap();
        tried.push(EpochKey::of(&pepper, GUILD, quarter, &secret, Cost::MADE_UP));
    }
    let old: Vec<[u8; 16]> = tokens.iter().map(|token| token.hash).collect();
    assert!(under(&tried, &clear).iter().all(|token| !old.contains(&token.hash)));
});

on_both_engines!(a_secret_is_sealed_and_of_its_server, async |db| {
    let id = server(&db).await;
    keys(&db, id, 1).await;
    let drawn = EpochSecret::draw(&SeededChance::new(1));
    let rows = db.rows("SELECT secret FROM guard_epoch", ()).await.unwrap();
    let sealed = rows[0].blob(0).unwrap();
    assert!(sealed.len() > 32 && !sealed.windows(32).any(|part| part == drawn.to_be_sealed()));
    servers::leave(&db, id).await.unwrap();
    assert!(db.rows("SELECT 1 FROM guard_epoch", ()).await.unwrap().is_empty());
});

on_both_engines!(nothing_that_was_looked_at_is_found_in_clear, async |db| {
    let id = server(&db).await;
    let files = tempfile::TempDir::new().unwrap();
    let custody = custody(&db, &files);
    let mut marks = Canaries::default();
    let connection = marks.word("the linked account") + "0000";
    let browser = marks.word("the browser");
    let cookie = ClearDevice::draw(&SeededChance::new(11));
    marks.text("the cookie", &cookie.cookie());
    marks.address("the address", [198, 51, 100, 77]);
    let mut clear = visit(&cookie, &connection, "198.51.100.77");
    clear.facts = Some(ClearFacts::of(Told { browser: &browser, ..Told::default() }));
    let tokens = under(&keys(&db, id, 1).await, &clear);
    traces::remember(&db, id, TROLL, &tokens, db.clock.now()).await.unwrap();
    let decision = look(&db, id, SECOND, &tokens).await;
    verifications::note(&db, id, SECOND, &decision, db.clock.now()).await.unwrap();
    assert_none(&search_database(&db, &custody.register, &marks.ready()).await);
    let said = format!("{:?} {decision:?}", traces::of(&db, id, TROLL).await.unwrap());
    assert!(!said.contains(&connection) && !said.contains("198.51") && !said.contains(&browser));
});

on_both_engines!(an_export_says_what_kinds_are_held_and_until_when_and_erasing_erases, async |db| {
    let id = server(&db).await;
    let files = tempfile::TempDir::new().unwrap();
    let custody = custody(&db, &files);
    let cookie = ClearDevice::draw(&SeededChance::new(1));
    let tokens = under(&keys(&db, id, 1).await, &visit(&cookie, "21f4kq3vh2j7w6c5z4x3y2w1v", "192.0.2.1"));
    let now = db.clock.now();
    for user in [TROLL, SECOND] {
        traces::remember(&db, id, user, &tokens, now).await.unwrap();
    }
    let export = lodge_custody::export(&custody, &[members::key(TROLL)]).await.unwrap();
    for said in ["guard_trace", "connection", "device", "address", "prefix", "facts"] {
        assert!(export.contains(said), "{said}: {export}");
    }
    assert!(export.contains(&now.plus_days(30).to_string()), "{export}");
    lodge_custody::erase(&custody, &[members::key(TROLL)]).await.unwrap();
    assert!(traces::of(&db, id, TROLL).await.unwrap().is_empty());
    assert_eq!(traces::of(&db, id, SECOND).await.unwrap().len(), 5, "and nothing of anybody else");
});

on_both_engines!(a_flatmate_passes_after_review_and_is_never_asked_again, async |db| {
    let id = server(&db).await;
    let cookie = ClearDevice::draw(&SeededChance::new(1));
    let key = keys(&db, id, 1).await;
    let tokens = [cookie.keyed(&key[0])];
    let now = db.clock.now();
    traces::remember(&db, id, TROLL, &tokens, now).await.unwrap();
    traces::ban(&db, id, TROLL, now).await.unwrap();
    let decision = look(&db, id, SECOND, &tokens).await;
    let noted = verifications::note(&db, id, SECOND, &decision, now).await.unwrap();
    let waiting = verifications::waiting(&db, id, 10).await.unwrap();
    assert_eq!(waiting.iter().map(|one| one.id).collect::<Vec<_>>(), [noted.id]);
    assert_eq!(verifications::read(&waiting[0].reasons), decision.reasons);
    assert_eq!(verifications::like(&db, noted.id).await.unwrap(), Some(TROLL));

    assert!(verifications::judge(&db, &noted, Judgement::Different, MODERATOR, now).await.unwrap());
    assert!(!verifications::judge(&db, &noted, Judgement::Same, MODERATOR, now).await.unwrap(), "once");
    assert!(verifications::waiting(&db, id, 10).await.unwrap().is_empty());
    assert_eq!(look(&db, id, SECOND, &tokens).await.way, Way::Pass);
    assert_ne!(look(&db, id, MODERATOR, &tokens).await.way, Way::Pass, "it is about these two");
    // Whoever of the two is forgotten, the other is not asked again.
    let files = tempfile::TempDir::new().unwrap();
    let custody = custody(&db, &files);
    lodge_custody::erase(&custody, &[members::key(SECOND)]).await.unwrap();
    assert_eq!(look(&db, id, SECOND, &tokens).await.way, Way::Pass);
});

on_both_engines!(what_reviewers_say_is_counted_for_each_kind_of_likeness, async |db| {
    let id = server(&db).await;
    let now = db.clock.now();
    let reasons = vec![
        Reason { because: Because::HomeThisWeek, tenths: 30 },
        Reason { because: Because::OfToday, tenths: 30 },
    ];
    let decision = Decision { way: Way::Review, tenths: 60, reasons, like: None };
    for (user, judgement) in [(1, Judgement::Same), (2, Judgement::Different), (3, Judgement::Different)] {
        let noted = verifications::note(&db, id, UserId::new(user), &decision, now).await.unwrap();
        assert!(verifications::judge(&db, &noted, judgement, MODERATOR, now).await.unwrap());
    }
    let tallies = verifications::tallies(&db, id).await.unwrap();
    let expected = [(Because::HomeThisWeek, Tally { same: 1, different: 2 })];
    assert_eq!(tallies.into_iter().collect::<Vec<_>>(), expected);
});
