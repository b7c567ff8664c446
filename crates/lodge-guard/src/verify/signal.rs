//! What a verification looks at, a file for each kind. In clear, each lives while it is looked at and not longer.

pub mod account;
pub mod address;
pub mod agreed;
pub mod connection;
pub mod device;
pub mod facts;
pub mod key;
pub mod network;
pub mod timing;

use super::epoch::Quarter;
use crate::records::word::stored_words;
use address::ClearAddress;
use connection::ClearConnection;
use device::ClearDevice;
use facts::ClearFacts;
use key::{EpochKey, Unkeyed};

stored_words! {
    /// What is remembered of a verification, as a keyed hash.
    pub enum Signal: "what kind of signal it is" {
        /// An account that they linked to Discord and proved to be theirs.
        Connection = "connection",
        /// The cookie of this Lodge in their browser.
        Device = "device",
        /// Where on the network they came from.
        Address = "address",
        /// Roughly where on the network they came from.
        Prefix = "prefix",
        /// What kind of browser on what kind of device, coarsely.
        Facts = "facts",
    }
}

/// For how many days the signals of somebody who was banned are remembered.
pub const BANNED_DAYS: i64 = 90;

impl Signal {
    /// For how many days it is remembered of somebody who was not banned.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::Prefix => 7,
            Self::Connection | Self::Device | Self::Address | Self::Facts => 30,
        }
    }

    /// Whether it says where on the network somebody was, or what half of all people have.
    #[must_use]
    pub const fn is_weak(self) -> bool {
        match self {
            Self::Address | Self::Prefix | Self::Facts => true,
            Self::Connection | Self::Device => false,
        }
    }
}

/// A signal as a keyed hash: alike for alike values on one server in one quarter, and a number that means nothing elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token {
    /// Of which kind.
    pub signal: Signal,
    /// Under the keys of which quarter.
    pub quarter: Quarter,
    /// The hash.
    pub hash: [u8; 16],
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "‹{} of {}›", self.signal.as_str(), self.quarter)
    }
}

/// All that is looked at of one visit, in clear.
pub struct Clear {
    /// Where they come from.
    pub address: ClearAddress,
    /// The cookie that they brought, if any.
    pub device: Option<ClearDevice>,
    /// What kind of browser.
    pub facts: Option<ClearFacts>,
    /// Which accounts are linked.
    pub connections: Vec<ClearConnection>,
}

impl Clear {
    /// All of it under the keys of one quarter.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for argon2id.
    pub fn keyed(&self, key: &EpochKey) -> Result<Vec<Token>, Unkeyed> {
        let mut tokens = self.address.keyed(key)?.to_vec();
        tokens.extend(self.device.as_ref().map(|device| device.keyed(key)));
        if let Some(facts) = &self.facts {
            tokens.push(facts.keyed(key)?);
        }
        for connection in connection::looked_at(&self.connections) {
            tokens.push(connection.keyed(key)?);
        }
        tokens.sort_unstable();
        tokens.dedup();
        Ok(tokens)
    }
}

/// Does not compile once the type has the trait.
#[cfg(test)]
macro_rules! never {
    ($type:ty: $($trait:path),+) => { $(
        const _: fn() = || {
            trait Unless<A> { fn some() {} }
            impl<T: ?Sized> Unless<()> for T {}
            impl<T: ?Sized + $trait> Unless<u8> for T {}
            let _ = <$type as Unless<_>>::some;
        };
    )+ };
}
#[cfg(test)]
pub(crate) use never;

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! stays_in_memory {
        ($($type:ty),+) => { $(
            never!($type: std::fmt::Debug, std::fmt::Display, Clone, serde::Serialize, lodge_register::Field, lodge_register::Record);
        )+ };
    }

    stays_in_memory!(
        Clear,
        ClearAddress,
        ClearDevice,
        ClearFacts,
        ClearConnection,
        agreed::ToStretch,
        agreed::Stretched,
        agreed::Salt,
        key::Pepper,
        key::EpochSecret,
        EpochKey
    );

    #[test]
    fn a_clear_value_is_wiped_when_it_is_dropped() {
        // What is dropped cannot be looked at without `unsafe`; that the bytes are in such a wrapper can be.
        assert!(std::mem::needs_drop::<ClearAddress>());
        assert!(std::mem::needs_drop::<ClearDevice>());
        assert!(std::mem::needs_drop::<ClearFacts>());
        assert!(std::mem::needs_drop::<ClearConnection>());
        assert!(std::mem::needs_drop::<agreed::ToStretch>() && std::mem::needs_drop::<agreed::Stretched>());
        assert!(std::mem::needs_drop::<EpochKey>());
    }

    #[test]
    fn nothing_is_remembered_longer_than_the_brief_of_its_kind() {
        for signal in Signal::ALL {
            assert!((7..=30).contains(&signal.days()), "{signal:?}");
            assert_eq!(Signal::parse(signal.as_str()), Some(*signal));
        }
        assert_eq!(Signal::Prefix.days(), 7);
    }
}
