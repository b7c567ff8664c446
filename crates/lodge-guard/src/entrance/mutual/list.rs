//! Who is banned, as a list that another Lodge may have: hashes of outputs under a key that it does not have.
//!
//! A list is hashed anew each time it is given, and filled up with chance to the next power of two. So whoever gets two of
//! them cannot tell which hashes are in both, nor how many people are meant. To find somebody in it they have to ask for
//! them under the key; and that is counted.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit as _, Mac as _};
use lodge_register::{Chance, draw};
use sha2::Sha256;

use super::oprf::{OUTPUT, Output};

/// How many are on a list at most, the latest banned first.
pub const MOST: usize = 4_096;
/// How many are on it at least, with those that are chance.
const LEAST: usize = 64;
const SALT: usize = 16;

/// A list, as it was given.
pub struct List {
    salt: [u8; SALT],
    hashes: BTreeSet<Output>,
}

impl List {
    /// The list of these.
    #[must_use]
    pub fn of(banned: &[Output], chance: &dyn Chance) -> Self {
        let salt = draw(chance);
        let mut hashes: BTreeSet<Output> = banned.iter().take(MOST).map(|one| hash(&salt, one)).collect();
        let full = hashes.len().max(LEAST).next_power_of_two();
        while hashes.len() < full {
            hashes.insert(draw(chance));
        }
        Self { salt, hashes }
    }

    /// Whether one of these is on it.
    #[must_use]
    pub fn has_any(&self, outputs: &[Output]) -> bool {
        outputs.iter().any(|output| self.hashes.contains(&hash(&self.salt, output)))
    }

    /// Its octets: the salt, and the hashes in their order, which says nothing.
    #[must_use]
    pub fn octets(&self) -> Vec<u8> {
        self.salt.iter().chain(self.hashes.iter().flatten()).copied().collect()
    }

    /// The list of these octets, if they are one.
    #[must_use]
    pub fn of_octets(octets: &[u8]) -> Option<Self> {
        let (salt, rest) = octets.split_first_chunk::<SALT>()?;
        let (hashes, odd) = rest.as_chunks::<OUTPUT>();
        let is_one = odd.is_empty() && hashes.len() <= MOST;
        is_one.then(|| Self { salt: *salt, hashes: hashes.iter().copied().collect() })
    }

    /// As a message has it.
    #[must_use]
    pub fn written(&self) -> String {
        BASE64.encode(&self.octets())
    }

    /// The list in a message, if it is one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::of_octets(&BASE64.decode(text.as_bytes()).ok()?)
    }
}

fn hash(salt: &[u8; SALT], output: &Output) -> Output {
    let mut block = [0; 64];
    block.iter_mut().zip(salt).for_each(|(byte, of)| *byte = *of);
    let mut mac = Hmac::<Sha256>::new((&block).into());
    mac.update(output);
    let mut hash = [0; OUTPUT];
    hash.iter_mut().zip(mac.finalize().into_bytes()).for_each(|(byte, of)| *byte = of);
    hash
}

#[cfg(test)]
mod tests {
    use lodge_store::OsChance;

    use super::*;
    use crate::entrance::mutual::message::LONGEST_ANSWER;

    fn outputs(count: u16) -> Vec<Output> {
        (0..count)
            .map(|number| {
                let mut output = [0; OUTPUT];
                output.iter_mut().zip(number.to_be_bytes()).for_each(|(byte, of)| *byte = of);
                output
            })
            .collect()
    }

    #[test]
    fn whoever_is_banned_is_on_it_and_nobody_else() {
        let banned = outputs(3);
        let list = List::read(&List::of(&banned, &OsChance).written()).unwrap();
        assert!(list.has_any(&[[0xee; OUTPUT], banned[2]]));
        assert!(!list.has_any(&[[0xee; OUTPUT]]) && !list.has_any(&[]));
        assert!(!List::of(&[], &OsChance).has_any(&banned));
    }

    #[test]
    fn two_lists_have_nothing_in_common_and_do_not_say_how_many_are_meant() {
        let (one, other) = (List::of(&outputs(3), &OsChance), List::of(&outputs(60), &OsChance));
        assert!(one.hashes.is_disjoint(&other.hashes));
        assert_eq!((one.hashes.len(), other.hashes.len()), (LEAST, LEAST));
        assert_eq!(List::of(&outputs(65), &OsChance).hashes.len(), 128);
        assert_eq!(List::of(&[], &OsChance).hashes.len(), LEAST);
    }

    #[test]
    fn it_has_an_end() {
        let list = List::of(&outputs(5_000), &OsChance);
        assert_eq!(list.hashes.len(), MOST);
        assert!(list.written().len() + 100 < LONGEST_ANSWER);
        let octets = list.octets();
        assert!(List::of_octets(&octets).is_some());
        assert!(List::of_octets(&[&octets[..], &[0; OUTPUT]].concat()).is_none());
        for odd in ["", "AA==", "!", &BASE64.encode(&octets[1..])] {
            assert!(List::read(odd).is_none(), "{odd}");
        }
    }
}
