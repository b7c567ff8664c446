//! What the DNS says: whether it answers, and whether the world can find us.

use super::{Finding, State};
use crate::config::Settings;
use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{NetError, runtime::TokioRuntimeProvider},
    proto::rr::RData,
};
use std::{net::IpAddr, time::Duration};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Everything that is asked.
pub(super) async fn look(settings: &Settings) -> Vec<Finding> {
    let name = settings.mail.hostname.as_str();
    let resolver = match resolver(settings) {
        Ok(resolver) => resolver,
        Err(error) => return vec![unreachable(settings, &error)],
    };
    let absolute = format!("{}.", name.trim_end_matches('.'));
    let mx = resolver.mx_lookup(absolute.as_str()).await;
    if let Err(error) = &mx
        && !error.is_no_records_found()
        && !error.is_nx_domain()
    {
        return vec![unreachable(settings, error)];
    }
    let mut findings = vec![Finding::good("dns", "answers")];
    let addresses = addresses(&resolver, &absolute).await;
    findings.push(if addresses.is_empty() {
        Finding::new("mail.hostname", State::Poor, format!("the DNS knows no address of it: `{name}`"))
            .fix(format!("add an A or AAAA record: `{name}. A YOUR-ADDRESS`; or set `mail.hostname`"))
    } else {
        Finding::good("mail.hostname", format!("the DNS knows its address: `{name}`"))
    });
    for address in addresses {
        findings.push(reverse(&resolver, address, name).await);
    }
    let exchanges =
        mx.map(|found| found.answers().iter().filter(|record| matches!(record.data, RData::MX(_))).count());
    if let Ok(count @ 1..) = exchanges {
        findings.push(Finding::new(
            "mx",
            State::Note,
            format!("`{name}` has MX records of its own: {count}"),
        ));
    }
    findings
}

async fn addresses(resolver: &TokioResolver, name: &str) -> Vec<IpAddr> {
    let (four, six) = tokio::join!(resolver.ipv4_lookup(name), resolver.ipv6_lookup(name));
    let found = [four, six].into_iter().flatten();
    found
        .flat_map(|lookup| {
            lookup.answers().iter().filter_map(|record| record.data.ip_addr()).collect::<Vec<_>>()
        })
        .collect()
}

/// Large providers refuse mail from an address whose reverse entry is not the sender's name.
async fn reverse(resolver: &TokioResolver, address: IpAddr, name: &str) -> Finding {
    let names: Vec<String> = match resolver.reverse_lookup(address).await {
        Ok(found) => found
            .answers()
            .iter()
            .filter_map(|record| match &record.data {
                RData::PTR(ptr) => Some(ptr.0.to_ascii().trim_end_matches('.').to_ascii_lowercase()),
                _ => None,
            })
            .collect(),
        Err(_) => Vec::new(),
    };
    if names.iter().any(|found| found == name) {
        return Finding::good("reverse dns", format!("`{address}` is `{name}`"));
    }
    let said = names.first().map_or_else(|| "nobody".to_owned(), |found| format!("`{found}`"));
    Finding::new("reverse dns", State::Poor, format!("`{address}` is {said}, not `{name}`"))
        .fix("set the PTR record where you rent the address; many receivers refuse mail without it")
}

fn unreachable(settings: &Settings, error: &NetError) -> Finding {
    let asked = match settings.mail.dns.as_slice() {
        [] => "the system's name servers".to_owned(),
        servers => servers.iter().map(|server| format!("`{server}`")).collect::<Vec<_>>().join(", "),
    };
    // With a smart host, nobody needs to be looked up.
    let state =
        if settings.mail.relay.is_some() && settings.mail.dns.is_empty() { State::Poor } else { State::Bad };
    Finding::new("dns", state, format!("no answer from {asked}: {error}")).fix(
        "check `/etc/resolv.conf`, or set `mail.dns` to name servers that answer, like `[\"127.0.0.1:53\"]`",
    )
}

fn resolver(settings: &Settings) -> Result<TokioResolver, NetError> {
    let provider = TokioRuntimeProvider::default();
    let mut builder = match settings.mail.dns.as_slice() {
        [] => TokioResolver::builder(provider)?,
        servers => {
            let servers = servers.iter().map(|server| {
                let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
                connections.iter_mut().for_each(|connection| connection.port = server.port());
                NameServerConfig::new(server.ip(), true, connections)
            });
            TokioResolver::builder_with_config(ResolverConfig::from_name_servers(servers.collect()), provider)
        }
    };
    let options = builder.options_mut();
    options.use_hosts_file = ResolveHosts::Never;
    options.timeout = PATIENCE;
    options.attempts = 1;
    builder.build()
}
