//! What is stored of Discord servers and their members, each with its sentence.
//!
//! Each row is about one person at most, so that whoever asks to be forgotten is: what a moderator did is a [`Deed`] of
//! theirs, and what it did to somebody is a [`Case`] of that one.

mod appeal;
mod case;
mod change;
mod deed;
pub(crate) mod due;
mod effect;
mod elsewhere;
mod epoch;
mod keeper;
mod machine;
mod newcomer;
mod peering;
mod renumbered;
mod report;
mod roles;
mod server;
mod shadow;
mod snowflake;
mod timer;
mod trace;
mod verification;
mod wish;
pub(crate) mod word;

pub use appeal::{Appeal, Verdict};
pub use case::{Case, CaseEdit, Kind};
pub use change::Change;
pub use deed::{Deed, Done};
pub use effect::{Did, Effect, Mass, MassState, Stand};
pub use elsewhere::{DISCORD, PASSING, SENT, TELLING, TOWN};
pub use epoch::Epoch;
pub use keeper::Kept;
pub use machine::{Once, Session};
pub use newcomer::{Newcomer, Stage};
pub use peering::{Accord, MutualTrace, Peering};
pub use renumbered::{Part, Renumbered};
pub use report::Report;
pub use roles::{Menu, Quarantined, Sticky};
pub use server::{MEMBER, Server};
pub use shadow::ShadowDay;
pub use timer::{Lift, Timer};
pub use trace::{Apart, Trace};
pub use verification::{Likeness, Verification, Weighed};
pub use wish::Wish;
