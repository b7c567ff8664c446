//! Which addresses belong to the open internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why an address is none that a stranger's name may lead us to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It means "this network", or nothing at all.
    Unspecified,
    /// It is this machine.
    Loopback,
    /// It is in a private network.
    Private,
    /// It is behind a provider's address translation (RFC 6598).
    Shared,
    /// It is on the same wire.
    LinkLocal,
    /// A cloud answers there, with the keys of the machine that asks.
    Metadata,
    /// It is many.
    Multicast,
    /// It is everybody.
    Broadcast,
    /// It is for examples (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    /// It is for measuring (RFC 2544, RFC 5180).
    Benchmarking,
    /// Nobody has it yet, or it has a meaning of its own.
    Reserved,
}

/// Whether this address is one of the open internet.
///
/// Whoever owns a name says where it leads. Were that allowed to be our own network, a webhook, a sign-in provider or
/// an alias would reach into it.
///
/// # Errors
/// [`Why`] it is not.
pub fn verdict(address: IpAddr) -> Result<(), Why> {
    match address {
        IpAddr::V4(v4) => of_v4(v4),
        IpAddr::V6(v6) => of_v6(v6),
    }
}

fn of_v4(v4: Ipv4Addr) -> Result<(), Why> {
    Err(match v4.octets() {
        [0, ..] => Why::Unspecified,
        [127, ..] => Why::Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Why::Private,
        [100, 64..=127, ..] => Why::Shared,
        // Amazon, Google, Microsoft and most others; Microsoft's second one, which looks public; Oracle's.
        [169, 254, 169, 254] | [168, 63, 129, 16] | [192, 0, 0, 192] => Why::Metadata,
        [169, 254, ..] => Why::LinkLocal,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Why::Documentation,
        [198, 18 | 19, ..] => Why::Benchmarking,
        // Protocol assignments (RFC 6890) and the former relays of 6to4 (RFC 7526).
        [192, 0, 0, _] | [192, 88, 99, _] => Why::Reserved,
        [224..=239, ..] => Why::Multicast,
        [255, 255, 255, 255] => Why::Broadcast,
        [240..=255, ..] => Why::Reserved,
        _ => return Ok(()),
    })
}

fn of_v6(v6: Ipv6Addr) -> Result<(), Why> {
    match v6.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0] => Err(Why::Unspecified),
        [0, 0, 0, 0, 0, 0, 0, 1] => Err(Why::Loopback),
        // IPv4 in the clothes of IPv6: mapped (RFC 4291), through NAT64 (RFC 6052), over 6to4 (RFC 3056).
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => of_v4(embedded(high, low)),
        // "IPv4-compatible" addresses were given up by RFC 4291: whatever is inside, it is not on the internet.
        [0, 0, 0, 0, 0, 0, high, low] => Err(of_v4(embedded(high, low)).err().unwrap_or(Why::Reserved)),
        [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254] => Err(Why::Metadata),
        [0xfe80..=0xfebf, ..] => Err(Why::LinkLocal),
        // Unique local addresses (RFC 4193), and the site-local ones before them.
        [0xfc00..=0xfdff | 0xfec0..=0xfeff, ..] => Err(Why::Private),
        [0xff00..=0xffff, ..] => Err(Why::Multicast),
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Err(Why::Documentation),
        [0x2001, 2, 0, ..] => Err(Why::Benchmarking),
        // Teredo, ORCHID and what else the special registry has (RFC 6890).
        [0x2001, 0..=0x1ff, ..] => Err(Why::Reserved),
        // Everything that is global so far is in 2000::/3.
        [first, ..] if first & 0xe000 == 0x2000 => Ok(()),
        _ => Err(Why::Reserved),
    }
}

fn embedded(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(addresses: &[&str], expected: Result<(), Why>) {
        for text in addresses {
            assert_eq!(verdict(text.parse().unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn the_open_internet() {
        check(&["8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "100.63.0.1"], Ok(()));
        check(&["100.128.0.1", "169.253.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255"], Ok(()));
        check(&["2a00:1450::1", "2001:4860:4860::8888", "2600::1", "3fff:1000::1", "2001:200::1"], Ok(()));
        check(&["::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"], Ok(()));
    }

    #[test]
    fn this_machine() {
        check(
            &["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::127.0.0.1"],
            Err(Why::Loopback),
        );
        check(&["64:ff9b::7f00:1", "2002:7f00:1::"], Err(Why::Loopback));
        check(&["0.0.0.0", "0.1.2.3", "::", "::ffff:0.0.0.0", "64:ff9b::"], Err(Why::Unspecified));
    }

    #[test]
    fn private_networks() {
        check(
            &["10.0.0.0", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
            Err(Why::Private),
        );
        check(&["fc00::1", "fd12:3456::1", "fec0::1", "::ffff:10.1.2.3", "::192.168.0.1"], Err(Why::Private));
        check(&["2002:a00:1::1", "64:ff9b::a00:1", "2002:c0a8:101::"], Err(Why::Private));
        check(&["100.64.0.0", "100.127.255.255", "100.100.100.200", "::ffff:100.64.0.1"], Err(Why::Shared));
    }

    #[test]
    fn the_same_wire() {
        check(
            &["169.254.0.1", "169.254.170.2", "fe80::1", "febf::1", "64:ff9b::a9fe:1"],
            Err(Why::LinkLocal),
        );
    }

    #[test]
    fn where_clouds_tell_secrets() {
        check(&["169.254.169.254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"], Err(Why::Metadata));
        check(&["2002:a9fe:a9fe::", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"], Err(Why::Metadata));
    }

    #[test]
    fn many_and_everybody() {
        check(&["224.0.0.1", "239.255.255.255", "ff02::1", "::ffff:224.0.0.1"], Err(Why::Multicast));
        check(&["255.255.255.255", "::ffff:255.255.255.255"], Err(Why::Broadcast));
    }

    #[test]
    fn what_is_for_books_and_benches() {
        check(
            &["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
            Err(Why::Documentation),
        );
        check(&["198.18.0.1", "198.19.255.255", "2001:2::1"], Err(Why::Benchmarking));
    }

    #[test]
    fn what_nobody_has() {
        check(&["192.0.0.8", "192.88.99.1", "240.0.0.1", "254.1.1.1"], Err(Why::Reserved));
        check(&["2001::1", "2001:10::1", "64:ff9b:1::1", "100::1", "5f00::1", "4000::1"], Err(Why::Reserved));
        check(&["::8.8.8.8"], Err(Why::Reserved));
    }
}
