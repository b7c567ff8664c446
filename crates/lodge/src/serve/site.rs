//! The site, made of what the configuration says.

use crate::{config::Settings, failure::Failure, house::House, modules::MODULES};
use lodge_abuse::Limiter;
use lodge_accounts::Sessions;
use lodge_egress::{Door, Post};
use lodge_module::Module;
use lodge_store::Cache;
use lodge_web::{Build, Nav, Origin, Parts, Site, Source};
use std::sync::Arc;

/// Which source is running.
pub(crate) const BUILD: Build =
    Build { version: env!("CARGO_PKG_VERSION"), revision: crate::web::REVISION, source: crate::web::SOURCE };

/// The site of this house.
pub(super) fn open(
    house: &House,
    cache: &Cache,
    (door, post): (Door, Post),
    modules: &[Box<dyn Module>],
) -> Result<Site, Failure> {
    let (db, clock, chance) = (house.db.clone(), Arc::clone(&house.clock), Arc::clone(&house.chance));
    let (ours, chances) = (Arc::clone(&clock), Arc::clone(&chance));
    let sessions = if house.settings.cache.is_shared() {
        Sessions::in_cache(db.clone(), cache.clone(), ours, chances)
    } else {
        Sessions::in_database(db.clone(), ours, chances)
    };
    let parts = Parts {
        sessions,
        limiter: Limiter::new(cache.clone(), Arc::clone(&clock)),
        post,
        door,
        db,
        cache: cache.clone(),
        clock,
        chance,
        register: Arc::clone(&house.register),
        build: BUILD,
        proxies: house.settings.http.trusted_proxies.clone(),
        api_rate: house.settings.http.api_rate,
        nav: nav(),
    };
    let words: Vec<&'static [Source]> = lodge_console::WORDS
        .iter()
        .copied()
        .chain(modules.iter().flat_map(|module| module.words().iter().copied()))
        .collect();
    Site::new(parts, origin(&house.settings)?, &words).map_err(|error| Failure::from_error(&error))
}

/// The pages that are offered: the dashboard's first, then the modules', then the dashboard's last.
fn nav() -> Vec<Nav> {
    let modules = MODULES.iter().flat_map(|module| module.nav.iter());
    lodge_console::NAV.iter().chain(modules).chain(lodge_console::NAV_LAST).copied().collect()
}

/// Where people find the pages: where the operator says, else on this machine.
pub(crate) fn origin(settings: &Settings) -> Result<Origin, Failure> {
    let said = settings.http.public_url.as_ref().map(|url| url.0.clone());
    let port = settings.http.listen.first().map_or(8080, std::net::SocketAddr::port);
    let url = said.unwrap_or_else(|| format!("http://localhost:{port}"));
    Origin::parse(&url).map_err(|error| {
        Failure::usage(format!("`http.public_url` is {error}")).hint("leave out what comes after the host")
    })
}
