//! What the guard reads when it starts: the table of networks, the keys of services.

use super::Finding;
use crate::{config::Settings, failure::Failure};
use lodge_guard::{
    GuardError,
    entrance::{networks, outside},
    settings::Service,
};

/// The files of the guard that were named, and how each of them is.
pub(super) fn files(settings: &Settings) -> Vec<Finding> {
    let guard = &settings.guard;
    let services = [(Service::Proxycheck, &guard.proxycheck), (Service::AbuseIpDb, &guard.abuseipdb)];
    let keys = services.into_iter().filter_map(|(service, access)| {
        let path = access.key_file.as_ref()?;
        let good = || format!("there is one for {}: `{}`", service.recipient().name, path.display());
        Some(finding("key of a service", outside::key(service, path).map(|_| good())))
    });
    let table = guard.networks_file.as_ref().map(|path| {
        let good = |count: usize| format!("{count} prefixes: `{}`", path.display());
        finding("networks", networks::load(Some(path.as_path())).map(|networks| good(networks.len())))
    });
    table.into_iter().chain(keys).collect()
}

fn finding(about: &'static str, found: Result<String, GuardError>) -> Finding {
    match found {
        Ok(what) => Finding::good(about, what),
        Err(error) => Finding::failed(about, &Failure::from_error(&error)),
    }
}
