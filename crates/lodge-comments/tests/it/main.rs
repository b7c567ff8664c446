//! What the guest book does, seen from outside the crate.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

mod browser;
mod imports;
mod judge;
mod markdown;
mod safe;
mod shown;
mod words;
