//! Those who want in, and where they stand. Whoever moves somebody says where they stood: of two at once, one does it.

use lodge_register::{Id, Personal, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, RowKey, StoreError};

use crate::{
    Newcomer, Server, Stage,
    ids::UserId,
    verify::flow::{Standing, Step},
};

/// Where somebody stands.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, server: Id<Server>, user: UserId) -> Result<Option<Newcomer>, StoreError> {
    db.first("SELECT * FROM guard_newcomer WHERE server_id = $1 AND user_id = $2", (server, user)).await
}

/// Somebody is asked from now on; what was known of them before goes. Says whether nobody else moved them meanwhile.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn ask(db: &Db, before: Option<&Newcomer>, newcomer: &Newcomer) -> Result<bool, StoreError> {
    let gone = "DELETE FROM guard_newcomer
                WHERE server_id = $1 AND user_id = $2 AND stage = $3 AND last_at = $4";
    let mut batch = Batch::new();
    if let Some(before) = before {
        let key = (before.server_id, before.user_id, before.stage.as_str(), before.last_at);
        batch = batch.run(gone, key, Expect::Exactly(1));
    }
    done(db.write(batch.insert(db, newcomer)).await)
}

/// Somebody goes on from where they stood to there. What they answered goes once it is over; whoever is in now has not been
/// given the role yet. Says whether they still stood there.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn step(
    db: &Db,
    before: &Newcomer,
    (after, stage): (Standing, Stage),
    ends: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_newcomer
               SET stage = $6, away = $7, last_at = $8, reminded = $9, ends_at = $10,
                   answers = CASE WHEN CAST($11 AS BIGINT) = 1 THEN NULL ELSE answers END,
                   let_in_at = CASE WHEN CAST($12 AS BIGINT) = 1 THEN NULL ELSE let_in_at END
               WHERE server_id = $1 AND user_id = $2 AND stage = $3 AND last_at = $4 AND reminded = $5";
    let away = if let Step::Away(hash) = after.at { Some(hash) } else { None };
    let (from, to) = (before.stage.as_str(), stage.as_str());
    let values = [
        Value::Int(before.server_id.number()),
        Value::Int(before.user_id.get().cast_signed()),
        Value::Text(from.to_owned()),
        Value::Int(before.last_at.millis()),
        Value::Int(before.reminded),
        Value::Text(to.to_owned()),
        away.map_or(Value::Null, |hash| Value::Blob(hash.to_vec())),
        Value::Int(after.last.millis()),
        Value::Int(after.reminded.into()),
        Value::Int(ends.millis()),
        Value::Int(i64::from(stage.is_over())),
        Value::Int(i64::from(stage == Stage::In)),
    ];
    done(db.write(Batch::new().run(sql, values, Expect::Exactly(1))).await)
}

/// Keeps what somebody answered, sealed, while they stand before the questions. Says whether they do.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn answer(db: &Db, newcomer: &Newcomer, answers: &[String]) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_newcomer SET answers = $3 WHERE server_id = $1 AND user_id = $2 AND stage = 'answering'";
    let said =
        serde_json::to_string(answers).map_err(|_| StoreError::Arguments("answers cannot be written"))?;
    let key = RowKey::of((newcomer.server_id, newcomer.user_id));
    let sealed = db.seal::<Newcomer>("answers", key, &Value::Text(said))?;
    done(
        db.write(Batch::new().run(sql, (newcomer.server_id, newcomer.user_id, sealed), Expect::Exactly(1)))
            .await,
    )
}

/// Somebody who is in was given the role.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn let_in(
    db: &Db,
    (server, user): (Id<Server>, UserId),
    now: Timestamp,
    ends: Timestamp,
) -> Result<(), StoreError> {
    let sql = "UPDATE guard_newcomer SET let_in_at = $3, ends_at = $4
               WHERE server_id = $1 AND user_id = $2 AND stage = 'in'";
    db.write(Batch::new().run(sql, (server, user, now, ends), Expect::Any)).await.map(drop)
}

/// Those who wait for the staff, the longest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn before_the_staff(db: &Db, server: Id<Server>, most: i64) -> Result<Vec<Newcomer>, StoreError> {
    let sql = "SELECT * FROM guard_newcomer WHERE server_id = $1 AND stage = 'staff'
               ORDER BY last_at, user_id LIMIT $2";
    db.all(sql, (server, most)).await
}

/// Those whose turn it is, who have been asked and have not come to an end, the longest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn asked(db: &Db, server: Id<Server>, most: i64) -> Result<Vec<Newcomer>, StoreError> {
    let sql = "SELECT * FROM guard_newcomer
               WHERE server_id = $1 AND stage IN ('asked', 'working', 'away', 'answering', 'looking')
               ORDER BY last_at, user_id LIMIT $2";
    db.all(sql, (server, most)).await
}

/// What is due of those who do nothing.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// Whether it is about those who were in before.
    pub was_in: bool,
    /// How often somebody is reminded.
    pub reminders: u8,
    /// Whoever did nothing since then is reminded.
    pub idle_since: Timestamp,
    /// For whoever was asked before then it is over, if there is such an end.
    pub asked_before: Option<Timestamp>,
}

/// Those who do nothing, and of whom something is due; those first who were looked at longest ago.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn due(db: &Db, server: Id<Server>, due: Due, most: i64) -> Result<Vec<Newcomer>, StoreError> {
    let sql = "SELECT * FROM guard_newcomer
               WHERE server_id = $1 AND stage IN ('asked', 'working', 'away', 'answering')
                 AND CAST(CASE WHEN let_in_at IS NULL THEN 0 ELSE 1 END AS BIGINT) = $2
                 AND ((reminded < $3 AND last_at <= $4) OR asked_at <= $5)
               ORDER BY last_at, user_id LIMIT $6";
    let never = Timestamp::from_millis(i64::MIN);
    let (reminders, end) = (i64::from(due.reminders), due.asked_before.unwrap_or(never));
    db.all(sql, (server, i64::from(due.was_in), reminders, due.idle_since, end, most)).await
}

/// Those who are in and were not given the role yet.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn without_the_role(db: &Db, server: Id<Server>, most: i64) -> Result<Vec<Newcomer>, StoreError> {
    let sql = "SELECT * FROM guard_newcomer WHERE server_id = $1 AND stage = 'in' AND let_in_at IS NULL
               ORDER BY last_at, user_id LIMIT $2";
    db.all(sql, (server, most)).await
}

/// Those who were being looked at when something broke off.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn left_lying(db: &Db, server: Id<Server>, since: Timestamp) -> Result<Vec<Newcomer>, StoreError> {
    let sql = "SELECT * FROM guard_newcomer WHERE server_id = $1 AND stage = 'looking' AND last_at <= $2
               ORDER BY last_at, user_id LIMIT 100";
    db.all(sql, (server, since)).await
}

/// Those who were let in before then, and are to be asked again.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn let_in_before(
    db: &Db,
    server: Id<Server>,
    before: Timestamp,
    most: i64,
) -> Result<Vec<Newcomer>, StoreError> {
    let sql = "SELECT * FROM guard_newcomer WHERE server_id = $1 AND stage = 'in' AND let_in_at <= $2
               ORDER BY let_in_at, user_id LIMIT $3";
    db.all(sql, (server, before, most)).await
}

/// The server asks nobody any more: whoever is not through is not asked on.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn close(db: &Db, server: Id<Server>) -> Result<(), StoreError> {
    let sql = "DELETE FROM guard_newcomer WHERE server_id = $1 AND stage NOT IN ('in', 'out', 'refused')";
    db.write(Batch::new().run(sql, (server,), Expect::Any)).await.map(drop)
}

/// For so many milliseconds after they were let in it is remembered that they were.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remember_for(db: &Db, server: Id<Server>, millis: i64) -> Result<(), StoreError> {
    let sql = "UPDATE guard_newcomer SET ends_at = let_in_at + $2
               WHERE server_id = $1 AND stage = 'in' AND let_in_at IS NOT NULL";
    db.write(Batch::new().run(sql, (server, millis), Expect::Any)).await.map(drop)
}

/// Somebody who is asked from this moment on.
#[must_use]
pub fn begun(server: Id<Server>, user: UserId, (now, ends): (Timestamp, Timestamp)) -> Newcomer {
    Newcomer {
        server_id: server,
        user_id: user,
        stage: Stage::Asked,
        away: None,
        asked_at: now,
        last_at: now,
        reminded: 0,
        answers: None::<Personal<String>>,
        let_in_at: None,
        ends_at: ends,
    }
}

/// Whether it was done, or somebody else was faster.
fn done<T>(written: Result<T, StoreError>) -> Result<bool, StoreError> {
    match written {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. } | StoreError::Conflict) => Ok(false),
        Err(error) => Err(error),
    }
}
