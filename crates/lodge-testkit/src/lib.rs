//! Lodge from outside: what the tests need, and nothing that is shipped.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test: what goes wrong here fails it"
)]

pub mod canary;
pub mod smtp_peer;
pub mod dns;
pub mod outside;
pub mod postfix;
pub mod watch;
pub mod engines;
pub mod laws;

pub use lodge_store::Engine;
