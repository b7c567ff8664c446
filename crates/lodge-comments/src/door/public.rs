//! By what everybody may know a visitor: a name that is theirs at one site, and that leads nowhere but back to us.
//!
//! It is the visitor's number, sealed: the keyed hash of the number is what proves it, and what hides it. So nothing has
//! to be kept to know whose a name is, nobody can make one, and of two names nobody can tell which came first.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use lodge_register::Id;
use lodge_store::Db;
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::{Book, Visitor};

/// What hides numbers: two keys, made ready once, because a thread has a name for each of its comments.
pub(crate) struct Veil {
    proof: Hmac<Sha256>,
    stream: Hmac<Sha256>,
}

impl Veil {
    pub(crate) fn of(db: &Db) -> Self {
        let keyed = |part: &str| {
            // A key that is shorter than a block goes on as zeros (RFC 2104, section 2).
            let mut key = [0; 64];
            key.iter_mut()
                .zip(db.keyed_hash("comments/public", part.as_bytes()))
                .for_each(|(octet, of)| *octet = of);
            Hmac::<Sha256>::new(&key.into())
        };
        Self { proof: keyed("proof"), stream: keyed("stream") }
    }

    fn hidden(&self, number: i64) -> String {
        let plain = number.to_be_bytes();
        let proof = begin(&self.proof, plain);
        let hidden = mixed(plain, begin(&self.stream, proof));
        BASE32_NOPAD.encode(&[proof, hidden].concat()).to_ascii_lowercase()
    }

    fn found(&self, public: &str) -> Option<i64> {
        let octets = BASE32_NOPAD.decode(public.to_ascii_uppercase().as_bytes()).ok()?;
        let [proof, hidden] = [octets.first_chunk::<8>()?, octets.get(8..)?.try_into().ok()?];
        let plain = mixed(*hidden, begin(&self.stream, *proof));
        let right = bool::from(begin(&self.proof, plain).ct_eq(proof));
        // One visitor has one name: written in capitals it would be a second.
        (right && !public.contains(|sign: char| sign.is_ascii_uppercase())).then(|| i64::from_be_bytes(plain))
    }
}

fn begin(keyed: &Hmac<Sha256>, text: [u8; 8]) -> [u8; 8] {
    let whole: [u8; 32] = keyed.clone().chain_update(text).finalize().into_bytes().into();
    let mut begin = [0; 8];
    begin.iter_mut().zip(whole).for_each(|(octet, of)| *octet = of);
    begin
}

fn mixed(text: [u8; 8], stream: [u8; 8]) -> [u8; 8] {
    u64::to_be_bytes(u64::from_be_bytes(text) ^ u64::from_be_bytes(stream))
}

/// By what everybody may know a visitor.
#[must_use]
pub fn public_id(book: &Book, visitor: Id<Visitor>) -> String {
    book.veil.hidden(visitor.number())
}

/// The same, for whoever has no more than the database.
pub(crate) fn public_name(db: &Db, visitor: Id<Visitor>) -> String {
    Veil::of(db).hidden(visitor.number())
}

/// Who is known by this; nobody, if it is no such name.
#[must_use]
pub fn known_as(book: &Book, public: &str) -> Option<Id<Visitor>> {
    book.veil.found(public).map(Id::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn veil(key: u8) -> Veil {
        let keyed = |part: u8| Hmac::<Sha256>::new(&[key ^ part; 64].into());
        Veil { proof: keyed(1), stream: keyed(2) }
    }

    #[test]
    fn a_name_leads_back_and_no_other_does() {
        let (veil, elsewhere) = (veil(7), veil(8));
        for number in [0, 1, 2, i64::MAX, -1, 1 << 40] {
            let public = veil.hidden(number);
            assert_eq!((public.len(), veil.found(&public)), (26, Some(number)));
            assert_eq!(veil.hidden(number), public, "it is always the same");
            for at in 0..public.len() {
                let mut other = public.clone().into_bytes();
                other[at] = if other[at] == b'a' { b'b' } else { b'a' };
                assert_eq!(veil.found(&String::from_utf8(other).unwrap()), None, "sign {at}");
            }
            assert_eq!(veil.found(&public.to_uppercase()), None);
        }
        for none in ["", "7", "x", "1", &"a".repeat(26), &"a".repeat(25), &"é".repeat(13)] {
            assert_eq!(veil.found(none), None, "{none}");
        }
        assert_eq!(elsewhere.found(&veil.hidden(7)), None, "another house knows nobody by it");
    }
}
