//! A guard at work: the stand-in, servers in it, a database on this disk, and the module as the program starts it.

use std::{
    error::Error,
    sync::{Arc, OnceLock},
    time::Duration,
};

use discord_double::{Double, Moment, Options, Place, Time};
use lodge_custody::{Custody, Places};
use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    Guard, GuardSettings, Server,
    commands::Desk,
    ids::{ApplicationId, GuildId},
    settings::Settings,
    store::servers,
};
use lodge_module::{Lodge, Module as _, Stopper, shutdown};
use lodge_register::{Clock as _, Register, Shortened};
use lodge_store::{Cache, CacheUrl, Db, Keys, OsChance, StoreSettings, StoreUrl, SystemClock};
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// It, until it is closed.
pub(crate) struct House {
    /// Discord, as far as the guard can tell.
    pub(crate) double: Double,
    places: Vec<Place>,
    db: Db,
    guard: Guard,
    stopper: Stopper,
    done: JoinHandle<Result<(), String>>,
    files: TempDir,
}

impl House {
    /// Opens it, with so many servers.
    pub(crate) async fn open(servers: usize) -> Result<Self, Box<dyn Error>> {
        let files = TempDir::new()?;
        let data = files.path();
        let time = Time::Running(Moment(SystemClock.now().millis()));
        let double = Double::start(Options { time, ..Options::default() }).await?;
        let place = |number| double.guild(&format!("Harbour {number}")).channel("staff").open();
        let places: Vec<Place> = (0..servers).map(place).collect();
        let db = database(data).await?;
        let token = data.join("token");
        std::fs::write(&token, double.token())?;
        let guard = Guard::new(
            GuardSettings {
                token_file: Some(token),
                application: ApplicationId::new(double.bot().0),
                api: format!("{}/api/v10", double.rest()),
                gateway: double.gateway().to_owned(),
                ..GuardSettings::default()
            },
            custody(&db, data),
        );
        guard.is_at("https://lodge.test");
        let (stopper, stop) = shutdown();
        let running = guard.start(lodge(&db).await?, stop).await.map_err(|error| error.to_string())?;
        let done = tokio::spawn(async move { running.await.map_err(|error| error.to_string()) });
        let house = Self { double, places, db, guard, stopper, done, files };
        house.is_ready().await?;
        Ok(house)
    }

    /// One of its servers.
    pub(crate) fn place(&self, number: usize) -> Result<Place, Box<dyn Error>> {
        self.places.get(number).cloned().ok_or_else(|| "no such server".into())
    }

    /// Gives a server its settings.
    pub(crate) async fn sets(&self, place: &Place, settings: Settings) -> Result<(), Box<dyn Error>> {
        let guild = GuildId::new(place.id.0);
        self.desk()?.settings.change(&self.db, guild, settings).await?;
        Ok(())
    }

    /// Ends it as the program ends.
    pub(crate) async fn close(self) -> Result<(), Box<dyn Error>> {
        self.stopper.stop();
        self.done.await??;
        self.db.close().await;
        self.files.close()?;
        Ok(())
    }

    fn desk(&self) -> Result<Desk, Box<dyn Error>> {
        self.guard.desk().get().cloned().ok_or_else(|| "the guard does not work".into())
    }

    /// Waits until all servers are known, in memory and on disk.
    async fn is_ready(&self) -> Result<(), Box<dyn Error>> {
        let desk = self.desk()?;
        for _ in 0..3_000 {
            let mut known = 0;
            for place in &self.places {
                let guild = GuildId::new(place.id.0);
                let is_kept = servers::by_id(&self.db, Server::of(guild)).await?.is_some();
                known += usize::from(is_kept && desk.look(|town| town.guild(guild).is_some()));
            }
            if known == self.places.len() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Err("the guard did not hear of its servers".into())
    }
}

async fn database(data: &std::path::Path) -> Result<Db, Box<dyn Error>> {
    let settings = StoreSettings::at(StoreUrl::Sqlite(data.join("lodge.db")));
    let keys = Keys::in_memory(&SystemClock, &OsChance);
    let db = Db::open(&settings, &keys, Arc::new(SystemClock), Arc::new(OsChance)).await?;
    db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await?;
    Ok(db)
}

fn custody(db: &Db, data: &std::path::Path) -> Arc<OnceLock<Custody>> {
    let register = Register::new([lodge_custody::entries(), lodge_guard::entries()]);
    let hung = OnceLock::from(Custody {
        db: db.clone(),
        register: Arc::new(register),
        shortened: Shortened::default(),
        places: Places { data: data.join("data"), keys: data.join("keys") },
        clock: Arc::new(SystemClock),
    });
    Arc::new(hung)
}

async fn lodge(db: &Db) -> Result<Lodge, Box<dyn Error>> {
    let (clock, chance) = (Arc::new(SystemClock), Arc::new(OsChance));
    let allow = ["127.0.0.0/8".parse()?];
    let door = Door::new(&DoorSettings { allow: allow.into(), ..DoorSettings::default() })?;
    let cache = Cache::open(&CacheUrl::Memory, db.keys(), clock.clone(), chance.clone()).await?;
    Ok(Lodge { db: db.clone(), cache, clock, chance, door })
}
