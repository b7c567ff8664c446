//! Asking others about an address: two services, each where the operator has a key and the server's staff chose it.
//!
//! ```text
//! network ──> the operator's table knows it ──> that is what it is
//!    └─ it does not ──> said today? ── no ──> left alone? ── no ──> the service ──> one word, remembered for a day
//! ```
//!
//! **Invariant:** a service gets an address and nothing else of anybody (promise D9).
//! **Invariant:** what they say is one of three words. It can make a detour of what nobody knows, and nothing else; a service
//! that does not answer has said nothing.

mod abuseipdb;
mod breaker;
mod keys;
mod proxycheck;
mod said;

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
    time::Duration,
};

use lodge_egress::{Door, Request, address};
use lodge_register::{Clock, Recipient, Secret};
use lodge_store::Cache;

use crate::{
    records::word::stored_words,
    settings::Service,
    verify::signal::{Token, network::Network},
};
use said::{Asked, Inner};

pub use abuseipdb::{ABUSEIPDB, SENT_TO_ABUSEIPDB};
pub use keys::{Access, key};
pub use proxycheck::{PROXYCHECK, SENT_TO_PROXYCHECK};
pub(crate) use said::SAID;

/// How long somebody waits for a service.
const WITHIN: Duration = Duration::from_secs(2);
/// The most of an answer that is read. Both say a few hundred octets.
const MOST: usize = 16 * 1_024;

stored_words! {
    /// What a service says of an address.
    pub enum Verdict: "`clean`, `suspect` or `unknown`" {
        /// Nothing is against it.
        Clean = "clean",
        /// People use it to be somewhere else.
        Suspect = "suspect",
        /// Nobody said anything.
        Unknown = "unknown",
    }
}

impl Verdict {
    /// What kind of network it is, seen with this: only what nobody knew becomes a detour.
    #[must_use]
    pub const fn on(self, known: Network) -> Network {
        match (self, known) {
            (Self::Suspect, Network::Unknown) => Network::Vpn,
            _ => known,
        }
    }
}

impl Service {
    /// Who gets the question.
    #[must_use]
    pub const fn recipient(self) -> &'static Recipient {
        match self {
            Self::Proxycheck => &PROXYCHECK,
            Self::AbuseIpDb => &ABUSEIPDB,
        }
    }

    /// Where it is, unless the operator says otherwise.
    #[must_use]
    pub const fn at(self) -> &'static str {
        match self {
            Self::Proxycheck => proxycheck::AT,
            Self::AbuseIpDb => abuseipdb::AT,
        }
    }

    fn asks(self, at: &str, key: &str, address: IpAddr) -> Request {
        let request = match self {
            Self::Proxycheck => proxycheck::asks(at, key, address),
            Self::AbuseIpDb => abuseipdb::asks(at, key, address),
        };
        Request { within: WITHIN, most: MOST, ..request }
    }

    fn read(self, body: &[u8], address: IpAddr) -> Verdict {
        match self {
            Self::Proxycheck => proxycheck::read(body, address),
            Self::AbuseIpDb => abuseipdb::read(body, address),
        }
    }
}

/// The services that the operator has a key for. Clones share what is known of them.
#[derive(Clone, Default)]
pub struct Outside {
    inner: Option<Arc<Inner>>,
}

impl Outside {
    /// No service: nobody is asked anything.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// These services, each with where it is and the operator's key.
    #[must_use]
    pub fn new(
        door: Door,
        cache: Cache,
        clock: Arc<dyn Clock>,
        keys: Vec<(Service, String, Secret<String>)>,
    ) -> Self {
        let services: Vec<Asked> =
            keys.into_iter().map(|(service, at, key)| Asked::new(service, &at, key)).collect();
        let inner = Inner { door, cache, clock, services };
        Self { inner: (!inner.services.is_empty()).then(|| Arc::new(inner)) }
    }

    /// The services that can be asked: the operator has a key.
    #[must_use]
    pub fn services(&self) -> Vec<Service> {
        let all = self.inner.iter().flat_map(|inner| &inner.services);
        all.map(|asked| asked.service).collect()
    }

    /// Who would be asked, of those that the server's staff chose: a visitor reads it before anything is looked at.
    #[must_use]
    pub fn asked(&self, chosen: &[Service]) -> Vec<Service> {
        let mut asked = self.services();
        asked.retain(|service| chosen.contains(service));
        asked
    }

    /// What kind of network somebody comes from. Nobody is asked where the operator's table knows it, nor any service that
    /// the server's staff did not choose.
    pub async fn network(
        &self,
        known: Network,
        chosen: &[Service],
        address: IpAddr,
        token: &Token,
    ) -> Network {
        match known {
            Network::Unknown => self.verdict(chosen, address, token).await.on(known),
            _ => known,
        }
    }

    /// What the services that were chosen say of an address. It is remembered for a day under the address's `token`, the keyed
    /// hash of the server's quarter. Once one of them suspects it, no further one is asked.
    pub async fn verdict(&self, chosen: &[Service], address: IpAddr, token: &Token) -> Verdict {
        let (Some(inner), Some(address)) = (&self.inner, told(address)) else { return Verdict::Unknown };
        let mut said = Verdict::Unknown;
        for asked in inner.services.iter().filter(|asked| chosen.contains(&asked.service)) {
            match inner.said(asked, address, token).await {
                Verdict::Suspect => return Verdict::Suspect,
                Verdict::Clean => said = Verdict::Clean,
                Verdict::Unknown => {}
            }
        }
        said
    }
}

/// What of an address is told: all of IPv4, and of IPv6 the half that is the household; the other one is the device. An
/// address that is not of the open internet means nothing to anybody outside.
fn told(address: IpAddr) -> Option<IpAddr> {
    let told = match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
    };
    address::verdict(told).is_ok().then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_adds_a_detour_to_what_nobody_knows_and_overrides_nothing() {
        for verdict in Verdict::ALL {
            for known in Network::ALL {
                let adds = (*verdict, *known) == (Verdict::Suspect, Network::Unknown);
                assert_eq!(verdict.on(*known), if adds { Network::Vpn } else { *known });
            }
        }
    }

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let found = told(address.parse().unwrap()).map(|told| told.to_string());
        assert_eq!(found.as_deref(), expected, "{address}");
    }

    #[test]
    fn of_ipv6_the_household_is_told_and_of_an_inner_network_nothing() {
        check("8.8.8.8", Some("8.8.8.8"));
        check("::ffff:8.8.8.8", Some("8.8.8.8"));
        check("2a00:1450:4001:80b:21a:2bff:fe3c:4d5e", Some("2a00:1450:4001:80b::"));
        for inner in ["127.0.0.1", "10.1.2.3", "192.168.0.7", "100.64.0.1", "169.254.1.1", "::1", "fd00::1"] {
            check(inner, None);
        }
    }
}
