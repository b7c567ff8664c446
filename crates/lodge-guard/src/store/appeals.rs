//! Appeals.

use lodge_register::{Id, Personal, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Appeal, Case, Deed, Done, Server, Verdict, ids::UserId, store::deeds};

/// Notes an appeal against a case. Nothing, if one was made against it already.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn add(
    db: &Db,
    case: &Case,
    user: UserId,
    words: String,
    now: Timestamp,
) -> Result<Option<Appeal>, StoreError> {
    if !db.rows("SELECT 1 FROM guard_appeal WHERE case_id = $1 LIMIT 1", (case.id,)).await?.is_empty() {
        return Ok(None);
    }
    let appeal = Appeal {
        id: db.new_id(),
        server_id: case.server_id,
        case_id: Some(case.id.number()),
        user_id: user,
        words: Personal::new(words),
        verdict: Verdict::Open,
        answer: None,
        asked_at: now,
        reminded: 0,
    };
    db.write(Batch::new().insert(db, &appeal)).await?;
    Ok(Some(appeal))
}

/// An appeal on a server.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, server: Id<Server>, id: Id<Appeal>) -> Result<Option<Appeal>, StoreError> {
    db.first("SELECT * FROM guard_appeal WHERE server_id = $1 AND id = $2", (server, id)).await
}

/// The appeal against a case, if one was made.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of_case(db: &Db, case: Id<Case>) -> Result<Option<Appeal>, StoreError> {
    db.first("SELECT * FROM guard_appeal WHERE case_id = $1", (case,)).await
}

/// Appeals that nobody decided about, those first that are due first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn open(db: &Db, server: Id<Server>, most: i64) -> Result<Vec<Appeal>, StoreError> {
    let sql = "SELECT * FROM guard_appeal WHERE server_id = $1 AND verdict = 'open'
               ORDER BY asked_at, id LIMIT $2";
    db.all(sql, (server, most)).await
}

/// Decides about an appeal. Says whether nobody else had.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn judge(
    db: &Db,
    appeal: &Appeal,
    (verdict, answer): (Verdict, Option<String>),
    by: UserId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let answer = db.seal::<Appeal>("answer", appeal.id, &answer.map_or(Value::Null, Value::Text))?;
    let sql = "UPDATE guard_appeal SET verdict = $2, answer = $3 WHERE id = $1 AND verdict = 'open'";
    let deed = deeds::deed(db, appeal.server_id, by, Done::Judged, now);
    let deed = Deed { case_id: appeal.case_id, outcome: verdict.as_str().to_owned(), ..deed };
    let batch =
        Batch::new().run(sql, (appeal.id, verdict.as_str(), answer), Expect::Exactly(1)).insert(db, &deed);
    match db.write(batch).await {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Open appeals on all servers of before then of which the staff was reminded less often than that.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn unreminded(db: &Db, before: Timestamp, times: i64) -> Result<Vec<Appeal>, StoreError> {
    let sql = "SELECT * FROM guard_appeal WHERE asked_at <= $1 AND verdict = 'open' AND reminded < $2
               ORDER BY asked_at, id LIMIT 100";
    db.all(sql, (before, times)).await
}

/// The staff was reminded of an appeal so often.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn reminded(db: &Db, appeal: Id<Appeal>, times: i64) -> Result<(), StoreError> {
    let sql = "UPDATE guard_appeal SET reminded = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (appeal, times), Expect::Any)).await.map(drop)
}
