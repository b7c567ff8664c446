//! The stand-in, from outside: as a bot, a browser and a test see it.

mod automod;
mod bot;
mod faults;
mod gateway;
mod interactions;
mod limits;
mod moderation;
mod oauth;
mod raid;
mod structure;
