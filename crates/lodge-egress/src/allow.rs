//! What the operator allows although it is not of the open internet.

use std::{net::IpAddr, str::FromStr};

/// One exception: a network, an address, or a host by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allow {
    /// Every address that begins like this one.
    Network {
        /// The address.
        address: IpAddr,
        /// How many of its bits count.
        prefix: u8,
    },
    /// The host of this name, wherever the operator's own network says it is.
    Host(String),
}

/// A text that is neither an address nor a network nor the name of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address, a network or a host name")]
pub struct NotAllowable;

impl Allow {
    /// Everything. For what goes where a trusted operator alone says.
    #[must_use]
    pub const fn everywhere() -> [Self; 2] {
        [
            Self::Network { address: IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED), prefix: 0 },
            Self::Network { address: IpAddr::V6(std::net::Ipv6Addr::UNSPECIFIED), prefix: 0 },
        ]
    }

    /// The host of this name or address.
    #[must_use]
    pub fn host(name: &str) -> Self {
        let literal = bare(name).parse::<IpAddr>().ok();
        literal.map_or_else(|| Self::Host(plain(name)), |address| Self::only(address.to_canonical()))
    }

    const fn only(address: IpAddr) -> Self {
        let prefix = if address.is_ipv4() { 32 } else { 128 };
        Self::Network { address, prefix }
    }

    /// Whether this address is in it.
    #[must_use]
    pub fn has(&self, asked: IpAddr) -> bool {
        let Self::Network { address, prefix } = self else { return false };
        match (address, asked.to_canonical()) {
            (IpAddr::V4(network), IpAddr::V4(asked)) => {
                let differing = network.to_bits() ^ asked.to_bits();
                differing.leading_zeros() >= u32::from(*prefix)
            }
            (IpAddr::V6(network), IpAddr::V6(asked)) => {
                let differing = network.to_bits() ^ asked.to_bits();
                differing.leading_zeros() >= u32::from(*prefix)
            }
            _ => false,
        }
    }

    /// Whether it names this host.
    #[must_use]
    pub fn names(&self, asked: &str) -> bool {
        matches!(self, Self::Host(name) if *name == plain(asked))
    }
}

/// A name in lower case, without the dot at its end.
pub(crate) fn plain(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

/// An address without the brackets that URLs put around it.
pub(crate) fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host)
}

impl FromStr for Allow {
    type Err = NotAllowable;

    fn from_str(text: &str) -> Result<Self, NotAllowable> {
        if let Some((address, prefix)) = text.split_once('/') {
            let address: IpAddr = address.parse().map_err(|_| NotAllowable)?;
            let most = if address.is_ipv4() { 32 } else { 128 };
            let prefix: u8 = prefix.parse().ok().filter(|prefix| *prefix <= most).ok_or(NotAllowable)?;
            return Ok(Self::Network { address, prefix });
        }
        if let Ok(address) = bare(text).parse::<IpAddr>() {
            return Ok(Self::only(address.to_canonical()));
        }
        let letters = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'.' | b'-' | b'_');
        // A name whose last part is a number is an address that somebody misspelled.
        let last = plain(text).rsplit('.').next().unwrap_or_default().to_owned();
        let is_name = !last.is_empty() && !last.bytes().all(|octet| octet.is_ascii_digit());
        if is_name && text.len() <= 253 && text.bytes().all(letters) {
            Ok(Self::Host(plain(text)))
        } else {
            Err(NotAllowable)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, yes: &[&str], no: &[&str]) {
        let allow: Allow = text.parse().unwrap();
        for (addresses, expected) in [(yes, true), (no, false)] {
            for address in addresses {
                assert_eq!(allow.has(address.parse().unwrap()), expected, "{text} {address}");
            }
        }
    }

    #[test]
    fn networks_have_their_addresses() {
        check(
            "10.0.0.0/8",
            &["10.0.0.1", "10.255.255.255", "::ffff:10.1.1.1"],
            &["11.0.0.1", "::a00:1", "::1"],
        );
        check("192.168.1.0/25", &["192.168.1.127"], &["192.168.1.128"]);
        check("127.0.0.1", &["127.0.0.1", "::ffff:127.0.0.1"], &["127.0.0.2"]);
        check("::1", &["::1"], &["::2", "127.0.0.1"]);
        check("fd00::/8", &["fd12::1"], &["fc12::1"]);
        check("0.0.0.0/0", &["1.2.3.4"], &["::1"]);
        check("nas.home.arpa", &[], &["10.0.0.1"]);
        assert!(Allow::everywhere().iter().any(|allow| allow.has("::1".parse().unwrap())));
    }

    #[test]
    fn names_are_names_in_any_case() {
        let allow: Allow = "NAS.home.arpa.".parse().unwrap();
        assert!(allow.names("nas.HOME.arpa") && allow.names("nas.home.arpa."));
        assert!(!allow.names("home.arpa") && !allow.names("x.nas.home.arpa"));
        assert_eq!(Allow::host("[::1]"), "::1".parse().unwrap());
        assert_eq!(Allow::host("A.b"), "a.b".parse().unwrap());
    }

    #[test]
    fn anything_else_is_none() {
        for text in ["", ".", "10.0.0.0/33", "10.0.0/8", "::/129", "a b", "10.0.0", "1234", "http://a", "a/8"]
        {
            assert_eq!(text.parse::<Allow>(), Err(NotAllowable), "{text}");
        }
    }
}
