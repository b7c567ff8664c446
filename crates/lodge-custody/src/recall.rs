//! What was held briefly of somebody who was erased, by every program that runs on this database.
//!
//! ```text
//! Redis    one for all: what is taken out of it is gone
//! memory   each program has its own: who erases leaves a note, and the others heed it within seconds
//! ```
//!
//! A note is the keyed hash under which the cache holds a thing. It fits nothing any more once that is gone.

use lodge_register::{Clock, Entry, Id, Record, Register, Timestamp};
use lodge_store::{Batch, Cache, Db, StoreError};
use std::collections::BTreeSet;

/// A note that something held briefly is to be forgotten.
#[derive(Record, Debug, Clone)]
#[record(
    table = "custody_recall",
    purpose = "to have every program that runs on this database forget what it holds in memory of somebody who was erased",
    basis = Law,
    subject = nobody("it is a keyed hash of what is gone, and fits nobody any more"),
    keep = days(1) after noted_at,
    on_erase = delete
)]
pub struct Recalled {
    /// Which note.
    #[data(Identifier)]
    pub id: Id<Recalled>,
    /// Which entry of the register it is about.
    #[data(Technical)]
    pub drawer: String,
    /// The keyed hash under which it is held.
    #[data(Identifier)]
    pub held: String,
    /// Since when.
    #[data(Time)]
    pub noted_at: Timestamp,
}

/// Something that a cache holds: its entry, and its key there.
pub type Held = (&'static Entry, Vec<u8>);

/// Takes these out of this program's cache and, where the others have their own, leaves a note for them.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn recall(db: &Db, cache: &Cache, clock: &dyn Clock, held: &[Held]) -> Result<(), StoreError> {
    let mut batch = Batch::new();
    for (entry, key) in held {
        cache.remove(entry, key).await?;
        let (drawer, held) = (entry.name.to_owned(), cache.name_of(entry, key)?);
        batch = batch.insert(db, &Recalled { id: db.new_id(), drawer, held, noted_at: clock.now() });
    }
    if cache.is_shared() || held.is_empty() {
        return Ok(());
    }
    db.write(batch).await.map(drop)
}

/// The notes that this program has heeded: each once, for whoever comes again is held anew.
pub type Heeded = BTreeSet<Id<Recalled>>;

/// Takes out of this program's cache what others left a note about.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn heed(
    register: &Register,
    db: &Db,
    cache: &Cache,
    heeded: &mut Heeded,
) -> Result<(), StoreError> {
    if cache.is_shared() {
        return Ok(());
    }
    let noted: Vec<Recalled> = db.all("SELECT * FROM custody_recall", ()).await?;
    heeded.retain(|known| noted.iter().any(|note| note.id == *known));
    for Recalled { id, drawer, held, .. } in noted {
        if heeded.contains(&id) {
            continue;
        }
        if let Some(entry) = register.entries.iter().copied().find(|entry| entry.name == drawer) {
            cache.remove_named(entry, &held).await?;
        }
        heeded.insert(id);
    }
    Ok(())
}
