//! Where a name leads.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
};
use tokio::time::{Instant, timeout_at};

use crate::{EgressError, allow};

/// How long one server may take before it is asked again, or another.
const ONE_TRY: Duration = Duration::from_secs(3);
/// The most addresses of a name that are tried.
const MOST: usize = 10;

pub(super) struct Names {
    /// None if the system does not say which name servers to ask.
    resolver: Option<TokioResolver>,
    /// Whether the operator named the servers.
    chosen: bool,
}

impl Names {
    pub(super) fn new(servers: &[SocketAddr]) -> Self {
        let resolver = resolver(servers);
        if resolver.is_none() {
            tracing::warn!(
                "Could not read which name servers this system uses: nothing but addresses can be reached"
            );
        }
        Self { resolver, chosen: !servers.is_empty() }
    }

    /// The addresses of a name: IPv6 and IPv4 in turns.
    ///
    /// A name that the operator `listed` may be one that only this system knows.
    pub(super) async fn addresses(
        &self,
        name: &str,
        listed: bool,
        until: Instant,
    ) -> Result<Vec<IpAddr>, EgressError> {
        let found = if listed && !self.chosen {
            let lookup = tokio::net::lookup_host((name, 0));
            let found = timeout_at(until, lookup).await.map_err(|_| EgressError::Dns)?;
            found.map_err(|_| EgressError::NoAddress)?.map(|address| address.ip()).collect()
        } else {
            timeout_at(until, self.in_dns(name)).await.map_err(|_| EgressError::Dns)??
        };
        if found.is_empty() { Err(EgressError::NoAddress) } else { Ok(in_turns(found)) }
    }

    async fn in_dns(&self, name: &str) -> Result<Vec<IpAddr>, EgressError> {
        let resolver = self.resolver.as_ref().ok_or(EgressError::Dns)?;
        // With the dot at the end it is not looked for below the system's own domain.
        let name = format!("{}.", allow::plain(name));
        let (v6, v4) = tokio::join!(resolver.ipv6_lookup(name.as_str()), resolver.ipv4_lookup(name.as_str()));
        let mut addresses = Vec::new();
        let mut trouble = false;
        for answer in [v6, v4] {
            match answer {
                Ok(lookup) => {
                    addresses.extend(lookup.answers().iter().filter_map(|record| record.data.ip_addr()));
                }
                Err(NetError::Dns(DnsError::NoRecordsFound(_))) => {}
                Err(_) => trouble = true,
            }
        }
        if addresses.is_empty() && trouble { Err(EgressError::Dns) } else { Ok(addresses) }
    }
}

fn resolver(servers: &[SocketAddr]) -> Option<TokioResolver> {
    let provider = TokioRuntimeProvider::default();
    let mut builder = if servers.is_empty() {
        TokioResolver::builder(provider).ok()?
    } else {
        let servers = servers.iter().map(|server| {
            let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
            connections.iter_mut().for_each(|connection| connection.port = server.port());
            NameServerConfig::new(server.ip(), true, connections)
        });
        TokioResolver::builder_with_config(ResolverConfig::from_name_servers(servers.collect()), provider)
    };
    let options = builder.options_mut();
    options.use_hosts_file = ResolveHosts::Never;
    options.timeout = ONE_TRY;
    options.attempts = 2;
    options.cache_size = 1024;
    builder.build().ok()
}

/// IPv6 and IPv4 in turns, so that a host without one of them loses little time.
fn in_turns(addresses: Vec<IpAddr>) -> Vec<IpAddr> {
    let (v6, v4): (Vec<IpAddr>, Vec<IpAddr>) = addresses.into_iter().partition(IpAddr::is_ipv6);
    let (mut v6, mut v4) = (v6.into_iter(), v4.into_iter());
    let mut mixed = Vec::new();
    loop {
        let before = mixed.len();
        mixed.extend(v6.next());
        mixed.extend(v4.next());
        if mixed.len() == before {
            mixed.truncate(MOST);
            return mixed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_take_turns() {
        let addresses = ["192.0.2.1", "192.0.2.2", "2001:db8::1"].map(|text| text.parse().unwrap());
        let shown: Vec<String> = in_turns(addresses.to_vec()).iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["2001:db8::1", "192.0.2.1", "192.0.2.2"]);
    }
}
