//! Custody on real databases: the laws over a sample of every sort of entry, and each way of going wrong.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test: what goes wrong here fails it"
)]

mod archives;
mod laws;
mod people;
mod samples;
mod scene;
