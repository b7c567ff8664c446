//! Where made-up people come from, and what the operator's table says about it.

use std::{
    fmt::Write as _,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use crate::{rehearse::seeded::Seeded, verify::signal::network::Networks};

/// Carriers of phones; each puts its customers behind this many addresses.
const CARRIERS: u64 = 12;
const ADDRESSES_OF_A_CARRIER: u64 = 4_096;
/// Providers that put homes behind this many addresses.
const SHARED: u64 = 8;
const ADDRESSES_OF_A_SHARED: u64 = 2_048;
/// Schools, one address each.
const SCHOOLS: u64 = 300;
/// Exits of VPNs.
const EXITS: u64 = 400;
/// How many addresses homes have.
const HOMES: u64 = 3_000_000;
/// After how many days a home gets another address.
const LEASE_DAYS: u64 = 45;

/// How somebody gets to the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// From home.
    Home,
    /// With their phone.
    Phone,
    /// From school.
    School,
    /// Through a VPN.
    Vpn,
}

/// A home.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    number: u64,
    line: Line,
}

/// How a home is connected.
#[derive(Debug, Clone, Copy)]
enum Line {
    /// An address of IPv4 of its own, for a while.
    Own,
    /// A network of IPv6 of its own.
    V6,
    /// Behind one address with many others.
    Shared,
}

impl Home {
    pub(super) fn draw(chance: &Seeded) -> Self {
        let line = match chance.below(100) {
            0..50 => Line::Own,
            50..72 => Line::V6,
            _ => Line::Shared,
        };
        Self { number: chance.next() >> 1, line }
    }

    fn address(self, day: u64, chance: &Seeded) -> IpAddr {
        match self.line {
            Line::Own => {
                let lease = (day + self.number % LEASE_DAYS) / LEASE_DAYS;
                v4(11, Seeded::new(self.number ^ (lease << 40)).below(HOMES))
            }
            Line::V6 => IpAddr::V6(Ipv6Addr::from_bits(
                (0x2a00_u128 << 112) | (u128::from(self.number >> 23) << 72) | 1,
            )),
            Line::Shared => {
                let provider = self.number % SHARED;
                v4(13, provider * ADDRESSES_OF_A_SHARED + chance.below(ADDRESSES_OF_A_SHARED))
            }
        }
    }
}

/// The address of somebody on this day.
pub(super) fn address(way: Way, home: Home, day: u64, chance: &Seeded) -> IpAddr {
    let number = home.number;
    match way {
        Way::Home => home.address(day, chance),
        Way::Phone => {
            v4(12, number % CARRIERS * ADDRESSES_OF_A_CARRIER + chance.below(ADDRESSES_OF_A_CARRIER))
        }
        Way::School => v4(14, number % SCHOOLS * 256),
        Way::Vpn => v4(15, chance.below(EXITS)),
    }
}

fn v4(first: u8, rest: u64) -> IpAddr {
    let rest = u32::try_from(rest % (1 << 24)).unwrap_or(0);
    IpAddr::V4(Ipv4Addr::from_bits((u32::from(first) << 24) | rest))
}

/// What the operator's table says: all but one carrier, and most of the exits.
pub(super) fn table() -> Networks {
    let mut text = String::from(
        "prefix,kind\n11.0.0.0/8,residential\n2a00::/16,residential\n13.0.0.0/8,cgnat\n14.0.0.0/8,education\n",
    );
    for carrier in 1..CARRIERS {
        let third = carrier * 16;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "12.0.{third}.0/20,mobile");
    }
    text.push_str("15.0.0.0/24,vpn\n15.0.1.0/26,vpn\n");
    Networks::read(&text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::signal::{address::ClearAddress, network::Network};

    #[test]
    fn the_table_knows_most_of_this_world() {
        let (table, chance) = (table(), Seeded::new(1));
        assert_eq!(table.len(), 4 + 11 + 2);
        let kinds = |way| -> Vec<Network> {
            let one = |_| ClearAddress::new(address(way, Home::draw(&chance), 3, &chance)).network(&table);
            (0..200).map(one).collect()
        };
        assert!(kinds(Way::Home).iter().all(|kind| matches!(kind, Network::Residential | Network::Cgnat)));
        let phones = kinds(Way::Phone);
        assert!(phones.contains(&Network::Mobile) && phones.contains(&Network::Unknown));
        assert!(kinds(Way::School).iter().all(|kind| *kind == Network::Education));
        assert!(kinds(Way::Vpn).contains(&Network::Unknown));
    }

    #[test]
    fn a_home_keeps_its_address_for_a_while() {
        let chance = Seeded::new(2);
        let own = std::iter::repeat_with(|| Home::draw(&chance))
            .find(|home| matches!(home.line, Line::Own))
            .unwrap();
        let on: std::collections::BTreeSet<_> = (0..90).map(|day| own.address(day, &chance)).collect();
        assert!((2..=3).contains(&on.len()), "{}", on.len());
    }
}
