//! The cookie of this Lodge in a browser: random, for thirty days, and known here by its keyed hash only.

use lodge_register::{Chance, draw};
use zeroize::Zeroizing;

use super::{Signal, Token, key::EpochKey};

/// What the cookie is called.
pub const COOKIE: &str = "lodge_dev";
/// How long the browser keeps it, in days.
pub const COOKIE_DAYS: i64 = 30;

/// What the cookie holds, in clear.
pub struct ClearDevice(Zeroizing<[u8; 16]>);

impl ClearDevice {
    /// Draws one for a browser that brought none.
    #[must_use]
    pub fn draw(chance: &dyn Chance) -> Self {
        Self(Zeroizing::new(draw(chance)))
    }

    /// What a browser brought; nothing, if it is not what it was given.
    #[must_use]
    pub fn read(cookie: &str) -> Option<Self> {
        let digits = data_encoding::HEXLOWER.decode(cookie.as_bytes()).map(Zeroizing::new).ok()?;
        digits.as_slice().try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// What the browser is given.
    #[must_use]
    pub fn cookie(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::HEXLOWER.encode(&*self.0))
    }

    /// The browser as a token. Nobody guesses what was drawn, so a keyed hash is enough.
    #[must_use]
    pub fn keyed(&self, key: &EpochKey) -> Token {
        key.quick(Signal::Device, &[&*self.0])
    }
}

#[cfg(test)]
mod tests {
    use lodge_store::SeededChance;

    use super::{
        super::key::tests::{GUILD, key},
        *,
    };

    #[test]
    fn a_browser_is_known_again_by_what_it_was_given() {
        let key = key(GUILD, 1, 1);
        let chance = SeededChance::new(4);
        let one = ClearDevice::draw(&chance);
        let again = ClearDevice::read(&one.cookie()).unwrap();
        assert_eq!(one.keyed(&key), again.keyed(&key));
        assert_ne!(one.keyed(&key), ClearDevice::draw(&chance).keyed(&key));
    }

    #[test]
    fn what_it_was_not_given_is_nothing() {
        for cookie in ["", "x", "00", &"0".repeat(31), &"0".repeat(34), &"G".repeat(32), &"A".repeat(32)] {
            assert!(ClearDevice::read(cookie).is_none(), "{cookie}");
        }
    }
}
