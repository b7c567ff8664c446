//! Mail from outside: what an address leads to, what senders meet at the door, what destinations get.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, unreachable_pub, reason = "a test")]

mod aliases;
mod deliver;
mod letters;
mod panel;
mod session;
