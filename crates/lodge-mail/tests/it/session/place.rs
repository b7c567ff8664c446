//! A door with everything behind it: aliases, the line, and a destination that everything is sent to.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use lodge_accounts::{Email, NewAccount};
use lodge_egress::{Door, DoorSettings};
use lodge_mail::{
    Answer, Destinations, MailSettings, Relay, canonical,
    deliver::Courier,
    gate::Gate,
    listen,
    store::{self, NewAlias},
};
use lodge_module::Stopper;
use lodge_register::Personal;
use lodge_store::{Cache, CacheUrl, OsChance};
use lodge_testkit::{
    Engine,
    engines::{self, TestDb},
    outside::{Destination, Sender, until},
};
use tokio::{runtime::Runtime, task::JoinHandle};

/// The aliases there are: `shop`, `office` and `club` lead to three mailboxes, `gone` and `later` are switched off.
pub struct Place {
    pub address: SocketAddr,
    pub destination: Destination,
    pub gate: Arc<Gate>,
    pub runtime: Runtime,
    stopper: Stopper,
    serving: Option<JoinHandle<()>>,
    pub db: TestDb,
}

impl Place {
    pub fn open() -> Self {
        Self::with(|_| {})
    }

    /// The same, with other settings.
    pub fn with(change: impl FnOnce(&mut MailSettings)) -> Self {
        Self::on(engines::runtime(), change)
    }

    pub fn on(runtime: Runtime, change: impl FnOnce(&mut MailSettings)) -> Self {
        let destination = Destination::open();
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut settings = MailSettings::new("mx.lodge.test", vec![here]);
        let (host, port) = (destination.address().ip().to_string(), destination.address().port());
        settings.relay = Some(Relay { host, port, login: None, ca_file: None });
        settings.allow_private_destinations = true;
        settings.delivery_budget = Duration::from_secs(20);
        change(&mut settings);
        let (db, gate, listeners) = runtime.block_on(async {
            let db = engines::fresh(Engine::Sqlite).await;
            furnish(&db).await;
            let courier =
                Courier::new(&settings, &OsChance, &Door::new(&DoorSettings::default()).unwrap()).unwrap();
            let clock = db.clock.clone();
            let cache =
                Cache::open(&CacheUrl::Memory, &db.keys, clock.clone(), Arc::new(OsChance)).await.unwrap();
            let gate = Gate::open(settings, db.again().await, cache, clock, courier).await.unwrap();
            let listeners = listen::bind(&gate.settings.listen).unwrap();
            (db, Arc::new(gate), listeners)
        });
        let address = listeners.addresses()[0];
        let (stopper, stop) = lodge_module::shutdown();
        let serving = runtime.spawn(listen::serve(Arc::clone(&gate), listeners, stop));
        Self { address, destination, gate, runtime, stopper, serving: Some(serving), db }
    }

    pub fn sender(&self) -> Sender {
        Sender::connect(self.address)
    }

    pub fn stop(&self) {
        self.stopper.stop();
    }

    /// Waits until everybody has left.
    pub fn wait_until_left(&mut self) {
        let serving = self.serving.take().unwrap();
        self.runtime
            .block_on(async { tokio::time::timeout(Duration::from_secs(30), serving).await.unwrap() })
            .unwrap();
    }

    /// Nothing of any message is left.
    pub fn holds_nothing(&self) {
        until("the memory of messages is free", || (self.gate.pool.held() == 0).then_some(()));
    }
}

async fn furnish(db: &TestDb) {
    let migrations =
        [lodge_accounts::migrations(), lodge_abuse::migrations(), lodge_mail::migrations()].concat();
    db.migrate(&migrations).await.unwrap();
    let clock = &*db.clock;
    let new = NewAccount {
        email: Personal::new(Email::parse("alice@example.org").unwrap()),
        name: Personal::new("Alice".to_owned()),
        password: None,
        admin: true,
    };
    let account = lodge_accounts::add(db, clock, new).await.unwrap();
    let domain = store::add_domain(db, clock, account.id, "alice.test".to_owned()).await.unwrap();
    for (name, to, closed) in [
        ("shop", "alice@hidden.test", None),
        ("books", "alice@hidden.test", None),
        ("office", "bob@hidden.test", None),
        ("club", "carol@elsewhere.test", None),
        ("gone", "alice@hidden.test", Some(Answer::Refuse)),
        ("later", "alice@hidden.test", Some(Answer::Defer)),
    ] {
        let address = canonical(&format!("{name}@alice.test")).unwrap();
        let destinations = Destinations::parse([to], &address).unwrap();
        let new = NewAlias { domain: domain.id, account: account.id, address, destinations, label: None };
        let alias = store::add_alias(db, clock, new).await.unwrap();
        if closed.is_some() {
            store::close_alias(db, clock, alias.id, closed).await.unwrap();
        }
    }
}
