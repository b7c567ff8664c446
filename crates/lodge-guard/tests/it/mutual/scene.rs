//! Two Lodges in this process, each with a server, a database and a door of its own: what one says to the other goes over a
//! loopback connection, and is written down on the way.

use std::sync::{Arc, Mutex, OnceLock, RwLock};

use axum::{Router, http::Method, middleware::from_fn_with_state};
use lodge_abuse::Limiter;
use lodge_accounts::{
    Account, Email, NewAccount, Scope, Scopes,
    tokens::{self, NewToken},
};
use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    Kept, NAV, Peering, Server, WORDS,
    act::Hands,
    api,
    audit::Gathered,
    commands::{Desk, Drafts},
    decide::Mind,
    entrance::{
        Entrance, course,
        look::{Seen, look},
        mutual::{self, HEADER, Mutual, agree},
    },
    event::{Event, GuildFull},
    ids::{ApplicationId, ChannelId, GuildId, UserId},
    panel::{self, Porch, Setup},
    rest::Rest,
    rules::Rules,
    settings::Settings,
    store::{keepers, peerings, servers},
    verify::{
        decide::Decision,
        flow,
        signal::{Clear, address::ClearAddress, connection::ClearConnection, key::Cost, network::Network},
    },
};
use lodge_register::{Clock as _, Id, Personal, Register, Secret, Timestamp};
use lodge_store::{Cache, CacheUrl, OsChance};
use lodge_testkit::{
    Engine,
    engines::{TestDb, fresh},
    web::{Asked, Told, WebServer},
};
use lodge_web::{
    Words,
    rehearse::{Answer, Stage},
};
use serde_json::{Value, json};

/// Manages both servers.
pub(super) const OLGA: UserId = UserId::new(1_188_000_000_000_000_001);
pub(super) const TROLL: UserId = UserId::new(1_188_000_000_000_000_004);
pub(super) const SECOND: UserId = UserId::new(1_188_000_000_000_000_005);
const BOT: UserId = UserId::new(1_188_000_000_000_000_002);
const CHANNEL: ChannelId = ChannelId::new(50);

/// One of the two.
pub(super) struct Side {
    pub(super) db: TestDb,
    pub(super) desk: Desk,
    pub(super) guild: GuildId,
    pub(super) stage: Arc<Stage>,
    /// Where the other side finds it.
    pub(super) door: WebServer,
    /// What it answered there, and what is answered in its place.
    pub(super) answered: Arc<Mutex<Answered>>,
    pub(super) limiter: Limiter,
    olga: Account,
    discord: WebServer,
}

/// What goes out of a door.
#[derive(Default)]
pub(super) struct Answered {
    pub(super) bodies: Vec<String>,
    /// Somebody on the way changes what is answered.
    pub(super) is_changed: bool,
}

/// The harbour invites, the island is invited. The island is on SQLite, whatever the harbour is on.
pub(super) async fn both(db: TestDb) -> (Side, Side) {
    let harbour = side(db, GuildId::new(1_188_000_000_000_000_041), "The <b>Harbour</b>").await;
    let island =
        side(fresh(Engine::Sqlite).await, GuildId::new(1_188_000_000_000_000_042), "The Island").await;
    (harbour, island)
}

/// The same, where both agreed.
pub(super) async fn agreed(db: TestDb) -> (Side, Side) {
    let (harbour, island) = both(db).await;
    let text = agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    agree::accept(&island.desk, island.guild, OLGA, &text).await.unwrap();
    let id = harbour.agreements().await[0].id;
    agree::agree(&harbour.desk, harbour.guild, OLGA, id, island.guild).await.unwrap();
    (harbour, island)
}

async fn side(db: TestDb, guild: GuildId, name: &str) -> Side {
    let migrations = [
        lodge_custody::migrations(),
        lodge_accounts::migrations(),
        lodge_abuse::migrations(),
        lodge_web::migrations(),
        lodge_guard::migrations(),
    ];
    db.migrate(&migrations.concat()).await.unwrap();
    let discord = WebServer::open(|_| Told::json(200, &json!({})));
    let answered: Arc<Mutex<Answered>> = Arc::default();
    let (hung, runtime) = (Arc::new(OnceLock::<Arc<Stage>>::new()), tokio::runtime::Handle::current());
    let (of_door, written) = (Arc::clone(&hung), Arc::clone(&answered));
    let door = WebServer::open(move |asked| {
        let answer = runtime.block_on(heard(of_door.get().unwrap(), asked));
        let mut written = written.lock().unwrap();
        written.bodies.push(answer.body.clone());
        let line = answer.header(HEADER).unwrap_or_default();
        let body = if written.is_changed { answer.body.replacen('A', "B", 1) } else { answer.body.clone() };
        Told::status(answer.status.as_u16()).with(HEADER, line).saying(body)
    });
    let cache =
        Cache::open(&CacheUrl::Memory, db.keys(), db.clock.clone(), Arc::new(OsChance)).await.unwrap();
    let desk = desk(&db, &discord, (guild, name), cache.clone()).await;
    desk.at.set(door.url()).unwrap();
    let setup = Setup { desk: Arc::new(OnceLock::from(desk.clone())), ..Setup::default() };
    let stage = stage(&db, setup).await;
    hung.set(Arc::clone(&stage)).ok();
    let olga = olga(&db, guild).await;
    stage.sign_in(&olga).await;
    let limiter = Limiter::new(cache, db.clock.clone());
    Side { db, desk, guild, stage, door, answered, limiter, olga, discord }
}

/// What a Lodge answers to somebody at its door. Nobody brings a cookie along.
async fn heard(stage: &Stage, asked: &Asked) -> Answer {
    let line = asked.header(HEADER).to_owned();
    let headers = [("content-type", "application/json"), (HEADER, line.as_str())];
    let body = String::from_utf8(asked.body.clone()).unwrap();
    stage.send(Method::POST, &asked.path, &headers, body).await
}

async fn desk(db: &TestDb, discord: &WebServer, (guild, name): (GuildId, &str), cache: Cache) -> Desk {
    let allow = vec!["127.0.0.0/8".parse().unwrap()];
    let door = Door::new(&DoorSettings { allow, ..DoorSettings::default() }).unwrap();
    let base = format!("{}/api/v10", discord.url());
    let rest = Rest::new(door.clone(), db.clock.clone(), &base, Secret::new("B0T".to_owned()));
    let seen = servers::Seen { guild, owner: OLGA, name: name.to_owned() };
    servers::meet(db, seen, "{}", db.clock.now()).await.unwrap();
    let settings = Rules::load(db).await.unwrap();
    let told = Settings { tell: Some(CHANNEL), ..Settings::default() };
    settings.change(db, guild, told).await.unwrap();
    let full: GuildFull = serde_json::from_value(json!({
        "id": guild, "name": name, "owner_id": OLGA, "member_count": 7,
        "roles": [{ "id": guild, "name": "everyone", "position": 0, "permissions": "1024" }],
        "channels": [{ "id": CHANNEL, "type": 0, "name": "staff" }],
        "members": [{ "user": { "id": BOT }, "roles": [] }],
    }))
    .unwrap();
    let mut mind = Mind::of(BOT);
    mind.hear(&Event::GuildCreate(Box::new(full)), db.clock.now(), &|guild| settings.of(guild));
    let entrance = Entrance {
        mutual: Mutual::new(door, cache, db.clock.clone()),
        cost: Cost::MADE_UP,
        ..Entrance::closed()
    };
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
        entrance: Arc::new(entrance),
    }
}

async fn stage(db: &TestDb, setup: Setup) -> Arc<Stage> {
    let entries = [lodge_accounts::entries(), lodge_web::entries(), lodge_guard::entries()];
    let setup = Arc::new(setup);
    let routes = |house: &lodge_web::Site| {
        let porch = Porch::new(house.clone(), setup);
        let (api, _) = api::routes(&porch).split_for_parts();
        let api = api
            .layer(from_fn_with_state(house.clone(), lodge_web::repeatable))
            .layer(from_fn_with_state(house.clone(), lodge_web::admit));
        Router::new().merge(panel::routes(&porch)).nest("/api/v1", api)
    };
    let clock = db.clock.clone();
    let stage = Stage::on((**db).clone(), clock, Register::new(entries), WORDS, NAV.to_vec(), routes).await;
    Arc::new(stage)
}

async fn olga(db: &TestDb, guild: GuildId) -> Account {
    let new = NewAccount {
        email: Personal::new(Email::parse("olga@example.org").unwrap()),
        name: Personal::new("olga".to_owned()),
        password: None,
        admin: false,
    };
    let account = lodge_accounts::add(db, &*db.clock, new).await.unwrap();
    let kept = Kept {
        account_id: account.id,
        member_id: OLGA,
        servers: Kept::written(&[guild]),
        told_at: db.clock.now(),
    };
    keepers::keep(db, &kept).await.unwrap();
    account
}

/// Somebody’s linked account, on a service whose numbers could be guessed.
pub(super) fn linked(id: &str) -> Vec<ClearConnection> {
    vec![ClearConnection::new("steam", id, true)]
}

impl Side {
    /// Somebody with this linked account is looked at. Says whether somebody like them is banned elsewhere.
    pub(super) async fn looks_at(&self, user: UserId, id: &str) -> bool {
        match mutual::asking(&self.desk, self.guild, &linked(id)).await.unwrap() {
            Some(asking) => mutual::is_banned_elsewhere(&self.desk, user, asking).await,
            None => false,
        }
    }

    /// Somebody with this linked account comes to the entrance, and is decided about.
    pub(super) async fn comes(&self, user: UserId, id: &str) -> Decision {
        let mut settings = (*self.desk.settings.of(self.guild)).clone();
        (settings.entrance.on, settings.entrance.work, settings.entrance.oauth) = (true, false, true);
        self.desk.settings.change(&self.db, self.guild, settings).await.unwrap();
        course::at_the_door(&self.desk, self.guild, user).await.unwrap();
        for event in
            [flow::Event::Pressed { days: 100 }, flow::Event::CameBack { brought: [7; 32], agreed: true }]
        {
            course::happened(&self.desk, self.guild, user, event, [7; 32]).await.unwrap().unwrap();
        }
        let clear = Clear {
            address: ClearAddress::new("192.0.2.7".parse().unwrap()),
            device: None,
            facts: None,
            connections: linked(id),
        };
        let seen = Seen { clear: Some(clear), network: Network::Unknown };
        look(&self.desk, self.guild, user, seen).await.unwrap()
    }

    pub(super) fn server(&self) -> Id<Server> {
        Server::of(self.guild)
    }

    pub(super) fn now(&self) -> Timestamp {
        self.db.clock.now()
    }

    pub(super) async fn agreements(&self) -> Vec<Peering> {
        peerings::of(&self.db, self.server(), self.now()).await.unwrap()
    }

    /// What the other side asked of it so far: the word for each.
    pub(super) fn was_asked(&self) -> Vec<String> {
        let word = |asked: &Asked| {
            let body: Value = serde_json::from_slice(&asked.body).unwrap();
            body["do"].as_str().unwrap().to_owned()
        };
        self.door.asked().iter().map(word).collect()
    }

    /// What its staff was told, oldest first.
    pub(super) fn told(&self) -> Vec<String> {
        let end = format!("/channels/{CHANNEL}/messages");
        let told = self.discord.asked().into_iter().filter(|asked| asked.path.ends_with(&end));
        let text = |asked: Asked| {
            let body: Value = serde_json::from_slice(&asked.body).unwrap();
            body["content"].as_str().unwrap().to_owned()
        };
        told.map(text).collect()
    }

    /// How many rows a question finds.
    pub(super) async fn rows(&self, sql: &'static str) -> usize {
        self.db.rows(sql, ()).await.unwrap().len()
    }

    /// What another Lodge is answered that sends this with this line beside it.
    pub(super) async fn is_sent(&self, path: &str, line: &str, body: &str) -> Answer {
        let headers = [("content-type", "application/json"), (HEADER, line)];
        self.stage.send(Method::POST, path, &headers, body.to_owned()).await
    }

    /// Asks its API.
    pub(super) async fn ask(&self, method: Method, path: &str, body: &Value) -> Answer {
        let new = NewToken {
            label: Personal::new("a test".to_owned()),
            scopes: Scopes::of([Scope::GuardWrite]),
            expires_at: None,
        };
        let (_, token) = tokens::make(&self.db, &*self.db.clock, &OsChance, &self.olga, new).await.unwrap();
        let bearer = format!("Bearer {}", token.expose());
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.stage.send(method, &format!("/api/v1{path}"), &headers, body).await
    }
}

/// Time goes by for both.
pub(super) fn later(one: &Side, other: &Side, millis: i64) {
    one.db.clock.advance(millis);
    other.db.clock.advance(millis);
}
