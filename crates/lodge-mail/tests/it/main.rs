//! Mail from outside: what an address leads to, and what senders meet at the door.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, unreachable_pub, reason = "a test")]

mod session;
