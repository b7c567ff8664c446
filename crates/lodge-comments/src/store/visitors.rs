//! Visitors, and how they are known again.

use lodge_accounts::Account;
use lodge_register::{Id, Personal, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Session, Site, Visitor, Way};

/// Somebody new, before anything else is known of them.
#[must_use]
pub fn new(db: &Db, site: Id<Site>, way: Way, name: &str, now: Timestamp) -> Visitor {
    Visitor {
        id: db.new_id(),
        site_id: site,
        way,
        account_id: None,
        name: Personal::new(name.to_owned()),
        email: None,
        email_proved: false,
        outside: None,
        website: None,
        picture: None,
        moderates: false,
        shadowed: false,
        language: "en".to_owned(),
        notified: false,
        created_at: now,
    }
}

/// Adds somebody.
///
/// # Errors
/// [`StoreError::Conflict`] if they are here already.
pub async fn add(db: &Db, visitor: &Visitor) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, visitor)).await.map(drop)
}

/// Who has this number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, id: Id<Visitor>) -> Result<Option<Visitor>, StoreError> {
    db.first("SELECT * FROM comments_visitor WHERE id = $1", (id,)).await
}

/// Who an account of this Lodge is on a site.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_account(
    db: &Db,
    site: Id<Site>,
    account: Id<Account>,
) -> Result<Option<Visitor>, StoreError> {
    db.first("SELECT * FROM comments_visitor WHERE account_id = $1 AND site_id = $2", (account, site)).await
}

/// Whom another service, the site's own sign-in or a passkey calls this.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_outside(db: &Db, site: Id<Site>, outside: &str) -> Result<Option<Visitor>, StoreError> {
    let blind = db.blind::<Visitor>("outside", outside);
    db.first("SELECT * FROM comments_visitor WHERE site_id = $1 AND outside_blind = $2", (site, blind)).await
}

/// Everybody, on every site, who has exactly this address or this account.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn everywhere(
    db: &Db,
    email: &str,
    account: Option<Id<Account>>,
) -> Result<Vec<Id<Visitor>>, StoreError> {
    let blind = db.blind::<Visitor>("email", email);
    let sql = "SELECT id FROM comments_visitor WHERE email_blind = $1 OR account_id = $2 ORDER BY id";
    let rows = db.rows(sql, (blind, account)).await?;
    rows.iter().map(|row| row.int(0).map(Id::new)).collect()
}

/// How many comments of somebody are shown; no more than this are counted.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn shown(db: &Db, visitor: Id<Visitor>, enough: u32) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM (SELECT 1 FROM comments_comment
               WHERE author_id = $1 AND state = 'shown' LIMIT $2) AS counted";
    db.rows(sql, (visitor, i64::from(enough))).await?.first().map_or(Ok(0), |row| row.int(0))
}

/// Whether somebody may not write: they themselves, or the network that they write from.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn is_banned(
    db: &Db,
    site: Id<Site>,
    visitor: Option<Id<Visitor>>,
    network: &[u8],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM comments_ban
               WHERE site_id = $1 AND ends_at > $4 AND (visitor_id = $2 OR network = $3) LIMIT 1";
    Ok(!db.rows(sql, (site, visitor, network.to_vec(), now)).await?.is_empty())
}

/// Whether somebody may not write, as [`is_banned`] says, and how many comments of theirs are shown, as [`shown`] does.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn standing(
    db: &Db,
    (site, visitor): (Id<Site>, Id<Visitor>),
    network: &[u8],
    enough: u32,
    now: Timestamp,
) -> Result<(bool, i64), StoreError> {
    let sql = "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM comments_ban
                       WHERE site_id = $1 AND ends_at > $4 AND (visitor_id = $2 OR network = $3) LIMIT 1) AS bans),
                      (SELECT COUNT(*) FROM (SELECT 1 FROM comments_comment
                       WHERE author_id = $2 AND state = 'shown' LIMIT $5) AS counted)";
    let rows = db.rows(sql, (site, visitor, network.to_vec(), now, i64::from(enough))).await?;
    rows.first().map_or(Ok((false, 0)), |row| Ok((row.int(0)? > 0, row.int(1)?)))
}

/// The hash under which a token is kept.
pub(crate) fn hash(db: &Db, token: &str) -> Vec<u8> {
    db.keyed_hash("comments/session", token.as_bytes()).to_vec()
}

/// Knows somebody again by this token until then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn open(
    db: &Db,
    visitor: Id<Visitor>,
    token: &str,
    (now, until): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let session = Session {
        id: db.new_id(),
        visitor_id: visitor,
        hash: hash(db, token),
        created_at: now,
        expires_at: until,
    };
    db.write(Batch::new().insert(db, &session)).await.map(drop)
}

/// Whose token this is.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn known(db: &Db, token: &str, now: Timestamp) -> Result<Option<Visitor>, StoreError> {
    let sql = "SELECT v.* FROM comments_visitor v JOIN comments_session s ON s.visitor_id = v.id
               WHERE s.hash = $1 AND s.expires_at > $2";
    db.first(sql, (hash(db, token), now)).await
}

/// Forgets a token.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn close(db: &Db, token: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM comments_session WHERE hash = $1";
    db.write(Batch::new().run(sql, (hash(db, token),), Expect::Any)).await.map(drop)
}
