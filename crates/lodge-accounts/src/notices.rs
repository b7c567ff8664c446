//! A change of what is kept about people: announced to every account holder, once, before it takes effect (promise
//! C13).
//!
//! ```text
//! digest (of the register) ──> announce, 14 days or more ahead ──> due, told ──> standing: in force
//! ```
//!
//! **Invariant:** no policy is in force while anybody who had an account when it was announced has not been told of it.

use lodge_register::{Clock, Id, Register, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};
use sha2::{Digest as _, Sha256};

use crate::{Account, Notice};

/// How long before it takes effect a change is announced, at least.
pub const DAYS_AHEAD: i64 = 14;

/// Why a change is not announced.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    /// It would take effect too soon.
    #[error("a change is announced {DAYS_AHEAD} days or more before it takes effect")]
    TooSoon,
    /// It says nothing.
    #[error("the announcement is empty: say in words what changes")]
    Empty,
    /// It was announced.
    #[error("this policy was announced already")]
    Announced,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How a policy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody was told of it.
    Unannounced,
    /// It was announced, and is not in force yet.
    Announced {
        /// When it takes effect, if everybody is told by then.
        effective_at: Timestamp,
        /// How many are still to be told.
        untold: i64,
    },
    /// It is in force.
    InForce,
}

/// What tells one policy from another: a digest of everything that the register says to people.
#[must_use]
pub fn digest(register: &Register) -> String {
    let digest = Sha256::digest(register.privacy_page().as_bytes());
    digest.iter().take(16).map(|octet| format!("{octet:02x}")).collect()
}

/// Whether such a change can be announced: it says something, and leaves time.
///
/// # Errors
/// [`NoticeError::Empty`], [`NoticeError::TooSoon`].
pub fn may_be(clock: &dyn Clock, summary: &str, effective_at: Timestamp) -> Result<(), NoticeError> {
    if summary.trim().is_empty() {
        return Err(NoticeError::Empty);
    }
    if effective_at < clock.now().plus_days(DAYS_AHEAD) {
        return Err(NoticeError::TooSoon);
    }
    Ok(())
}

/// Announces the policy with this digest: from now on, accounts are due to be told. One that was announced before, with
/// another one since, is announced anew.
///
/// # Errors
/// [`NoticeError`] says why not.
pub async fn announce(
    db: &Db,
    clock: &dyn Clock,
    digest: &str,
    summary: &str,
    effective_at: Timestamp,
) -> Result<Notice, NoticeError> {
    may_be(clock, summary, effective_at)?;
    let (now, summary) = (clock.now(), summary.trim());
    let notice =
        Notice { digest: digest.to_owned(), summary: summary.to_owned(), announced_at: now, effective_at };
    // Two who announce at once do not both get here: for the second, it is the last announcement.
    let batch = Batch::new()
        .run(
            "UPDATE accounts_account SET announced = NULL
             WHERE announced = $1 AND announced <>
                 (SELECT digest FROM accounts_notice ORDER BY announced_at DESC, digest LIMIT 1)",
            (digest,),
            Expect::Any,
        )
        .run(
            "DELETE FROM accounts_notice
             WHERE digest = $1 AND announced_at < (SELECT MAX(announced_at) FROM accounts_notice)",
            (digest,),
            Expect::Any,
        )
        .insert(db, &notice);
    match db.write(batch).await {
        Err(StoreError::Conflict) => Err(NoticeError::Announced),
        written => Ok(written.map(|_| notice)?),
    }
}

/// The last announcement.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn latest(db: &Db) -> Result<Option<Notice>, StoreError> {
    db.first("SELECT * FROM accounts_notice ORDER BY announced_at DESC, digest LIMIT 1", ()).await
}

/// The announcement that counts now: the last one of those whose day has come.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn in_force(db: &Db, clock: &dyn Clock) -> Result<Option<Notice>, StoreError> {
    db.first(
        "SELECT * FROM accounts_notice WHERE effective_at <= $1 ORDER BY announced_at DESC, digest LIMIT 1",
        (clock.now(),),
    )
    .await
}

/// All announcements, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn all(db: &Db) -> Result<Vec<Notice>, StoreError> {
    db.all("SELECT * FROM accounts_notice ORDER BY announced_at DESC, digest", ()).await
}

/// Accounts that are to be told of an announcement, and were not told of it or of a later one, oldest first, so many
/// at a time. Who came later has read the new policy at sign-up.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn due(db: &Db, notice: &Notice, at_a_time: u32) -> Result<Vec<Account>, StoreError> {
    db.all(
        "SELECT * FROM accounts_account
         WHERE created_at <= $1 AND (announced IS NULL OR announced NOT IN
             (SELECT digest FROM accounts_notice WHERE announced_at >= $1))
         ORDER BY id LIMIT $2",
        (notice.announced_at, at_a_time),
    )
    .await
}

/// This account was told. Call it before the letter is handed over: one that is lost is told of on the next page, one
/// that is sent twice cannot be taken back. Says whether it had not been told before.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn told(db: &Db, account: Id<Account>, digest: &str) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "UPDATE accounts_account SET announced = $2
         WHERE id = $1 AND (announced IS NULL OR announced NOT IN
             (SELECT digest FROM accounts_notice WHERE announced_at >=
                 (SELECT announced_at FROM accounts_notice WHERE digest = $2)))",
        (account, digest),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// How the policy with this digest stands.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn standing(db: &Db, clock: &dyn Clock, digest: &str) -> Result<Standing, StoreError> {
    let found: Option<Notice> =
        db.first("SELECT * FROM accounts_notice WHERE digest = $1", (digest,)).await?;
    let Some(notice) = found else { return Ok(Standing::Unannounced) };
    let counted = db
        .rows(
            "SELECT COUNT(*) FROM accounts_account
             WHERE created_at <= $1 AND (announced IS NULL OR announced NOT IN
                 (SELECT digest FROM accounts_notice WHERE announced_at >= $1))",
            (notice.announced_at,),
        )
        .await?;
    let untold = counted.first().map_or(Ok(0), |row| row.int(0))?;
    let effective_at = notice.effective_at;
    Ok(match untold == 0 && clock.now() >= effective_at {
        true => Standing::InForce,
        false => Standing::Announced { effective_at, untold },
    })
}
