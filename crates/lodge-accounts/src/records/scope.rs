//! What a token may do.

use crate::word::stored_words;
use lodge_register::{Field, SqlKind, Unreadable, Value};

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
        /// Read sites and what was written on them.
        CommentsRead = "comments:read",
        /// Add, change and remove sites and pages.
        CommentsWrite = "comments:write",
        /// Decide about comments and visitors.
        CommentsModerate = "comments:moderate",
        /// Read what the guard knows of servers, and play drills.
        GuardRead = "guard:read",
        /// Change a server's settings, cases and queue.
        GuardWrite = "guard:write",
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
            Self::CommentsWrite | Self::CommentsModerate => Some(Self::CommentsRead),
            Self::GuardWrite => Some(Self::GuardRead),
            Self::WebhooksWrite => Some(Self::WebhooksRead),
            Self::HelpWrite => Some(Self::HelpRead),
            Self::AdminWrite => Some(Self::AdminRead),
            Self::AccountRead
            | Self::DomainsRead
            | Self::AliasesRead
            | Self::CommentsRead
            | Self::GuardRead
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
