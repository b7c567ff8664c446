//! Which servers take mail for a domain, and where they are.

use std::{
    net::{IpAddr, SocketAddr},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{DnsError, NetError, NoRecords, runtime::TokioRuntimeProvider},
    proto::{op::ResponseCode, rr::RData},
};
use lodge_egress::Door;
use lodge_smtp::Domain;
use tokio::time::timeout;

use super::CourierError;
use crate::{MailSettings, Refusal};

/// How long one question to the DNS may take, with everything that hangs on it.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one server may take before it is asked again, or another.
const ONE_TRY: Duration = Duration::from_secs(3);
/// The most servers of a domain that are tried, and the most addresses of a server.
const MOST: usize = 10;

/// A mail server of a domain.
#[derive(Clone, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Exchange {
    /// By its host name, in lower case and without the dot at the end.
    Name(String),
    /// By its address.
    Literal(IpAddr),
}

/// Finds mail servers.
pub(super) struct Directory {
    /// None if there is no need for one: everything goes to a smart host.
    resolver: Option<TokioResolver>,
    own_name: String,
    door: Door,
    seed: u64,
    turn: AtomicU64,
}

impl Directory {
    pub(super) fn new(settings: &MailSettings, seed: [u8; 8], door: Door) -> Result<Self, CourierError> {
        Ok(Self {
            resolver: resolver(settings)?,
            own_name: Domain::Name(settings.hostname.trim_end_matches('.').to_owned()).canonical(),
            door,
            seed: u64::from_be_bytes(seed),
            turn: AtomicU64::new(0),
        })
    }

    /// The same directory, in which we are a server like any other: for letters that we write.
    ///
    /// Mail that passes must not come back to us. A letter has not been here before, and what becomes of it here is
    /// what becomes of other mail.
    pub(super) fn with_ourselves(self) -> Self {
        Self { own_name: String::new(), ..self }
    }

    /// The servers that take mail for a domain, the one to try first in front.
    pub(super) async fn exchanges(&self, domain: &Domain) -> Result<Vec<Exchange>, Refusal> {
        let name = match domain {
            Domain::Literal(address) => return Ok(vec![Exchange::Literal(*address)]),
            Domain::Name(_) => domain.canonical(),
        };
        let resolver = self.resolver.as_ref().ok_or(Refusal::Unavailable)?;
        let lookup = match timeout(PATIENCE, resolver.mx_lookup(absolute(&name))).await {
            Ok(Ok(lookup)) => lookup,
            Ok(Err(error)) => {
                return match found_nothing(&error) {
                    Some(ResponseCode::NXDomain) => Err(Refusal::NoSuchDomain),
                    //= rfc5321#5.1
                    //# If an empty list of MXs is returned,
                    //# the address is treated as if it was associated with an implicit MX
                    //# RR, with a preference of 0, pointing to that host.
                    Some(_) => Ok(vec![Exchange::Name(name)]),
                    None => Err(Refusal::DnsTrouble),
                };
            }
            Err(_) => return Err(Refusal::DnsTrouble),
        };
        let mut records: Vec<(u16, String)> = Vec::new();
        for record in lookup.answers() {
            if let RData::MX(mx) = &record.data {
                let mut exchange = mx.exchange.to_ascii().to_ascii_lowercase();
                exchange.truncate(exchange.trim_end_matches('.').len());
                records.push((mx.preference, exchange));
            }
        }
        order(records, &self.own_name, self.shuffle())
    }

    /// Where a server is: IPv6 and IPv4 in turns.
    pub(super) async fn addresses(&self, exchange: &Exchange) -> Result<Vec<IpAddr>, Refusal> {
        let mut addresses = match exchange {
            Exchange::Literal(address) => vec![*address],
            Exchange::Name(name) => {
                let resolver = self.resolver.as_ref().ok_or(Refusal::Unavailable)?;
                addresses_of(resolver, name).await?
            }
        };
        addresses.retain(|address| self.door.judge(*address).is_ok());
        if addresses.is_empty() {
            return Err(Refusal::BadMx);
        }
        Ok(addresses)
    }

    /// Where the smart host is. Its name is the operator's, so the system's own ways of finding it count too.
    pub(super) async fn relay(&self, name: &str) -> Result<Vec<IpAddr>, Refusal> {
        if let Ok(address) = name.trim_matches(['[', ']']).parse() {
            return Ok(vec![address]);
        }
        if let Some(resolver) = &self.resolver {
            return addresses_of(resolver, name).await.map_err(|_| Refusal::DnsTrouble);
        }
        let found = timeout(PATIENCE, tokio::net::lookup_host((name, 0))).await;
        match found {
            Ok(Ok(found)) => Ok(in_turns(found.map(|address| address.ip()).collect())),
            _ => Err(Refusal::DnsTrouble),
        }
    }

    /// A different number each time, for choosing among equals.
    fn shuffle(&self) -> u64 {
        mix(self.seed.wrapping_add(self.turn.fetch_add(1, Relaxed)))
    }
}

fn resolver(settings: &MailSettings) -> Result<Option<TokioResolver>, CourierError> {
    let trouble = |error: NetError| CourierError::Dns(Box::new(error));
    let provider = TokioRuntimeProvider::default();
    let mut builder = match (settings.dns.as_slice(), &settings.relay) {
        ([], Some(_)) => return Ok(None),
        ([], None) => TokioResolver::builder(provider).map_err(trouble)?,
        (servers, _) => {
            let servers = servers.iter().map(|server| {
                let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
                connections.iter_mut().for_each(|connection| connection.port = server.port());
                NameServerConfig::new(server.ip(), true, connections)
            });
            let config = ResolverConfig::from_name_servers(servers.collect());
            TokioResolver::builder_with_config(config, provider)
        }
    };
    let options = builder.options_mut();
    options.use_hosts_file = ResolveHosts::Never;
    options.timeout = ONE_TRY;
    options.attempts = 2;
    options.cache_size = 4096;
    builder.build().map(Some).map_err(trouble)
}

async fn addresses_of(resolver: &TokioResolver, name: &str) -> Result<Vec<IpAddr>, Refusal> {
    let name = absolute(name);
    let both =
        async { tokio::join!(resolver.ipv6_lookup(name.as_str()), resolver.ipv4_lookup(name.as_str())) };
    let (v6, v4) = timeout(PATIENCE, both).await.map_err(|_| Refusal::DnsTrouble)?;
    let mut addresses = Vec::new();
    let mut trouble = false;
    for answer in [v6, v4] {
        match answer {
            Ok(lookup) => {
                addresses.extend(lookup.answers().iter().filter_map(|record| record.data.ip_addr()))
            }
            Err(error) => trouble |= found_nothing(&error).is_none(),
        }
    }
    match addresses.as_slice() {
        [] if trouble => Err(Refusal::DnsTrouble),
        [] => Err(Refusal::NoServer),
        _ => Ok(in_turns(addresses)),
    }
}

/// A name that is not to be looked for below the system's own domain.
fn absolute(name: &str) -> String {
    format!("{name}.")
}

/// What the DNS says of a name that it has nothing for; nothing, if it could not say.
fn found_nothing(error: &NetError) -> Option<ResponseCode> {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(NoRecords { response_code, .. })) => {
            Some(*response_code).filter(|code| matches!(code, ResponseCode::NXDomain | ResponseCode::NoError))
        }
        _ => None,
    }
}

/// The servers in the order in which they are to be tried.
fn order(mut records: Vec<(u16, String)>, own_name: &str, chance: u64) -> Result<Vec<Exchange>, Refusal> {
    let any = !records.is_empty();
    //= rfc7505#3
    //# To indicate that a domain does not accept email, it advertises a
    //# single MX RR (see Section 3.3.9 of [RFC1035]) with an RDATA section
    //# consisting of preference number 0 and a zero-length label, written in
    //# master files as ".", as the exchange domain, to denote that there
    //# exists no mail exchanger for a domain.
    records.retain(|(_, exchange)| !exchange.is_empty());
    if records.is_empty() {
        return Err(if any { Refusal::NullMx } else { Refusal::NoServer });
    }
    // A server that finds itself in the list must not hand mail on to its equals or to those behind it: they would
    // hand it back (RFC 5321 section 5.1).
    let own =
        records.iter().filter(|(_, exchange)| exchange == own_name).map(|(preference, _)| *preference).min();
    records.retain(|(preference, _)| own.is_none_or(|own| *preference < own));
    if records.is_empty() {
        return Err(Refusal::BadMx);
    }
    //= rfc5321#5.1
    //# MX records contain a preference indication that MUST be used in
    //# sorting if more than one such record appears (see below).  Lower
    //# numbers are more preferred than higher ones.  If there are multiple
    //# destinations with the same preference and there is no clear reason to
    //# favor one (e.g., by recognition of an easily reached address), then
    //# the sender-SMTP MUST randomize them to spread the load across
    //# multiple mail exchangers for a specific organization.
    let place = |exchange: &str| exchange.bytes().fold(chance, |sum, octet| mix(sum ^ u64::from(octet)));
    records.sort_by_cached_key(|(preference, exchange)| (*preference, place(exchange)));
    records.dedup_by(|one, other| one.1 == other.1);
    records.truncate(MOST);
    Ok(records.into_iter().map(|(_, exchange)| Exchange::Name(exchange)).collect())
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

/// The addresses at a port.
pub(super) fn at(addresses: Vec<IpAddr>, port: u16) -> Vec<SocketAddr> {
    addresses.into_iter().map(|address| SocketAddr::new(address, port)).collect()
}

/// Spreads a number over all 64 bits (the last steps of SplitMix64).
const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order of `records` for some chance, or the refusal.
    fn check(records: &[(u16, &str)], chance: u64, expected: Result<&[&str], Refusal>) {
        let records = records.iter().map(|(preference, name)| (*preference, (*name).to_owned())).collect();
        let expected = expected
            .map(|names| names.iter().map(|name| Exchange::Name((*name).to_owned())).collect::<Vec<_>>());
        assert!(order(records, "me.test", chance) == expected, "{expected:?}");
    }

    #[test]
    fn lower_numbers_come_first() {
        check(&[(20, "b.test"), (10, "a.test"), (30, "c.test")], 1, Ok(&["a.test", "b.test", "c.test"]));
    }

    //= rfc5321#5.1
    //= type=test
    //# the sender-SMTP MUST randomize them to spread the load across
    //# multiple mail exchangers for a specific organization.
    #[test]
    fn equals_take_turns() {
        let records = || vec![(10, "a.test".to_owned()), (10, "b.test".to_owned())];
        let first = |chance| {
            order(records(), "me.test", chance).unwrap().remove(0) == Exchange::Name("a.test".into())
        };
        let firsts = (0..1000).filter(|&chance| first(mix(chance))).count();
        assert!((400..600).contains(&firsts), "{firsts} of 1000");
    }

    //= rfc7505#3
    //= type=test
    //# To indicate that a domain does not accept email, it advertises a
    //# single MX RR
    #[test]
    fn a_null_mx_takes_no_mail() {
        check(&[(0, "")], 1, Err(Refusal::NullMx));
        check(&[(0, ""), (10, "a.test")], 1, Ok(&["a.test"]));
    }

    #[test]
    fn we_do_not_hand_mail_to_ourselves_nor_to_those_behind_us() {
        check(&[(10, "me.test")], 1, Err(Refusal::BadMx));
        check(&[(10, "me.test"), (20, "b.test")], 1, Err(Refusal::BadMx));
        check(&[(5, "a.test"), (10, "me.test"), (10, "b.test")], 1, Ok(&["a.test"]));
    }

    #[test]
    fn families_take_turns() {
        let addresses: Vec<IpAddr> = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::1"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        let shown: Vec<String> = in_turns(addresses).iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["2001:db8::1", "192.0.2.1", "192.0.2.2", "192.0.2.3"]);
    }
}
