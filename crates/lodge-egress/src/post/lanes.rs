//! A share of the post for each domain, so that none takes it all.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use tokio::sync::Semaphore;

/// How many letters to one domain are handed over at once.
const HANDS: usize = 4;
/// How many may be on their way there.
const ROOM: usize = super::ROOM / 4;

/// The share of one domain.
pub(super) struct Lane {
    pub(super) hands: Semaphore,
    pub(super) room: Arc<Semaphore>,
}

/// The shares of those that letters are on their way to.
#[derive(Default)]
pub(super) struct Lanes(Mutex<HashMap<String, Weak<Lane>>>);

impl Lanes {
    /// The share that letters to this address have.
    pub(super) fn to(&self, address: &str) -> Arc<Lane> {
        let domain = domain(address);
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lane) = lanes.get(&domain).and_then(Weak::upgrade) {
            return lane;
        }
        // There are never more than letters: whoever has none on its way is forgotten.
        lanes.retain(|_, lane| lane.strong_count() > 0);
        let lane = Arc::new(Lane { hands: Semaphore::new(HANDS), room: Arc::new(Semaphore::new(ROOM)) });
        lanes.insert(domain, Arc::downgrade(&lane));
        lane
    }
}

/// The last two parts of a domain: below them, names cost nothing, and whoever owns one has as many as they like.
fn domain(address: &str) -> String {
    let (_, domain) = address.rsplit_once('@').unwrap_or(("", address));
    let mut parts = domain.trim_end_matches('.').rsplit('.');
    let (last, before) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    format!("{before}.{last}").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_below_a_domain_share_with_it() {
        let lanes = Lanes::default();
        let lane = lanes.to("a@evil.example");
        assert!(Arc::ptr_eq(&lane, &lanes.to("b@x.y.Evil.Example.")));
        assert!(!Arc::ptr_eq(&lane, &lanes.to("b@good.example")));
        assert!(!Arc::ptr_eq(&lane, &lanes.to("no address")));
        drop(lane);
        lanes.to("c@another.example");
        assert_eq!(lanes.0.lock().unwrap().len(), 1, "nobody is remembered");
    }
}
