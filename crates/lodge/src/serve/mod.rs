//! `lodge serve`: everything at work, in one order.
//!
//! ```text
//! lock ─> key ─> database ─> policy (C13) ─> snapshot (D8) ─> migrations ─> register ─> cache ─> jobs ─> modules ─> pages
//! ─> ready
//! ```

mod dashboard;
pub(crate) mod http;
pub(crate) mod hygiene;
mod jobs;
pub(crate) mod listen;
mod metrics;
mod notify;
mod outward;
mod policy;
pub(crate) mod signals;
pub(crate) mod site;
pub(crate) mod tls;

use crate::{
    config::Settings,
    failure::{Failure, causes},
    house::{self, House},
    log,
    modules::MODULES,
    out,
};
use lodge_custody::{Snapped, snapshot};
use lodge_module::{Lodge, Module, Shutdown};
use lodge_store::{Cache, InstanceLock, SystemClock};
use lodge_web::Site;
use signals::Signals;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::task::JoinSet;

/// How long letters that are on their way may take at the end.
const LAST_POST: Duration = Duration::from_secs(10);

/// Runs until somebody asks it to stop, then finishes what is under way.
pub(crate) async fn serve(settings: Settings) -> Result<(), Failure> {
    let mut signals = Signals::listen()?;
    log::start(&settings.log, Arc::new(SystemClock))?;
    hygiene::tidy();
    let _alone = settings.store.data_folder().map(InstanceLock::take).transpose()?;
    let mut house = House::unlock(settings).await?;
    policy::look(&house).await?;
    prepare(&house).await?;

    let tls = tls::configuration(house.settings.tls.as_ref(), &house.settings.mail.hostname)?;
    house.settings.mail.tls = Some(tls);
    let cache = cache(&house).await?;
    let door = outward::door(&house.settings)?;
    let post = outward::post(&mut house.settings, &door, &house.clock, &house.chance)?;
    let lodge = Lodge {
        door: door.clone(),
        db: house.db.clone(),
        cache: cache.clone(),
        clock: Arc::clone(&house.clock),
        chance: Arc::clone(&house.chance),
    };
    let addresses = Addresses::of(&house.settings);
    let pages = listen::bind_all(&addresses.http, "http.listen")?;

    // Opened and closed again, to say well what is in the way; mail opens its own.
    drop(listen::bind_all(&addresses.mail, "mail.listen")?);

    let (stopper, stop) = lodge_module::shutdown();
    let mut running = JoinSet::new();
    running.spawn(done(jobs::run(house.custody(), stop.clone())));
    // The house is opened once: nobody else has hung it up.
    _ = house.settings.custody.set(house.custody());
    let modules: Arc<Vec<Box<dyn Module>>> =
        Arc::new(MODULES.iter().map(|module| (module.make)(&mut house.settings)).collect());
    for module in modules.iter() {
        let run = module.start(lodge.clone(), stop.clone()).await;
        let run = run.map_err(|error| {
            Failure::new(format!("`{}` could not start: {}", module.name(), causes(error.as_ref())))
        })?;
        let name = module.name();
        running.spawn(async move {
            if let Err(error) = run.await {
                tracing::error!(
                    module = name,
                    error = error.as_ref() as &dyn std::error::Error,
                    "A module stopped"
                );
                return Err(name);
            }
            Ok(())
        });
    }
    let site = site::open(&house, &cache, (door, post.clone()), &modules)?;
    lodge_module::introduce(&modules, &site);
    let open = Arc::new(http::Open {
        db: house.db.clone(),
        cache: cache.clone(),
        ready: AtomicBool::new(true),
        metrics: metrics::of(
            Arc::clone(&modules),
            Arc::clone(&house.clock),
            (site.door.clone(), post.clone()),
        ),
    });
    let console = dashboard::open(&house, &site, &addresses.hostname, Arc::clone(&modules)).await?;
    let routes = http::Routes::of(&site, &modules, console, Arc::clone(&open));
    let hall = http::hall(hygiene::open_files());
    for listener in pages {
        let loopback = listener.local_addr().is_ok_and(|address| address.ip().is_loopback());
        let routes = routes.for_listener(loopback);
        running.spawn(done(http::serve(listener, routes, hall.clone(), stop.clone())));
    }
    running.spawn(done(traffic(site.clone(), stop.clone())));
    let tended = lodge_console::Tended {
        site,
        custody: house.custody(),
        private: house.private(),
        public_url_locked: house.settings.http.public_url.is_some(),
    };
    running.spawn(done(lodge_console::tend(tended, stop.clone())));
    out::say(addresses.ready(&house.settings));
    tracing::info!(version = env!("CARGO_PKG_VERSION"), revision = crate::web::REVISION, "Ready");
    notify::ready();

    let outcome = until_asked(&mut signals, &mut running).await;
    open.ready.store(false, Ordering::SeqCst);
    notify::stopping();
    stopper.stop();
    tokio::select! {
        () = async { while running.join_next().await.is_some() {} } => {}
        // Whoever asks twice does not want to wait; what is under way was not acknowledged, so nothing is lost.
        signal = signals.wait() => tracing::warn!(signal, "Asked again to stop; not waiting any longer"),
    }
    post.close(LAST_POST).await;
    house.close().await;
    tracing::info!("Stopped");
    outcome
}

async fn done(work: impl Future<Output = ()>) -> Result<(), &'static str> {
    work.await;
    Ok(())
}

/// Writes down every minute what was asked for, and at the end.
async fn traffic(site: Site, mut stop: Shutdown) {
    let mut asked = false;
    while !asked {
        asked = tokio::time::timeout(Duration::from_secs(60), stop.requested()).await.is_ok();
        if let Err(error) = site.traffic.write(&site.db).await {
            tracing::error!(error = &error as &dyn std::error::Error, "The requests could not be counted");
        }
    }
}

/// What comes before any listener: the snapshot first, then the tables, then whether they are what was declared.
async fn prepare(house: &House) -> Result<(), Failure> {
    match snapshot(&house.custody()).await? {
        Snapped::Made { rows, bytes, .. } => tracing::info!(rows, bytes, "Made the start-up snapshot"),
        Snapped::Unchanged(_) => tracing::info!("The newest start-up snapshot holds the same"),
        Snapped::NothingYet => tracing::info!("There is nothing to make a start-up snapshot of yet"),
    }
    house.migrate().await?;
    let contradictions = house.register.lint();
    if let Some(first) = contradictions.first() {
        return Err(Failure::new(format!("the register contradicts itself: {first}"))
            .hint("this build is broken; install a released version"));
    }
    Ok(())
}

async fn cache(house: &House) -> Result<Cache, Failure> {
    let cache = house.cache().await?;
    if let Some(warning) = cache.durability_warning() {
        tracing::warn!("The cache server writes to its disk what is meant to be forgotten");
        out::tell(format!("warning: {warning}"));
    }
    Ok(cache)
}

/// Waits for a signal, or for a part to end that was not asked to.
async fn until_asked(
    signals: &mut Signals,
    running: &mut JoinSet<Result<(), &'static str>>,
) -> Result<(), Failure> {
    loop {
        tokio::select! {
            signal = signals.wait() => {
                tracing::info!(signal, "Asked to stop");
                return Ok(());
            }
            Some(ended) = running.join_next() => match ended {
                Ok(Ok(())) => {}
                Ok(Err(name)) => return Err(Failure::new(format!("a module stopped by itself: `{name}`"))),
                Err(_) => return Err(Failure::new("a part of Lodge stopped by itself")),
            },
        }
    }
}

/// Where we listen, kept for saying so after the settings have been handed out.
struct Addresses {
    hostname: String,
    mail: Vec<SocketAddr>,
    http: Vec<SocketAddr>,
}

impl Addresses {
    fn of(settings: &Settings) -> Self {
        Self {
            hostname: settings.mail.hostname.clone(),
            mail: settings.mail.listen.clone(),
            http: settings.http.listen.clone(),
        }
    }

    /// The line that says that everything is open. Listeners are ours, and may be named.
    fn ready(&self, settings: &Settings) -> String {
        let list = |addresses: &[SocketAddr]| {
            addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        };
        let pages =
            settings.http.public_url.as_ref().map(|url| format!(" url={}", url.0)).unwrap_or_default();
        format!("ready mail={} http={}{pages}", list(&self.mail), list(&self.http))
    }
}

impl House {
    /// What the custodian needs.
    pub(crate) fn custody(&self) -> lodge_custody::Custody {
        lodge_custody::Custody {
            db: self.db.clone(),
            register: Arc::clone(&self.register),
            shortened: lodge_register::Shortened::default(),
            places: house::places(&self.settings.store),
            clock: Arc::clone(&self.clock),
        }
    }
}
