//! Who writes, votes or reports at one site. At another site the same person is somebody else.

use lodge_accounts::Account;
use lodge_register::{Id, Personal, Record, SubjectKind, Timestamp};

use super::{Site, word::stored_words};

/// Those who write under the pages of a site.
pub const VISITOR: SubjectKind =
    SubjectKind { word: "visitor", people: "people who comment, vote or report on a site" };

stored_words! {
    /// How a visitor shows who they are.
    pub enum Way: "a way to sign in" {
        /// They do not: they say a name.
        Guest = "guest",
        /// A code in a letter.
        Email = "email",
        /// An account of this Lodge.
        Account = "account",
        /// A passkey of their own, without an account.
        Passkey = "passkey",
        /// Another service that they have an account with.
        Provider = "provider",
        /// The site's own sign-in.
        Sso = "sso",
        /// They wrote somewhere else, and were brought along.
        Imported = "imported",
    }
}

/// Somebody who wrote, voted or reported at a site.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_visitor",
    purpose = "to show who wrote a comment, and to let them change it or take it away",
    basis = Service,
    subject = VISITOR by id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Visitor {
    /// Who, at this site only.
    #[data(Identifier)]
    pub id: Id<Visitor>,
    /// At which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// How they show who they are.
    #[data(Technical)]
    pub way: Way,
    /// Which account of this Lodge they have, if they signed in with it.
    #[data(Identifier)]
    pub account_id: Option<Id<Account>>,
    /// What they are called here, which everybody may read.
    #[data(Name)]
    pub name: Personal<String>,
    /// Where they are written to. It is never shown.
    #[data(Contact, blind = "email_blind")]
    pub email: Option<Personal<String>>,
    /// Whether they showed that it is theirs.
    #[data(Technical)]
    pub email_proved: bool,
    /// What another service, the site's own sign-in or a passkey calls them.
    #[data(Identifier, blind = "outside_blind")]
    pub outside: Option<Personal<String>>,
    /// Their own page, which everybody may read.
    #[data(Contact)]
    pub website: Option<Personal<String>>,
    /// Where the other service has their picture. We show a copy.
    #[data(Contact)]
    pub picture: Option<Personal<String>>,
    /// Whether the site's own sign-in says that they moderate.
    #[data(Setting)]
    pub moderates: bool,
    /// Whether what they write is shown to nobody but them and the moderators until somebody looks at it.
    #[data(Setting)]
    pub shadowed: bool,
    /// Their language, as a BCP 47 tag.
    #[data(Setting)]
    pub language: String,
    /// Whether they want a letter when somebody answers them.
    #[data(Setting)]
    pub notified: bool,
    /// Since when.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// A visitor who is signed in, or a guest who may still change what they have just written.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_session",
    purpose = "to know a visitor again until they sign out",
    basis = Service,
    subject = VISITOR by visitor_id,
    keep = until(expires_at),
    on_erase = delete
)]
pub struct Session {
    /// Which session.
    #[data(Identifier)]
    pub id: Id<Session>,
    /// Whose it is.
    #[data(Identifier)]
    pub visitor_id: Id<Visitor>,
    /// A keyed hash of the token; the token cannot be made from it.
    #[data(Identifier)]
    pub hash: Vec<u8>,
    /// When it began.
    #[data(Time)]
    pub created_at: Timestamp,
    /// When it ends.
    #[data(Time)]
    pub expires_at: Timestamp,
}
