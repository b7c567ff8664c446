//! What is stored of who may do what: sessions, tokens, delegates, limits.

use super::Scopes;
use crate::{Account, CUSTOMER, word::stored_words};
use lodge_register::{Id, Personal, Record, Timestamp};

/// A browser that is signed in.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_session",
    purpose = "to know who is signed in, and to let them see and end it",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until(expires_at),
    on_erase = delete
)]
pub struct Session {
    /// Which session.
    #[data(Identifier)]
    pub id: Id<Session>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// A keyed hash of the cookie; the cookie cannot be made from it.
    #[data(Identifier)]
    pub hash: Vec<u8>,
    /// Which browser on which system it calls itself: "Firefox, Linux".
    #[data(Setting)]
    pub device: Personal<String>,
    /// When it began.
    #[data(Time)]
    pub created_at: Timestamp,
    /// When it was last used, to five minutes.
    #[data(Time)]
    pub seen_at: Timestamp,
    /// When its holder last proved who they are.
    #[data(Time)]
    pub proved_at: Timestamp,
    /// When it ends, if it is not used again before.
    #[data(Time)]
    pub expires_at: Timestamp,
}

/// A token by which a program acts for an account.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_token",
    purpose = "to let programs act for an account holder who gave them a token",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until(expires_at),
    on_erase = delete,
    critical
)]
pub struct Token {
    /// Which token.
    #[data(Identifier)]
    pub id: Id<Token>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// A keyed hash of the token; the token cannot be made from it.
    #[data(Identifier)]
    pub hash: Vec<u8>,
    /// What its holder calls it.
    #[data(Content)]
    pub label: Personal<String>,
    /// What it may do.
    #[data(Setting)]
    pub scopes: Scopes,
    /// When it was made.
    #[data(Time)]
    pub created_at: Timestamp,
    /// When it ends.
    #[data(Time)]
    pub expires_at: Option<Timestamp>,
    /// The day on which it was last used.
    #[data(Time)]
    pub used_on: Option<Timestamp>,
}

stored_words! {
    /// What a delegate may do with what they were invited to.
    pub enum Role: "the name of a role" {
        /// Look at it.
        Viewer = "viewer",
        /// Change it.
        Editor = "editor",
    }
}

/// A share in somebody else's domain or guild.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_delegate",
    purpose = "to let an account holder look after what another one owns and invited them to",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Delegate {
    /// Which share.
    #[data(Identifier)]
    pub id: Id<Delegate>,
    /// Who has it.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// Who gave it. It goes when they go.
    #[data(Identifier)]
    pub owner_id: Id<Account>,
    /// Which module it is in: `mail`.
    #[data(Technical)]
    pub module: String,
    /// The number of the domain or guild.
    #[data(Identifier)]
    pub object: i64,
    /// What they may do.
    #[data(Setting)]
    pub role: Role,
    /// Since when.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// How much an account may use, where it is not what every account may.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_limit",
    purpose = "to allow an account more or less than others",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Limit {
    /// Whose it is.
    #[data(Identifier, key)]
    pub account_id: Id<Account>,
    /// Domains at most.
    #[data(Count)]
    pub domains: i64,
    /// Aliases at most.
    #[data(Count)]
    pub aliases: i64,
    /// Messages forwarded a day at most.
    #[data(Count)]
    pub messages_day: i64,
    /// Pages with comments shown a month at most.
    #[data(Count)]
    pub views_month: i64,
    /// Since when.
    #[data(Time)]
    pub changed_at: Timestamp,
}
