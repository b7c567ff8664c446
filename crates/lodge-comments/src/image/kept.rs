//! Copies of pictures, in memory: so much and no more, the oldest gone first, none older than an hour.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use axum::body::Bytes;
use lodge_register::Timestamp;

/// How long a copy is shown.
pub(super) const SECONDS: u64 = 3_600;
/// How much is kept, in octets.
const MOST: usize = 32 << 20;
/// What one takes beside its octets, and one that cannot be had.
const EACH: usize = 1_024;

/// A picture, made anew.
#[derive(Clone)]
pub(crate) struct Picture {
    /// Its type.
    pub(crate) kind: &'static str,
    /// How wide and how high it is.
    pub(crate) size: (u32, u32),
    /// Itself.
    pub(crate) octets: Bytes,
}

/// The copies.
#[derive(Default)]
pub(super) struct Kept(Mutex<Shelf>);

#[derive(Default)]
struct Shelf {
    /// What was fetched, or could not be had, and when.
    by_address: HashMap<String, (Option<Picture>, Timestamp)>,
    /// In which order.
    order: VecDeque<String>,
    weight: usize,
}

impl Kept {
    /// What is known of the picture at this address; nothing, if it has to be asked for.
    pub(super) fn get(&self, address: &str, now: Timestamp) -> Option<Option<Picture>> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (picture, at) = shelf.by_address.get(address)?;
        let age = u64::try_from(now.millis() - at.millis()).unwrap_or_default();
        (age < SECONDS * 1_000).then(|| picture.clone())
    }

    /// Keeps it.
    pub(super) fn put(&self, address: &str, picture: Option<Picture>, now: Timestamp) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.remove(address);
        shelf.weight += weight(picture.as_ref());
        shelf.by_address.insert(address.to_owned(), (picture, now));
        shelf.order.push_back(address.to_owned());
        while shelf.weight > MOST
            && let Some(oldest) = shelf.order.front().cloned()
        {
            shelf.remove(&oldest);
        }
    }
}

impl Shelf {
    fn remove(&mut self, address: &str) {
        if let Some((picture, _)) = self.by_address.remove(address) {
            self.weight -= weight(picture.as_ref());
            self.order.retain(|other| other != address);
        }
    }
}

fn weight(picture: Option<&Picture>) -> usize {
    EACH + picture.map_or(0, |picture| picture.octets.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_much_is_kept_and_not_for_long() {
        let (kept, now) = (Kept::default(), Timestamp::from_millis(1_800_000_000_000));
        let picture = || Some(Picture { kind: "image/png", size: (1, 1), octets: vec![0; 4 << 20].into() });
        for number in 0..20 {
            kept.put(&number.to_string(), picture(), now);
        }
        assert!(kept.get("0", now).is_none(), "the oldest went");
        assert!(kept.get("19", now).is_some_and(|found| found.is_some()));
        assert!(kept.0.lock().unwrap().weight <= MOST);
        kept.put("none", None, now);
        assert!(kept.get("none", now).is_some_and(|found| found.is_none()), "that there is none is known");
        assert!(kept.get("19", now.plus_millis(3_600_000)).is_none());
    }
}
