//! The aliases of one domain, a page at a time.

use lodge_register::Id;
use lodge_store::{Db, StoreError};

use crate::{Alias, Domain};

/// Which aliases: those that are on, those that are off, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Those that are on.
    On,
    /// Those that are switched off, whatever is answered.
    Off,
}

impl Which {
    /// Whether it is one of these.
    pub(crate) const fn has(self, is_on: bool) -> bool {
        match self {
            Self::All => true,
            Self::On => is_on,
            Self::Off => !is_on,
        }
    }

    const fn number(self) -> i64 {
        match self {
            Self::All => 0,
            Self::On => 1,
            Self::Off => 2,
        }
    }
}

/// How many aliases a domain has.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn count_of(db: &Db, domain: Id<Domain>, which: Which) -> Result<usize, StoreError> {
    let rows = db
        .rows(
            "SELECT COUNT(*) FROM mail_alias
             WHERE domain_id = $1
               AND (CAST($2 AS BIGINT) = 0 OR (CAST($2 AS BIGINT) = 1) = (closed IS NULL))",
            (domain, which.number()),
        )
        .await?;
    let count = rows.first().map_or(Ok(0), |row| row.int(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// A page of the aliases of a domain, by when they were added.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn page_of(
    db: &Db,
    domain: Id<Domain>,
    which: Which,
    newest_first: bool,
    (first, most): (usize, usize),
) -> Result<Vec<Alias>, StoreError> {
    let newest = "SELECT * FROM mail_alias
                  WHERE domain_id = $1
                    AND (CAST($2 AS BIGINT) = 0 OR (CAST($2 AS BIGINT) = 1) = (closed IS NULL))
                  ORDER BY id DESC LIMIT $3 OFFSET $4";
    let oldest = "SELECT * FROM mail_alias
                  WHERE domain_id = $1
                    AND (CAST($2 AS BIGINT) = 0 OR (CAST($2 AS BIGINT) = 1) = (closed IS NULL))
                  ORDER BY id LIMIT $3 OFFSET $4";
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let bounds = (domain, which.number(), whole(most), whole(first));
    db.all(if newest_first { newest } else { oldest }, bounds).await
}

/// Of these aliases, those that are at this domain.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn among(db: &Db, domain: Id<Domain>, ids: &[i64]) -> Result<Vec<Alias>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let alias = super::alias(db, Id::new(*id)).await?;
        found.extend(alias.filter(|alias| alias.domain_id == domain));
    }
    Ok(found)
}
