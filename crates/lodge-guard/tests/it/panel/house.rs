//! A guard on one server, its pages on a stage, and a Discord that answers what it is told to.

mod people;

use people::account;
use std::sync::{Arc, OnceLock, RwLock};

use axum::{Router, http::Method, middleware::from_fn_with_state};
use lodge_accounts::{
    Account, Scope, Scopes,
    tokens::{self, NewToken},
};
use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    Case, Kept, Kind, NAV, Server, WORDS,
    act::Hands,
    api,
    audit::Gathered,
    commands::{Desk, Drafts},
    decide::Mind,
    event::{Event, GuildFull},
    gate::{LISTENING, Progress},
    ids::{ApplicationId, GuildId, UserId},
    keeper::discord::Portal,
    panel::{self, Porch, Setup},
    rest::Rest,
    rules::Rules,
    settings::Settings,
    store::{
        cases::{self, Opening},
        keepers,
        servers::{self, Seen},
    },
};
use lodge_register::{Clock as _, Personal, Register, Secret, Timestamp};
use lodge_store::OsChance;
use lodge_testkit::{
    engines::TestDb,
    web::{Asked, Told, WebServer},
};
use lodge_web::{
    Words,
    rehearse::{Answer, Stage},
};
use serde_json::{Value, json};

pub(super) const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_041);
/// Owns the server.
pub(super) const OLGA: UserId = UserId::new(1_188_000_000_000_000_001);
pub(super) const BOT: UserId = UserId::new(1_188_000_000_000_000_002);
/// Manages the server, and may not ban.
pub(super) const MIRA: UserId = UserId::new(1_188_000_000_000_000_003);
pub(super) const TROLL: UserId = UserId::new(1_188_000_000_000_000_004);

/// Takes no messages from the guard.
pub(super) const SHUT: UserId = UserId::new(1_188_000_000_000_000_005);
/// Where everybody else gets theirs.
pub(super) const LETTERS: &str = "900";

pub(super) struct House {
    pub(super) stage: Stage,
    pub(super) db: TestDb,
    pub(super) discord: WebServer,
    pub(super) desk: Desk,
    pub(super) olga: Account,
    pub(super) mira: Account,
}

pub(super) fn server() -> Value {
    json!({
        "id": GUILD, "name": "The <b>Harbour</b>", "owner_id": OLGA, "member_count": 312,
        "roles": [
            { "id": GUILD, "name": "everyone", "position": 0, "permissions": "1024" },
            { "id": "60", "name": "guard", "position": 9, "permissions": (1_u64 << 4 | 1 << 2 | 1 << 5 | 1 << 10 | 1 << 28).to_string() },
            { "id": "61", "name": "staff", "position": 5, "permissions": (1_u64 << 5 | 1 << 40).to_string() },
        ],
        "channels": [{ "id": "50", "type": 0, "name": "general" }, { "id": "51", "type": 2, "name": "voice" }],
        "members": [
            { "user": { "id": BOT }, "roles": ["60"] },
            { "user": { "id": MIRA }, "roles": ["61"] },
        ],
    })
}

/// What Discord answers: who signs in, and yes to everything else.
fn answer(asked: &Asked) -> Told {
    let path = asked.path.as_str();
    if path.ends_with("/oauth2/token") {
        return match asked.field("code").as_deref() {
            Some("good") => Told::json(200, &json!({ "access_token": "T0K3N", "token_type": "Bearer" })),
            _ => Told::json(400, &json!({ "error": "invalid_grant" })),
        };
    }
    if path.ends_with("/users/@me") {
        return Told::json(200, &json!({ "id": OLGA }));
    }
    if path.ends_with("/users/@me/guilds") {
        return Told::json(
            200,
            &json!([
                { "id": GUILD, "owner": true, "permissions": "0" },
                { "id": "7", "owner": false, "permissions": "32" },
                { "id": "8", "owner": false, "permissions": "1024" },
            ]),
        );
    }
    if path.ends_with("/channels/666/messages") {
        return Told::json(500, &json!({}));
    }
    if asked.method == "POST" && path.ends_with(&format!("/guilds/{GUILD}/channels")) {
        return Told::json(200, &json!({ "id": "666" }));
    }
    if path.ends_with("/users/@me/channels") {
        let body = String::from_utf8_lossy(&asked.body);
        return if body.contains(&SHUT.to_string()) {
            Told::json(403, &json!({ "code": 50_007, "message": "Cannot send messages to this user" }))
        } else {
            Told::json(200, &json!({ "id": LETTERS }))
        };
    }
    Told::json(200, &json!({}))
}

impl House {
    /// Olga is signed in, and known on Discord; so is Mira, who is not looking.
    pub(super) async fn open(db: TestDb) -> Self {
        let house = Self::with(db, true).await;
        for (account, user) in [(&house.olga, OLGA), (&house.mira, MIRA)] {
            let (servers, told_at) = (Kept::written(&[GUILD]), house.moment());
            let kept = Kept { account_id: account.id, member_id: user, servers, told_at };
            keepers::keep(&house.db, &kept).await.unwrap();
        }
        house
    }

    /// Olga is signed in, and nobody knows who she is on Discord.
    pub(super) async fn with(db: TestDb, is_guarded: bool) -> Self {
        let migrations = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            lodge_guard::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let entries = [lodge_accounts::entries(), lodge_web::entries(), lodge_guard::entries()];
        let discord = WebServer::open(answer);
        let desk = desk(&db, &discord).await;
        let hung = Arc::new(OnceLock::new());
        if is_guarded {
            hung.set(desk.clone()).ok();
        }
        let progress = Arc::new(Progress::default());
        progress.state.store(LISTENING, std::sync::atomic::Ordering::Relaxed);
        progress.events.store(4_711, std::sync::atomic::Ordering::Relaxed);
        let all = OnceLock::from(vec![progress]);
        let portal = Portal {
            application: ApplicationId::new(BOT.get()),
            secret: Secret::new("s3cr3t".to_owned()),
            api: format!("{}/api/v10", discord.url()),
        };
        let setup = Arc::new(Setup {
            desk: hung,
            progress: Arc::new(all),
            portal: Some(portal),
            invitation: Some("https://discord.example/oauth2/authorize?client_id=1".to_owned()),
            hears_content: true,
        });
        let stage = Stage::on(
            (*db).clone(),
            db.clock.clone(),
            Register::new(entries),
            WORDS,
            NAV.to_vec(),
            |house| routes(&Porch::new(house.clone(), setup), house),
        )
        .await;
        let (olga, mira) = (account(&db, "olga").await, account(&db, "mira").await);
        stage.sign_in(&olga).await;
        Self { stage, discord, desk, olga, mira, db }
    }

    /// A guard that stands on the same store, as after a restart.
    pub(super) async fn restarted(&self) -> Desk {
        desk(&self.db, &self.discord).await
    }

    /// Where the pages of the server are.
    pub(super) fn at(&self, rest: &str) -> String {
        format!("/guard/{GUILD}{rest}")
    }

    /// Something was done about the troll.
    pub(super) async fn case(&self, kind: Kind, reason: &str) -> Case {
        let opening = Opening {
            server: Server::of(GUILD),
            kind,
            target: Some(TROLL),
            channel: None,
            reason: Some(reason.to_owned()),
            rule: None,
            actor: Some(MIRA),
            tool: "ban".to_owned(),
            weight: 1,
            ends_at: None,
        };
        cases::open(&self.db, opening, self.db.clock.now()).await.unwrap()
    }

    /// The case as it is now.
    pub(super) async fn now(&self, case: &Case) -> Case {
        cases::by_id(&self.db, case.server_id, case.id).await.unwrap().unwrap()
    }

    /// A token of somebody's that may do these.
    pub(super) async fn token(&self, of: &Account, scopes: &[Scope]) -> String {
        let new = NewToken {
            label: Personal::new("a test".to_owned()),
            scopes: Scopes::of(scopes.iter().copied()),
            expires_at: None,
        };
        let (_, token) = tokens::make(&self.db, &*self.db.clock, &OsChance, of, new).await.unwrap();
        token.expose().clone()
    }

    /// Asks the API.
    pub(super) async fn ask(&self, token: &str, method: Method, path: &str, body: &Value) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.stage.send(method, &format!("/api/v1{path}"), &headers, body).await
    }

    /// How often Discord was called like this.
    pub(super) fn called(&self, method: &str, end: &str) -> usize {
        let is = |asked: &&Asked| asked.method == method && asked.path.ends_with(end);
        self.discord.asked().iter().filter(is).count()
    }

    /// Olga signs in again, here and on Discord.
    pub(super) async fn comes_back(&self) {
        let (servers, told_at) = (Kept::written(&[GUILD]), self.moment());
        let kept = Kept { account_id: self.olga.id, member_id: OLGA, servers, told_at };
        keepers::keep(&self.db, &kept).await.unwrap();
        self.stage.sign_in(&self.olga).await;
    }

    /// What was said in a channel, the oldest first.
    pub(super) fn told(&self, channel: &str) -> Vec<String> {
        let end = format!("/channels/{channel}/messages");
        let posts = self.discord.asked().into_iter();
        let posts = posts.filter(|asked| asked.method == "POST" && asked.path.ends_with(&end));
        let text = |asked: Asked| {
            let body: Value = serde_json::from_slice(&asked.body).unwrap();
            body["content"].as_str().unwrap().to_owned()
        };
        posts.map(text).collect()
    }

    /// From now on the server has other settings.
    pub(super) async fn chooses(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = (*self.desk.settings.of(GUILD)).clone();
        change(&mut settings);
        self.desk.settings.change(&self.db, GUILD, settings).await.unwrap();
    }

    pub(super) fn moment(&self) -> Timestamp {
        self.db.clock.now()
    }
}

async fn desk(db: &TestDb, discord: &WebServer) -> Desk {
    let allow = vec!["127.0.0.0/8".parse().unwrap()];
    let door = Door::new(&DoorSettings { allow, ..DoorSettings::default() }).unwrap();
    let base = format!("{}/api/v10", discord.url());
    let rest = Rest::new(door, db.clock.clone(), &base, Secret::new("B0T".to_owned()));
    let seen = Seen { guild: GUILD, owner: OLGA, name: "The <b>Harbour</b>".to_owned() };
    servers::meet(db, seen, "{}", db.clock.now()).await.unwrap();
    let mut mind = Mind::of(BOT);
    let full: GuildFull = serde_json::from_value(server()).unwrap();
    let settings = Rules::load(db).await.unwrap();
    let event = Event::GuildCreate(Box::new(full));
    mind.hear(&event, db.clock.now(), &|guild| settings.of(guild));
    Desk {
        hands: Hands { rest, db: (**db).clone(), clock: db.clock.clone() },
        words: Arc::new(Words::new(WORDS).unwrap()),
        mind: Arc::new(RwLock::new(mind)),
        settings,
        drafts: Drafts::default(),
        gathered: Gathered::default(),
        application: ApplicationId::new(BOT.get()),
        custody: Arc::default(),
        at: Arc::default(),
        entrance: Arc::default(),
    }
}

/// Its pages, and the API as a running Lodge lets programs in.
fn routes(porch: &Porch, house: &lodge_web::Site) -> Router<lodge_web::Site> {
    let (api, _) = api::routes(porch).split_for_parts();
    let api = api
        .layer(from_fn_with_state(house.clone(), lodge_web::repeatable))
        .layer(from_fn_with_state(house.clone(), lodge_web::admit));
    Router::new().merge(panel::routes(porch)).nest("/api/v1", api)
}
