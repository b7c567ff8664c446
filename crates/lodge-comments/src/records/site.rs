//! A site: whose pages have comments, and by which rules.

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{Id, Personal, Record, Timestamp};

use crate::Rules;

/// A web site with comments under its pages.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_site",
    purpose = "to know under whose pages comments are shown, and by which rules",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Site {
    /// Which site.
    #[data(Identifier)]
    pub id: Id<Site>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// Its host name, in A-labels, with its port if it has one of its own.
    #[data(Setting, blind = "host_blind")]
    pub host: Personal<String>,
    /// What its owner calls it.
    #[data(Content)]
    pub title: Personal<String>,
    /// Its rules.
    #[data(Setting)]
    pub rules: Rules,
    /// Whether nobody may write anything on it for now.
    #[data(Setting)]
    pub locked: bool,
    /// What its own sign-in proves its users with.
    #[data(Credential)]
    pub sso_key: Option<Personal<String>>,
    /// What Akismet knows it by, where its owner switched that on.
    #[data(Credential)]
    pub akismet_key: Option<Personal<String>>,
    /// When it was added.
    #[data(Time)]
    pub created_at: Timestamp,
    /// When its rules changed last: by this, running Lodges take notice.
    #[data(Time)]
    pub changed_at: Timestamp,
}
