//! The secrets of quarters: drawn when a quarter begins on a server, destroyed when nothing needs them any more.

use lodge_register::{Chance, Id, Personal, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Epoch, Server,
    verify::{
        epoch::Quarter,
        signal::key::{Cost, EpochKey, EpochSecret, Pepper},
    },
};

/// The keys that a server's signals are compared under, the newest last: it is the one that new signals are remembered under.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn keys(
    db: &Db,
    server: Id<Server>,
    now: Timestamp,
    chance: &dyn Chance,
    cost: Cost,
) -> Result<Vec<EpochKey>, StoreError> {
    let quarter = Quarter::of(now);
    let mut epochs = living(db, server, now).await?;
    if epochs.last().is_none_or(|newest| newest.quarter < quarter.number()) {
        draw(db, server, quarter, chance).await?;
        epochs = living(db, server, now).await?;
    }
    let pepper = Pepper::of(db);
    let key = |epoch: &Epoch| {
        let secret = EpochSecret::kept(epoch.secret.reveal())?;
        Some(EpochKey::of(&pepper, Server::guild(server), Quarter::numbered(epoch.quarter), &secret, cost))
    };
    Ok(epochs.iter().filter_map(key).collect())
}

/// Destroys the secrets that are over. The register's purge does the same, with everything else.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn destroy_what_is_over(db: &Db, now: Timestamp) -> Result<u64, StoreError> {
    let sql = "DELETE FROM guard_epoch WHERE ends_at <= $1";
    let done = db.write(Batch::new().run(sql, (now,), Expect::Any)).await?;
    db.erase_barrier().await?;
    Ok(done.first().map_or(0, |done| done.count))
}

/// What has not ended, oldest first.
async fn living(db: &Db, server: Id<Server>, now: Timestamp) -> Result<Vec<Epoch>, StoreError> {
    let sql = "SELECT * FROM guard_epoch WHERE server_id = $1 AND ends_at > $2 ORDER BY quarter";
    db.all(sql, (server, now)).await
}

/// Draws the secret of a quarter, unless somebody else was faster.
async fn draw(db: &Db, server: Id<Server>, quarter: Quarter, chance: &dyn Chance) -> Result<(), StoreError> {
    let epoch = Epoch {
        server_id: server,
        quarter: quarter.number(),
        secret: Personal::new(EpochSecret::draw(chance).to_be_sealed().to_vec()),
        ends_at: quarter.dies(),
    };
    match db.write(Batch::new().insert(db, &epoch)).await {
        Ok(_) | Err(StoreError::Conflict) => Ok(()),
        Err(error) => Err(error),
    }
}
