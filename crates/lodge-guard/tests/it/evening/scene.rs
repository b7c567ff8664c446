//! A server with its people, a guard, and a clock that both go by.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Duration,
};

use discord_double::{DAY, Double, Id, Moment, Options, Permissions as P, Place, Time};
use lodge_custody::{Custody, Places};
use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    Case, Guard, GuardSettings, Server,
    commands::Desk,
    ids::{ApplicationId, ChannelId, GuildId, UserId},
    settings::{Preset, Settings},
    store::cases,
};
use lodge_module::{Lodge, Module as _, Stopper, shutdown};
use lodge_register::{Clock as _, Register, Shortened};
use lodge_store::{Cache, CacheUrl, Db, ManualClock, OsChance};
use lodge_testkit::engines::TestDb;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// The clock goes this many milliseconds at once.
const STEP: i64 = 50;

/// Words that nobody but the test knows: they are looked for on the disk afterwards.
pub const CANARY: &str = "zilverreiger";

/// One evening.
pub struct Scene {
    pub double: Arc<Double>,
    pub place: Place,
    pub owner: Id,
    /// May ban.
    pub mira: Id,
    /// May time out.
    pub tom: Id,
    /// May do much, and loses their account.
    pub kaan: Id,
    pub ayla: Id,
    pub troll: Id,
    pub shouter: Id,
    pub raiders: BTreeSet<Id>,
    pub innocents: BTreeSet<Id>,
    db: Db,
    clock: Arc<ManualClock>,
    files: TempDir,
    running: Option<Running>,
    pump: JoinHandle<()>,
}

struct Running {
    guard: Guard,
    stopper: Stopper,
    done: JoinHandle<Result<(), String>>,
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.pump.abort();
    }
}

impl Scene {
    pub async fn open(test: &TestDb) -> Self {
        let migrations = [lodge_custody::migrations(), lodge_guard::migrations()].concat();
        test.migrate(&migrations).await.unwrap();
        let now = Moment(test.clock.now().millis());
        let options = Options { time: Time::Held(now), heartbeat: 3_600_000, ..Options::default() };
        let double = Arc::new(Double::start(options).await.unwrap());
        let [mira, tom, kaan, ayla, troll, shouter] =
            ["mira", "tom", "kaan", "ayla", "trollinger", "shouter"].map(|name| double.person(name));
        let place = double
            .guild("Harbour")
            .role("Artist", P::NONE)
            .role("Helper", P::MODERATE_MEMBERS)
            .role("Staff", P::BAN_MEMBERS | P::KICK_MEMBERS | P::MODERATE_MEMBERS | P::MANAGE_MESSAGES)
            .role("Captain", P::MANAGE_CHANNELS | P::MANAGE_ROLES | P::BAN_MEMBERS | P::MANAGE_GUILD)
            .channel("staff")
            .channel("general")
            .channel("help")
            .channel("art")
            .channel("news")
            .member(mira, &["Staff"])
            .member(tom, &["Helper"])
            .member(kaan, &["Captain"])
            .member(ayla, &[])
            .member(troll, &[])
            .member(shouter, &[])
            .open();
        let clock = Arc::clone(&test.clock);
        // Whoever is here has been here for long.
        double.advance(2 * DAY);
        clock.advance(2 * DAY);
        let pump = tokio::spawn(goes(Arc::clone(&double), Arc::clone(&clock)));
        let (db, owner) = ((**test).clone(), place.owner);
        let mut scene = Self {
            double,
            place,
            owner,
            mira,
            tom,
            kaan,
            ayla,
            troll,
            shouter,
            raiders: BTreeSet::new(),
            innocents: BTreeSet::from([mira, tom, ayla, owner]),
            db,
            clock,
            files: TempDir::new().unwrap(),
            running: None,
            pump,
        };
        scene.start().await;
        let settings = scene.settings();
        scene.desk().settings.change(&scene.db, scene.guild(), settings).await.unwrap();
        scene
    }

    fn settings(&self) -> Settings {
        let mut settings = Preset::Small.settings();
        settings.tell = Some(ChannelId::new(self.place.channel("staff").0));
        settings.raid.calm_seconds = 40;
        settings
    }

    /// Starts the guard, and waits until it knows the server.
    pub async fn start(&mut self) {
        let register = Register::new([lodge_custody::entries(), lodge_guard::entries()]);
        let data = self.files.path();
        let custody = Custody {
            db: self.db.clone(),
            register: Arc::new(register),
            shortened: Shortened::default(),
            places: Places { data: data.join("data"), keys: data.join("keys") },
            clock: self.clock.clone(),
        };
        let hung = Arc::new(OnceLock::new());
        hung.set(custody).ok();
        let token = data.join("token");
        std::fs::write(&token, self.double.token()).unwrap();
        let guard = Guard::new(
            GuardSettings {
                token_file: Some(token),
                application: ApplicationId::new(self.double.bot().0),
                api: format!("{}/api/v10", self.double.rest()),
                gateway: self.double.gateway().to_owned(),
                ..GuardSettings::default()
            },
            hung,
        );
        guard.is_at("https://lodge.test");
        let allow = ["127.0.0.0/8".parse().unwrap()];
        let door = Door::new(&DoorSettings { allow: allow.into(), ..DoorSettings::default() }).unwrap();
        let cache = Cache::open(&CacheUrl::Memory, self.db.keys(), self.clock.clone(), Arc::new(OsChance))
            .await
            .unwrap();
        let lodge =
            Lodge { db: self.db.clone(), cache, clock: self.clock.clone(), chance: Arc::new(OsChance), door };
        let (stopper, stop) = shutdown();
        let running = guard.start(lodge, stop).await.unwrap();
        let done = tokio::spawn(async move { running.await.map_err(|error| error.to_string()) });
        self.running = Some(Running { guard, stopper, done });
        let guild = self.guild();
        self.until("the server is known", |scene| scene.desk().look(|town| town.guild(guild).is_some()))
            .await;
        let server = Server::of(guild);
        while lodge_guard::store::servers::by_id(&self.db, server).await.unwrap().is_none() {
            tokio::task::yield_now().await;
        }
    }

    pub async fn stop(&mut self) {
        let running = self.running.take().unwrap();
        running.stopper.stop();
        running.done.await.unwrap().unwrap();
    }

    /// The guard is gone in the middle of whatever it does, and another one starts.
    pub async fn kill(&mut self) {
        let Running { guard, done, stopper } = self.running.take().unwrap();
        done.abort();
        assert!(done.await.is_err());
        // Nobody asked it to stop.
        drop((guard, stopper));
        self.start().await;
    }

    pub fn guild(&self) -> GuildId {
        GuildId::new(self.place.id.0)
    }

    pub fn desk(&self) -> Desk {
        self.running.as_ref().unwrap().guard.desk().get().unwrap().clone()
    }

    /// Waits until it is so, for ten minutes by the clock of the server at most.
    pub async fn until(&self, what: &str, is: impl Fn(&Self) -> bool) {
        let end = self.clock.now().plus_millis(600_000);
        while !is(self) {
            assert!(
                self.clock.now() < end,
                "waited in vain until {what}:\n{}",
                self.staff_was_told().join("\n")
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Time goes by at once.
    pub fn goes(&self, millis: i64) {
        self.clock.advance(millis);
        self.double.advance(millis);
    }

    /// Nothing happens for so long.
    pub async fn is_quiet(&self, seconds: i64) {
        for _ in 0..seconds / 10 {
            self.goes(10_000);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Lets time pass.
    pub async fn passes(&self, seconds: i64) {
        let end = self.clock.now().plus_millis(seconds * 1000);
        while self.clock.now() < end {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Somebody uses a command until it is answered, as people do whose first try got lost.
    pub async fn asks(&self, who: Id, command: &str, options: Value) -> String {
        for _ in 0..6 {
            let asked =
                self.double.runs_command(who, self.place.channel("general"), command, &options).unwrap();
            let end = self.clock.now().plus_millis(60_000);
            while self.clock.now() < end {
                let text = self.double.reply(asked).and_then(|reply| reply.message);
                let text = text.and_then(|message| message["content"].as_str().map(str::to_owned));
                if let Some(text) = text.filter(|text| !text.is_empty()) {
                    return text;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        panic!("nobody answered {command}");
    }

    /// What stands in the staff's channel, the oldest first.
    pub fn staff_was_told(&self) -> Vec<String> {
        let path = format!("/channels/{}/messages", self.place.channel("staff"));
        let mut call = discord_double::Call::new(discord_double::Verb::Get, &path, Value::Null);
        call.query.insert("limit".to_owned(), "100".to_owned());
        let answer = self.double.acts(self.owner, &call).body.unwrap_or_default();
        let texts = answer.as_array().into_iter().flatten().filter_map(|message| message["content"].as_str());
        let mut texts: Vec<String> = texts.map(str::to_owned).collect();
        texts.reverse();
        texts
    }

    pub fn is_told(&self, part: &str) -> bool {
        self.staff_was_told().iter().any(|text| text.contains(part))
    }

    /// Lines of the server's own log by this one, of this kind: whom they are about.
    pub fn log(&self, by: Id, action: u16) -> Vec<String> {
        let mut found = Vec::new();
        let mut before = None;
        loop {
            let path = format!("/guilds/{}/audit-logs", self.place.id);
            let mut call = discord_double::Call::new(discord_double::Verb::Get, &path, Value::Null);
            for (name, value) in [
                ("limit", "100".to_owned()),
                ("user_id", by.to_string()),
                ("action_type", action.to_string()),
            ] {
                call.query.insert(name.to_owned(), value);
            }
            call.query.extend(before.map(|before: String| ("before".to_owned(), before)));
            let body = self.double.acts(self.owner, &call).body.unwrap_or_default();
            let page = body["audit_log_entries"].as_array().cloned().unwrap_or_default();
            let Some(last) = page.last() else { return found };
            before = last["id"].as_str().map(str::to_owned);
            found.extend(page.iter().filter_map(|entry| entry["target_id"].as_str().map(str::to_owned)));
        }
    }

    pub async fn cases(&self, who: Id) -> Vec<Case> {
        cases::about(&self.db, Server::of(self.guild()), UserId::new(who.0)).await.unwrap()
    }

    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Nothing that people wrote is in any file, nor in what is decrypted of the database.
    pub async fn holds_nothing_that_was_written(&self, test: &TestDb) {
        let mut folders = vec![self.files.path().to_owned(), test.folder().to_owned()];
        let mut files: Vec<PathBuf> = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
            }
        }
        let needle = CANARY.as_bytes();
        for file in files {
            let bytes = std::fs::read(&file).unwrap_or_default();
            assert!(!bytes.windows(needle.len()).any(|some| some == needle), "{}", file.display());
        }
        for entry in lodge_guard::entries() {
            if !matches!(entry.place, lodge_register::Place::Table) {
                continue;
            }
            let names: Vec<&str> = entry.columns.iter().map(|column| column.name).collect();
            let sql: &'static str = format!("SELECT {} FROM {}", names.join(", "), entry.name).leak();
            for row in self.db.rows(sql, ()).await.unwrap() {
                let clear = self.db.unsealed(entry, row.values()).unwrap();
                assert!(!format!("{clear:?}").contains(CANARY), "{} holds a message", entry.name);
            }
        }
    }
}

/// Time goes by, for the server and its guard alike, five times as fast as here.
async fn goes(double: Arc<Double>, clock: Arc<ManualClock>) {
    let mut every = tokio::time::interval(Duration::from_millis(10));
    loop {
        every.tick().await;
        clock.advance(STEP);
        double.advance(STEP);
    }
}
