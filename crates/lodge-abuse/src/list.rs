//! The deny-list as it is asked: in memory, without a lock.

use std::{
    collections::{HashMap, HashSet},
    net::IpAddr,
    sync::Arc,
};

use arc_swap::ArcSwap;
use lodge_register::Timestamp;
use lodge_store::{Db, StoreError};

use crate::{DeniedThing, deny::masked, store};

/// Who is refused now. Cheap to clone; all clones see the same list.
#[derive(Clone, Default)]
pub struct DenyList(Arc<ArcSwap<Table>>);

#[derive(Default)]
struct Table {
    /// How many entries were stored, and the newest of them: what tells whether to load again.
    seen: (i64, i64),
    things: HashMap<String, Timestamp>,
    networks: HashMap<(IpAddr, u8), Timestamp>,
    widths: HashSet<u8>,
}

impl DenyList {
    /// Loads the list again if it has changed.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read; the list stays as it was.
    pub async fn refresh(&self, db: &Db) -> Result<(), StoreError> {
        let seen = store::extent(db).await?;
        if seen == self.0.load().seen {
            return Ok(());
        }
        let mut table = Table { seen, ..Table::default() };
        for denied in store::all(db).await? {
            match denied.thing.reveal() {
                DeniedThing::Address(text) | DeniedThing::Name(text) => {
                    table.things.insert(text.clone(), denied.expires_at);
                }
                DeniedThing::Network(address, bits) => {
                    table.widths.insert(*bits);
                    table.networks.insert((*address, *bits), denied.expires_at);
                }
            }
        }
        self.0.store(Arc::new(table));
        Ok(())
    }

    /// Whether connections from this address are refused.
    #[must_use]
    pub fn denies_ip(&self, address: IpAddr, now: Timestamp) -> bool {
        let table = self.0.load();
        let address = address.to_canonical();
        let width = if address.is_ipv4() { 32 } else { 128 };
        table
            .widths
            .iter()
            .filter(|&&bits| bits <= width)
            .any(|&bits| table.networks.get(&(masked(address, bits), bits)).is_some_and(|&until| now < until))
    }

    /// Whether this host or domain, or one that it is below, is refused.
    #[must_use]
    pub fn denies_name(&self, name: &str, now: Timestamp) -> bool {
        let table = self.0.load();
        if table.things.is_empty() {
            return false;
        }
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let above = name.match_indices('.').filter_map(|(dot, _)| name.get(dot + 1..));
        std::iter::once(name.as_str())
            .chain(above)
            .any(|name| table.things.get(name).is_some_and(|&until| now < until))
    }

    /// Whether this address, in canonical form, is refused, or its domain.
    #[must_use]
    pub fn denies_address(&self, canonical: &str, now: Timestamp) -> bool {
        let table = self.0.load();
        if table.things.is_empty() {
            return false;
        }
        table.things.get(canonical).is_some_and(|&until| now < until)
            || canonical.rsplit_once('@').is_some_and(|(_, domain)| self.denies_name(domain, now))
    }
}
