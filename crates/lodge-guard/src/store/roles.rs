//! Roles that are remembered: of those who left, and of those in quarantine.

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Quarantined, Server, Sticky,
    ids::{RoleId, UserId},
};

/// Remembers the roles of somebody who left.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn stick(
    db: &Db,
    server: Id<Server>,
    user: UserId,
    roles: &[RoleId],
    now: Timestamp,
) -> Result<(), StoreError> {
    let gone = "DELETE FROM guard_sticky WHERE server_id = $1 AND user_id = $2";
    let sticky = Sticky { server_id: server, user_id: user, roles: written(roles), left_at: now };
    let batch = Batch::new().run(gone, (server, user), Expect::Any);
    db.write(if roles.is_empty() { batch } else { batch.insert(db, &sticky) }).await.map(drop)
}

/// The roles of somebody who came back; they are not remembered any more.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn unstick(db: &Db, server: Id<Server>, user: UserId) -> Result<Vec<RoleId>, StoreError> {
    let sql = "DELETE FROM guard_sticky WHERE server_id = $1 AND user_id = $2 RETURNING roles";
    taken(db, sql, server, user).await
}

/// Remembers the roles that are taken from somebody. Those of an earlier quarantine stay what they were.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn quarantine(
    db: &Db,
    server: Id<Server>,
    user: UserId,
    roles: &[RoleId],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let row = Quarantined { server_id: server, user_id: user, roles: written(roles), taken_at: now };
    match db.write(Batch::new().insert(db, &row)).await {
        Ok(_) => Ok(true),
        Err(StoreError::Conflict) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The roles that were taken from somebody, and are remembered further.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn quarantined(db: &Db, server: Id<Server>, user: UserId) -> Result<Vec<RoleId>, StoreError> {
    let sql = "SELECT roles FROM guard_quarantined WHERE server_id = $1 AND user_id = $2";
    let rows = db.rows(sql, (server, user)).await?;
    rows.first().map_or(Ok(Vec::new()), |row| Ok(read(row.text(0)?)))
}

/// The roles that were taken from somebody; they are not remembered any more.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn release(db: &Db, server: Id<Server>, user: UserId) -> Result<Vec<RoleId>, StoreError> {
    let sql = "DELETE FROM guard_quarantined WHERE server_id = $1 AND user_id = $2 RETURNING roles";
    taken(db, sql, server, user).await
}

/// Whether somebody is in quarantine.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn is_quarantined(db: &Db, server: Id<Server>, user: UserId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM guard_quarantined WHERE server_id = $1 AND user_id = $2";
    Ok(!db.rows(sql, (server, user)).await?.is_empty())
}

async fn taken(
    db: &Db,
    sql: &'static str,
    server: Id<Server>,
    user: UserId,
) -> Result<Vec<RoleId>, StoreError> {
    let done = db.write(Batch::new().run(sql, (server, user), Expect::Any)).await?;
    let row = done.first().and_then(|done| done.rows.first());
    row.map_or(Ok(Vec::new()), |row| Ok(read(row.text(0)?)))
}

fn written(roles: &[RoleId]) -> String {
    roles.iter().map(|role| role.get().to_string()).collect::<Vec<_>>().join(",")
}

fn read(text: &str) -> Vec<RoleId> {
    text.split(',').filter_map(|role| role.parse().ok()).map(RoleId::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_read_as_they_were_written() {
        let roles = [RoleId::new(7), RoleId::new(1_188_811_111_111_111_111)];
        assert_eq!(read(&written(&roles)), roles);
        assert_eq!(read(""), []);
        assert_eq!(read("1,x,2"), [RoleId::new(1), RoleId::new(2)]);
    }
}
