//! How much an account may use.

use lodge_register::{Clock, Id};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Account, Limit};

/// How much, of each thing that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Domains.
    pub domains: i64,
    /// Aliases.
    pub aliases: i64,
    /// Messages forwarded a day.
    pub messages_day: i64,
    /// Pages with comments shown a month.
    pub views_month: i64,
}

/// What an account may use for which nothing else was said.
pub const DEFAULTS: Limits = Limits { domains: 10, aliases: 500, messages_day: 2_000, views_month: 100_000 };

/// What this account may use.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, account: Id<Account>) -> Result<Limits, StoreError> {
    let found: Option<Limit> =
        db.first("SELECT * FROM accounts_limit WHERE account_id = $1", (account,)).await?;
    Ok(found.map_or(DEFAULTS, |limit| Limits {
        domains: limit.domains,
        aliases: limit.aliases,
        messages_day: limit.messages_day,
        views_month: limit.views_month,
    }))
}

/// Allows an account this much; what every account may, if nothing is said.
///
/// # Errors
/// [`StoreError`] if the store fails, or the account is gone.
pub async fn set(
    db: &Db,
    clock: &dyn Clock,
    account: Id<Account>,
    limits: Option<Limits>,
) -> Result<(), StoreError> {
    let mut batch =
        Batch::new().run("DELETE FROM accounts_limit WHERE account_id = $1", (account,), Expect::Any);
    if let Some(limits) = limits.filter(|limits| *limits != DEFAULTS) {
        let limit = Limit {
            account_id: account,
            domains: limits.domains.max(0),
            aliases: limits.aliases.max(0),
            messages_day: limits.messages_day.max(0),
            views_month: limits.views_month.max(0),
            changed_at: clock.now(),
        };
        batch = batch.insert(db, &limit);
    }
    db.write(batch).await.map(drop)
}
