//! What can be denied.

use std::net::IpAddr;

use lodge_register::{Field, SqlKind, Unreadable, Value};
use lodge_smtp::Path;

/// Somebody or something that is refused. It has no `Display` or `Debug`; it lives in a `Personal`.
#[derive(Clone, PartialEq, Eq)]
pub enum DeniedThing {
    /// One sender's address, in canonical form.
    Address(String),
    /// A host name, and the domain of senders; names below it are refused too.
    Name(String),
    /// A network: the first address, and how many bits of it count.
    Network(IpAddr, u8),
}

/// This is nothing that can be denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not an address, name or network: say `name@example.org`, `example.org`, `192.0.2.1` or `192.0.2.0/24`"
)]
pub struct DenyError;

impl DeniedThing {
    /// Reads one from its text.
    ///
    /// # Errors
    /// [`DenyError`] if it is none of the three.
    pub fn parse(text: &str) -> Result<Self, DenyError> {
        let text = text.trim();
        if text.contains('@') {
            return Path::parse(text).map(|path| Self::Address(path.canonical())).map_err(|_| DenyError);
        }
        if let Some(network) = network(text) {
            return Ok(network);
        }
        let path = Path::parse(&format!("postmaster@{text}")).map_err(|_| DenyError)?;
        let canonical = path.canonical();
        match canonical.split_once('@') {
            Some((_, name)) if name.contains('.') && path.domain.name().is_some() => {
                Ok(Self::Name(name.to_owned()))
            }
            _ => Err(DenyError),
        }
    }

    /// The text that [`parse`](Self::parse) reads.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Address(text) | Self::Name(text) => text.clone(),
            Self::Network(address, bits) if *bits == width(*address) => address.to_string(),
            Self::Network(address, bits) => format!("{address}/{bits}"),
        }
    }
}

fn network(text: &str) -> Option<DeniedThing> {
    let (address, bits) = match text.split_once('/') {
        Some((address, bits)) => (address, Some(bits.parse::<u8>().ok()?)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let bits = bits.unwrap_or(width(address));
    (bits <= width(address)).then(|| DeniedThing::Network(masked(address, bits), bits))
}

const fn width(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The address with all but its first bits cleared.
pub(crate) fn masked(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => IpAddr::from(
            (v4.to_bits() & u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0)).to_be_bytes(),
        ),
        IpAddr::V6(v6) => IpAddr::from(
            (v6.to_bits() & u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0)).to_be_bytes(),
        ),
    }
}

impl Field for DeniedThing {
    const KIND: SqlKind = SqlKind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.to_text())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        let text = String::from_value(value)?;
        Self::parse(&text).map_err(|_| Unreadable::expected("an address, name or network"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, kept: Option<&str>) {
        assert_eq!(DeniedThing::parse(typed).ok().map(|thing| thing.to_text()).as_deref(), kept);
    }

    #[test]
    fn addresses_names_and_networks_are_told_apart() {
        check("Spam@Example.ORG", Some("spam@example.org"));
        check("Example.ORG", Some("example.org"));
        check("192.0.2.77", Some("192.0.2.77"));
        check("192.0.2.77/24", Some("192.0.2.0/24"));
        check("0.0.0.0/0", Some("0.0.0.0/0"));
        check("2001:db8::1/32", Some("2001:db8::/32"));
    }

    #[test]
    fn nonsense_is_refused() {
        check("", None);
        check("localhost", None);
        check("192.0.2.1/33", None);
        check("a b@example.org", None);
    }
}
