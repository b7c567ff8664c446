//! What holds for every message.

#![expect(clippy::unwrap_used, reason = "a test")]

mod addresses;
mod laws;
