//! A server that looks at who comes in, a stand-in for Discord, and the pages, on a stage.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, OnceLock},
    time::Duration,
};

use discord_double::{DAY, Double, Id, Moment, Options, Permissions as P, Place, Time, Verb, Visit};
use lodge_guard::{
    NAV, Server, Stage as Step, WORDS,
    commands::Desk,
    entrance::{course::at_the_door, outside::Outside, pages::ticket::Ticket, revoke},
    ids::{GuildId, RoleId, UserId},
    panel::{self, Porch, Setup},
    settings::{self, Settings},
    store::{newcomers, verifications},
    verify::decide::Way,
};
use lodge_register::{Clock as _, Register};
use lodge_testkit::engines::TestDb;
use lodge_web::rehearse::{Answer, Stage};
use tokio::{sync::oneshot, task::JoinHandle};

use super::{
    browser::{Browser, link},
    desk::desk,
};

/// What a phone says of itself.
pub const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

pub struct Scene {
    pub double: Double,
    pub place: Place,
    pub mira: Id,
    pub tom: Id,
    pub desk: Desk,
    pub stage: Stage,
    pub db: TestDb,
    stop: Mutex<Option<oneshot::Sender<()>>>,
    revoking: Mutex<Option<JoinHandle<()>>>,
}

/// A server that asks Discord which accounts are linked, and nothing else.
pub fn oauth() -> settings::Entrance {
    settings::Entrance { on: true, work: false, oauth: true, ..settings::Entrance::default() }
}

impl Scene {
    pub async fn open(db: TestDb, chosen: settings::Entrance) -> Self {
        Self::patient(db, chosen, Duration::from_secs(10)).await
    }

    /// The same, where Discord's answers are waited for only so long.
    pub async fn patient(db: TestDb, chosen: settings::Entrance, within: Duration) -> Self {
        Self::asking(db, chosen, within, Outside::none()).await
    }

    /// The same, where these services are asked about addresses.
    pub async fn asking(db: TestDb, chosen: settings::Entrance, within: Duration, outside: Outside) -> Self {
        let migrations = [
            lodge_custody::migrations(),
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            lodge_guard::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let options = Options {
            time: Time::Held(Moment(db.clock.now().millis())),
            redirects: vec!["https://lodge.example/guard/verify/back".to_owned()],
            ..Options::default()
        };
        let double = Double::start(options).await.unwrap();
        let [mira, tom] = ["mira", "tom"].map(|name| double.person(name));
        for who in [mira, tom] {
            double.dresses(who, None, Some("0123456789abcdef0123456789abcdef"), "en-GB");
        }
        let place = double.guild("The <b>Harbour</b>").role("Member", P::NONE).channel("general").open();
        double.advance(DAY);
        db.clock.advance(DAY);
        for who in [mira, tom] {
            double.joins(place.id, who).unwrap();
        }
        let desk = desk(&db, &double, &place, within, outside).await;
        let hung = Arc::new(OnceLock::new());
        hung.set(desk.clone()).ok();
        let setup = Arc::new(Setup { desk: hung, ..Setup::default() });
        let stage = Stage::on(
            (*db).clone(),
            db.clock.clone(),
            Register::new([lodge_accounts::entries(), lodge_web::entries(), lodge_guard::entries()]),
            WORDS,
            NAV.to_vec(),
            |house| panel::routes(&Porch::new(house.clone(), setup)),
        )
        .await;
        let (stop, stopped) = oneshot::channel();
        let (entrance, clock) = (Arc::clone(&desk.entrance), db.clock.clone());
        let revoking = tokio::spawn(async move {
            revoke::beside(&entrance, clock, async { drop(stopped.await) }).await;
        });
        let (stop, revoking) = (Mutex::new(Some(stop)), Mutex::new(Some(revoking)));
        let scene = Self { double, place, mira, tom, desk, stage, db, stop, revoking };
        scene.chooses(chosen).await;
        scene
    }

    /// From now on the server asks this.
    pub async fn chooses(&self, chosen: settings::Entrance) {
        let role = Some(RoleId::new(self.place.role("Member").0));
        let entrance = settings::Entrance { role, ..chosen };
        let settings = Settings { entrance, ..(*self.desk.settings.of(self.guild())).clone() };
        self.desk.settings.change(&self.db, self.guild(), settings).await.unwrap();
    }

    pub fn guild(&self) -> GuildId {
        GuildId::new(self.place.id.0)
    }

    pub fn server(&self) -> lodge_register::Id<Server> {
        Server::of(self.guild())
    }

    /// Somebody presses the button on the server, and is given a link.
    pub async fn presses(&self, who: Id) -> String {
        let user = UserId::new(who.0);
        at_the_door(&self.desk, self.guild(), user).await.unwrap();
        self.ticket(who).path(&self.db)
    }

    pub fn ticket(&self, who: Id) -> Ticket {
        Ticket::new(self.server(), UserId::new(who.0), self.db.clock.now())
    }

    pub fn browser(&self, address: &str) -> Browser<'_> {
        Browser::new(&self.stage, address, PHONE)
    }

    /// Somebody goes on and is at Discord as this one. Gives the path that leads back.
    pub async fn goes_away(&self, browser: &Browser<'_>, page: &str, as_whom: Id) -> String {
        let away = browser.post(page, &[("hours", "3"), ("width", "0"), ("touch", "1")]).await;
        assert_eq!(away.status, 200, "{}", away.body);
        self.double.visit(Visit::Approves(as_whom));
        browser.at_discord(&link(&away)).await
    }

    /// Somebody goes the whole way.
    pub async fn goes_through(&self, browser: &Browser<'_>, who: Id) -> Answer {
        let page = self.presses(who).await;
        let back = self.goes_away(browser, &page, who).await;
        let sent = browser.get(&back).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        browser.get(sent.location().unwrap()).await
    }

    /// At which step somebody stands.
    pub async fn stands(&self, who: Id) -> Option<Step> {
        let found = newcomers::of(&self.db, self.server(), UserId::new(who.0)).await.unwrap();
        found.map(|newcomer| newcomer.stage)
    }

    /// What was decided about somebody.
    pub async fn decided(&self, who: Id) -> Option<Way> {
        let latest = verifications::latest(&self.db, self.server(), UserId::new(who.0)).await.unwrap();
        latest.map(|latest| latest.way)
    }

    /// Whether somebody has the role of those who are in.
    pub fn is_in(&self, who: Id) -> bool {
        let role = self.place.role("Member").0.to_string();
        let roles = self.double.member(self.place.id, who).unwrap()["roles"].clone();
        roles.as_array().unwrap().iter().any(|one| one == role.as_str())
    }

    /// How many rows there are of what was seen of anybody.
    pub async fn traces(&self) -> usize {
        self.db.rows("SELECT id FROM guard_trace", ()).await.unwrap().len()
    }

    /// The tokens that Discord gave so far, in their order.
    pub fn given(&self) -> Vec<String> {
        // Whatever was shown was shown with a token.
        let mut seen = BTreeSet::new();
        let calls = self.double.log();
        let bearers = calls.iter().filter_map(|call| call.authorization.as_deref()?.strip_prefix("Bearer "));
        bearers.filter(|token| seen.insert((*token).to_owned())).map(str::to_owned).collect()
    }

    /// How often a code was to become a token.
    pub fn exchanges(&self) -> usize {
        let is = |call: &&discord_double::Call| call.verb == Verb::Post && call.path == "/oauth2/token";
        self.double.log().iter().filter(is).count()
    }

    /// Waits until Discord has every token back.
    pub async fn every_token_is_back(&self) {
        for _ in 0..2_000 {
            if self.double.living_tokens() == 0 && self.desk.entrance.revocations.is_empty() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("{} tokens still work", self.double.living_tokens());
    }

    /// Lodge stops: whatever it has is given back before.
    pub async fn stops(&self) {
        let stop = self.stop.lock().unwrap().take().unwrap();
        stop.send(()).ok();
        let revoking = self.revoking.lock().unwrap().take().unwrap();
        revoking.await.unwrap();
    }

    /// Lodge is killed: nothing of it runs any more.
    pub fn is_killed(&self) {
        self.revoking.lock().unwrap().take().unwrap().abort();
    }
}
