//! What the server says, and what holds whatever is said to it.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test")]

mod laws;
mod scripts;
