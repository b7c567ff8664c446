//! Tickets: what a link or an address in a letter is good for, sealed. Nobody can read, change or make one.
//!
//! A ticket is encrypted under its own seal: the keyed hash of what it says is both what proves it and what its key
//! stream begins with, so that it needs no nonce beside it and fits into the local part of an address.

use data_encoding::BASE32_NOPAD;
use lodge_register::Timestamp;
use lodge_store::Db;

/// How long a seal is.
const SEAL: usize = 16;

const DAY: i64 = 86_400_000;

/// Something sealed, in letters and digits that may be written large or small.
pub(crate) fn seal(db: &Db, label: &str, plain: &[u8]) -> String {
    let seal = proof(db, label, plain);
    let mut sealed = seal.to_vec();
    sealed.extend(with_stream(db, label, &seal, plain));
    BASE32_NOPAD.encode(&sealed).to_ascii_lowercase()
}

/// What is in it, if it was sealed here, under this label, and has this length.
pub(crate) fn open<const LENGTH: usize>(db: &Db, label: &str, sealed: &str) -> Option<[u8; LENGTH]> {
    if sealed.len() != BASE32_NOPAD.encode_len(SEAL + LENGTH) {
        return None;
    }
    let sealed = BASE32_NOPAD.decode(sealed.to_ascii_uppercase().as_bytes()).ok()?;
    let (seal, rest) = sealed.split_at_checked(SEAL)?;
    let plain: Vec<u8> = with_stream(db, label, seal, rest);
    let expected = proof(db, label, &plain);
    // Every octet is looked at, so that the time tells nothing.
    let differs = expected.iter().zip(seal).fold(0, |differs, (one, other)| differs | (one ^ other));
    if differs == 0 { plain.try_into().ok() } else { None }
}

fn proof(db: &Db, label: &str, plain: &[u8]) -> [u8; SEAL] {
    let mut seal = [0; SEAL];
    let hash = db.keyed_hash(&format!("comments/ticket/{label}"), plain);
    seal.iter_mut().zip(hash).for_each(|(octet, of)| *octet = of);
    seal
}

fn with_stream(db: &Db, label: &str, seal: &[u8], text: &[u8]) -> Vec<u8> {
    let stream = db.keyed_hash(&format!("comments/ticket/{label}/stream"), seal);
    text.iter().zip(stream).map(|(octet, of)| octet ^ of).collect()
}

/// The day of a moment, counted from 1970.
pub(crate) fn day(moment: Timestamp) -> u16 {
    u16::try_from(moment.millis().div_euclid(DAY)).unwrap_or(u16::MAX)
}

/// What a link in a letter is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ticket {
    /// A moderator decides about a comment as it was when the letter was written.
    Decide {
        /// Which comment.
        comment: i64,
        /// Which moderator.
        account: i64,
        /// How the comment was: see [`mark`].
        mark: u32,
        /// The last day.
        day: u16,
    },
    /// No more letters about a site to one of its moderators.
    Quiet {
        /// Which site.
        site: i64,
        /// Which moderator.
        account: i64,
    },
    /// No more letters about answers to a visitor.
    Mute {
        /// Which visitor.
        visitor: i64,
    },
    /// A visitor does not follow a page any more.
    Leave {
        /// Which visitor.
        visitor: i64,
        /// Which page.
        page: i64,
    },
    /// A visitor's address is theirs.
    Confirm {
        /// Which visitor.
        visitor: i64,
        /// Of the address.
        mark: u32,
        /// The last day.
        day: u16,
    },
    /// The feed of what is answered to a visitor.
    Feed {
        /// Which visitor.
        visitor: i64,
    },
}

/// A kind, two numbers, a mark and a day.
const LENGTH: usize = 1 + 8 + 8 + 4 + 2;

impl Ticket {
    pub(crate) fn seal(self, db: &Db) -> String {
        let (kind, one, other, mark, day) = match self {
            Self::Decide { comment, account, mark, day } => (1_u8, comment, account, mark, day),
            Self::Quiet { site, account } => (2, site, account, 0, 0),
            Self::Mute { visitor } => (3, visitor, 0, 0, 0),
            Self::Leave { visitor, page } => (4, visitor, page, 0, 0),
            Self::Confirm { visitor, mark, day } => (5, visitor, 0, mark, day),
            Self::Feed { visitor } => (6, visitor, 0, 0, 0),
        };
        let mut plain = Vec::with_capacity(LENGTH);
        plain.push(kind);
        plain.extend(one.to_be_bytes());
        plain.extend(other.to_be_bytes());
        plain.extend(mark.to_be_bytes());
        plain.extend(day.to_be_bytes());
        seal(db, "letter", &plain)
    }

    pub(crate) fn open(db: &Db, sealed: &str) -> Option<Self> {
        let plain = open::<LENGTH>(db, "letter", sealed)?;
        let (kind, rest) = plain.split_first()?;
        let (one, rest) = rest.split_first_chunk()?;
        let (other, rest) = rest.split_first_chunk()?;
        let (mark, rest) = rest.split_first_chunk()?;
        let (one, other) = (i64::from_be_bytes(*one), i64::from_be_bytes(*other));
        let (mark, day) = (u32::from_be_bytes(*mark), u16::from_be_bytes(rest.try_into().ok()?));
        Some(match kind {
            1 => Self::Decide { comment: one, account: other, mark, day },
            2 => Self::Quiet { site: one, account: other },
            3 => Self::Mute { visitor: one },
            4 => Self::Leave { visitor: one, page: other },
            5 => Self::Confirm { visitor: one, mark, day },
            6 => Self::Feed { visitor: one },
            _ => return None,
        })
    }
}

/// A short mark of something, by which it is seen whether it is still the same.
pub(crate) fn mark(db: &Db, of: &str) -> u32 {
    let [one, two, three, four, ..] = db.keyed_hash("comments/mark", of.as_bytes());
    u32::from_be_bytes([one, two, three, four])
}
