//! A stand-in for Discord, on loopback: one world, three faces.
//!
//! The gateway tells what happens, REST under `/api/v10` changes it, OAuth2 says who somebody is. People are played by
//! the test: they come, they talk, they run commands. Time stands still until the test moves it, and everything that
//! goes wrong goes wrong by a seed.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use discord_double::{Double, Options, Verb};
//!
//! let double = Double::start(Options::default()).await?;
//! let place = double.guild("Harbour").channel("general").open();
//! let mira = double.person("mira");
//! double.joins(place.id, mira).ok();
//! double.until(|calls| calls.iter().any(|call| call.verb == Verb::Put)).await;
//! # Ok(())
//! # }
//! ```
//!
//! For tests and the demo only. It knows nothing of Lodge.

mod body;
mod build;
mod call;
mod chance;
mod clock;
mod desk;
mod double;
mod event;
mod face;
mod faults;
mod gateway;
mod house;
mod id;
mod interactions;
mod limits;
mod moment;
mod multipart;
mod oauth;
mod options;
mod people;
mod permission;
mod picture;
pub mod raid;
mod refusal;
mod rest;
mod script;
mod speak;
mod state;
mod trouble;
mod world;

pub use build::{Place, Plan};
pub use call::{Answer, Call, Verb};
pub use clock::{NOON, Time};
pub use double::{Double, No};
pub use event::Intents;
pub use faults::{Failing, Plan as Faults};
pub use id::Id;
pub use interactions::Reply;
pub use limits::Rates;
pub use moment::{DAY, HOUR, MINUTE, Moment, SECOND};
pub use oauth::Visit;
pub use options::Options;
pub use permission::Permissions;
