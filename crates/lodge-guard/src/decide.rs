//! What should be done about what happened.

mod act;
mod automod;
mod because;
mod mind;
mod nuke;
mod raid;
mod room;
pub mod second;
#[cfg(test)]
mod tests;

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

pub use act::{Act, MOST_AT_ONCE, Notice};
pub use because::{Because, Cause, Fact, What};
pub use mind::Mind;
pub(crate) use mind::goes_on;

use crate::{ids::GuildId, when};

/// What was decided, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Where.
    pub guild: GuildId,
    /// What to do, in this order.
    pub acts: Vec<Act>,
    /// Why.
    pub because: Because,
    /// Whether it is only noted what would be done.
    pub shadow: bool,
    /// When.
    #[serde(with = "when::serde_millis")]
    pub at: Timestamp,
}
