//! Texts that Lodge hands out and recognizes: they carry what they say, and a keyed hash of it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Basis, Entry, Keep, OnErase, Place, Subject};
use lodge_store::{Cache, Db, StoreError};
use std::time::Duration;
use subtle::ConstantTimeEq as _;

/// Which tickets were used. A random number each, and nothing of who used it.
pub(crate) static USED: Entry = Entry {
    name: "abuse_used",
    title: "Which puzzles and waiting-room tickets were used.",
    place: Place::Cache("used"),
    purpose: "to let each puzzle and each ticket be used once",
    basis: Basis::Interest("keeping machines from signing up in masses"),
    subject: Subject::Nobody("it is a random number, and whom it was given to is not kept"),
    keep: Keep::Seconds(3_600),
    on_erase: OnErase::Beyond("nobody can tell whose it was, and it is gone within an hour"),
    critical: false,
    columns: &[],
};

/// These words, signed. No word holds a dot.
pub(crate) fn sign(db: &Db, label: &str, words: &[&str]) -> String {
    let words = words.join(".");
    let mac = URL_SAFE_NO_PAD.encode(db.keyed_hash(label, words.as_bytes()));
    format!("{words}.{mac}")
}

/// The words of a text that was signed here under this label.
pub(crate) fn open<'a, const N: usize>(db: &Db, label: &str, text: &'a str) -> Option<[&'a str; N]> {
    let (words, mac) = text.rsplit_once('.')?;
    let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
    let expected = db.keyed_hash(label, words.as_bytes());
    bool::from(mac.ct_eq(&expected)).then(|| words.split('.').collect::<Vec<_>>().try_into().ok())?
}

/// Whether this ticket was not used before; from now on it was.
pub(crate) async fn use_up(cache: &Cache, text: &str) -> Result<bool, StoreError> {
    // It outlives every ticket, so that none comes back when its mark is gone.
    Ok(cache.count(&USED, text.as_bytes(), Duration::from_secs(3_600)).await? == 1)
}
