//! Who may use Lodge, and how they are reached.
//!
//! ```text
//! sign_up ──> confirm ──┐
//! sign_in ──> second ───┼──> Sessions ──> a cookie
//! passkeys, providers ──┘
//! ```
//!
//! Nothing here sends a letter or opens a connection: functions return what is to be sent, and the caller sends it.
//!
//! **Invariant:** an account is a name and an e-mail address; nothing else is asked for (promise C1).
//! **Invariant:** what opens an account is stored as a hash or sealed, and what is in a letter is not stored at all.

mod body;
mod code;
mod day;
pub mod delegates;
mod email;
mod email_change;
mod forget;
pub mod help;
mod kept;
pub mod limits;
pub mod links;
pub mod notices;
pub mod passkeys;
mod password;
pub mod profile;
pub mod providers;
mod records;
mod reset;
mod session;
mod sign_in;
mod sign_up;
mod state;
mod store;
pub mod testimonials;
pub mod tokens;
pub mod totp;
mod word;

pub use email::{Email, EmailError};
pub use email_change::{
    ChangeLetters, Changed, Side, ask_email_change, confirm_email_change, look_up_email_change,
};
pub use forget::{forget_cached, held_of};
pub use kept::COOKIE_NAME;
pub use passkeys::{PasskeyError, Passkeys};
pub use password::{PasswordError, hash, hash_aside, verify, verify_aside};
pub use providers::{Identity, Provider, ProviderError, ProviderKind};
pub use records::{
    APPLICANT, Account, Answer, CUSTOMER, Delegate, Kind, Limit, Link, Notice, Passkey, RecoveryCode,
    Request, Role, Scope, Scopes, Session, State, Testimonial, Theme, Token, Totp,
};
pub use reset::{Letter, Reset, ResetError, ask_reset, look_up_reset, reset};
pub use session::Sessions;
pub use sign_in::{SignIn, look_up_second, second, sign_in};
pub use sign_up::{ConfirmError, Post, Wish, confirm, look_up_sign_up, sign_up};
pub use store::{NewAccount, add, admins, after, all, by_email, by_id, count, first_admin};

use lodge_register::{Entry, Record as _};
use lodge_store::Migration;
use std::sync::LazyLock;

/// What accounts keep about people.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const TABLES: [&Entry; 12] = [
        Account::ENTRY,
        Session::ENTRY,
        Passkey::ENTRY,
        Totp::ENTRY,
        RecoveryCode::ENTRY,
        Link::ENTRY,
        Token::ENTRY,
        Delegate::ENTRY,
        Limit::ENTRY,
        Request::ENTRY,
        Answer::ENTRY,
        Notice::ENTRY,
    ];
    static ENTRIES: LazyLock<Vec<&'static Entry>> =
        LazyLock::new(|| TABLES.iter().chain(&kept::ENTRIES).copied().collect());
    &ENTRIES
}

/// How the tables of accounts came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const MIGRATIONS: &[Migration] = &[
        Migration::both("accounts/0001_account", include_str!("../migrations/0001_account.sql")),
        Migration::both("accounts/0002_access", include_str!("../migrations/0002_access.sql")),
        Migration::both("accounts/0003_admin_scopes", include_str!("../migrations/0003_admin_scopes.sql")),
    ];
    MIGRATIONS
}
