//! Why an address field cannot be read.

use super::parse::{MAX_ADDRESS_TEXT, MAX_ADDRESSES};
use std::fmt;

/// Why a text is no list of addresses. Places are counted in bytes; the text is never repeated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AddressError {
    /// The text is longer than [`MAX_ADDRESS_TEXT`].
    TooLong,
    /// There are more than [`MAX_ADDRESSES`].
    TooMany,
    /// Comments are nested too deep.
    TooDeep {
        /// Where the innermost one begins.
        at: usize,
    },
    /// Something stands where it may not.
    Unexpected {
        /// Where.
        at: usize,
    },
    /// A comment, quotes or brackets are never closed.
    Unended {
        /// Where they open.
        at: usize,
    },
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the address field is longer than {MAX_ADDRESS_TEXT} bytes"),
            Self::TooMany => write!(f, "the address field holds more than {MAX_ADDRESSES} addresses"),
            Self::TooDeep { at } => {
                write!(f, "comments are nested too deep at byte {at} of the address field")
            }
            Self::Unexpected { at } => write!(f, "the address field cannot be read at byte {at}"),
            Self::Unended { at } => write!(f, "what opens at byte {at} of the address field is never closed"),
        }
    }
}

impl std::error::Error for AddressError {}
