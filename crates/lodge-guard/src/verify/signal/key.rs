//! The keys of a server's quarter, and how a clear value becomes a token under them.
//!
//! ```text
//! pepper (of the master key, in no database) ─┐
//! the quarter's secret (random, sealed)      ─┴─ HKDF ─> the key of a server's quarter
//!     long random values: HMAC-SHA256          values that could be guessed one by one: argon2id
//! ```

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use lodge_register::{Chance, draw};
use lodge_store::Db;
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

use super::{Signal, Token};
use crate::{ids::GuildId, verify::epoch::Quarter};

/// What is in no database: made of the installation's master key.
pub struct Pepper(Zeroizing<[u8; 32]>);

impl Pepper {
    /// The pepper of this installation.
    #[must_use]
    pub fn of(db: &Db) -> Self {
        Self(db.keys().derive("guard/verify"))
    }

    /// A pepper of these bytes, for people who are made up.
    pub(crate) fn made_up(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

/// What is random in a quarter. Once it is gone, nobody makes the quarter's keys again, with the pepper or without.
pub struct EpochSecret(Zeroizing<[u8; 32]>);

impl EpochSecret {
    /// Draws one.
    #[must_use]
    pub fn draw(chance: &dyn Chance) -> Self {
        Self(Zeroizing::new(draw(chance)))
    }

    /// The one that was kept; nothing, if these are no 32 bytes.
    #[must_use]
    pub fn kept(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// Its bytes, to be sealed.
    #[must_use]
    pub fn to_be_sealed(&self) -> &[u8; 32] {
        &self.0
    }
}

/// How dear it is to try a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    memory: u32,
}

impl Cost {
    /// 64 MiB: whoever had pepper and database would still pay core-years for the four billion addresses of IPv4.
    pub const DEAR: Self = Self { memory: 65_536 };
    /// The least that argon2id takes. For made-up people only, whom nobody has to be protected from.
    pub const MADE_UP: Self = Self { memory: 8 };
}

impl Cost {
    /// argon2id of a value that could be guessed, for whoever has another key than that of a quarter.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for it.
    pub(super) fn stretch(self, salt: &[u8; 32], value: &[u8; 32]) -> Result<Zeroizing<[u8; 32]>, Unkeyed> {
        let params = Params::new(self.memory, 1, 1, Some(32)).map_err(|_| Unkeyed)?;
        let mut made = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(value, salt, &mut *made)
            .map_err(|_| Unkeyed)?;
        Ok(made)
    }
}

/// A signal could not be keyed; it is then as if it had not been looked at.
#[derive(Debug, thiserror::Error)]
#[error("could not key a signal: there are no 64 MiB of memory for argon2id; verify fewer people at once")]
pub struct Unkeyed;

/// The key of one server in one quarter.
pub struct EpochKey {
    quarter: Quarter,
    key: Zeroizing<[u8; 32]>,
    cost: Cost,
}

impl EpochKey {
    /// The key of a server in a quarter.
    #[must_use]
    pub fn of(pepper: &Pepper, guild: GuildId, quarter: Quarter, secret: &EpochSecret, cost: Cost) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        let (guild, number) = (guild.get().to_be_bytes(), quarter.number().to_be_bytes());
        let expanded = Hkdf::<Sha256>::new(Some(&secret.0[..]), &*pepper.0)
            .expand_multi_info(&[b"lodge/verify/1", &guild, &number], &mut *key);
        debug_assert!(expanded.is_ok(), "32 bytes are one block of HKDF-SHA256");
        Self { quarter, key, cost }
    }

    /// Of which quarter it is.
    #[must_use]
    pub const fn quarter(&self) -> Quarter {
        self.quarter
    }

    /// The token of a value that nobody guesses: long and random.
    pub(super) fn quick(&self, signal: Signal, parts: &[&[u8]]) -> Token {
        let mac = self.mac(signal, parts);
        let mut hash = [0; 16];
        hash.iter_mut().zip(mac.iter()).for_each(|(byte, from)| *byte = *from);
        Token { signal, quarter: self.quarter, hash }
    }

    /// The token of a value that could be guessed: there are so few that somebody could try them all.
    ///
    /// # Errors
    /// [`Unkeyed`] if there is no memory for it.
    pub(super) fn slow(&self, signal: Signal, parts: &[&[u8]]) -> Result<Token, Unkeyed> {
        let salt = self.mac(signal, &[b"salt"]);
        let value = self.mac(signal, parts);
        let params = Params::new(self.cost.memory, 1, 1, Some(16)).map_err(|_| Unkeyed)?;
        let mut hash = [0; 16];
        Argon2::new_with_secret(&*self.key, Algorithm::Argon2id, Version::V0x13, params)
            .and_then(|argon2| argon2.hash_password_into(&*value, &*salt, &mut hash))
            .map_err(|_| Unkeyed)?;
        Ok(Token { signal, quarter: self.quarter, hash })
    }

    /// HMAC-SHA256 of the kind and the parts, each with its length, so that no two values read the same.
    fn mac(&self, signal: Signal, parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
        let mut block = Zeroizing::new([0; 64]);
        block.iter_mut().zip(self.key.iter()).for_each(|(byte, key)| *byte = *key);
        let mut mac = Hmac::<Sha256>::new((&*block).into());
        for part in [signal.as_str().as_bytes()].iter().chain(parts) {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        let mut made: [u8; 32] = mac.finalize().into_bytes().into();
        let kept = Zeroizing::new(made);
        made.zeroize();
        kept
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use lodge_store::SeededChance;

    use super::*;

    pub(crate) const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_001);

    pub(crate) fn key(guild: GuildId, quarter: i64, seed: u64) -> EpochKey {
        let secret = EpochSecret::draw(&SeededChance::new(seed));
        EpochKey::of(&Pepper::made_up([7; 32]), guild, Quarter::numbered(quarter), &secret, Cost::MADE_UP)
    }

    #[test]
    fn a_token_is_of_its_server_its_quarter_its_secret_and_its_kind() {
        let quick = |key: &EpochKey, signal| key.quick(signal, &[b"value"]).hash;
        let slow = |key: &EpochKey, signal| key.slow(signal, &[b"value"]).unwrap().hash;
        let one = key(GUILD, 1, 1);
        let others = [key(GuildId::new(2), 1, 1), key(GUILD, 2, 1), key(GUILD, 1, 2)];
        for of in [quick as fn(&EpochKey, Signal) -> [u8; 16], slow] {
            assert_eq!(of(&one, Signal::Address), of(&key(GUILD, 1, 1), Signal::Address));
            assert_ne!(of(&one, Signal::Address), of(&one, Signal::Prefix));
            for other in &others {
                assert_ne!(of(&one, Signal::Address), of(other, Signal::Address));
            }
        }
    }

    #[test]
    fn another_pepper_is_another_key() {
        let secret = EpochSecret::draw(&SeededChance::new(1));
        let of = |pepper| {
            EpochKey::of(&Pepper::made_up(pepper), GUILD, Quarter::numbered(1), &secret, Cost::MADE_UP)
                .quick(Signal::Device, &[b"value"])
        };
        assert_ne!(of([1; 32]), of([2; 32]));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let key = key(GUILD, 1, 1);
        assert_ne!(
            key.quick(Signal::Device, &[b"ab", b"c"]).hash,
            key.quick(Signal::Device, &[b"a", b"bc"]).hash
        );
    }

    #[test]
    fn the_dear_cost_is_another_token_and_at_least_what_is_recommended() {
        let secret = EpochSecret::draw(&SeededChance::new(1));
        let of = |cost| {
            EpochKey::of(&Pepper::made_up([7; 32]), GUILD, Quarter::numbered(1), &secret, cost)
                .slow(Signal::Address, &[b"value"])
                .unwrap()
        };
        assert_ne!(of(Cost::DEAR), of(Cost::MADE_UP));
        // OWASP's first choice is 46 MiB and one pass.
        const { assert!(Cost::DEAR.memory >= 47_104) };
    }

    #[test]
    fn only_a_secret_of_its_length_is_one() {
        assert!(EpochSecret::kept(&[1; 32]).is_some_and(|kept| *kept.to_be_sealed() == [1; 32]));
        assert!(EpochSecret::kept(&[1; 31]).is_none() && EpochSecret::kept(b"").is_none());
    }
}
