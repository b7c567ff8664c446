//! Lodge from outside.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "a test"
)]

mod browser;
mod comments;
mod demo;
mod errors;
mod layers;
mod lodge;
mod pages;
mod parity;
mod promises;
mod provider;
mod rehearse;
mod schema;
mod serving;
mod sink;
mod stories;
mod story;
