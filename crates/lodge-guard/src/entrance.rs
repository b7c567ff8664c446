//! The entrance of a server: somebody who comes is asked, looked at, let in, or shown to the staff.
//!
//! ```text
//! joined ──> ask ──> pages (work, Discord, questions) ──> look ──> course ──> role, staff, reminder
//! ```
//!
//! What is decided, and of what, stands in [`crate::verify`]; here it meets Discord, the browser and the database.
//! The button in Discord starts nothing where a browser is needed: it hands out a link, and the page behind it says
//! [`Event::Pressed`](crate::verify::flow::Event::Pressed) once somebody has read what is looked at and goes on.

pub mod ask;
pub mod away;
pub mod course;
pub mod linked;
pub mod look;
mod missed;
pub mod mutual;
pub mod networks;
pub mod open;
pub mod outside;
pub mod pages;
pub mod portal;
pub mod requests;
pub mod revoke;
pub mod shown;
pub mod staff;
pub mod turns;
pub(crate) mod whence;

use std::sync::Arc;

use lodge_register::Chance;
use lodge_store::OsChance;
use tokio::sync::Semaphore;

use crate::verify::{
    signal::{key::Cost, network::Networks},
    token::Revocations,
};
use mutual::Mutual;
use outside::Outside;
use portal::EntrancePortal;

/// So many visits are keyed at once: each takes 64 MiB for a moment.
const AT_ONCE: usize = 2;

/// What the entrance works with.
pub struct Entrance {
    /// Tokens of visitors that wait to be revoked.
    pub revocations: Revocations,
    /// The operator's table of networks.
    pub networks: Arc<Networks>,
    /// Services that are asked about addresses.
    pub outside: Outside,
    /// The way to servers elsewhere that one of ours has an agreement with.
    pub mutual: Mutual,
    /// As which application visitors say on Discord who they are; nothing, where no secret was set.
    pub portal: Option<EntrancePortal>,
    /// How dear it is to try a value.
    pub cost: Cost,
    /// Where secrets of quarters come from.
    pub chance: Arc<dyn Chance>,
    /// Who may key at the moment.
    pub keying: Arc<Semaphore>,
}

impl Entrance {
    /// An entrance that knows no network, asks no service and sends nobody to Discord.
    #[must_use]
    pub fn closed() -> Self {
        Self {
            revocations: Revocations::default(),
            networks: Arc::default(),
            outside: Outside::none(),
            mutual: Mutual::none(),
            portal: None,
            cost: Cost::DEAR,
            chance: Arc::new(OsChance),
            keying: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Default for Entrance {
    fn default() -> Self {
        Self::closed()
    }
}
