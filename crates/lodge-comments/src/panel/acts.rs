//! What is done to sites, whether a page or a program asks for it.

use lodge_accounts::{Account, delegates};
use lodge_register::{Id, Personal};
use lodge_store::StoreError;
use lodge_web::{Event, Fault};

use crate::{
    Book, Rules, Site,
    moderate::{self, By},
    place,
    store::sites::{self, MODULE, NewSite},
};

/// The most sites that an account has.
const MOST_SITES: usize = 100;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 100;

/// Why something is not done.
pub(crate) enum Refused {
    /// What was typed cannot be so: the field and the message about it.
    Typed(&'static str, &'static str),
    /// Something else.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for Refused {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

async fn emit(book: &Book, account: Id<Account>, kind: &'static str, object: i64) {
    book.house.events.emit(account, Event { kind, object }).await;
}

fn title(typed: &str) -> Result<String, Refused> {
    let typed = typed.trim();
    if typed.chars().count() > LONGEST_TITLE || typed.chars().any(char::is_control) {
        return Err(Refused::Typed("title", "sites-title-wrong"));
    }
    Ok(typed.to_owned())
}

/// Adds a site. Without a title it is called by its host.
pub(crate) async fn add(
    book: &Book,
    account: &Account,
    (host, called): (&str, &str),
) -> Result<Site, Refused> {
    let db = &book.house.db;
    let host = place::host(host).ok_or(Refused::Typed("host", "sites-host-wrong"))?;
    let called = title(called)?;
    if sites::owned(db, account.id).await?.len() >= MOST_SITES {
        return Err(Refused::Typed("host", "sites-too-many"));
    }
    let title = if called.is_empty() { host.clone() } else { called };
    let added = sites::add(db, book.house.clock.as_ref(), NewSite { account: account.id, host, title }).await;
    let site = match added {
        Err(StoreError::Conflict) => return Err(Refused::Typed("host", "sites-there")),
        added => added?,
    };
    // It may go by the name of another account's.
    book.homes.clear();
    emit(book, account.id, "site.added", site.id.number()).await;
    Ok(site)
}

/// Calls a site something else.
pub(crate) async fn entitle(book: &Book, site: &Site, typed: &str) -> Result<Site, Refused> {
    let title = title(typed)?;
    let title = if title.is_empty() { site.host.reveal().clone() } else { title };
    sites::entitle(&book.house.db, book.house.clock.as_ref(), site.id, &title).await?;
    book.ready.site_changed(site.id.number());
    Ok(Site { title: Personal::new(title), ..site.clone() })
}

/// Gives a site other rules.
pub(crate) async fn set_rules(book: &Book, site: &Site, rules: &Rules, by: By) -> Result<(), Fault> {
    moderate::set_rules(book, site, rules, by).await?;
    Ok(())
}

/// Removes a site and all that is on it.
pub(crate) async fn remove(book: &Book, site: &Site) -> Result<(), Fault> {
    let (house, id) = (&book.house, site.id.number());
    sites::remove(&house.db, site.id).await?;
    // Whoever was invited to it is asked no more, and not remembered.
    delegates::withdraw(&house.cache, house.clock.as_ref(), site.account_id, MODULE, id).await?;
    book.ready.site_changed(id);
    emit(book, site.account_id, "site.removed", id).await;
    Ok(())
}
