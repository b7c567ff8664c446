//! Questions of one account: what is theirs, and what they look after for others.

use lodge_accounts::{Account, Role, delegates};
use lodge_register::Id;
use lodge_store::{Db, StoreError};

use super::{MODULE, alias, domain};
use crate::{Alias, Domain};

/// What somebody may do with a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum May {
    /// Look at it and at its aliases.
    View,
    /// Change its aliases, and prove it.
    Edit,
    /// All of it: it is theirs.
    Own,
}

/// A domain, for somebody who may see it.
#[derive(Debug, Clone)]
pub struct Held {
    /// The domain.
    pub domain: Domain,
    /// What they may do with it.
    pub may: May,
}

impl From<Role> for May {
    fn from(role: Role) -> Self {
        match role {
            Role::Viewer => Self::View,
            Role::Editor => Self::Edit,
        }
    }
}

/// The domains that an account may see: its own, then those that it looks after; each oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn domains_for(db: &Db, account: Id<Account>) -> Result<Vec<Held>, StoreError> {
    let own: Vec<Domain> =
        db.all("SELECT * FROM mail_domain WHERE account_id = $1 ORDER BY id", (account,)).await?;
    let mut held: Vec<_> = own.into_iter().map(|domain| Held { domain, may: May::Own }).collect();
    for share in delegates::of(db, account).await?.into_iter().filter(|share| share.module == MODULE) {
        if let Some(domain) = domain(db, Id::new(share.object)).await? {
            held.push(Held { domain, may: share.role.into() });
        }
    }
    Ok(held)
}

/// A domain, if this account may see it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn domain_for(db: &Db, account: Id<Account>, id: Id<Domain>) -> Result<Option<Held>, StoreError> {
    let Some(domain) = domain(db, id).await? else { return Ok(None) };
    let may = if domain.account_id == account {
        Some(May::Own)
    } else {
        delegates::role(db, account, MODULE, id.number()).await?.map(May::from)
    };
    Ok(may.map(|may| Held { domain, may }))
}

/// An alias and the domain that it is at, if this account may see them.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn alias_for(
    db: &Db,
    account: Id<Account>,
    id: Id<Alias>,
) -> Result<Option<(Alias, Held)>, StoreError> {
    let Some(alias) = alias(db, id).await? else { return Ok(None) };
    let held = domain_for(db, account, alias.domain_id).await?;
    Ok(held.map(|held| (alias, held)))
}

/// How many domains and aliases an account has.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn counted(db: &Db, account: Id<Account>) -> Result<(i64, i64), StoreError> {
    let rows = db
        .rows(
            "SELECT (SELECT COUNT(*) FROM mail_domain WHERE account_id = $1),
                    (SELECT COUNT(*) FROM mail_alias WHERE account_id = $1)",
            (account,),
        )
        .await?;
    rows.first().map_or(Ok((0, 0)), |row| Ok((row.int(0)?, row.int(1)?)))
}
