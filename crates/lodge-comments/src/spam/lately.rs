//! What happened lately, in the cache: what was refused, and what was said already.

use std::time::Duration;

use lodge_register::{Basis, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject};
use lodge_store::{Cache, StoreError};

use crate::Site;

const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

/// A shorter text may well be said twice: "Thank you!"
const SHORT: usize = 24;

/// How much was refused.
pub(crate) const REFUSED: &Entry = &Entry {
    name: "comments_refused",
    title: "How many comments were refused from a network and on a site",
    place: Place::Cache("comments-refused"),
    purpose: "to let machines work the more for a comment the more was refused from where they are",
    basis: Basis::Interest("readers and owners of a site should not have to look at spam"),
    subject: Subject::Nobody("it is a number under a keyed hash of a network and a site"),
    keep: Keep::Seconds(HOUR),
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within an hour"),
    critical: false,
    columns: &[Column::plain("count", DataClass::Count, SqlKind::Int)],
};

/// What was said already.
pub(crate) const SAID: &Entry = &Entry {
    name: "comments_said",
    title: "That a text was written on a site today",
    place: Place::Cache("comments-said"),
    purpose: "to take the same text once, and not under every page",
    basis: Basis::Interest("readers and owners of a site should not have to look at spam"),
    subject: Subject::Nobody(
        "it is a keyed hash of a text, from which neither the text nor its author can be told",
    ),
    keep: Keep::Seconds(DAY),
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within a day"),
    critical: false,
    columns: &[Column::plain("count", DataClass::Count, SqlKind::Int)],
};

/// Counts a refusal, against the network and the site.
pub(crate) async fn refuse(cache: &Cache, site: Id<Site>, network: &[u8]) {
    let hour = Duration::from_secs(HOUR);
    for key in [of_network(site, network), of_site(site)] {
        if cache.count(REFUSED, &key, hour).await.is_err() {
            tracing::warn!("A refused comment could not be counted");
        }
    }
}

/// How much was refused within the hour: from this network on this site, and on this site. Nothing, if nobody can say.
pub(crate) async fn refused(cache: &Cache, site: Id<Site>, network: &[u8]) -> (u64, u64) {
    let network = cache.counted(REFUSED, &of_network(site, network)).await.unwrap_or(0);
    (network, cache.counted(REFUSED, &of_site(site)).await.unwrap_or(0))
}

/// Whether this was written on the site within a day.
pub(crate) async fn was_said(cache: &Cache, site: Id<Site>, text: &str) -> Result<bool, StoreError> {
    match of_text(site, text) {
        Some(key) => Ok(cache.counted(SAID, &key).await? > 0),
        None => Ok(false),
    }
}

/// This was written on the site just now: it stands in the store, so that whoever tries again after a fault is heard.
pub(crate) async fn say(cache: &Cache, site: Id<Site>, text: &str) -> Result<(), StoreError> {
    match of_text(site, text) {
        Some(key) => cache.count(SAID, &key, Duration::from_secs(DAY)).await.map(drop),
        None => Ok(()),
    }
}

fn of_text(site: Id<Site>, text: &str) -> Option<Vec<u8>> {
    let text = plain(text);
    (text.chars().count() >= SHORT).then(|| [&site.number().to_be_bytes()[..], text.as_bytes()].concat())
}

/// Letters and digits in small: other signs and spaces do not make another text of it.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn of_network(site: Id<Site>, network: &[u8]) -> Vec<u8> {
    [&b"n"[..], &site.number().to_be_bytes(), network].concat()
}

fn of_site(site: Id<Site>) -> Vec<u8> {
    [&b"s"[..], &site.number().to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_spaces_make_no_other_text() {
        assert_eq!(plain("Buy **cheap**   watches!!"), plain("buy cheap watches"));
        assert_ne!(plain("buy cheap watches"), plain("buy cheap clocks"));
    }
}
