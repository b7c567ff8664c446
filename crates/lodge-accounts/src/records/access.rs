//! What is stored of who may do what: sessions, tokens, delegates, limits.

use crate::{Account, CUSTOMER, word::stored_words};
use lodge_register::{Field, Id, Personal, Record, SqlKind, Timestamp, Unreadable, Value};

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

stored_words! {
    /// What a token may do.
    pub enum Scope: "the name of a scope" {
        /// Read the account.
        AccountRead = "account:read",
        /// Change the account.
        AccountWrite = "account:write",
        /// Change the ways in: password, address, second proof, passkeys, links, sessions, tokens.
        AccountSecurity = "account:security",
        /// Read everything that is stored about its holder.
        AccountExport = "account:export",
        /// Delete the account.
        AccountDelete = "account:delete",
        /// Read domains.
        DomainsRead = "domains:read",
        /// Add, prove and remove domains.
        DomainsWrite = "domains:write",
        /// Read aliases.
        AliasesRead = "aliases:read",
        /// Add, change and remove aliases.
        AliasesWrite = "aliases:write",
        /// Read whom events are told to.
        WebhooksRead = "webhooks:read",
        /// Say whom events are told to.
        WebhooksWrite = "webhooks:write",
        /// Read requests for help, and their answers.
        HelpRead = "help:read",
        /// Ask for help, and say what one thinks.
        HelpWrite = "help:write",
        /// See what whoever runs this Lodge sees.
        AdminRead = "admin:read",
        /// Run this Lodge.
        AdminWrite = "admin:write",
    }
}

impl Scope {
    /// The scope that this one brings along: who may change may read. Nothing brings along what endangers an account.
    #[must_use]
    pub const fn brings(self) -> Option<Self> {
        match self {
            Self::AccountWrite | Self::AccountSecurity | Self::AccountExport | Self::AccountDelete => {
                Some(Self::AccountRead)
            }
            Self::DomainsWrite => Some(Self::DomainsRead),
            Self::AliasesWrite => Some(Self::AliasesRead),
            Self::WebhooksWrite => Some(Self::WebhooksRead),
            Self::HelpWrite => Some(Self::HelpRead),
            Self::AdminWrite => Some(Self::AdminRead),
            Self::AccountRead
            | Self::DomainsRead
            | Self::AliasesRead
            | Self::WebhooksRead
            | Self::HelpRead
            | Self::AdminRead => None,
        }
    }

    /// Whether it is for those who run this Lodge, and for nobody else.
    #[must_use]
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::AdminRead | Self::AdminWrite)
    }
}

/// What a token may do, all in all: stored as the words of its scopes, each once and in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// These scopes.
    #[must_use]
    pub fn of(scopes: impl IntoIterator<Item = Scope>) -> Self {
        let mut scopes: Vec<_> = scopes.into_iter().collect();
        scopes.sort_unstable();
        scopes.dedup();
        Self(scopes)
    }

    /// Whether this is allowed.
    #[must_use]
    pub fn allow(&self, scope: Scope) -> bool {
        self.0.iter().any(|have| *have == scope || have.brings() == Some(scope))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Scope> + '_ {
        self.0.iter().copied()
    }

    /// Whether nothing is allowed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their words, with spaces between.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
    }
}

impl Field for Scopes {
    const KIND: SqlKind = SqlKind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.to_text())
    }
    fn from_value(value: Value) -> Result<Self, Unreadable> {
        let words = String::from_value(value)?;
        let scopes: Option<Vec<_>> = words.split_ascii_whitespace().map(Scope::parse).collect();
        scopes.map(Self::of).ok_or(Unreadable::expected("names of scopes"))
    }
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
