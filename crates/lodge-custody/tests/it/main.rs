//! Custody on real databases: the laws over a sample of every sort of entry, and each way of going wrong.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test: what goes wrong here fails it"
)]

mod laws;
mod samples;
