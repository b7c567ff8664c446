//! What is stored of an account.

use crate::Email;
use lodge_register::{Id, Personal, Record, SubjectKind, Timestamp};

/// Those who hold an account.
pub const CUSTOMER: SubjectKind = SubjectKind { word: "customer", people: "account holders" };

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
}
