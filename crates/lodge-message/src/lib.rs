//! RFC 5322 as values: headers, addresses, byte-exact rewriting by prepending.
//!
//! Nothing here does I/O, knows the time or panics. A message is never taken apart and put together again:
//! it is looked at through borrowed views, and changed only by putting lines in front of it.

mod address;
mod date;
mod field;
pub mod fuzzing;
mod hops;
mod prefix;
mod received;

pub use address::{Address, AddressError, AddressList, Group, MAX_ADDRESS_TEXT, MAX_ADDRESSES, Mailbox};
pub use address::{Phrase, Word, parse_addresses, parse_mailbox};
pub use date::Date;
pub use field::{Field, Fields, HEAD_LIMIT, body_offset, fields, unfold};
pub use hops::{Hops, LoopGuard, Looping, hops};
pub use prefix::{Prefix, Unfit};
pub use received::{Received, With};
