//! Linked accounts on the way to a server elsewhere: made dear to try under what only the two of an agreement know.
//!
//! ```text
//! a linked account ──HMAC, argon2id (the agreement's salt)──> stretched ──blinded──> goes out
//!                                                                └──under a key of ours──> kept, as the others are
//! ```
//!
//! Both sides stretch alike, so that the same account is the same value on both. Whoever had one side's key would still pay
//! for each account that they try as they pay for our own tokens.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

use super::{
    connection::{ClearConnection, looked_at},
    key::{Cost, Unkeyed},
};

/// What an agreement stretches with. Only the two who agreed know it.
pub struct Salt(Zeroizing<[u8; 32]>);

impl Salt {
    /// The salt that was made of what both know.
    #[must_use]
    pub const fn of(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }
}

/// A linked account in clear, on its way to the thread that stretches it.
pub struct ToStretch {
    /// Each part with its length, so that no two accounts read the same.
    written: Zeroizing<Vec<u8>>,
    is_guessable: bool,
}

/// A linked account that was stretched. It is what two servers compare, and neither sends it.
pub struct Stretched(Zeroizing<[u8; 32]>);

impl Stretched {
    /// What was stretched already, or stands in for nothing.
    #[must_use]
    pub const fn of(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }
}

impl AsRef<[u8]> for Stretched {
    fn as_ref(&self) -> &[u8] {
        &*self.0
    }
}

/// Those of somebody's accounts that say anything.
#[must_use]
pub fn to_stretch(connections: &[ClearConnection]) -> Vec<ToStretch> {
    let one = |connection: &ClearConnection| {
        let parts = connection.parts();
        // All of it at once: what grows leaves copies behind.
        let length = parts.iter().map(|part| part.len() + 8).sum();
        let mut written = Zeroizing::new(Vec::with_capacity(length));
        for part in parts {
            written.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            written.extend(part);
        }
        ToStretch { written, is_guessable: connection.can_be_guessed() }
    };
    looked_at(connections).map(one).collect()
}

impl ToStretch {
    /// The account under the salt of an agreement.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for argon2id.
    pub fn stretched(&self, salt: &Salt, cost: Cost) -> Result<Stretched, Unkeyed> {
        let mut block = Zeroizing::new([0; 64]);
        block.iter_mut().zip(salt.0.iter()).for_each(|(byte, of)| *byte = *of);
        let mut mac = Hmac::<Sha256>::new((&*block).into());
        mac.update(&self.written);
        let mut made: [u8; 32] = mac.finalize().into_bytes().into();
        let value = Zeroizing::new(made);
        made.zeroize();
        Ok(Stretched(if self.is_guessable { cost.stretch(&salt.0, &value)? } else { value }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn salt(byte: u8) -> Salt {
        Salt::of(Zeroizing::new([byte; 32]))
    }

    fn stretched(service: &str, id: &str, by: u8, cost: Cost) -> Vec<Vec<u8>> {
        let all = to_stretch(&[ClearConnection::new(service, id, true)]);
        all.iter().map(|one| one.stretched(&salt(by), cost).unwrap().as_ref().to_vec()).collect()
    }

    #[test]
    fn two_sides_stretch_alike_and_two_agreements_do_not() {
        for id in ["583231", "21f4kq3vh2j7w6c5z4x3y2w1v"] {
            let one = stretched("GitHub", id, 1, Cost::MADE_UP);
            assert_eq!(one, stretched("github", &format!(" {id} "), 1, Cost::MADE_UP));
            assert_ne!(one, stretched("github", id, 2, Cost::MADE_UP), "another agreement");
            assert_ne!(one, stretched("steam", id, 1, Cost::MADE_UP), "another service");
            assert_eq!(one[0].len(), 32);
        }
    }

    #[test]
    fn what_could_be_guessed_is_dear_to_try() {
        assert_ne!(stretched("x", "583231", 1, Cost::MADE_UP), stretched("x", "583231", 1, Cost::DEAR));
        let long = "21f4kq3vh2j7w6c5z4x3y2w1v";
        assert_eq!(stretched("x", long, 1, Cost::MADE_UP), stretched("x", long, 1, Cost::DEAR));
    }

    #[test]
    fn what_is_not_proved_to_be_theirs_is_not_asked_about() {
        let all =
            [ClearConnection::new("domain", "example.org", false), ClearConnection::new("x", "7", true)];
        assert_eq!(to_stretch(&all).len(), 1);
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(stretched("ab", "c", 1, Cost::MADE_UP), stretched("a", "bc", 1, Cost::MADE_UP));
    }
}
