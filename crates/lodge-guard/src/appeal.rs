//! The link by which somebody who was sent away asks to come back: it names the case and whom it is about, sealed. Nothing
//! of it is stored, nobody can make one, and it is good for as long as the case is kept.

use data_encoding::BASE32_NOPAD;
use lodge_register::Id;
use lodge_store::Db;

use crate::{Server, ids::UserId};

/// How long a seal is.
const SEAL: usize = 16;
/// A server, a case’s number and a person.
const LENGTH: usize = 24;
const LABEL: &str = "guard/appeal";

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// On which server.
    pub server: Id<Server>,
    /// The number of the case there.
    pub case: i64,
    /// Whom it is about.
    pub user: UserId,
}

impl Ticket {
    /// Seals it, in letters and digits that may be written large or small.
    #[must_use]
    pub fn seal(self, db: &Db) -> String {
        let mut plain = Vec::with_capacity(LENGTH);
        plain.extend(self.server.number().to_be_bytes());
        plain.extend(self.case.to_be_bytes());
        plain.extend(self.user.get().to_be_bytes());
        let seal = proof(db, &plain);
        let mut sealed = seal.to_vec();
        sealed.extend(with_stream(db, &seal, &plain));
        BASE32_NOPAD.encode(&sealed).to_ascii_lowercase()
    }

    /// What is in it, if it was sealed here.
    #[must_use]
    pub fn open(db: &Db, sealed: &str) -> Option<Self> {
        if sealed.len() != BASE32_NOPAD.encode_len(SEAL + LENGTH) {
            return None;
        }
        let sealed = BASE32_NOPAD.decode(sealed.to_ascii_uppercase().as_bytes()).ok()?;
        let (seal, rest) = sealed.split_at_checked(SEAL)?;
        let plain = with_stream(db, seal, rest);
        // Every octet is looked at, so that the time tells nothing.
        let expected = proof(db, &plain);
        let differs = expected.iter().zip(seal).fold(0, |differs, (one, other)| differs | (one ^ other));
        if differs != 0 {
            return None;
        }
        let (server, rest) = plain.split_first_chunk()?;
        let (case, rest) = rest.split_first_chunk()?;
        let user = UserId::new(u64::from_be_bytes(rest.try_into().ok()?));
        Some(Self { server: Id::new(i64::from_be_bytes(*server)), case: i64::from_be_bytes(*case), user })
    }

    /// Where the link leads, below the address of the house.
    #[must_use]
    pub fn path(self, db: &Db) -> String {
        format!("/guard/appeal/{}", self.seal(db))
    }
}

fn proof(db: &Db, plain: &[u8]) -> [u8; SEAL] {
    let mut seal = [0; SEAL];
    let hash = db.keyed_hash(LABEL, plain);
    seal.iter_mut().zip(hash).for_each(|(octet, of)| *octet = of);
    seal
}

fn with_stream(db: &Db, seal: &[u8], text: &[u8]) -> Vec<u8> {
    let stream = db.keyed_hash("guard/appeal/stream", seal);
    text.iter().zip(stream).map(|(octet, of)| octet ^ of).collect()
}
