//! Who wants which letters.

use lodge_accounts::Account;
use lodge_register::{Field as _, Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Asked, Follower, Page, Site, Visitor, Wish, Wished};

/// What a moderator wants, if they ever said.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn wish(db: &Db, site: Id<Site>, account: Id<Account>) -> Result<Option<Wish>, StoreError> {
    let sql = "SELECT * FROM comments_wish WHERE site_id = $1 AND account_id = $2";
    let found: Option<Wished> = db.first(sql, (site, account)).await?;
    Ok(found.map(|found| found.wish))
}

/// Whether anybody wants to be told of each comment of a site.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn is_all_wanted(db: &Db, site: Id<Site>) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM comments_wish WHERE site_id = $1 AND wish = $2 LIMIT 1";
    Ok(!db.rows(sql, (site, Wish::All.to_value())).await?.is_empty())
}

/// From now on, a moderator is written to like this.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such site or account any more.
pub async fn wishes(
    db: &Db,
    (site, account): (Id<Site>, Id<Account>),
    wish: Wish,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM comments_wish WHERE site_id = $1 AND account_id = $2";
    let wished = Wished { site_id: site, account_id: account, wish, told_at: now };
    db.write(Batch::new().run(sql, (site, account), Expect::Any).insert(db, &wished)).await.map(drop)
}

/// Who wants a digest, and was told nothing since then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn due(db: &Db, before: Timestamp) -> Result<Vec<Wished>, StoreError> {
    let sql =
        "SELECT * FROM comments_wish WHERE wish = 'digest' AND told_at <= $1 ORDER BY told_at LIMIT 200";
    db.all(sql, (before,)).await
}

/// Takes it on to tell one of them up to now. Says whether nobody else did.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn take_on(db: &Db, wished: &Wished, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE comments_wish SET told_at = $4
               WHERE site_id = $1 AND account_id = $2 AND told_at = $3 AND wish = 'digest'";
    let args = (wished.site_id, wished.account_id, wished.told_at, now);
    let done = db.write(Batch::new().run(sql, args, Expect::Any)).await?;
    Ok(done.first().is_some_and(|done| done.count == 1))
}

/// Follows a page, or does so no more.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such page or visitor any more.
pub async fn follow(
    db: &Db,
    page: Id<Page>,
    visitor: Id<Visitor>,
    since: Option<Timestamp>,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM comments_follower WHERE page_id = $1 AND visitor_id = $2";
    let batch = Batch::new().run(sql, (page, visitor), Expect::Any);
    let batch = match since {
        Some(since) => batch.insert(db, &Follower { page_id: page, visitor_id: visitor, since }),
        None => batch,
    };
    db.write(batch).await.map(drop)
}

/// Whether somebody follows a page.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn follows(db: &Db, page: Id<Page>, visitor: Id<Visitor>) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM comments_follower WHERE page_id = $1 AND visitor_id = $2";
    Ok(!db.rows(sql, (page, visitor)).await?.is_empty())
}

/// Who follows a page.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn followers(db: &Db, page: Id<Page>, most: i64) -> Result<Vec<Visitor>, StoreError> {
    let sql = "SELECT v.* FROM comments_visitor v JOIN comments_follower f ON f.visitor_id = v.id
               WHERE f.page_id = $1 ORDER BY v.id LIMIT $2";
    db.all(sql, (page, most)).await
}

/// Whether this address showed on a site that it is its holder's, and wants letters.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn is_known(db: &Db, site: Id<Site>, email: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM comments_visitor
               WHERE email_blind = $2 AND site_id = $1 AND email_proved = $3 AND notified = $3 LIMIT 1";
    let blind = db.blind::<Visitor>("email", email);
    Ok(!db.rows(sql, (site, blind, true)).await?.is_empty())
}

/// The address of a visitor is theirs, and wants letters.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn confirm(db: &Db, visitor: Id<Visitor>) -> Result<(), StoreError> {
    let sql = "UPDATE comments_visitor SET email_proved = $2, notified = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (visitor, true), Expect::Any)).await.map(drop)
}

/// A visitor who is known wants to be told of answers.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn want(db: &Db, visitor: Id<Visitor>) -> Result<(), StoreError> {
    let sql = "UPDATE comments_visitor SET notified = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (visitor, true), Expect::Any)).await.map(drop)
}

/// No more letters to a visitor, nor to anybody else on the site with the same address: about answers or pages.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn mute(db: &Db, visitor: &Visitor, email: Option<&str>) -> Result<(), StoreError> {
    let blind = email.map_or(lodge_register::Value::Null, |email| db.blind::<Visitor>("email", email));
    let args = (visitor.id, visitor.site_id, blind);
    let quiet =
        "UPDATE comments_visitor SET notified = $4 WHERE id = $1 OR (site_id = $2 AND email_blind = $3)";
    let leave = "DELETE FROM comments_follower WHERE visitor_id IN
                 (SELECT id FROM comments_visitor WHERE id = $1 OR (site_id = $2 AND email_blind = $3))";
    let batch = Batch::new().run(quiet, (args.0, args.1, args.2.clone(), false), Expect::Any).run(
        leave,
        args,
        Expect::Any,
    );
    db.write(batch).await.map(drop)
}

/// Notes that an address is asked whether it wants letters from a site. Says whether it was not asked lately.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn ask_once(db: &Db, site: Id<Site>, email: &str, now: Timestamp) -> Result<bool, StoreError> {
    let of = format!("{} {}", site.number(), email.to_lowercase());
    let asked = Asked { hash: db.keyed_hash("comments/asked", of.as_bytes()).to_vec(), asked_at: now };
    match db.write(Batch::new().insert(db, &asked)).await {
        Ok(_) => Ok(true),
        Err(StoreError::Conflict) => Ok(false),
        Err(error) => Err(error),
    }
}
