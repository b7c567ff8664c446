//! A guard from beginning to end, beside a Discord that says what it is told to say.

use std::sync::{Arc, Mutex, OnceLock};

use futures_util::{SinkExt as _, StreamExt as _};
use lodge_custody::{Custody, Places};
use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    DISCORD, Guard, GuardSettings, Kind, Lift, Server, Timer,
    ids::{ApplicationId, GuildId, UserId},
    store::{cases, deeds, members, servers, sessions, timers},
};
use lodge_module::{Lodge, Module as _, Stopper, shutdown};
use lodge_register::{Clock as _, Register, Shortened};
use lodge_store::{Cache, CacheUrl, OsChance};
use lodge_testkit::{
    engines::TestDb,
    on_both_engines,
    outside::{loopback, until},
    web::{Asked, Told, WebServer},
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::mpsc, task::JoinHandle};
use tokio_websockets::{Message, ServerBuilder};

const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_041);
const MODERATOR: UserId = UserId::new(1_188_000_000_000_000_003);
const TROLL: UserId = UserId::new(1_188_000_000_000_000_004);
const BOT: u64 = 1_188_000_000_000_000_002;

/// A Discord: what it was told over its gateway, and a way to have it say something.
struct Discord {
    rest: WebServer,
    gateway: String,
    heard: Arc<Mutex<Vec<Value>>>,
    says: mpsc::UnboundedSender<Value>,
    _listening: JoinHandle<()>,
}

impl Discord {
    async fn open() -> Self {
        let rest = WebServer::open(answer);
        let listener = TcpListener::bind((loopback(), 0)).await.unwrap();
        let gateway = format!("ws://{}", listener.local_addr().unwrap());
        let heard: Arc<Mutex<Vec<Value>>> = Arc::default();
        let (says, mut saying) = mpsc::unbounded_channel::<Value>();
        let (of_task, own) = (Arc::clone(&heard), gateway.clone());
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Ok((_, mut socket)) = ServerBuilder::new().accept(stream).await else { continue };
                let hello = json!({ "op": 10, "d": { "heartbeat_interval": 600_000 } });
                socket.send(Message::text(hello.to_string())).await.unwrap();
                let mut is_in = false;
                loop {
                    tokio::select! {
                        frame = socket.next() => {
                            let Some(Ok(frame)) = frame else { break };
                            let Some(text) = frame.as_text() else { break };
                            let said: Value = serde_json::from_str(text).unwrap();
                            let op = said["op"].as_u64();
                            of_task.lock().unwrap().push(said);
                            is_in |= matches!(op, Some(2 | 6));
                            if op == Some(2) {
                                let ready = json!({ "op": 0, "t": "READY", "s": 1, "d": {
                                    "user": { "id": BOT.to_string() }, "session_id": "s1",
                                    "resume_gateway_url": own, "guilds": [],
                                } });
                                socket.send(Message::text(ready.to_string())).await.unwrap();
                            }
                        }
                        event = saying.recv(), if is_in => {
                            let Some(event) = event else { return };
                            if event.is_number() {
                                let code = u16::try_from(event.as_u64().unwrap()).unwrap();
                                let _ = socket.send(Message::close(code.try_into().ok(), "")).await;
                                break;
                            }
                            socket.send(Message::text(event.to_string())).await.unwrap();
                        }
                    }
                }
            }
        });
        Self { rest, gateway, heard, says, _listening: listening }
    }

    fn says(&self, number: u64, name: &str, data: &Value) {
        self.says.send(json!({ "op": 0, "t": name, "s": number, "d": data })).unwrap();
    }

    fn heard(&self, op: u64) -> Vec<Value> {
        self.heard.lock().unwrap().iter().filter(|said| said["op"] == op).cloned().collect()
    }

    /// Waits until a call of this method, whose path ends like this, was made so often; gives the last of them.
    fn called(&self, method: &str, end: &str, times: usize) -> Asked {
        until(end, || {
            let is = |asked: &Asked| asked.method == method && asked.path.ends_with(end);
            let calls: Vec<_> = self.rest.asked().into_iter().filter(is).collect();
            (calls.len() >= times).then(|| calls.last().unwrap().clone())
        })
    }
}

fn answer(asked: &Asked) -> Told {
    let path = asked.path.split('?').next().unwrap();
    if path.ends_with("/users/@me") {
        return Told::json(200, &json!({ "id": BOT.to_string() }));
    }
    if path.ends_with("/users/@me/channels") {
        return Told::json(200, &json!({ "id": "900" }));
    }
    if asked.method == "GET" && path.ends_with(&format!("/guilds/{GUILD}")) {
        return Told::json(200, &server());
    }
    if asked.method == "GET" && path.ends_with("/channels") {
        return Told::json(200, &json!([]));
    }
    if asked.method == "GET" && path.contains("/members/") {
        return Told::json(200, &json!({ "user": { "id": BOT.to_string() }, "roles": ["60"] }));
    }
    Told::json(200, &json!({}))
}

fn server() -> Value {
    json!({
        "id": GUILD, "name": "The Lodge", "owner_id": "1188000000000000001",
        "roles": [
            { "id": GUILD, "name": "everyone", "position": 0, "permissions": "0" },
            { "id": "60", "name": "guard", "position": 9, "permissions": "8" },
            { "id": "61", "name": "staff", "position": 5, "permissions": "4" },
        ],
        "channels": [{ "id": "50", "type": 0, "name": "general" }],
        "members": [{ "user": { "id": BOT.to_string() }, "roles": ["60"] }],
    })
}

fn command(id: u64, name: &str, options: &Value) -> Value {
    json!({
        "id": id.to_string(), "application_id": BOT.to_string(), "type": 2, "token": format!("token{id}"),
        "guild_id": GUILD, "channel_id": "50", "locale": "nl",
        "member": { "user": { "id": MODERATOR }, "roles": ["61"], "permissions": "8" },
        "data": {
            "name": name, "type": 1, "options": options,
            "resolved": { "members": { TROLL.to_string(): { "roles": [] } } },
        },
    })
}

fn ban() -> Value {
    json!([{ "name": "user", "type": 6, "value": TROLL }, { "name": "reason", "type": 3, "value": "Spam" }])
}

/// A guard that runs, and the way to stop it.
struct Running {
    stopper: Stopper,
    done: JoinHandle<Result<(), String>>,
    guard: Guard,
}

impl Running {
    async fn stop(self) {
        self.stopper.stop();
        self.done.await.unwrap().unwrap();
    }
}

async fn start(db: &TestDb, discord: &Discord, files: &TempDir) -> Running {
    let register = Register::new([lodge_custody::entries(), lodge_guard::entries()]);
    db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await.unwrap();
    let custody = Custody {
        db: (**db).clone(),
        register: Arc::new(register),
        shortened: Shortened::default(),
        places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
        clock: db.clock.clone(),
    };
    let hung = Arc::new(OnceLock::new());
    hung.set(custody).ok();
    let token = files.path().join("token");
    std::fs::write(&token, "T0K3N\n").unwrap();
    let guard = Guard::new(
        GuardSettings {
            token_file: Some(token),
            application: ApplicationId::new(BOT),
            api: format!("{}/api/v10", discord.rest.url()),
            gateway: discord.gateway.clone(),
            ..GuardSettings::default()
        },
        hung,
    );
    let allow = ["127.0.0.0/8".parse().unwrap()];
    let door = Door::new(&DoorSettings { allow: allow.into(), ..DoorSettings::default() }).unwrap();
    let cache = Cache::open(&CacheUrl::Memory, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap();
    let lodge =
        Lodge { db: (**db).clone(), cache, clock: db.clock.clone(), chance: Arc::new(OsChance), door };
    let (stopper, stop) = shutdown();
    let running = guard.start(lodge, stop).await.unwrap();
    let done = tokio::spawn(async move { running.await.map_err(|error| error.to_string()) });
    Running { stopper, done, guard }
}

on_both_engines!(a_ban_by_command_is_told_done_written_down_and_answered_in_dutch, async |db| {
    let (discord, files) = (Discord::open().await, TempDir::new().unwrap());
    let running = start(&db, &discord, &files).await;
    let identify = until("identify", || discord.heard(2).pop());
    assert_eq!(identify["d"]["token"], "T0K3N");
    discord.says(2, "GUILD_CREATE", &server());
    discord.says(3, "INTERACTION_CREATE", &command(7, "ban", &ban()));
    let said = discord.called("PATCH", "/messages/@original", 1);

    let text: Value = serde_json::from_slice(&said.body).unwrap();
    assert_eq!(text["content"], "Zaak 1: Verbannen");
    let order: Vec<_> = discord.rest.asked().into_iter().map(|asked| asked.path).collect();
    let at = |end: &str| order.iter().position(|path| path.ends_with(end)).unwrap();
    assert!(at("/callback") < at("/channels/900/messages"), "the answer is announced at once");
    assert!(at("/channels/900/messages") < at(&format!("/bans/{TROLL}")), "told before it is done");
    let told = discord.called("POST", "/channels/900/messages", 1);
    assert!(String::from_utf8_lossy(&told.body).contains("The Lodge"));
    let banned = discord.called("PUT", &format!("/bans/{TROLL}"), 1);
    assert!(banned.header("x-audit-log-reason").ends_with("Spam"));

    // The same interaction comes twice, as after a connection that broke: nothing is done twice.
    discord.says(4, "INTERACTION_CREATE", &command(7, "ban", &ban()));
    let history = json!([{ "name": "history", "type": 1, "options": [ban()[0]] }]);
    discord.says(5, "INTERACTION_CREATE", &command(8, "case", &history));
    let said = discord.called("PATCH", "/messages/@original", 2);
    assert!(String::from_utf8_lossy(&said.body).contains("Zaak 1: Verbannen"));

    let found = cases::about(&db, Server::of(GUILD), TROLL).await.unwrap();
    assert_eq!(found.iter().map(|case| (case.number, case.kind)).collect::<Vec<_>>(), [(1, Kind::Ban)]);
    let deeds = deeds::of_case(&db, found[0].id).await.unwrap();
    assert_eq!((deeds.len(), deeds[0].actor_id), (1, MODERATOR));
    let counters = running.guard.counters();
    assert!(counters.iter().any(|(name, _, count)| *name == "guard_events" && *count >= 4), "{counters:?}");
    running.stop().await;
});

on_both_engines!(a_restart_goes_on_where_it_was_and_ends_what_is_due, async |db| {
    let (discord, files) = (Discord::open().await, TempDir::new().unwrap());
    let running = start(&db, &discord, &files).await;
    discord.says(2, "GUILD_CREATE", &server());
    until("the server is met", || discord.heard(2).pop());
    let met = async || servers::by_id(&db, Server::of(GUILD)).await.unwrap().is_some();
    while !met().await {
        tokio::task::yield_now().await;
    }
    running.stop().await;
    let kept = sessions::of(&db, 0, 1).await.unwrap().unwrap();
    assert_eq!((kept.session.reveal().as_str(), kept.resume.reveal()), ("s1", &discord.gateway));

    let timer = Timer {
        id: db.new_id(),
        server_id: Server::of(GUILD),
        user_id: Some(TROLL),
        lift: Lift::Ban,
        role_id: None,
        channel_id: None,
        before: None,
        case_id: None,
        due_at: db.clock.now(),
    };
    timers::set(&db, &timer).await.unwrap();
    let running = start(&db, &discord, &files).await;
    let resume = until("resume", || discord.heard(6).pop());
    assert_eq!((&resume["d"]["session_id"], &resume["d"]["token"]), (&json!("s1"), &json!("T0K3N")));
    discord.called("DELETE", &format!("/bans/{TROLL}"), 1);
    running.stop().await;
    assert_eq!(timers::next(&db).await.unwrap(), None);
});

on_both_engines!(whoever_asks_gets_what_is_kept_and_is_forgotten_at_once, async |db| {
    let (discord, files) = (Discord::open().await, TempDir::new().unwrap());
    let running = start(&db, &discord, &files).await;
    discord.says(2, "GUILD_CREATE", &server());
    discord.says(3, "INTERACTION_CREATE", &command(7, "ban", &ban()));
    discord.called("PATCH", "/messages/@original", 1);
    let own = |id: u64, part: &str| {
        let mut own = command(id, "privacy", &json!([{ "name": part, "type": 1 }]));
        own["member"]["user"]["id"] = json!(TROLL);
        own
    };
    discord.says(4, "INTERACTION_CREATE", &own(8, "export"));
    let said = discord.called("PATCH", "/messages/@original", 2);
    let body = String::from_utf8_lossy(&said.body).into_owned();
    assert!(said.header("content-type").starts_with("multipart/form-data"));
    assert!(body.contains("guard_case") && body.contains("Spam"), "what is kept about them is in the file");
    discord.says(5, "INTERACTION_CREATE", &own(9, "delete"));
    discord.called("PATCH", "/messages/@original", 3);
    assert_eq!(cases::about(&db, Server::of(GUILD), TROLL).await.unwrap().len(), 0);
    assert_eq!(members::key(TROLL).kind.word, "member");
    running.stop().await;
});

on_both_engines!(what_somebody_has_to_change_is_said, async |db| {
    let (discord, files) = (Discord::open().await, TempDir::new().unwrap());
    let running = start(&db, &discord, &files).await;
    until("identify", || discord.heard(2).pop());
    discord.says.send(json!(4014)).unwrap();
    until("it rests", || running.guard.rests().then_some(()));
    // Mail and comments go on: nothing ended, and it ends well when it is asked to.
    running.stop().await;
    assert!(sessions::of(&db, 0, 1).await.unwrap().is_none());
    assert_eq!(DISCORD.name, "Discord");
});
