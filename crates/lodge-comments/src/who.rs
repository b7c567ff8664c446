//! Who asks: a visitor with a token, and what they may do on a site.

use axum::http::{HeaderMap, header};
use lodge_accounts::{Account, Role, delegates};
use lodge_register::Id;
use lodge_store::{Db, StoreError};

use crate::{
    Book, Site, Visitor,
    store::{sites::MODULE, visitors},
};

/// What somebody may do on a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum May {
    /// Write, and change what they wrote.
    Write,
    /// See what moderators see, and change nothing.
    Look,
    /// Decide about comments.
    Moderate,
    /// Decide about everything: it is theirs.
    Own,
}

/// A visitor who is known.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who.
    pub visitor: Visitor,
    /// What they may do on their site.
    pub may: May,
    /// The token that they brought.
    pub token: String,
}

/// The token that a request brings: `Authorization: Bearer …` (RFC 6750 section 2.1).
#[must_use]
pub fn token(headers: &HeaderMap) -> Option<&str> {
    let said = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = said.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim()).filter(|token| !token.is_empty())
}

/// Who asks, if they brought a token that is still good, and for this site.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn caller(book: &Book, site: &Site, headers: &HeaderMap) -> Result<Option<Caller>, StoreError> {
    let Some(token) = token(headers) else { return Ok(None) };
    let (db, now) = (&book.house.db, book.house.clock.now());
    let Some(visitor) = visitors::known(db, token, now).await? else { return Ok(None) };
    if visitor.site_id != site.id {
        return Ok(None);
    }
    let may = may(db, site, &visitor).await?;
    Ok(Some(Caller { visitor, may, token: token.to_owned() }))
}

/// What a visitor may do on their site.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn may(db: &Db, site: &Site, visitor: &Visitor) -> Result<May, StoreError> {
    let by_account = match visitor.account_id {
        Some(account) => account_may(db, site, account).await?,
        None => None,
    };
    let by_site = if visitor.moderates { May::Moderate } else { May::Write };
    Ok(by_account.unwrap_or(May::Write).max(by_site))
}

/// What an account of this Lodge may do on a site; nothing, if it has no part in it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn account_may(db: &Db, site: &Site, account: Id<Account>) -> Result<Option<May>, StoreError> {
    if site.account_id == account {
        return Ok(Some(May::Own));
    }
    let role = delegates::role(db, account, MODULE, site.id.number()).await?;
    Ok(role.map(|role| match role {
        Role::Viewer => May::Look,
        Role::Editor => May::Moderate,
    }))
}
