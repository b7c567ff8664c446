//! What the guard does, seen from outside the crate.

#![expect(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at once"
)]

mod beginning;
mod commands_page;
mod door;
mod entrance;
mod evening;
mod fuzzed;
mod laws;
mod mass;
mod mutual;
mod newcomers;
mod outside;
mod panel;
mod promises;
mod restored;
mod screening;
mod sticky;
mod stored;
mod undo;
mod verify;
mod words;
