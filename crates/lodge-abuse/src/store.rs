//! Questions about the deny-list.

use lodge_register::{Clock, Id, Personal};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Denied, DeniedThing};

/// The longest that anybody is kept on the list, in days. An operator renews an entry; nothing renews itself.
pub const MAX_DAYS: u32 = 90;

/// Somebody who was caught.
pub struct NewDenial {
    /// Who or what is refused.
    pub thing: DeniedThing,
    /// What for.
    pub reason: String,
    /// For how many days, at most [`MAX_DAYS`].
    pub days: u32,
}

/// Puts somebody on the list, or renews their entry.
pub async fn add(db: &Db, clock: &dyn Clock, new: NewDenial) -> Result<Denied, StoreError> {
    let now = clock.now();
    let denied = Denied {
        id: db.new_id(),
        thing: Personal::new(new.thing),
        reason: new.reason,
        created_at: now,
        expires_at: now.plus_days(i64::from(new.days.min(MAX_DAYS))),
    };
    let blind = db.blind::<Denied>("thing", &denied.thing.reveal().to_text());
    let batch = Batch::new()
        .run("DELETE FROM abuse_denied WHERE thing_blind = $1", [blind], Expect::Any)
        .insert(db, &denied);
    db.write(batch).await?;
    Ok(denied)
}

/// Takes somebody off the list; says whether they were on it.
pub async fn remove(db: &Db, thing: &DeniedThing) -> Result<bool, StoreError> {
    let blind = db.blind::<Denied>("thing", &thing.to_text());
    let batch = Batch::new().run("DELETE FROM abuse_denied WHERE thing_blind = $1", [blind], Expect::Any);
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// Takes the entry with this number off the list; says whether there was one.
pub async fn forgive(db: &Db, entry: Id<Denied>) -> Result<bool, StoreError> {
    let batch = Batch::new().run("DELETE FROM abuse_denied WHERE id = $1", (entry,), Expect::Any);
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// The whole list, oldest first.
pub async fn all(db: &Db) -> Result<Vec<Denied>, StoreError> {
    db.all("SELECT * FROM abuse_denied ORDER BY id", ()).await
}

/// How many entries there are, and the newest one's number.
pub(crate) async fn extent(db: &Db) -> Result<(i64, i64), StoreError> {
    let rows = db.rows("SELECT COUNT(*), COALESCE(MAX(id), 0) FROM abuse_denied", ()).await?;
    match rows.first() {
        Some(row) => Ok((row.int(0)?, row.int(1)?)),
        None => Ok((0, 0)),
    }
}
