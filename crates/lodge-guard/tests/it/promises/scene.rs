//! The guard at work on a server of the stand-in.

use std::sync::{Arc, OnceLock};

use discord_double::{Call, Double, Id, Moment, Options, Permissions, Place, Time, Verb};
use lodge_custody::Custody;
use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    Guard, GuardSettings, Server,
    ids::{ApplicationId, ChannelId, GuildId, UserId},
    settings::{Pattern, Preset, Rule, Settings, State},
    store::servers,
};
use lodge_module::{Lodge, Module as _, Stopper, shutdown};
use lodge_register::{Clock as _, Id as Number};
use lodge_store::{Cache, CacheUrl, OsChance};
use lodge_testkit::engines::TestDb;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::JoinHandle;

use super::full::custody;

/// A server, the guard on it, and two people.
pub(super) struct Scene {
    pub(super) double: Double,
    pub(super) place: Place,
    pub(super) moderator: Id,
    pub(super) troll: Id,
    pub(super) custody: Custody,
    _files: TempDir,
    _guard: Guard,
    stopper: Stopper,
    done: JoinHandle<Result<(), String>>,
}

/// A guard that listens.
pub(super) async fn open(db: &TestDb) -> Scene {
    db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await.unwrap();
    let now = Moment(db.clock.now().millis());
    let double = Double::start(Options { time: Time::Held(now), ..Options::default() }).await.unwrap();
    let (moderator, troll) = (double.person("mira"), double.person("grump"));
    let place = double
        .guild("The Harbour")
        .role("Moderators", Permissions::BAN_MEMBERS | Permissions::MODERATE_MEMBERS)
        .channel("general")
        .channel("staff")
        .member(moderator, &["Moderators"])
        .member(troll, &[])
        .open();
    let guild = GuildId::new(place.id.0);
    let met = servers::Seen { guild, owner: UserId::new(place.owner.0), name: "The Harbour".to_owned() };
    let rules = serde_json::to_string(&settings(&place)).unwrap();
    servers::meet(db, met, &rules, db.clock.now()).await.unwrap();

    let files = TempDir::new().unwrap();
    let token = files.path().join("token");
    std::fs::write(&token, double.token()).unwrap();
    let custody = custody(db, &files);
    let hung = Arc::new(OnceLock::new());
    hung.set(custody.clone()).ok();
    let settings = GuardSettings {
        token_file: Some(token),
        application: ApplicationId::new(double.bot().0),
        api: format!("{}/api/v10", double.rest()),
        gateway: double.gateway().to_owned(),
        ..GuardSettings::default()
    };
    let guard = Guard::new(settings, hung);
    let allow = ["127.0.0.0/8".parse().unwrap()];
    let door = Door::new(&DoorSettings { allow: allow.into(), ..DoorSettings::default() }).unwrap();
    let cache = Cache::open(&CacheUrl::Memory, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap();
    let lodge =
        Lodge { db: (**db).clone(), cache, clock: db.clock.clone(), chance: Arc::new(OsChance), door };
    let (stopper, stop) = shutdown();
    let running = guard.start(lodge, stop).await.unwrap();
    let done = tokio::spawn(async move { running.await.map_err(|error| error.to_string()) });
    assert!(double.until_connected(1).await);
    Scene { double, place, moderator, troll, custody, _files: files, _guard: guard, stopper, done }
}

/// A word that is not wanted, and what a small server has besides.
fn settings(place: &Place) -> Settings {
    let mut settings = Preset::Small.settings();
    settings.tell = Some(ChannelId::new(place.channel("staff").0));
    let unwanted = Rule {
        id: 90,
        name: String::new(),
        state: State::On,
        pattern: Pattern::Words { words: vec!["unwanted".to_owned()], fine: Vec::new() },
        window: None,
        ladder: settings.automod.rules[0].ladder.clone(),
        forget_seconds: 3_600,
        exempt: settings.automod.exempt.clone(),
    };
    settings.automod.rules.push(unwanted);
    settings
}

impl Scene {
    /// The server, as it is stored.
    pub(super) fn server(&self) -> Number<Server> {
        Server::of(GuildId::new(self.place.id.0))
    }

    /// Somebody uses a command: what they are answered, and the files beside it.
    pub(super) async fn asks(
        &self,
        who: Id,
        command: &str,
        options: &Value,
    ) -> (String, Vec<(String, String)>) {
        let is_answer = |call: &&Call| call.verb == Verb::Patch && call.path.ends_with("/messages/@original");
        let before = self.double.log().iter().filter(is_answer).count();
        let general = self.place.channel("general");
        let asked = self.double.runs_command(who, general, command, options).unwrap();
        assert!(self.double.until(|calls| calls.iter().filter(is_answer).count() > before).await);
        let answer = self.double.log().iter().rfind(is_answer).cloned().unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        let reply = self.double.reply(asked).unwrap();
        assert!(reply.ephemeral, "nobody else sees it");
        (reply.message.unwrap()["content"].as_str().unwrap().to_owned(), answer.files)
    }

    /// The guard ends.
    pub(super) async fn stop(self) {
        self.stopper.stop();
        self.done.await.unwrap().unwrap();
    }
}
