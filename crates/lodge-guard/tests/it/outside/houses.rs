//! Both services, and what asks them.

use std::sync::Arc;

use lodge_egress::{Door, DoorSettings};
use lodge_guard::{
    entrance::outside::{Outside, Verdict},
    settings::Service,
    verify::{
        epoch::Quarter,
        signal::{Signal, Token},
    },
};
use lodge_register::Secret;
use lodge_store::{Cache, CacheUrl, Keys, ManualClock, OsChance};
use lodge_testkit::{
    engines::BEGINNING,
    repute::{Call, Repute, Which},
};

/// What both services know the operator by.
pub const KEY: &str = "k3y-of-the-operator";
/// An address that both know as that of a VPN.
pub const VPN: &str = "37.60.48.2";
/// One that they know nothing of.
pub const HOME: &str = "84.22.96.1";

/// An address as a server keeps it for a while: the same number is the same address on the same server.
pub fn token(number: u8) -> Token {
    Token { signal: Signal::Address, quarter: Quarter::numbered(8_104), hash: [number; 16] }
}

pub struct House {
    pub clock: Arc<ManualClock>,
    pub proxycheck: Repute,
    pub abuseipdb: Repute,
}

impl House {
    pub fn open() -> Self {
        Self::at(Arc::new(ManualClock::at(BEGINNING)))
    }

    /// The same with a clock that others go by, too.
    pub fn at(clock: Arc<ManualClock>) -> Self {
        let detours = [VPN, "2a00:1450:4001:80b::"];
        Self {
            clock,
            proxycheck: Repute::open(Which::Proxycheck, KEY, &detours),
            abuseipdb: Repute::open(Which::AbuseIpDb, KEY, &detours),
        }
    }

    /// What asks both of them.
    pub async fn outside(&self) -> Outside {
        self.outside_with(&[Service::Proxycheck, Service::AbuseIpDb]).await
    }

    /// What asks those for which the operator has a key.
    pub async fn outside_with(&self, services: &[Service]) -> Outside {
        let allow = vec!["127.0.0.0/8".parse().unwrap()];
        let door = Door::new(&DoorSettings { allow, ..DoorSettings::default() }).unwrap();
        let keys = Keys::in_memory(&*self.clock, &OsChance);
        let cache = Cache::open(&CacheUrl::Memory, &keys, self.clock.clone(), Arc::new(OsChance)).await;
        let key = |service: &Service| {
            let at = match service {
                Service::Proxycheck => self.proxycheck.url(),
                Service::AbuseIpDb => self.abuseipdb.url(),
            };
            (*service, at, Secret::new(KEY.to_owned()))
        };
        let keys = services.iter().map(key).collect();
        Outside::new(door, cache.unwrap(), self.clock.clone(), keys)
    }

    /// What the services say of an address.
    pub async fn verdict(&self, outside: &Outside, of: &[Service], address: &str, number: u8) -> Verdict {
        outside.verdict(of, address.parse().unwrap(), &token(number)).await
    }

    /// What they were asked.
    pub fn calls(&self) -> Vec<Call> {
        [self.proxycheck.calls(), self.abuseipdb.calls()].concat()
    }
}
