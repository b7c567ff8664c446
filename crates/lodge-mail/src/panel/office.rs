//! What every page and every route of the API asks first: whose it is, and what whoever asks may do with it.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use lodge_abuse::{Rule, rules::LETTERS};
use lodge_accounts::Account;
use lodge_register::{Id, Timestamp};
use lodge_web::{Fault, Site};

use crate::{
    Alias,
    dns::Look,
    store::{self, Held, May},
};

/// Who looks at domains.
pub(crate) struct Office(pub(crate) Arc<Look>);

impl<S: Send + Sync> FromRequestParts<S> for Office {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        // It is laid over every route of mail.
        let look = parts.extensions.get::<Arc<Look>>().cloned();
        look.map(Self).ok_or(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
    }
}

/// A domain as pages show it.
pub(crate) struct Room {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) proved: Option<Timestamp>,
    pub(crate) may: May,
}

impl Room {
    pub(crate) fn of(held: &Held) -> Self {
        Self {
            id: held.domain.id.number(),
            name: held.domain.name.reveal().clone(),
            proved: held.domain.verified_at,
            may: held.may,
        }
    }

    pub(crate) fn is_proved(&self) -> bool {
        self.proved.is_some()
    }

    pub(crate) fn edits(&self) -> bool {
        self.may >= May::Edit
    }

    pub(crate) fn owns(&self) -> bool {
        self.may == May::Own
    }
}

/// A domain, if this account may see it, and do at least this with it.
pub(crate) async fn held(site: &Site, account: &Account, id: i64, least: May) -> Result<Held, Fault> {
    let held = store::domain_for(&site.db, account.id, Id::new(id)).await?.ok_or_else(Fault::not_found)?;
    // Whoever may see it may know that it is there.
    if held.may >= least { Ok(held) } else { Err(Fault::forbidden("mail-role")) }
}

/// An alias and its domain, likewise.
pub(crate) async fn held_alias(
    site: &Site,
    account: &Account,
    id: i64,
    least: May,
) -> Result<(Alias, Held), Fault> {
    let found = store::alias_for(&site.db, account.id, Id::new(id)).await?.ok_or_else(Fault::not_found)?;
    if found.1.may >= least { Ok(found) } else { Err(Fault::forbidden("mail-role")) }
}

/// The same where the domain is said as well: it must be that one.
pub(crate) async fn held_alias_at(
    site: &Site,
    account: &Account,
    (domain, alias): (i64, i64),
    least: May,
) -> Result<(Alias, Held), Fault> {
    let found = held_alias(site, account, alias, least).await?;
    if found.1.domain.id.number() == domain { Ok(found) } else { Err(Fault::not_found()) }
}

/// How often an account may have domains looked at.
/// A page that waits for the DNS has it looked at six times a minute.
const LOOKS: Rule = Rule { name: "mail-dns", count: 20, seconds: 60 };
/// How often it may send a test.
const TRIALS: Rule = Rule { name: "mail-test", count: 10, seconds: 600 };

/// Counts one look at the DNS.
pub(crate) async fn looks(site: &Site, account: &Account) -> Result<(), Fault> {
    counted(site, account, &LOOKS).await
}

/// Counts one test message.
pub(crate) async fn tries(site: &Site, account: &Account) -> Result<(), Fault> {
    counted(site, account, &TRIALS).await
}

/// Counts one letter that goes to this address because somebody here says so, whoever it is.
pub(crate) async fn writes_to(site: &Site, address: &str) -> Result<(), Fault> {
    let verdict = site.limiter.allow(&LETTERS, address.as_bytes()).await?;
    if verdict.allowed { Ok(()) } else { Err(Fault::too_many(verdict.reset)) }
}

async fn counted(site: &Site, account: &Account, rule: &Rule) -> Result<(), Fault> {
    let verdict = site.limiter.allow(rule, &account.id.number().to_be_bytes()).await?;
    if verdict.allowed { Ok(()) } else { Err(Fault::too_many(verdict.reset)) }
}
