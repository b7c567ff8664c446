//! The stand-in, from outside: as a bot, a browser and a test see it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a test: what goes wrong here fails it"
)]

mod automod;
mod bot;
mod faults;
mod gateway;
mod interactions;
mod limits;
mod moderation;
mod oauth;
mod raid;
mod schemas;
mod simcord;
mod structure;
