//! What is stored of Discord servers and their members, each with its sentence.
//!
//! Each row is about one person at most, so that whoever asks to be forgotten is: what a moderator did is a [`Deed`] of
//! theirs, and what it did to somebody is a [`Case`] of that one.

mod appeal;
mod case;
mod change;
mod deed;
mod elsewhere;
mod epoch;
mod machine;
mod report;
mod roles;
mod server;
mod snowflake;
mod timer;
mod trace;
mod verification;
pub(crate) mod word;

pub use appeal::{Appeal, Verdict};
pub use case::{Case, CaseEdit, Kind};
pub use change::Change;
pub use deed::{Deed, Done};
pub use elsewhere::{DISCORD, PASSING, SENT, TOWN};
pub use epoch::Epoch;
pub use machine::{Once, Session};
pub use report::Report;
pub use roles::{Menu, Quarantined, Sticky};
pub use server::{MEMBER, Server};
pub use timer::{Lift, Timer};
pub use trace::{Apart, Trace};
pub use verification::{Likeness, Verification, Weighed};
