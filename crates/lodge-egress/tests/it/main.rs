//! The way out from outside: where it leads, where it does not, and what letters and events become on it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, unreachable_pub, reason = "a test")]

mod door;
mod one_door;
mod post;
mod webhook;
