//! What is stored of mail: domains, aliases, and that something about them changed. Never a message, never a sender.

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{Id, Personal, Record, Timestamp};

use crate::{Answer, Destinations};

/// A domain whose mail is forwarded.
#[derive(Record, Debug, Clone)]
#[record(
    table = "mail_domain",
    purpose = "to know whose mail to accept",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Domain {
    /// Which domain.
    #[data(Identifier)]
    pub id: Id<Domain>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// Its name, in A-labels.
    #[data(Setting, blind = "name_blind")]
    pub name: Personal<String>,
    /// When its owner proved that it is theirs.
    #[data(Time)]
    pub verified_at: Option<Timestamp>,
    /// When it was added.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// An alias and where it leads.
#[derive(Record, Debug, Clone)]
#[record(
    table = "mail_alias",
    purpose = "to forward what is sent to it",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Alias {
    /// Which alias.
    #[data(Identifier)]
    pub id: Id<Alias>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// The domain it is at.
    #[data(Identifier)]
    pub domain_id: Id<Domain>,
    /// The address, in canonical form; `*@` for whatever has no alias of its own.
    #[data(Contact, blind = "address_blind")]
    pub address: Personal<String>,
    /// Where it leads.
    #[data(Contact)]
    pub destinations: Personal<Destinations>,
    /// What its owner calls it.
    #[data(Content)]
    pub label: Option<Personal<String>>,
    /// What is answered while it is switched off; nothing while it is on.
    #[data(Setting)]
    pub closed: Option<Answer>,
    /// When it was added.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// That a domain or an alias changed, so that a running Lodge takes notice.
#[derive(Record, Debug, Clone)]
#[record(
    table = "mail_change",
    purpose = "to tell a running Lodge which alias or domain to read again",
    basis = Service,
    subject = nobody("it holds the number of a change and of what was changed, and is gone in a day"),
    keep = days(1) after changed_at,
    on_erase = delete
)]
pub struct Change {
    /// The number of the change.
    #[data(Technical, key)]
    pub seq: i64,
    /// What changed: 0 a domain, 1 an alias.
    #[data(Technical)]
    pub kind: i64,
    /// The number of what changed.
    #[data(Technical)]
    pub target: i64,
    /// When.
    #[data(Time)]
    pub changed_at: Timestamp,
}

/// How many changes there have been.
#[derive(Record, Debug, Clone)]
#[record(
    table = "mail_revision",
    purpose = "to number the changes to domains and aliases",
    basis = Service,
    subject = nobody("it is one number"),
    keep = until_deleted,
    on_erase = delete
)]
pub struct Revision {
    /// Always 1: there is one row.
    #[data(Technical, key)]
    pub one: i64,
    /// The number of the last change.
    #[data(Technical)]
    pub last: i64,
}
