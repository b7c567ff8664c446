//! Where somebody comes from: the address, and the network around it.

use std::net::IpAddr;

use zeroize::Zeroizing;

use super::{
    Signal, Token,
    key::{EpochKey, Unkeyed},
    network::{Network, Networks},
};

/// An address in clear.
pub struct ClearAddress {
    /// The octets; of IPv4 the first four.
    octets: Zeroizing<[u8; 16]>,
    is_v4: bool,
}

/// How much of an address is one household: all of IPv4, the first half of IPv6.
const WHOLE: (usize, usize) = (4, 8);
/// How much is one neighbourhood: /24 and /56.
const AROUND: (usize, usize) = (3, 7);

impl ClearAddress {
    /// An address. One of IPv4 that is written in IPv6 is one of IPv4.
    #[must_use]
    pub fn new(address: IpAddr) -> Self {
        let mut octets = Zeroizing::new([0; 16]);
        let canonical = address.to_canonical();
        match canonical {
            IpAddr::V4(v4) => octets.iter_mut().zip(v4.octets()).for_each(|(octet, of)| *octet = of),
            IpAddr::V6(v6) => octets.iter_mut().zip(v6.octets()).for_each(|(octet, of)| *octet = of),
        }
        Self { octets, is_v4: canonical.is_ipv4() }
    }

    /// What kind of network it belongs to.
    #[must_use]
    pub fn network(&self, networks: &Networks) -> Network {
        networks.of(u128::from_be_bytes(*self.octets), self.is_v4)
    }

    /// The address and its neighbourhood as tokens. Both by argon2id: there are few enough addresses to try them all.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for it.
    pub fn keyed(&self, key: &EpochKey) -> Result<[Token; 2], Unkeyed> {
        Ok([self.household(key)?, self.token(key, Signal::Prefix, AROUND)?])
    }

    /// The address alone as a token.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for it.
    pub fn household(&self, key: &EpochKey) -> Result<Token, Unkeyed> {
        self.token(key, Signal::Address, WHOLE)
    }

    fn token(&self, key: &EpochKey, signal: Signal, (v4, v6): (usize, usize)) -> Result<Token, Unkeyed> {
        let part = self.octets.get(..if self.is_v4 { v4 } else { v6 }).unwrap_or_default();
        key.slow(signal, &[&[u8::from(self.is_v4)], part])
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::key::tests::{GUILD, key},
        *,
    };

    fn tokens(address: &str) -> [Token; 2] {
        ClearAddress::new(address.parse().unwrap()).keyed(&key(GUILD, 1, 1)).unwrap()
    }

    /// Whether two are one household, and one neighbourhood.
    #[track_caller]
    fn check(one: &str, other: &str, expected: [bool; 2]) {
        let ([a, b], [c, d]) = (tokens(one), tokens(other));
        assert_eq!([a == c, b == d], expected, "{one} and {other}");
    }

    #[test]
    fn a_household_is_an_address_of_ipv4_or_half_of_one_of_ipv6() {
        check("192.0.2.1", "192.0.2.1", [true, true]);
        check("192.0.2.1", "192.0.2.2", [false, true]);
        check("192.0.2.1", "192.0.3.1", [false, false]);
        check("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", [true, true]);
        check("2001:db8:0:1::1", "2001:db8:0:2::1", [false, true]);
        check("2001:db8:0:1::1", "2001:db8:0:101::1", [false, false]);
        check("::ffff:192.0.2.1", "192.0.2.1", [true, true]);
        check("c000:201::", "192.0.2.1", [false, false]);
    }
}
