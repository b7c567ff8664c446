//! What people ask of the guard in Discord: which commands there are, what somebody meant, and what is done about it.
//!
//! ```text
//! definitions ──> Discord            interaction ──> parse ──> plan (no I/O) ──> run: acts, case, notice, answer
//! ```

mod ask;
mod define;
mod desk;
mod drafts;
mod duration;
mod form;
pub(crate) mod menu;
mod parse;
mod plan;
mod press;
mod privacy;
mod purge;
mod run;
pub mod say;
pub mod spec;
mod verify;
mod waiting;

pub use define::definitions;
pub(crate) use define::in_all;
pub use desk::{Button, Desk};
pub(crate) use desk::{MESSAGE, rows};
pub use drafts::{Draft, Drafts};
pub use duration::duration;
pub use menu::Offer;
pub use parse::{Asked, Command, Filter, Unclear, parse};
pub(crate) use plan::lock;
pub use plan::{No, Plan, Told, opened, plan};
pub use press::{Press, taken};
pub use run::run;
pub(crate) use run::{agreed, ask_second, settled};
pub use waiting::Wanted;
