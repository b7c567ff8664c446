//! Inviting somebody, and accepting.

use lodge_register::{Chance, Clock, Id, Personal, Secret, Timestamp};
use lodge_store::{Batch, Cache, Db, Expect, StoreError};
use serde::{Deserialize, Serialize};

use crate::{Account, Delegate, Email, Role, body, code, kept::INVITES};

const DAYS: i64 = 7;
/// How many invitations of one account may be open.
const OPEN: usize = 20;

/// To what, as what, and whom.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Which module it is in: `mail`.
    pub module: String,
    /// The number of the domain or guild.
    pub object: i64,
    /// What they may do.
    pub role: Role,
    /// Where the letter goes.
    pub email: Personal<Email>,
}

/// An invitation that was not accepted yet.
#[derive(Debug, Clone)]
pub struct Open {
    /// Who invites.
    pub owner: Id<Account>,
    /// To what.
    pub invitation: Invitation,
    /// Until when.
    pub until: Timestamp,
}

/// Why nobody is invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// It is their own.
    #[error("this is your own address")]
    Yourself,
    /// Too many are open.
    #[error("{OPEN} invitations are open; take one back, or wait until one is accepted")]
    TooMany,
    /// The cache failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an invitation is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// It is too old, was accepted, or was taken back.
    #[error("the invitation is too old, was accepted already, or was taken back")]
    Gone,
    /// It was sent to somebody else.
    #[error("the invitation was sent to another address than this account's")]
    OtherAddress,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Serialize, Deserialize)]
struct Line {
    code: String,
    module: String,
    object: i64,
    role: String,
    email: String,
    until: i64,
}

impl Line {
    fn is_for(&self, module: &str, object: i64, email: &Email) -> bool {
        self.module == module && self.object == object && self.email == email.as_str()
    }

    fn opened(self, owner: Id<Account>) -> Option<Open> {
        let invitation = Invitation {
            module: self.module,
            object: self.object,
            role: Role::parse(&self.role)?,
            email: Email::parse(&self.email).ok()?.into(),
        };
        Some(Open { owner, invitation, until: Timestamp::from_millis(self.until) })
    }
}

/// Invites somebody. Gives what the link in their letter holds. A second invitation to the same replaces the first.
///
/// # Errors
/// [`InviteError`] says why not.
pub async fn invite(
    cache: &Cache,
    clock: &dyn Clock,
    chance: &dyn Chance,
    owner: &Account,
    invitation: Invitation,
) -> Result<Secret<String>, InviteError> {
    let email = invitation.email.reveal();
    if owner.email.reveal() == email {
        return Err(InviteError::Yourself);
    }
    let mut lines = lines(cache, clock, owner.id).await?;
    lines.retain(|line| !line.is_for(&invitation.module, invitation.object, email));
    if lines.len() >= OPEN {
        return Err(InviteError::TooMany);
    }
    let code = code::new_for(owner.id, chance);
    lines.push(Line {
        code: code.expose().clone(),
        email: email.as_str().to_owned(),
        module: invitation.module,
        object: invitation.object,
        role: invitation.role.as_str().to_owned(),
        until: clock.now().plus_days(DAYS).millis(),
    });
    body::put(cache, &INVITES, &code::key_of(owner.id), &lines).await?;
    Ok(code)
}

/// The open invitations of an account.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn open(cache: &Cache, clock: &dyn Clock, owner: Id<Account>) -> Result<Vec<Open>, StoreError> {
    let lines = lines(cache, clock, owner).await?;
    Ok(lines.into_iter().filter_map(|line| line.opened(owner)).collect())
}

/// Takes an invitation back. Says whether there was one.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn take_back(
    cache: &Cache,
    clock: &dyn Clock,
    owner: Id<Account>,
    module: &str,
    object: i64,
    email: &Email,
) -> Result<bool, StoreError> {
    let (taken, left): (Vec<_>, Vec<_>) =
        lines(cache, clock, owner).await?.into_iter().partition(|line| line.is_for(module, object, email));
    if !taken.is_empty() {
        body::put(cache, &INVITES, &code::key_of(owner), &left).await?;
    }
    Ok(!taken.is_empty())
}

/// Takes back every invitation of an account to a domain or guild that is not its own any more.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn withdraw(
    cache: &Cache,
    clock: &dyn Clock,
    owner: Id<Account>,
    module: &str,
    object: i64,
) -> Result<(), StoreError> {
    let all = lines(cache, clock, owner).await?;
    let (before, mut left) = (all.len(), all);
    left.retain(|line| line.module != module || line.object != object);
    match left.len() == before {
        true => Ok(()),
        false => body::put(cache, &INVITES, &code::key_of(owner), &left).await,
    }
}

/// What this code invites to. It stays good.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn look_up(cache: &Cache, clock: &dyn Clock, code: &str) -> Result<Option<Open>, StoreError> {
    let Some(owner) = code::account_of(code) else { return Ok(None) };
    let mut lines = lines(cache, clock, owner).await?.into_iter();
    Ok(lines.find(|line| code::same(&line.code, code)).and_then(|line| line.opened(owner)))
}

/// Accepts an invitation. Who has a share in it already gets the new role. Whether who invites still has what they
/// invite to, its module knows: ask that first.
///
/// # Errors
/// [`AcceptError`] says why not.
pub async fn accept(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    code: &str,
    account: &Account,
) -> Result<Delegate, AcceptError> {
    let found = look_up(cache, clock, code).await?.ok_or(AcceptError::Gone)?;
    let Open { owner, invitation, .. } = found;
    if invitation.email.reveal() != account.email.reveal() {
        return Err(AcceptError::OtherAddress);
    }
    let email = invitation.email.reveal();
    if !take_back(cache, clock, owner, &invitation.module, invitation.object, email).await? {
        return Err(AcceptError::Gone);
    }
    let delegate = Delegate {
        id: db.new_id(),
        account_id: account.id,
        owner_id: owner,
        module: invitation.module,
        object: invitation.object,
        role: invitation.role,
        created_at: clock.now(),
    };
    let batch = Batch::new()
        .run(
            "DELETE FROM accounts_delegate WHERE account_id = $1 AND module = $2 AND object = $3",
            (account.id, &delegate.module, delegate.object),
            Expect::Any,
        )
        .insert(db, &delegate);
    match db.write(batch).await {
        // Who invited has been erased meanwhile.
        Err(StoreError::Rule(_)) => Err(AcceptError::Gone),
        written => Ok(written.map(|_| delegate)?),
    }
}

async fn lines(cache: &Cache, clock: &dyn Clock, owner: Id<Account>) -> Result<Vec<Line>, StoreError> {
    let held: Option<Vec<Line>> = body::get(cache, &INVITES, &code::key_of(owner)).await?;
    let now = clock.now().millis();
    Ok(held.unwrap_or_default().into_iter().filter(|line| now < line.until).collect())
}
