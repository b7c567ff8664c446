//! Accounts elsewhere that were linked to accounts here.

use lodge_register::{Chance, Clock, Id, Personal};
use lodge_store::{Batch, Cache, Db, Expect, StoreError};

use crate::{Account, Link, SignIn, by_email, by_id, providers::Identity, sign_in};

/// What an identity means here.
#[derive(Debug)]
pub enum Found {
    /// It is linked to this account.
    Linked(Box<Account>),
    /// An account has the verified address. Its holder signs in to it in another way, and then links.
    SignInFirst,
    /// Nobody is known by it. They sign up, and then link.
    Unknown,
}

/// Why an identity is not linked.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// It is linked to another account.
    #[error("this is linked to another account already")]
    Taken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What this identity means here.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn find(db: &Db, identity: &Identity) -> Result<Found, StoreError> {
    if let Some(link) = by_identity(db, identity).await?
        && let Some(account) = by_id(db, link.account_id).await?
    {
        return Ok(Found::Linked(Box::new(account)));
    }
    Ok(match &identity.email {
        Some(email) if by_email(db, email.reveal()).await?.is_some() => Found::SignInFirst,
        _ => Found::Unknown,
    })
}

/// Signs in to the account that this identity is linked to; the second proof is asked for where one is set up.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn sign_in_with(
    db: &Db,
    cache: &Cache,
    chance: &dyn Chance,
    identity: &Identity,
) -> Result<SignIn, StoreError> {
    match find(db, identity).await? {
        Found::Linked(account) => sign_in::after_first(db, cache, chance, *account).await,
        Found::SignInFirst | Found::Unknown => Ok(SignIn::Refused),
    }
}

/// Links an identity to the account of somebody who is signed in.
///
/// # Errors
/// [`LinkError::Taken`] if it is linked to another one.
pub async fn link(
    db: &Db,
    clock: &dyn Clock,
    account: Id<Account>,
    identity: &Identity,
) -> Result<Link, LinkError> {
    if let Some(link) = by_identity(db, identity).await? {
        return if link.account_id == account { Ok(link) } else { Err(LinkError::Taken) };
    }
    let link = Link {
        id: db.new_id(),
        account_id: account,
        provider: identity.provider.clone(),
        who: Personal::new(who(identity)),
        created_at: clock.now(),
    };
    match db.write(Batch::new().insert(db, &link)).await {
        Err(StoreError::Conflict) => Err(LinkError::Taken),
        written => Ok(written.map(|_| link)?),
    }
}

/// What is linked to this account, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, account: Id<Account>) -> Result<Vec<Link>, StoreError> {
    db.all("SELECT * FROM accounts_link WHERE account_id = $1 ORDER BY id", (account,)).await
}

/// Takes a link of this account away. Says whether there was one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, account: Id<Account>, link: Id<Link>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "DELETE FROM accounts_link WHERE id = $2 AND account_id = $1",
        (account, link),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// With these changes, everything that is linked to this provider is unlinked.
pub fn without_provider(batch: Batch, provider: &str) -> Batch {
    batch.run("DELETE FROM accounts_link WHERE provider = $1", (provider,), Expect::Any)
}

async fn by_identity(db: &Db, identity: &Identity) -> Result<Option<Link>, StoreError> {
    let blind = db.blind::<Link>("who", &who(identity));
    db.first("SELECT * FROM accounts_link WHERE who_blind = $1", (blind,)).await
}

/// A provider's id holds no space.
fn who(identity: &Identity) -> String {
    format!("{} {}", identity.provider, identity.subject.reveal())
}
