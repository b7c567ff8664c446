//! Sites.

use lodge_accounts::{Account, delegates};
use lodge_register::{Clock, Field as _, Id, Personal};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Rules, Site};

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

/// The site of this host name: the one that was added first, if several accounts added it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_host(db: &Db, host: &str) -> Result<Option<Site>, StoreError> {
    let blind = db.blind::<Site>("host", host);
    db.first("SELECT * FROM comments_site WHERE host_blind = $1 ORDER BY id LIMIT 1", (blind,)).await
}

/// The sites that an account owns, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn owned(db: &Db, account: Id<Account>) -> Result<Vec<Site>, StoreError> {
    db.all("SELECT * FROM comments_site WHERE account_id = $1 ORDER BY id", (account,)).await
}

/// Keeps what was changed of a site: its title, rules, lock and keys.
///
/// # Errors
/// [`StoreError`] if the store fails, or there is no such site any more.
pub async fn save(db: &Db, clock: &dyn Clock, site: &Site) -> Result<(), StoreError> {
    let key = site.id.number();
    let sealed = |column: &'static str, value: Option<&Personal<String>>| {
        let value = value
            .map_or(lodge_register::Value::Null, |value| lodge_register::Value::Text(value.reveal().clone()));
        db.seal::<Site>(column, key, &value)
    };
    let (title, sso, akismet) = (
        sealed("title", Some(&site.title))?,
        sealed("sso_key", site.sso_key.as_ref())?,
        sealed("akismet_key", site.akismet_key.as_ref())?,
    );
    let batch = Batch::new().run(
        "UPDATE comments_site
         SET title = $2, rules = $3, locked = $4, sso_key = $5, akismet_key = $6, changed_at = $7
         WHERE id = $1",
        (site.id, title, site.rules.to_value(), site.locked, sso, akismet, clock.now()),
        Expect::Exactly(1),
    );
    db.write(batch).await.map(drop)
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
