//! What rules in the shadow would have done, by day.

use lodge_register::{Id, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Server, ShadowDay};

/// Counts in what is new of a day.
///
/// # Errors
/// [`StoreError`] if the store fails, or the guard is on that server no more.
pub async fn count(db: &Db, new: &ShadowDay) -> Result<(), StoreError> {
    let sql = "INSERT INTO guard_shadow (server_id, rule, day, breaches, people, judged, missed,
                   deletes, tells, names, timeouts, roles, kicks, bans)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
               ON CONFLICT (server_id, rule, day) DO UPDATE SET
                   breaches = guard_shadow.breaches + excluded.breaches,
                   people = guard_shadow.people + excluded.people,
                   judged = guard_shadow.judged + excluded.judged,
                   missed = guard_shadow.missed + excluded.missed,
                   deletes = guard_shadow.deletes + excluded.deletes,
                   tells = guard_shadow.tells + excluded.tells,
                   names = guard_shadow.names + excluded.names,
                   timeouts = guard_shadow.timeouts + excluded.timeouts,
                   roles = guard_shadow.roles + excluded.roles,
                   kicks = guard_shadow.kicks + excluded.kicks,
                   bans = guard_shadow.bans + excluded.bans";
    let which = [new.server_id.number(), new.rule, new.day.millis()];
    let counts = [new.breaches, new.people, new.judged, new.missed];
    let steps = new.steps().map(|(_, count)| count);
    let args: Vec<Value> = which.into_iter().chain(counts).chain(steps).map(Value::Int).collect();
    db.write(Batch::new().run(sql, args, Expect::Exactly(1))).await.map(drop)
}

/// What was counted on a server since then, the oldest day first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn since(db: &Db, server: Id<Server>, since: Timestamp) -> Result<Vec<ShadowDay>, StoreError> {
    db.all(
        "SELECT * FROM guard_shadow WHERE server_id = $1 AND day >= $2 ORDER BY day, rule",
        (server, since),
    )
    .await
}

/// Forgets what was counted of a rule: it is another one, or counts anew.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn forget(db: &Db, server: Id<Server>, rule: u32) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_shadow WHERE server_id = $1 AND rule = $2";
    db.write(Batch::new().run(sql, (server, i64::from(rule)), Expect::Any)).await.map(drop)
}
