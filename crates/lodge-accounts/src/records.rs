//! What is stored of an account.

mod access;
mod scope;
mod second;
mod talk;

pub use access::{Delegate, Limit, Role, Session, Token};
pub use scope::{Scope, Scopes};
pub use second::{Link, Passkey, RecoveryCode, Totp};
pub use talk::{Answer, Kind, Notice, Request, State, Testimonial};

use crate::{Email, word::stored_words};
use lodge_register::{Id, Personal, Record, SubjectKind, Timestamp};

/// Those who hold an account.
pub const CUSTOMER: SubjectKind = SubjectKind { word: "customer", people: "account holders" };

/// Those who have asked for an account and have not yet confirmed their address.
pub const APPLICANT: SubjectKind =
    SubjectKind { word: "applicant", people: "people who have asked for an account" };

stored_words! {
    /// Whether pages are light or dark.
    pub enum Theme: "the name of a theme" {
        /// As the browser prefers.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

/// An account: who may use Lodge, and how they are reached.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_account",
    purpose = "to let its holder in and to write to them about their account",
    basis = Service,
    subject = CUSTOMER by id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Account {
    /// Which account.
    #[data(Identifier)]
    pub id: Id<Account>,
    /// Where its holder is reached, which is also who they are to us.
    #[data(Contact, blind = "email_blind")]
    pub email: Personal<Email>,
    /// What its holder is called.
    #[data(Name)]
    pub name: Personal<String>,
    /// The password, as an argon2id hash in PHC form.
    #[data(Credential)]
    pub password: Option<Personal<String>>,
    /// Whether its holder runs this Lodge.
    #[data(Setting)]
    pub admin: bool,
    /// The language of pages and letters, as a BCP 47 tag.
    #[data(Setting)]
    pub language: String,
    /// When it was opened.
    #[data(Time)]
    pub created_at: Timestamp,
    /// The time zone that times are shown in, by its IANA name.
    #[data(Setting)]
    pub zone: String,
    /// Whether pages are light or dark.
    #[data(Setting)]
    pub theme: Theme,
    /// Which policy its holder was last told of, by its digest.
    #[data(Technical)]
    pub announced: Option<String>,
}
