//! Lodge from outside: what the tests need, and nothing that is shipped.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test: what goes wrong here fails it"
)]

pub mod akismet;
pub mod canary;
pub mod corpus;
pub mod dns;
pub mod engines;
pub mod laws;
pub mod oidc;
pub mod outside;
pub mod postfix;
pub mod postmark;
pub mod repute;
pub mod smtp_peer;
pub mod watch;
pub mod web;
pub mod words;

pub use lodge_store::Engine;
