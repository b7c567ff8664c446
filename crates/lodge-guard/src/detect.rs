//! What is found in what happened. Nothing here decides.

pub mod automod;
pub mod nuke;
pub mod raid;
