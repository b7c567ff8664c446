//! What a customer changes: domains and aliases, as many as they may have.

use lodge_accounts::{Account, limits};
use lodge_register::{Clock, Field as _, Id, Personal, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use super::{ALIAS, DOMAIN, NewAlias, adding, noted};
use crate::{Alias, Answer, Destinations, Domain};

/// Why nothing was added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// The account has as many as it may have, or would have more.
    #[error("the account may have {0} of these")]
    Limit(i64),
    /// It is there already.
    #[error("it is there already")]
    There,
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
}

/// How an alias is to be.
pub struct Changes {
    /// Where it leads.
    pub destinations: Destinations,
    /// What its owner calls it.
    pub label: Option<String>,
    /// What is answered while it is switched off; nothing while it is on.
    pub closed: Option<Answer>,
}

/// Adds a domain that nobody has proved yet: no mail is taken for it.
///
/// # Errors
/// [`AddError`] says why not.
pub async fn add_unproved(
    db: &Db,
    clock: &dyn Clock,
    account: Id<Account>,
    name: String,
) -> Result<Domain, AddError> {
    let most = limits::of(db, account).await.map_err(AddError::Store)?.domains;
    let now = clock.now();
    let domain = Domain {
        id: db.new_id(),
        account_id: account,
        name: Personal::new(name),
        verified_at: None,
        created_at: now,
    };
    let batch = noted(Batch::new().insert(db, &domain), DOMAIN, domain.id.number(), now);
    // The row that numbers the changes is ours until the end of the batch, so nobody adds between counting and adding.
    let batch = batch.run(
        "UPDATE mail_revision SET last = last
         WHERE one = 1 AND (SELECT COUNT(*) FROM mail_domain WHERE account_id = $1) <= $2",
        (account, most),
        Expect::Exactly(1),
    );
    db.write(batch).await.map_err(|error| told(error, most))?;
    Ok(domain)
}

/// Adds aliases of one account, switched on or off, all or none.
///
/// # Errors
/// [`AddError`] says why not.
pub async fn add_aliases_within(
    db: &Db,
    clock: &dyn Clock,
    account: Id<Account>,
    new: Vec<(NewAlias, Option<Answer>)>,
) -> Result<Vec<Alias>, AddError> {
    let most = limits::of(db, account).await.map_err(AddError::Store)?.aliases;
    let (batch, added) = adding(db, clock.now(), new);
    let batch = batch.run(
        "UPDATE mail_revision SET last = last
         WHERE one = 1 AND (SELECT COUNT(*) FROM mail_alias WHERE account_id = $1) <= $2",
        (account, most),
        Expect::Exactly(1),
    );
    db.write(batch).await.map_err(|error| told(error, most))?;
    Ok(added)
}

/// The only statement that may touch another number of rows is the one that counts.
fn told(error: StoreError, most: i64) -> AddError {
    match error {
        StoreError::Expected { .. } => AddError::Limit(most),
        StoreError::Conflict => AddError::There,
        other => AddError::Store(other),
    }
}

/// Changes an alias.
///
/// # Errors
/// [`StoreError`] if the store fails, or the alias is gone.
pub async fn change_alias(
    db: &Db,
    clock: &dyn Clock,
    id: Id<Alias>,
    changes: Changes,
) -> Result<(), StoreError> {
    change_aliases(db, clock, vec![(id, changes)]).await
}

/// Changes aliases, all or none.
///
/// # Errors
/// [`StoreError`] if the store fails, or one of them is gone.
pub async fn change_aliases(
    db: &Db,
    clock: &dyn Clock,
    all: Vec<(Id<Alias>, Changes)>,
) -> Result<(), StoreError> {
    let mut batch = Batch::new();
    for (id, changes) in all {
        let destinations = db.seal::<Alias>("destinations", id, &changes.destinations.to_value())?;
        let label = match changes.label {
            Some(label) => db.seal::<Alias>("label", id, &label.to_value())?,
            None => Value::Null,
        };
        batch = batch.run(
            "UPDATE mail_alias SET destinations = $2, label = $3, closed = $4 WHERE id = $1",
            (id, destinations, label, changes.closed.map(|answer| i64::from(answer.code()))),
            Expect::Exactly(1),
        );
        batch = noted(batch, ALIAS, id.number(), clock.now());
    }
    db.write(batch).await.map(drop)
}
