//! Accounts from outside: who gets in, who does not, and what neither of them learns.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, unreachable_pub, reason = "a test")]

mod delegates;
mod device;
mod email_change;
mod help;
mod laws;
mod notices;
mod passkeys;
mod profile;
mod providers;
mod races;
mod reset;
mod scene;
mod send;
mod sessions;
mod sign_in;
mod sign_up;
mod tokens;
mod totp;
