//! What was made anew on Discord has another number there: whatever names it here names the new one.

use std::collections::BTreeMap;

use lodge_register::{Id, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use super::changes;
use crate::{Change, Server, structure::Anew, structure::row};

/// So many changes of the log are read at once.
const PAGE: i64 = 500;

/// A column with a role or a channel: what is in it, and how it is exchanged.
const OF_ROLES: [[&str; 2]; 2] = [
    [
        "SELECT DISTINCT role_id FROM guard_timer WHERE server_id = $1 AND role_id IS NOT NULL",
        "UPDATE guard_timer SET role_id = $3 WHERE server_id = $1 AND role_id = $2",
    ],
    [
        "SELECT DISTINCT role_id FROM guard_effect WHERE server_id = $1 AND role_id IS NOT NULL",
        "UPDATE guard_effect SET role_id = $3 WHERE server_id = $1 AND role_id = $2",
    ],
];
const OF_CHANNELS: [[&str; 2]; 2] = [
    [
        "SELECT DISTINCT channel_id FROM guard_timer WHERE server_id = $1 AND channel_id IS NOT NULL",
        "UPDATE guard_timer SET channel_id = $3 WHERE server_id = $1 AND channel_id = $2",
    ],
    [
        "SELECT DISTINCT channel_id FROM guard_effect WHERE server_id = $1 AND channel_id IS NOT NULL",
        "UPDATE guard_effect SET channel_id = $3 WHERE server_id = $1 AND channel_id = $2",
    ],
];
/// Numbers with commas between them.
const LISTS: [[&str; 2]; 2] = [
    [
        "SELECT user_id, roles FROM guard_sticky WHERE server_id = $1",
        "UPDATE guard_sticky SET roles = $4 WHERE server_id = $1 AND user_id = $2 AND roles = $3",
    ],
    [
        "SELECT user_id, roles FROM guard_quarantined WHERE server_id = $1",
        "UPDATE guard_quarantined SET roles = $4 WHERE server_id = $1 AND user_id = $2 AND roles = $3",
    ],
];

/// Names the new numbers in timers, in what cases did, in the roles that somebody gets back, and in the log.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn everywhere(db: &Db, server: Id<Server>, anew: &Anew) -> Result<(), StoreError> {
    let roles: BTreeMap<i64, i64> =
        anew.roles.iter().map(|(old, new)| (old.get().cast_signed(), new.get().cast_signed())).collect();
    let channels: BTreeMap<i64, i64> =
        anew.channels.iter().map(|(old, new)| (old.get().cast_signed(), new.get().cast_signed())).collect();
    let mut batch = Batch::new();
    for (columns, numbers) in [(OF_ROLES, &roles), (OF_CHANNELS, &channels)] {
        for [found, exchange] in columns {
            for row in db.rows(found, (server,)).await? {
                let old = row.int(0)?;
                if let Some(new) = numbers.get(&old) {
                    batch = batch.run(exchange, (server, old, *new), Expect::Any);
                }
            }
        }
    }
    for [found, exchange] in LISTS {
        for row in db.rows(found, (server,)).await? {
            let (user, old) = (row.int(0)?, row.text(1)?.to_owned());
            let new = listed(&old, &roles);
            if new != old {
                batch = batch.run(exchange, (server, user, old, new), Expect::Any);
            }
        }
    }
    db.write(batch).await?;
    log(db, server, anew).await
}

fn listed(roles: &str, numbers: &BTreeMap<i64, i64>) -> String {
    let one = |role: &str| {
        let new = role.parse().ok().and_then(|old: i64| numbers.get(&old));
        new.map_or_else(|| role.to_owned(), i64::to_string)
    };
    roles.split(',').map(one).collect::<Vec<_>>().join(",")
}

/// The log tells of what is there now: what was put back is not put back once more.
async fn log(db: &Db, server: Id<Server>, anew: &Anew) -> Result<(), StoreError> {
    let mut last = Id::new(i64::MAX);
    loop {
        let rows = changes::before(db, server, last, PAGE).await?;
        let Some(end) = rows.last().map(|row| row.id) else { return Ok(()) };
        let mut batch = Batch::new();
        for record in &rows {
            let Some(old) = row::change(record) else { continue };
            let new = anew.renamed(&old);
            if new != old {
                batch = rewritten(db, batch, record, &new)?;
            }
        }
        db.write(batch).await?;
        last = end;
    }
}

fn rewritten(
    db: &Db,
    batch: Batch,
    record: &Change,
    change: &crate::structure::Change,
) -> Result<Batch, StoreError> {
    let sql = "UPDATE guard_change SET object = $2, before = $3, after = $4 WHERE id = $1";
    let written = row::of(change);
    let sealed = |column, text: Option<String>| match text {
        Some(text) => db.seal::<Change>(column, record.id, &Value::Text(text)),
        None => Ok(Value::Null),
    };
    let values = [
        Value::Int(record.id.number()),
        Value::Int(written.object),
        sealed("before", written.before)?,
        sealed("after", written.after)?,
    ];
    Ok(batch.run(sql, values, Expect::Any))
}
