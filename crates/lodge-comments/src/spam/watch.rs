//! What the judges of spam keep in memory, and who is denied.

use std::sync::{
    OnceLock,
    atomic::{AtomicI64, Ordering},
};

use lodge_abuse::{DeniedThing, DenyList};
use lodge_register::Timestamp;
use lodge_store::StoreError;

use super::{Asked, memory, signs::links, weigh::Tally};
use crate::{Book, Site};

/// How long the deny-list and what was learned are taken to be what they were, in milliseconds.
const ASK_AGAIN: i64 = 20_000;

/// What the judges of spam keep in memory.
#[derive(Default)]
pub struct Watch {
    denied: DenyList,
    refreshed: AtomicI64,
    pub(super) learned: papaya::HashMap<i64, (Timestamp, Tally)>,
    /// Where Akismet is, if it is not where everybody finds it.
    pub(crate) akismet: OnceLock<String>,
}

impl Watch {
    /// How much was learned at a site.
    pub(super) async fn all(&self, book: &Book, site: &Site) -> Result<Tally, StoreError> {
        let (key, now) = (site.id.number(), book.house.clock.now());
        let known = self.learned.pin().get(&key).copied();
        if let Some((_, tally)) = known.filter(|(since, _)| now < since.plus_millis(ASK_AGAIN)) {
            return Ok(tally);
        }
        let tally = memory::all(&book.house.db, site.id).await?;
        self.learned.pin().insert(key, (now, tally));
        Ok(tally)
    }

    /// The deny-list that mail asks, too, as it is now or was a moment ago.
    async fn denied(&self, book: &Book, now: Timestamp) -> Result<&DenyList, StoreError> {
        let last = self.refreshed.load(Ordering::Acquire);
        if last == 0 || now.millis() >= last + ASK_AGAIN {
            self.refreshed.store(now.millis(), Ordering::Release);
            self.denied.refresh(&book.house.db).await?;
        }
        Ok(&self.denied)
    }
}

/// Whether whoever writes, or where it leads, is on the deny-list.
pub(super) async fn is_denied(book: &Book, asked: &Asked<'_>) -> Result<bool, StoreError> {
    let now = book.house.clock.now();
    let list = book.spam.denied(book, now).await?;
    let by_ip = asked.ip.is_some_and(|ip| list.denies_ip(ip, now));
    let by_email = asked.email.and_then(|email| DeniedThing::parse(email).ok()).is_some_and(
        |thing| matches!(&thing, DeniedThing::Address(address) if list.denies_address(address, now)),
    );
    let website = asked.website.map(links).unwrap_or_default();
    let links = links(asked.body);
    let by_link = links
        .iter()
        .chain(&website)
        .filter_map(|link| link.host_str())
        .any(|host| list.denies_name(host, now));
    Ok(by_ip || by_email || by_link)
}
