//! A server about which the guard keeps everything that it ever keeps.

use std::{collections::BTreeMap, sync::Arc};

use lodge_custody::{Custody, Places};
use lodge_guard::{
    Case, Change, Did, Effect, Kept, Kind, Lift, Mass, MassState, Menu, Newcomer, Part, Server, Session,
    ShadowDay, Stage, Stand, Timer, Verdict, Wish, entries,
    ids::{ChannelId, GuildId, RoleId, UserId},
    store::{
        anew, appeals, cases, changes, effects, epochs, keepers, masses, menus, newcomers, once, peerings,
        reports, roles, servers, sessions, shadows, timers, traces, verifications, wishes,
    },
    verify::{
        decide::{Because, Decision, Reason, Way},
        precision::Judgement,
        signal::{device::ClearDevice, key::Cost},
    },
};
use lodge_register::{Clock as _, Id, Personal, Register, Shortened};
use lodge_store::SeededChance;
use lodge_testkit::{
    canary::{Canaries, Search},
    engines::TestDb,
};

pub(super) const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_001);
pub(super) const OWNER: UserId = UserId::new(1_188_000_000_000_000_002);
pub(super) const MODERATOR: UserId = UserId::new(1_188_000_000_000_000_003);
pub(super) const TROLL: UserId = UserId::new(1_188_000_000_000_000_004);
const CHANNEL: ChannelId = ChannelId::new(1_188_000_000_000_000_005);
const ROLE: RoleId = RoleId::new(1_188_000_000_000_000_006);

/// Every table of the guard, and how many rows it has.
pub(super) const TABLES: &[(&str, &str)] = &[
    ("guard_server", "SELECT COUNT(*) FROM guard_server"),
    ("guard_case", "SELECT COUNT(*) FROM guard_case"),
    ("guard_case_edit", "SELECT COUNT(*) FROM guard_case_edit"),
    ("guard_report", "SELECT COUNT(*) FROM guard_report"),
    ("guard_change", "SELECT COUNT(*) FROM guard_change"),
    ("guard_deed", "SELECT COUNT(*) FROM guard_deed"),
    ("guard_appeal", "SELECT COUNT(*) FROM guard_appeal"),
    ("guard_effect", "SELECT COUNT(*) FROM guard_effect"),
    ("guard_mass", "SELECT COUNT(*) FROM guard_mass"),
    ("guard_timer", "SELECT COUNT(*) FROM guard_timer"),
    ("guard_sticky", "SELECT COUNT(*) FROM guard_sticky"),
    ("guard_quarantined", "SELECT COUNT(*) FROM guard_quarantined"),
    ("guard_menu", "SELECT COUNT(*) FROM guard_menu"),
    ("guard_session", "SELECT COUNT(*) FROM guard_session"),
    ("guard_once", "SELECT COUNT(*) FROM guard_once"),
    ("guard_wish", "SELECT COUNT(*) FROM guard_wish"),
    ("guard_shadow", "SELECT COUNT(*) FROM guard_shadow"),
    ("guard_keeper", "SELECT COUNT(*) FROM guard_keeper"),
    ("guard_epoch", "SELECT COUNT(*) FROM guard_epoch"),
    ("guard_trace", "SELECT COUNT(*) FROM guard_trace"),
    ("guard_apart", "SELECT COUNT(*) FROM guard_apart"),
    ("guard_verification", "SELECT COUNT(*) FROM guard_verification"),
    ("guard_likeness", "SELECT COUNT(*) FROM guard_likeness"),
    ("guard_weighed", "SELECT COUNT(*) FROM guard_weighed"),
    ("guard_newcomer", "SELECT COUNT(*) FROM guard_newcomer"),
    ("guard_peering", "SELECT COUNT(*) FROM guard_peering"),
    ("guard_mutual_trace", "SELECT COUNT(*) FROM guard_mutual_trace"),
    ("guard_renumbered", "SELECT COUNT(*) FROM guard_renumbered"),
];

/// The server, who carries the register out, and what to look for.
pub(super) struct Full {
    pub(super) server: Id<Server>,
    pub(super) case: Case,
    pub(super) custody: Custody,
    pub(super) search: Search,
    _files: tempfile::TempDir,
}

/// What is left, table by table, where anything is.
pub(super) async fn left(db: &TestDb) -> BTreeMap<&'static str, i64> {
    let mut left = BTreeMap::new();
    for (table, count) in TABLES {
        let count = db.rows(*count, ()).await.unwrap()[0].int(0).unwrap();
        if count > 0 {
            left.insert(*table, count);
        }
    }
    left
}

/// Who carries out what the register says of the guard.
pub(super) fn custody(db: &TestDb, files: &tempfile::TempDir) -> Custody {
    Custody {
        db: (**db).clone(),
        register: Arc::new(Register::new([&lodge_store::entries(), lodge_custody::entries(), entries()])),
        shortened: Shortened::default(),
        places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
        clock: db.clock.clone(),
    }
}

/// Everything that can be kept, kept today; each text of it is a word that is nowhere else.
pub(super) async fn full(db: &TestDb) -> Full {
    db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await.unwrap();
    let (server, now) = (Server::of(GUILD), db.clock.now());
    let mut words = Canaries::default();
    let [reason, other, report, appeal, answer, before, after, nick, named, wanted, said] = [
        "a reason",
        "another",
        "a report",
        "an appeal",
        "its answer",
        "how it was",
        "how it is",
        "a nickname",
        "another one",
        "a wish",
        "an answer at the entrance",
    ]
    .map(|what| words.word(what));
    let name = Canaries::default().word("the server’s name");
    servers::meet(db, servers::Seen { guild: GUILD, owner: OWNER, name }, "{}", now).await.unwrap();
    let opening = cases::Opening {
        server,
        kind: Kind::Ban,
        target: Some(TROLL),
        channel: Some(CHANNEL),
        reason: Some(reason),
        rule: None,
        actor: Some(MODERATOR),
        tool: "ban".to_owned(),
        weight: 1,
        ends_at: None,
    };
    let case = cases::open(db, opening, now).await.unwrap();
    cases::reword(db, &case, other, MODERATOR, now).await.unwrap();
    let reporting = reports::Reporting {
        server,
        by: OWNER,
        about: TROLL,
        channel: Some(CHANNEL),
        message: None,
        words: Some(report),
    };
    reports::add(db, reporting, now).await.unwrap();
    let appealed = appeals::add(db, &case, TROLL, appeal, now).await.unwrap().unwrap();
    appeals::judge(db, &appealed, (Verdict::Denied, Some(answer)), MODERATOR, now).await.unwrap();
    let change = Change {
        id: db.new_id(),
        server_id: server,
        what: "channel".to_owned(),
        object: CHANNEL.get().cast_signed(),
        member_id: Some(TROLL),
        before: Some(Personal::new(before)),
        after: Some(Personal::new(after)),
        changed_at: now,
    };
    changes::note(db, &change, Some(MODERATOR)).await.unwrap();
    undoable(db, &case, (nick, named)).await;
    roles::stick(db, server, TROLL, &[ROLE], now).await.unwrap();
    roles::quarantine(db, server, MODERATOR, &[ROLE], now).await.unwrap();
    passing(db, server, wanted).await;
    verified(db, server).await;
    wants_in(db, server, said).await;
    lasting(db, server).await;
    let files = tempfile::TempDir::new().unwrap();
    Full { server, case, custody: custody(db, &files), search: words.ready(), _files: files }
}

/// What a case did, and work on many.
async fn undoable(db: &TestDb, case: &Case, (before, after): (String, String)) {
    let effect = Effect {
        id: db.new_id(),
        server_id: case.server_id,
        case_id: case.id.number(),
        user_id: Some(TROLL),
        channel_id: None,
        role_id: Some(ROLE),
        did: Did::Nick,
        stand: Stand::Done,
        before: Some(Personal::new(before)),
        after: Some(Personal::new(after)),
        done_at: db.clock.now(),
    };
    effects::add(db, &[effect]).await.unwrap();
    let mass = Mass {
        id: db.new_id(),
        server_id: case.server_id,
        case_id: case.id.number(),
        actor_id: MODERATOR,
        channel_id: CHANNEL,
        message_id: None,
        state: MassState::Over,
        begun_at: db.clock.now(),
    };
    masses::add(db, &mass).await.unwrap();
}

/// What ends sooner than the log: a wish after minutes, numbers about a rule after 30 days, the new number of a role after seven. And who somebody is.
async fn passing(db: &TestDb, server: Id<Server>, wanted: String) {
    let now = db.clock.now();
    anew::note(db, server, (Part::Role, 5, 6), now).await.unwrap();
    let wish = Wish {
        id: db.new_id(),
        server_id: server,
        by_id: MODERATOR,
        what: "ban".to_owned(),
        weight: 11,
        wanted: Personal::new(wanted),
        asked_at: now,
        ends_at: now.plus_millis(900_000),
    };
    wishes::add(db, &wish).await.unwrap();
    let day = ShadowDay { breaches: 1, people: 1, ..ShadowDay::of(server, 1, now) };
    shadows::count(db, &day).await.unwrap();
    let (account_id, servers) = (Id::new(1), Kept::written(&[GUILD]));
    keepers::keep(db, &Kept { account_id, member_id: OWNER, servers, told_at: now }).await.unwrap();
}

/// Somebody who was verified and banned, and somebody who was like them and was told apart.
async fn verified(db: &TestDb, server: Id<Server>) {
    let now = db.clock.now();
    let keys = epochs::keys(db, server, now, &SeededChance::new(5), Cost::MADE_UP).await.unwrap();
    let device = ClearDevice::draw(&SeededChance::new(6)).keyed(&keys[0]);
    traces::remember(db, server, TROLL, &[device], now).await.unwrap();
    agreement(db, server).await;
    traces::ban(db, server, TROLL, now).await.unwrap();
    let reasons = vec![Reason { because: Because::BannedDevice, tenths: 60 }];
    let decision = Decision { way: Way::Review, tenths: 60, reasons, like: Some(TROLL) };
    let noted = verifications::note(db, server, OWNER, &decision, now).await.unwrap();
    assert!(verifications::judge(db, &noted, Judgement::Different, MODERATOR, now).await.unwrap());
}

/// Somebody who answered the questions at the entrance, and waits.
async fn wants_in(db: &TestDb, server: Id<Server>, said: String) {
    let now = db.clock.now();
    let asked = newcomers::begun(server, TROLL, (now, now.plus_days(90)));
    let asked = Newcomer { stage: Stage::Answering, ..asked };
    assert!(newcomers::ask(db, None, &asked).await.unwrap());
    assert!(newcomers::answer(db, &asked, &[said]).await.unwrap());
}

/// An agreement with a server elsewhere, and what is remembered of somebody for it.
async fn agreement(db: &TestDb, server: Id<Server>) {
    let peering = crate::mutual::agreement(db, server, "The Quay");
    peerings::add(db, &peering).await.unwrap();
    peerings::remember(db, &peering, TROLL, &[[4; 16]], db.clock.now()).await.unwrap();
}

/// What has no day: a timer that has not come, a menu, the guard's own session, and what is not done twice.
async fn lasting(db: &TestDb, server: Id<Server>) {
    let now = db.clock.now();
    let timer = Timer {
        id: db.new_id(),
        server_id: server,
        user_id: Some(TROLL),
        lift: Lift::Ban,
        role_id: None,
        channel_id: None,
        before: None,
        case_id: None,
        due_at: now.plus_days(400),
    };
    timers::set(db, &timer).await.unwrap();
    let menu = Menu {
        id: db.new_id(),
        server_id: server,
        channel_id: CHANNEL,
        message_id: None,
        offer: "{}".to_owned(),
        made_at: now,
    };
    menus::add(db, &menu).await.unwrap();
    let session = Session {
        shard: 0,
        shards: 1,
        session: Personal::new("a session".to_owned()),
        resume: Personal::new("ws://127.0.0.1".to_owned()),
        heard: 1,
        heard_at: now,
    };
    sessions::keep(db, &session).await.unwrap();
    assert!(once::claim(db, "ban", (now, now.plus_days(1))).await.unwrap());
}
