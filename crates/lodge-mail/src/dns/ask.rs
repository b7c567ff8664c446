//! Asks name servers, and remembers nothing.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    lookup::Lookup,
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::{
        op::ResponseCode,
        rr::{Name, RData, RecordType},
    },
};
use tokio::time::timeout;

/// How long one question may take, with everything that hangs on it.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long one server may take before another is asked.
const ONE_TRY: Duration = Duration::from_secs(2);

/// The DNS did not answer, so nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAnswer;

/// What was found under a name: nothing, if there is nothing.
pub type Found<T> = Result<Vec<T>, NoAnswer>;

/// Some name servers.
pub(super) struct Asker(TokioResolver);

impl Asker {
    /// Those of the system, or these, who ask others for us.
    pub(super) fn near(servers: &[SocketAddr]) -> Result<Self, NetError> {
        let provider = TokioRuntimeProvider::default();
        if servers.is_empty() {
            return TokioResolver::builder(provider).and_then(|mut builder| {
                settle(builder.options_mut());
                builder.build().map(Self)
            });
        }
        Self::at(servers, true)
    }

    /// The name servers of a domain, who are asked for nothing but what they know.
    pub(super) fn own(servers: &[SocketAddr]) -> Result<Self, NetError> {
        Self::at(servers, false)
    }

    fn at(servers: &[SocketAddr], recursion: bool) -> Result<Self, NetError> {
        let servers = servers.iter().map(|server| {
            let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
            connections.iter_mut().for_each(|connection| connection.port = server.port());
            NameServerConfig::new(server.ip(), true, connections)
        });
        let config = ResolverConfig::from_name_servers(servers.collect());
        let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
        settle(builder.options_mut());
        builder.options_mut().recursion_desired = recursion;
        builder.build().map(Self)
    }

    /// The texts under a name.
    pub(super) async fn texts(&self, name: &str) -> Found<String> {
        self.ask(name, RecordType::TXT, |data| match data {
            RData::TXT(txt) => {
                let octets: Vec<u8> = txt.txt_data.iter().flat_map(|piece| piece.iter().copied()).collect();
                Some(String::from_utf8_lossy(&octets).into_owned())
            }
            _ => None,
        })
        .await
    }

    /// The mail servers of a domain.
    pub(super) async fn exchanges(&self, name: &str) -> Found<(u16, String)> {
        self.ask(name, RecordType::MX, |data| match data {
            RData::MX(mx) => Some((mx.preference, written(&mx.exchange))),
            _ => None,
        })
        .await
    }

    /// The name servers of a domain.
    pub(super) async fn servers(&self, name: &str) -> Found<String> {
        self.ask(name, RecordType::NS, |data| match data {
            RData::NS(server) => Some(written(&server.0)),
            _ => None,
        })
        .await
    }

    /// Where a host is.
    pub(super) async fn addresses(&self, name: &str) -> Found<IpAddr> {
        let (four, six) = tokio::join!(
            self.ask(name, RecordType::A, RData::ip_addr),
            self.ask(name, RecordType::AAAA, RData::ip_addr)
        );
        match (four, six) {
            (Err(_), Err(_)) => Err(NoAnswer),
            (four, six) => Ok([four.unwrap_or_default(), six.unwrap_or_default()].concat()),
        }
    }

    /// What an address is called.
    pub(super) async fn names(&self, address: IpAddr) -> Found<String> {
        let read = |data: &RData| match data {
            RData::PTR(name) => Some(written(&name.0)),
            _ => None,
        };
        read_all(timeout(PATIENCE, self.0.reverse_lookup(address)).await.map_err(|_| NoAnswer)?, read)
    }

    async fn ask<T>(&self, name: &str, kind: RecordType, read: impl Fn(&RData) -> Option<T>) -> Found<T> {
        // With the dot at its end, it is not looked for below the system's own domain.
        let lookup = timeout(PATIENCE, self.0.lookup(format!("{name}."), kind)).await;
        read_all(lookup.map_err(|_| NoAnswer)?, read)
    }
}

fn settle(options: &mut hickory_resolver::config::ResolverOpts) {
    options.use_hosts_file = ResolveHosts::Never;
    options.timeout = ONE_TRY;
    options.attempts = 1;
    options.cache_size = 0;
}

fn read_all<T>(answer: Result<Lookup, NetError>, read: impl Fn(&RData) -> Option<T>) -> Found<T> {
    match answer {
        Ok(lookup) => Ok(lookup.answers().iter().filter_map(|record| read(&record.data)).collect()),
        Err(NetError::Dns(DnsError::NoRecordsFound(none)))
            if matches!(none.response_code, ResponseCode::NXDomain | ResponseCode::NoError) =>
        {
            Ok(Vec::new())
        }
        Err(_) => Err(NoAnswer),
    }
}

/// A name as we compare it: lower case, without the dot at its end.
fn written(name: &Name) -> String {
    name.to_ascii().trim_end_matches('.').to_ascii_lowercase()
}
