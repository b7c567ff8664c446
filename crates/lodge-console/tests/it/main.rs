//! The dashboard from outside: what people do in it, and what strangers cannot.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test: what goes wrong here fails it"
)]

mod account;
mod api;
mod app;
mod attacks;
mod confirm;
mod forgotten;
mod guarded;
mod house;
mod scene;
mod sign_in;
mod sign_up;
mod stand_in;
mod story;
mod talk;
mod ways_in;
mod with;
mod words;
