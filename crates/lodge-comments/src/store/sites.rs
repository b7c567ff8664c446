//! Sites.

use std::collections::HashSet;

use lodge_accounts::{Account, delegates};
use lodge_register::{Clock, Field as _, Id, Personal, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Rules, Site, place};

/// The name under which others are invited to a site.
pub const MODULE: &str = "comments";

/// What a site is added with.
#[derive(Debug)]
pub struct NewSite {
    /// Whose it is.
    pub account: Id<Account>,
    /// Its host, in canonical form.
    pub host: String,
    /// What its owner calls it.
    pub title: String,
}

/// Adds a site with the rules that hold where nobody decided anything.
///
/// # Errors
/// [`StoreError::Conflict`] if the account has it already.
pub async fn add(db: &Db, clock: &dyn Clock, new: NewSite) -> Result<Site, StoreError> {
    let now = clock.now();
    let site = Site {
        id: db.new_id(),
        account_id: new.account,
        host: Personal::new(new.host),
        title: Personal::new(new.title),
        rules: Rules::default(),
        locked: false,
        sso_key: None,
        akismet_key: None,
        created_at: now,
        changed_at: now,
    };
    db.write(Batch::new().insert(db, &site)).await?;
    Ok(site)
}

/// The site with this number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, id: Id<Site>) -> Result<Option<Site>, StoreError> {
    db.first("SELECT * FROM comments_site WHERE id = $1", (id,)).await
}

/// The site of this host name. Where several accounts added it, nobody says whose it is: the page has to give the number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_host(db: &Db, host: &str) -> Result<Option<Site>, StoreError> {
    let blind = db.blind::<Site>("host", host);
    let mut found: Vec<Site> =
        db.all("SELECT * FROM comments_site WHERE host_blind = $1 ORDER BY id LIMIT 2", (blind,)).await?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The site that a page means: by its number, or by the host that it is on, with `www.` or without.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn named(db: &Db, said: &str) -> Result<Option<Site>, StoreError> {
    if let Ok(number) = said.parse() {
        return by_id(db, Id::new(number)).await;
    }
    let Some(host) = place::host(said) else { return Ok(None) };
    if let Some(site) = by_host(db, &host).await? {
        return Ok(Some(site));
    }
    // The other of the two names that most sites go by.
    let other = host.strip_prefix("www.").map_or_else(|| format!("www.{host}"), str::to_owned);
    by_host(db, &other).await
}

/// The numbers of all sites.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn numbers(db: &Db) -> Result<HashSet<i64>, StoreError> {
    db.rows("SELECT id FROM comments_site", ()).await?.iter().map(|row| row.int(0)).collect()
}

/// The sites that an account owns, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn owned(db: &Db, account: Id<Account>) -> Result<Vec<Site>, StoreError> {
    db.all("SELECT * FROM comments_site WHERE account_id = $1 ORDER BY id", (account,)).await
}

/// Keeps a site as it is here, whatever it was: where nobody else changes it meanwhile.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such site any more.
pub async fn save(db: &Db, clock: &dyn Clock, site: &Site) -> Result<(), StoreError> {
    let title = "UPDATE comments_site SET title = $2, changed_at = $3 WHERE id = $1";
    let sso = "UPDATE comments_site SET sso_key = $2, changed_at = $3 WHERE id = $1";
    let akismet = "UPDATE comments_site SET akismet_key = $2, changed_at = $3 WHERE id = $1";
    let rest = "UPDATE comments_site SET rules = $2, locked = $3 WHERE id = $1";
    let batch = sealed(db, clock, (title, "title"), site.id, Some(site.title.reveal()))?
        .then(sealed(db, clock, (sso, "sso_key"), site.id, said(site.sso_key.as_ref()))?)
        .then(sealed(db, clock, (akismet, "akismet_key"), site.id, said(site.akismet_key.as_ref()))?)
        .run(rest, (site.id, site.rules.to_value(), site.locked), Expect::Exactly(1));
    db.write(batch).await.map(drop)
}

/// Calls a site something else.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such site any more.
pub async fn entitle(db: &Db, clock: &dyn Clock, site: Id<Site>, title: &str) -> Result<(), StoreError> {
    let sql = "UPDATE comments_site SET title = $2, changed_at = $3 WHERE id = $1";
    db.write(sealed(db, clock, (sql, "title"), site, Some(title))?).await.map(drop)
}

/// Keeps what Akismet knows a site by, or forgets it.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such site any more.
pub async fn set_akismet(
    db: &Db,
    clock: &dyn Clock,
    site: Id<Site>,
    key: Option<&str>,
) -> Result<(), StoreError> {
    let sql = "UPDATE comments_site SET akismet_key = $2, changed_at = $3 WHERE id = $1";
    db.write(sealed(db, clock, (sql, "akismet_key"), site, key)?).await.map(drop)
}

/// Gives a site another secret for its own sign-in, or none. Whoever the one before let in has to come in again, and
/// moderates only if the new one says so.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such site any more.
pub async fn set_sso(
    db: &Db,
    clock: &dyn Clock,
    site: Id<Site>,
    key: Option<&str>,
) -> Result<(), StoreError> {
    let sql = "UPDATE comments_site SET sso_key = $2, changed_at = $3 WHERE id = $1";
    let batch = sealed(db, clock, (sql, "sso_key"), site, key)?
        .run(
            "DELETE FROM comments_session WHERE visitor_id IN
             (SELECT id FROM comments_visitor WHERE site_id = $1 AND way = 'sso')",
            (site,),
            Expect::Any,
        )
        .run(
            "UPDATE comments_visitor SET moderates = $2 WHERE site_id = $1 AND way = 'sso'",
            (site, false),
            Expect::Any,
        );
    db.write(batch).await.map(drop)
}

fn said(value: Option<&Personal<String>>) -> Option<&str> {
    value.map(|value| value.reveal().as_str())
}

/// One sealed column of a site, and nothing else of it: what others change at the same moment stays.
fn sealed(
    db: &Db,
    clock: &dyn Clock,
    (sql, column): (&'static str, &'static str),
    site: Id<Site>,
    value: Option<&str>,
) -> Result<Batch, StoreError> {
    let value = value.map_or(Value::Null, |value| Value::Text(value.to_owned()));
    let value = db.seal::<Site>(column, site.number(), &value)?;
    Ok(Batch::new().run(sql, (site, value, clock.now()), Expect::Exactly(1)))
}

/// Removes a site with all that is on it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, id: Id<Site>) -> Result<(), StoreError> {
    let batch = Batch::new().run("DELETE FROM comments_site WHERE id = $1", (id,), Expect::Any);
    let batch = delegates::without_object(batch, MODULE, id.number()).reclaiming();
    db.write(batch).await?;
    db.erase_barrier().await
}
