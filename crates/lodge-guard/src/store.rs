//! Questions to the database and what is written there, a file for each thing.

pub mod anew;
pub mod appeals;
pub mod cases;
pub mod changes;
pub mod deeds;
pub mod effects;
pub mod epochs;
pub mod keepers;
pub mod masses;
pub mod members;
pub mod menus;
pub mod newcomers;
pub mod once;
pub mod peerings;
pub mod renumbered;
pub mod reports;
pub mod roles;
pub mod servers;
pub mod sessions;
pub mod shadows;
pub mod timers;
pub mod traces;
pub mod verifications;
pub mod wishes;
