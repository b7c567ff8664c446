//! What a module is: one of the jobs that Lodge does for a community.
//!
//! A module says what it keeps and how its tables came to be, and it runs.
//! All it needs reaches it through [`Lodge`]; the binary's `MODULES` is the one list of them.

mod taker;

pub use taker::{Declined, InMail, Taker, Taking, introduce};

use std::{error::Error, future::Future, pin::Pin, sync::Arc};

use axum::Router;
use lodge_accounts::Account;
use lodge_egress::Door;
use lodge_register::{Chance, Clock, Entry, Id, SubjectKey};
use lodge_store::{Cache, Db, Migration, StoreError};
use lodge_web::{Fault, Page, Ready, Site, Source, Who};
use tokio::sync::watch;
use utoipa_axum::router::OpenApiRouter;

/// What every module stands on.
#[derive(Clone)]
pub struct Lodge {
    /// The database.
    pub db: Db,
    /// Small expiring facts.
    pub cache: Cache,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub chance: Arc<dyn Chance>,
    /// The only way out.
    pub door: Door,
}

/// What a running module is waited for by.
pub type Running = Pin<Box<dyn Future<Output = Result<(), Box<dyn Error + Send + Sync>>> + Send>>;

/// A part of Lodge that can be switched on.
pub trait Module: Send + Sync {
    /// Its name, which is also the prefix of its tables and the name of its configuration section.
    fn name(&self) -> &'static str;

    /// What it keeps about people, and what it hands on.
    fn entries(&self) -> &'static [&'static Entry];

    /// How its tables came to be.
    fn migrations(&self) -> &'static [Migration];

    /// Opens its listeners and loads what it needs; the future it returns runs until `stop` is requested
    /// and what was in flight is done.
    fn start(&self, lodge: Lodge, stop: Shutdown) -> Starting<'_>;

    /// Somebody has just been erased: brings what it holds in memory into line with the database, and is done when it is.
    fn forget(&self) -> Forgetting<'_> {
        Box::pin(async { Ok(()) })
    }

    /// By what else the register knows whoever has this address, or this account: what is kept about them is exported and
    /// erased with it.
    fn kin<'a>(&'a self, _db: &'a Db, _email: &'a str, _account: Option<Id<Account>>) -> Finding<'a> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Whether this account has what it once invited others to: a domain, a guild.
    fn is_owned<'a>(&'a self, _site: &'a Site, _owner: Id<Account>, _object: i64) -> Owned<'a> {
        Box::pin(async { Ok(false) })
    }

    /// What people call something of it that others were invited to: a domain's name. Nothing, if it is no more.
    fn name_of<'a>(&'a self, _db: &'a Db, _object: i64) -> Naming<'a> {
        Box::pin(async { Ok(None) })
    }

    /// Its pages, its routes of the API, and what it says on the first page.
    fn pages(&self, _site: &Site) -> Pages {
        Pages::default()
    }

    /// The messages that its pages are written with.
    fn words(&self) -> &'static [&'static [Source]] {
        &[]
    }

    /// What takes the mail that is sent to addresses of its own, if it has any.
    fn taker(&self, _site: &Site) -> Option<Arc<dyn Taker>> {
        None
    }

    /// If it receives mail: meets those who take some of it.
    fn meet(&self, _takers: &[Arc<dyn Taker>]) {}

    /// What it has counted since it started: a name, what it means, and the number. Numbers are about nobody.
    fn counters(&self) -> Vec<(&'static str, &'static str, u64)> {
        Vec::new()
    }
}

/// What a module shows.
#[derive(Default)]
pub struct Pages {
    /// Its pages. Each path begins with its name: `/mail/…`.
    pub pages: Router<Site>,
    /// What of its pages lies ready, so that it can be given before anything else is looked at.
    pub ready: Vec<Ready>,
    /// Its routes of the API, each with its description. They are found below `/api/v1`.
    pub api: OpenApiRouter<Site>,
    /// What it says on the first page of whoever is signed in.
    pub cards: Vec<Card>,
    /// What whoever runs this Lodge has to publish for it.
    pub sheets: Vec<Sheet>,
}

/// What a module says on the first page: how it is, and what needs attention.
#[derive(Clone, Copy)]
pub struct Card {
    /// Writes it for whoever is signed in. Nothing, if there is nothing to say to them.
    pub write: for<'a> fn(&'a Page, &'a Who) -> Writing<'a>,
}

/// Writes it for whoever looks.
pub type Writer = dyn for<'a> Fn(&'a Page, &'a Who) -> Writing<'a> + Send + Sync;

/// What whoever runs this Lodge has to publish, record by record, and how each of them is now. It is shown among the
/// first steps and under Administration, and keeps itself up to date there.
#[derive(Clone)]
pub struct Sheet {
    /// Writes it for an operator.
    pub write: Arc<Writer>,
}

/// A card that is being written: HTML that a template has made.
pub type Writing<'a> = Pin<Box<dyn Future<Output = Result<String, Fault>> + Send + 'a>>;

/// A name that is being looked up.
pub type Naming<'a> = Pin<Box<dyn Future<Output = Result<Option<String>, StoreError>> + Send + 'a>>;

/// A module that is forgetting.
pub type Forgetting<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

/// A module that is looking who else somebody is.
pub type Finding<'a> = Pin<Box<dyn Future<Output = Result<Vec<SubjectKey>, StoreError>> + Send + 'a>>;

/// A module that is looking whose something is.
pub type Owned<'a> = Pin<Box<dyn Future<Output = Result<bool, StoreError>> + Send + 'a>>;

/// A module that is starting. When it is ready its listeners are open.
pub type Starting<'a> =
    Pin<Box<dyn Future<Output = Result<Running, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

/// Whether Lodge has been asked to stop.
#[derive(Clone)]
pub struct Shutdown(watch::Receiver<bool>);

/// The other end of a [`Shutdown`]: asks for it.
pub struct Stopper(watch::Sender<bool>);

/// A way to ask for the end, and the end that was asked for.
#[must_use]
pub fn shutdown() -> (Stopper, Shutdown) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Shutdown(receiver))
}

impl Stopper {
    /// Asks everything that holds the [`Shutdown`] to stop.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Shutdown {
    /// Whether the end has been asked for.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until the end is asked for, or until nobody is left who could ask.
    pub async fn requested(&mut self) {
        if self.0.wait_for(|&asked| asked).await.is_err() {
            // The one who could ask is gone: that is the end, too.
        }
    }
}
