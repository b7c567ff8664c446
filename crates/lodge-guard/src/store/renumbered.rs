//! What was made anew on Discord has another number there: whatever names it here names the new one.

use lodge_register::Id;
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Server, structure::Anew};

const OF_ROLES: [&str; 2] = [
    "UPDATE guard_timer SET role_id = $3 WHERE server_id = $1 AND role_id = $2",
    "UPDATE guard_effect SET role_id = $3 WHERE server_id = $1 AND role_id = $2",
];
const OF_CHANNELS: [&str; 2] = [
    "UPDATE guard_timer SET channel_id = $3 WHERE server_id = $1 AND channel_id = $2",
    "UPDATE guard_effect SET channel_id = $3 WHERE server_id = $1 AND channel_id = $2",
];
/// Numbers with commas between them: each has one before and behind it while they are exchanged.
const LISTS: [&str; 2] = [
    "UPDATE guard_sticky SET roles = TRIM(REPLACE(',' || roles || ',', $2, $3), ',')
     WHERE server_id = $1 AND ',' || roles || ',' LIKE '%' || $2 || '%'",
    "UPDATE guard_quarantined SET roles = TRIM(REPLACE(',' || roles || ',', $2, $3), ',')
     WHERE server_id = $1 AND ',' || roles || ',' LIKE '%' || $2 || '%'",
];

/// Names the new numbers in timers, in what cases did, and in the roles that somebody gets back.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn everywhere(db: &Db, server: Id<Server>, anew: &Anew) -> Result<(), StoreError> {
    let mut batch = Batch::new();
    for (old, new) in &anew.roles {
        for sql in OF_ROLES {
            batch = batch.run(sql, (server, *old, *new), Expect::Any);
        }
        for sql in LISTS {
            batch = batch.run(sql, (server, format!(",{old},"), format!(",{new},")), Expect::Any);
        }
    }
    for (old, new) in &anew.channels {
        for sql in OF_CHANNELS {
            batch = batch.run(sql, (server, *old, *new), Expect::Any);
        }
    }
    db.write(batch).await.map(drop)
}
