//! Who may not write: a person, or the network that a comment came from. And whose comments are set aside.

use lodge_register::{Id, Personal, Timestamp};
use lodge_store::{Batch, Expect, StoreError};

use super::{
    act::{About, By, row},
    network,
};
use crate::{Ban, Book, Comment, Done, Site, Visitor, store::visitors, who::May};

/// Networks change hands: the most days for which one is banned.
pub const LONGEST_NETWORK_DAYS: i64 = 30;
/// The longest ban of a person, in days: a hundred years.
const LONGEST_DAYS: i64 = 36_525;

/// Who is banned.
#[derive(Debug, Clone, Copy)]
pub enum Whom<'a> {
    /// A visitor.
    Visitor(Id<Visitor>),
    /// Whoever writes from where this comment was written.
    WroteFrom(&'a Comment),
}

/// Why nobody is banned.
#[derive(Debug, thiserror::Error)]
pub enum BanError {
    /// It would have ended already.
    #[error("a ban ends later than now")]
    Past,
    /// Nobody knows any more where the comment came from.
    #[error("where a comment came from is known for a day only")]
    Forgotten,
    /// Who moderates is not kept out by another moderator.
    #[error("who owns or moderates the site cannot be banned from it")]
    Moderator,
    /// There is no such visitor on this site.
    #[error("there is no such visitor on this site")]
    Nobody,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps somebody out until then, or as long as can be if nothing is said.
///
/// # Errors
/// [`BanError`] says why not.
pub async fn ban(
    book: &Book,
    site: &Site,
    whom: Whom<'_>,
    (until, reason): (Option<Timestamp>, Option<String>),
    by: By,
) -> Result<Ban, BanError> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    if until.is_some_and(|until| until <= now) {
        return Err(BanError::Past);
    }
    let (visitor_id, network, longest) = match whom {
        Whom::Visitor(id) => {
            let visitor = here(book, site, id).await?;
            if crate::who::may(db, site, &visitor).await? > May::Write {
                return Err(BanError::Moderator);
            }
            (Some(id), None, LONGEST_DAYS)
        }
        Whom::WroteFrom(comment) => {
            let network = network::known(book, comment.id.number()).await?;
            (None, Some(network.ok_or(BanError::Forgotten)?), LONGEST_NETWORK_DAYS)
        }
    };
    let last = now.plus_days(longest);
    let ban = Ban {
        id: db.new_id(),
        site_id: site.id,
        visitor_id,
        network,
        reason: reason.clone().map(Personal::new),
        by_account: by.account().map(Id::number),
        created_at: now,
        ends_at: until.map_or(last, |until| until.min(last)),
    };
    let about = match whom {
        Whom::Visitor(_) => About::default(),
        Whom::WroteFrom(comment) => About::comment(comment, ""),
    };
    let about = About { before: Some(ban.id.to_string()), reason, ..about };
    let act = row(book, site, (Done::Banned, by), about);
    db.write(Batch::new().insert(db, &ban).insert(db, &act)).await?;
    Ok(ban)
}

async fn here(book: &Book, site: &Site, id: Id<Visitor>) -> Result<Visitor, BanError> {
    let visitor = visitors::by_id(&book.house.db, id).await?;
    visitor.filter(|visitor| visitor.site_id == site.id).ok_or(BanError::Nobody)
}

/// Lets somebody in again. Says whether they were kept out.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn lift(book: &Book, site: &Site, ban: Id<Ban>, by: By) -> Result<bool, StoreError> {
    let db = &book.house.db;
    let act = row(book, site, (Done::Unbanned, by), About::default());
    let batch = Batch::new()
        .run("DELETE FROM comments_ban WHERE id = $1 AND site_id = $2", (ban, site.id), Expect::Exactly(1))
        .insert(db, &act);
    happened(db.write(batch).await)
}

/// Sets what somebody writes aside until a moderator looks at it, or does so no more. They are not told.
/// Says whether that is new.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn shadow(
    book: &Book,
    site: &Site,
    visitor: Id<Visitor>,
    on: bool,
    by: By,
) -> Result<bool, StoreError> {
    let db = &book.house.db;
    let done = if on { Done::Shadowed } else { Done::Unshadowed };
    let about = About { before: Some(visitor.to_string()), ..About::default() };
    let act = row(book, site, (done, by), about);
    let batch = Batch::new()
        .run(
            "UPDATE comments_visitor SET shadowed = $3 WHERE id = $1 AND site_id = $2 AND shadowed <> $3",
            (visitor, site.id, on),
            Expect::Exactly(1),
        )
        .insert(db, &act);
    happened(db.write(batch).await)
}

/// Whether a batch was written; not, if what it expected is not so any more.
pub(super) fn happened<T>(written: Result<T, StoreError>) -> Result<bool, StoreError> {
    match written {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}
