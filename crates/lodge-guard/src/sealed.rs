//! Links that carry what they are about, sealed: nothing of it is stored, nobody else can make one or see what is in it.

use data_encoding::BASE32_NOPAD;
use lodge_store::Db;
use zeroize::Zeroizing;

/// How long a seal is.
const SEAL: usize = 16;
/// What is in a link: three numbers.
pub(crate) const LENGTH: usize = 24;

/// Seals three numbers for one purpose, in letters and digits that may be written large or small.
pub(crate) fn seal(db: &Db, label: &str, plain: [u64; 3]) -> String {
    let mut octets = [0; LENGTH];
    let numbers = plain.iter().flat_map(|number| number.to_be_bytes());
    octets.iter_mut().zip(numbers).for_each(|(octet, of)| *octet = of);
    let seal = proof(db, label, &octets);
    let mut sealed = seal.to_vec();
    sealed.extend(with_stream(db, label, &seal, &octets).iter());
    BASE32_NOPAD.encode(&sealed).to_ascii_lowercase()
}

/// What is in it, if it was sealed here for this purpose.
pub(crate) fn open(db: &Db, label: &str, sealed: &str) -> Option<[u64; 3]> {
    if sealed.len() != BASE32_NOPAD.encode_len(SEAL + LENGTH) {
        return None;
    }
    let sealed = BASE32_NOPAD.decode(sealed.to_ascii_uppercase().as_bytes()).ok()?;
    let (seal, rest) = sealed.split_at_checked(SEAL)?;
    let plain = with_stream(db, label, seal, rest);
    if !same(&proof(db, label, &plain), seal) {
        return None;
    }
    let (first, rest) = plain.split_first_chunk()?;
    let (second, rest) = rest.split_first_chunk()?;
    let third: &[u8; 8] = rest.try_into().ok()?;
    Some([first, second, third].map(|number| u64::from_be_bytes(*number)))
}

/// Whether two are the same. Every octet is looked at, so that the time tells nothing.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
}

fn proof(db: &Db, label: &str, plain: &[u8]) -> [u8; SEAL] {
    let mut seal = [0; SEAL];
    let hash = db.keyed_hash(label, plain);
    seal.iter_mut().zip(hash).for_each(|(octet, of)| *octet = of);
    seal
}

fn with_stream(db: &Db, label: &str, seal: &[u8], text: &[u8]) -> Zeroizing<Vec<u8>> {
    let stream = db.keyed_hash(&format!("{label}/stream"), seal);
    Zeroizing::new(text.iter().zip(stream).map(|(octet, of)| octet ^ of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_is_compared_whole() {
        assert!(same(b"", b"") && same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abx") && !same(b"abc", b"ab") && !same(b"", b"a"));
    }
}
