//! Keeping abuse out: the deny-list that mail, comments and guard share, and what slows guessing and flooding down.
//!
//! ```text
//! pow, waiting   a machine's moment or a person's: before a sign-up, and before a doubtful sign-in
//! Limiter        how often, by network, account, address or token
//! Lockout        who has guessed too often, without a stranger locking anybody out
//! DenyList       who was caught
//! ```
//!
//! The one exception that the promises make (F2, F4, C2): who was caught sending spam or attacking is kept,
//! with the reason and a day on which it ends. Everybody else's network is in the cache as a keyed hash, briefly.

mod deny;
mod limit;
mod list;
mod lockout;
pub mod pow;
mod records;
pub mod rules;
mod store;
mod ticket;
pub mod waiting;

pub use deny::{DeniedThing, DenyError};
pub use limit::{Limiter, Rule, Verdict};
pub use list::DenyList;
pub use lockout::{Lockout, May};
pub use records::{CORRESPONDENT, Denied};
pub use store::{MAX_DAYS, NewDenial, add, all, forgive, remove};

use lodge_register::{Entry, Record as _};
use lodge_store::Migration;

/// What is kept of those who were caught, and counted of everybody.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    static ENTRIES: &[&Entry] =
        &[Denied::ENTRY, &limit::COUNTED, &lockout::TRIES, &lockout::KNOWN, &ticket::USED];
    ENTRIES
}

/// How its table came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const DENIED: &str = include_str!("../migrations/0001_denied.sql");
    const MIGRATIONS: &[Migration] =
        &[Migration { name: "abuse/0001_denied", sqlite: DENIED, postgres: DENIED }];
    MIGRATIONS
}
