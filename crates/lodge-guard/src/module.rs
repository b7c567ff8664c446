//! The guard as a module of Lodge.

mod start;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock, atomic::Ordering::Relaxed},
};

use lodge_custody::Custody;
use lodge_module::{Lodge, Module, Pages, Running, Shutdown, Starting};
use lodge_register::{Entry, Secret};
use lodge_store::Migration;
use lodge_web::{Site as House, Source, Words};

use crate::{
    WORDS,
    act::Hands,
    api,
    audit::Gathered,
    commands::{Desk, Drafts},
    entrance::{
        Entrance,
        mutual::Mutual,
        networks,
        outside::{Access, Outside},
        portal::EntrancePortal,
        revoke,
    },
    entries,
    gate::{self, Progress},
    ids::ApplicationId,
    keeper::discord::{Portal, invitation},
    migrations,
    panel::{self, Porch, Setup},
    rest::{self, Rest},
    rules::Rules,
    settings::Service,
    verify::signal::network::BadTable,
};
use start::Start;

/// What the operator decides: the section `[guard]` of the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuardSettings {
    /// The file with the bot's token. Without one there is no guard.
    pub token_file: Option<PathBuf>,
    /// The application's number, from Discord's portal.
    pub application: ApplicationId,
    /// The file with the application's client secret. Without it nobody can sign in to the guard's pages.
    pub client_secret_file: Option<PathBuf>,
    /// Where Discord is called.
    pub api: String,
    /// Where it is listened to.
    pub gateway: String,
    /// How many connections share the servers: one up to 2,500 servers.
    pub shards: u16,
    /// Whether the guard hears what messages say. Discord's portal has to allow it.
    pub message_content: bool,
    /// The file that says what kind of network an address belongs to, if the operator has one.
    pub networks_file: Option<PathBuf>,
    /// How proxycheck.io is asked about addresses.
    pub proxycheck: Access,
    /// How AbuseIPDB is.
    pub abuseipdb: Access,
}

impl Default for GuardSettings {
    fn default() -> Self {
        Self {
            token_file: None,
            application: ApplicationId::NONE,
            client_secret_file: None,
            api: rest::BASE.to_owned(),
            gateway: gate::BASE.to_owned(),
            shards: 1,
            message_content: true,
            networks_file: None,
            proxycheck: Access::usual(Service::Proxycheck),
            abuseipdb: Access::usual(Service::AbuseIpDb),
        }
    }
}

/// Why the guard cannot start, or go on.
#[derive(Debug, thiserror::Error)]
pub enum GuardError {
    /// There is no such file, or it cannot be read.
    #[error("could not read the bot’s token: `{path}`")]
    Token {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// There is nothing in it.
    #[error(
        "the token file is empty: `{path}`; make a token in Discord’s portal (Bot > Reset Token) and put it there"
    )]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file with the client secret cannot be read.
    #[error("could not read the client secret: `{path}`")]
    Secret {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Discord did not let it in.
    #[error(
        "Discord does not take the bot’s token: make a new one in the portal (Bot > Reset Token) and put it into `guard.token_file`"
    )]
    SignIn,
    /// The token belongs to another application.
    #[error(
        "the token belongs to another application: copy `Application ID` from the portal (General Information) into `guard.application`"
    )]
    Other,
    /// The table of networks cannot be read.
    #[error("could not read the table of networks: `{path}`")]
    Networks {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A line of the table of networks is wrong. Nothing of it is used then.
    #[error("the table of networks is not used: `{path}`")]
    Table {
        /// The file.
        path: PathBuf,
        /// Which line, and what to write there.
        source: BadTable,
    },
    /// The file with the key of a service cannot be read.
    #[error("could not read the key of {service}: `{path}`")]
    Key {
        /// Whose key.
        service: &'static str,
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// There is no key in it.
    #[error(
        "there is no key of {service} in its file: `{path}`; copy the key from its pages into the file, and nothing else"
    )]
    NoKey {
        /// Whose key.
        service: &'static str,
        /// The file.
        path: PathBuf,
    },
}

/// The guard, ready to start.
#[derive(Default)]
pub struct Guard {
    settings: GuardSettings,
    custody: Arc<OnceLock<Custody>>,
    desk: Arc<OnceLock<Desk>>,
    /// Where the pages of this Lodge are, once somebody knows: links to them are made with it.
    at: Arc<OnceLock<String>>,
    progress: Arc<OnceLock<Vec<Arc<Progress>>>>,
}

impl Guard {
    /// A guard with these settings. What hands people their data is hung up in `custody` by whoever has it.
    #[must_use]
    pub fn new(settings: GuardSettings, custody: Arc<OnceLock<Custody>>) -> Self {
        Self { settings, custody, ..Self::default() }
    }

    /// What stands here, once it began: pages, the API and the demo look at it.
    #[must_use]
    pub fn desk(&self) -> Arc<OnceLock<Desk>> {
        Arc::clone(&self.desk)
    }

    /// Its pages are there, at this address without a slash at the end: links lead to them.
    pub fn is_at(&self, address: &str) {
        // The first address is the address.
        let _ = self.at.set(address.trim_end_matches('/').to_owned());
    }

    /// Looks whether all is there, and gives what runs until the end.
    async fn begin(
        &self,
        lodge: Lodge,
        stop: Shutdown,
    ) -> Result<Running, Box<dyn std::error::Error + Send + Sync>> {
        let Some(path) = &self.settings.token_file else { return Ok(Box::pin(async { Ok(()) })) };
        let token = read(path).map_err(|source| GuardError::Token { path: path.clone(), source })?;
        if token.expose().is_empty() {
            return Err(GuardError::Empty { path: path.clone() }.into());
        }
        if let Some(path) = &self.settings.client_secret_file {
            read(path).map_err(|source| GuardError::Secret { path: path.clone(), source })?;
        }
        let clock = Arc::clone(&lodge.clock);
        let again = Secret::new(token.expose().clone());
        let rest = Rest::new(lodge.door.clone(), clock, &self.settings.api, again);
        let words = Arc::new(Words::new(WORDS)?);
        let hands = Hands { rest, db: lodge.db.clone(), clock: Arc::clone(&lodge.clock) };
        let desk = Desk {
            hands,
            words,
            mind: Arc::default(),
            settings: Rules::load(&lodge.db).await?,
            drafts: Drafts::default(),
            gathered: Gathered::default(),
            application: self.settings.application,
            custody: Arc::clone(&self.custody),
            at: Arc::clone(&self.at),
            entrance: Arc::new(self.entrance(&lodge)?),
        };
        let shards = self.settings.shards.max(1);
        let progress: Vec<Arc<Progress>> = (0..shards).map(|_| Arc::default()).collect();
        let start = Start { settings: self.settings.clone(), token, progress: progress.clone() };
        let own = start.sign_in(&desk).await?;
        // The first start counts; a module is started once.
        let _ = (self.desk.set(desk.clone()), self.progress.set(progress));
        let (entrance, clock) = (Arc::clone(&desk.entrance), Arc::clone(&lodge.clock));
        let running = start.run(lodge, desk, own, stop);
        Ok(Box::pin(async move { Box::pin(revoke::beside(&entrance, clock, running)).await }))
    }

    /// What stands at the entrances of servers.
    fn entrance(&self, lodge: &Lodge) -> Result<Entrance, GuardError> {
        let settings = &self.settings;
        let services =
            [(Service::Proxycheck, &settings.proxycheck), (Service::AbuseIpDb, &settings.abuseipdb)];
        Ok(Entrance {
            networks: networks::load(settings.networks_file.as_deref())?,
            outside: Outside::open(lodge, services)?,
            mutual: Mutual::new(lodge.door.clone(), lodge.cache.clone(), Arc::clone(&lodge.clock)),
            portal: self.portal().map(|discord| EntrancePortal::new(discord, lodge.door.clone())),
            ..Entrance::closed()
        })
    }

    /// As which application people say on Discord who they are; nothing, where no secret was set.
    fn portal(&self) -> Option<Portal> {
        let settings = &self.settings;
        // That it can be read was seen at the start.
        let secret = settings.client_secret_file.as_ref().and_then(|path| read(path).ok());
        let portal = |secret| Portal { application: settings.application, secret, api: settings.api.clone() };
        secret.filter(|secret| !secret.expose().is_empty()).map(portal)
    }

    /// Whether it has stopped listening until somebody changes something and Lodge starts anew.
    #[must_use]
    pub fn rests(&self) -> bool {
        let all = self.progress.get().map_or(&[][..], Vec::as_slice);
        all.iter().any(|one| one.state.load(Relaxed) == gate::OVER)
    }

    /// How it was set up, as its pages see it.
    fn setup(&self) -> Setup {
        let settings = &self.settings;
        let is_set = settings.token_file.is_some();
        Setup {
            desk: Arc::clone(&self.desk),
            progress: Arc::clone(&self.progress),
            portal: self.portal(),
            invitation: is_set.then(|| invitation(&settings.api, settings.application)),
            hears_content: settings.message_content,
        }
    }
}

/// A secret in a file, without the line break at its end.
fn read(path: &Path) -> Result<Secret<String>, std::io::Error> {
    let text = Secret::new(std::fs::read_to_string(path)?);
    Ok(Secret::new(text.expose().trim().to_owned()))
}

impl Module for Guard {
    fn name(&self) -> &'static str {
        "guard"
    }

    fn entries(&self) -> &'static [&'static Entry] {
        entries()
    }

    fn migrations(&self) -> &'static [Migration] {
        migrations()
    }

    fn start(&self, lodge: Lodge, stop: Shutdown) -> Starting<'_> {
        Box::pin(self.begin(lodge, stop))
    }

    fn pages(&self, house: &House) -> Pages {
        self.is_at(house.origin().as_str());
        let porch = Porch::new(house.clone(), Arc::new(self.setup()));
        Pages { pages: panel::routes(&porch), api: api::routes(&porch), ..Pages::default() }
    }

    fn words(&self) -> &'static [&'static [Source]] {
        WORDS
    }

    fn counters(&self) -> Vec<(&'static str, &'static str, u64)> {
        let sum = |of: fn(&Progress) -> &std::sync::atomic::AtomicU64| {
            self.progress.get().map_or(0, |all| all.iter().map(|one| of(one).load(Relaxed)).sum())
        };
        let (asked, refused) = self.desk.get().map_or((0, 0), |desk| desk.hands.rest.counted());
        vec![
            ("guard_events", "Events that Discord told the guard.", sum(|one| &one.events)),
            ("guard_odd_events", "Events that could not be read.", sum(|one| &one.odd)),
            ("guard_connections", "Connections to Discord’s gateway.", sum(|one| &one.connections)),
            ("guard_full_line", "How often events had to wait for the guard.", sum(|one| &one.full)),
            ("guard_calls", "Calls that the guard made to Discord.", asked),
            ("guard_refused_calls", "Calls that Discord counts against the guard.", refused),
        ]
    }
}
