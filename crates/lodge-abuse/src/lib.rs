//! Keeping abuse out: the deny-list that mail, comments and guard share.
//!
//! The one exception that the promises make (F2, F4, C2): who was caught sending spam or attacking is kept,
//! with the reason and a day on which it ends.

mod deny;
mod limit;
mod list;
mod records;
mod store;

pub use deny::{DeniedThing, DenyError};
pub use limit::{Limiter, Rule, Verdict};
pub use list::DenyList;
pub use records::{CORRESPONDENT, Denied};
pub use store::{MAX_DAYS, NewDenial, add, all, remove};

use lodge_register::{Entry, Record as _};
use lodge_store::Migration;

/// What is kept of those who were caught.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    static ENTRIES: &[&Entry] = &[Denied::ENTRY, &limit::COUNTED];
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
