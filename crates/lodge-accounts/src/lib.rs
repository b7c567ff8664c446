//! Who may use Lodge, and how they are reached.
//!
//! **Invariant:** an account is a name and an e-mail address; nothing else is asked for (promise C1).

mod email;
mod password;
mod records;
mod store;

pub use email::{Email, EmailError};
pub use password::{PasswordError, hash, verify};
pub use records::{Account, CUSTOMER};
pub use store::{NewAccount, add, all, by_email, by_id, first_admin};

use lodge_register::{Entry, Record as _};
use lodge_store::Migration;

/// What accounts keep about people.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const ENTRIES: &[&Entry] = &[Account::ENTRY];
    ENTRIES
}

/// How the tables of accounts came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const ACCOUNT: &str = include_str!("../migrations/0001_account.sql");
    const MIGRATIONS: &[Migration] =
        &[Migration { name: "accounts/0001_account", sqlite: ACCOUNT, postgres: ACCOUNT }];
    MIGRATIONS
}
