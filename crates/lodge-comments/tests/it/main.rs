//! What the guest book does, seen from outside the crate.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may stop at once"
)]

mod book;
mod browser;
mod budgets;
mod desk;
mod door;
mod export_laws;
mod export_written;
mod feeds;
mod flood;
mod fuzzed;
mod hooks;
mod import_databases;
mod import_html;
mod import_html_laws;
mod import_mapping;
mod import_memory;
mod import_packed;
mod import_survey;
mod import_traps;
mod imports;
mod judge;
mod laws;
mod letters;
mod line;
mod listening;
mod markdown;
mod moved;
mod moving;
mod on_the_page;
mod ready;
mod replies;
mod safe;
mod scene;
mod shown;
mod sift;
mod words;
