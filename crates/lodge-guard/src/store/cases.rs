//! Cases: what was done about whom, by number.

use lodge_register::{Field as _, Id, Personal, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Case, CaseEdit, Deed, Done, Kind, Server, ids::UserId, store::deeds};

/// How many cases a list shows at most.
const MOST: i64 = 200;

/// What is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// On which server.
    pub server: Id<Server>,
    /// What is done.
    pub kind: Kind,
    /// About whom.
    pub target: Option<UserId>,
    /// In which channel.
    pub channel: Option<crate::ids::ChannelId>,
    /// Why.
    pub reason: Option<String>,
    /// By which rule, if no person did it.
    pub rule: Option<String>,
    /// By whom, if a person did it.
    pub actor: Option<UserId>,
    /// With which command or rule.
    pub tool: String,
    /// How much it can destroy.
    pub weight: i64,
    /// Until when.
    pub ends_at: Option<Timestamp>,
}

/// Opens a case under the next number of its server, and notes whose deed it was.
///
/// # Errors
/// [`StoreError::Expected`] if the guard is not on that server.
pub async fn open(db: &Db, opening: Opening, now: Timestamp) -> Result<Case, StoreError> {
    open_as(db, opening, None, now).await
}

/// The next number of a server, for a case that is going to be opened.
///
/// # Errors
/// [`StoreError::Expected`] if the guard is not on that server.
pub async fn reserve(db: &Db, server: Id<Server>) -> Result<i64, StoreError> {
    let take = "UPDATE guard_server SET next_case = next_case + 1 WHERE id = $1 RETURNING next_case - 1";
    let taken = db.write(Batch::new().run(take, (server,), Expect::Exactly(1))).await?;
    taken.first().and_then(|done| done.rows.first()).map_or(Ok(0), |row| row.int(0))
}

/// Opens a case under a number that was reserved for it, or under the next one.
///
/// # Errors
/// [`StoreError::Expected`] if the guard is not on that server.
pub async fn open_as(
    db: &Db,
    opening: Opening,
    number: Option<i64>,
    now: Timestamp,
) -> Result<Case, StoreError> {
    let server = opening.server;
    let number = match number {
        Some(number) => number,
        None => reserve(db, server).await?,
    };
    let case = Case {
        id: db.new_id(),
        server_id: server,
        number,
        kind: opening.kind,
        target_id: opening.target,
        channel_id: opening.channel,
        reason: opening.reason.map(Personal::new),
        rule: opening.rule,
        opened_at: now,
        ends_at: opening.ends_at,
        undone_at: None,
    };
    let mut batch = Batch::new().insert(db, &case);
    if let Some(actor) = opening.actor {
        batch = batch.insert(
            db,
            &Deed {
                case_id: Some(case.id.number()),
                tool: opening.tool,
                weight: opening.weight,
                ..deeds::deed(db, server, actor, Done::Opened, now)
            },
        );
    }
    db.write(batch).await?;
    Ok(case)
}

/// A case by its number.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_number(db: &Db, server: Id<Server>, number: i64) -> Result<Option<Case>, StoreError> {
    db.first("SELECT * FROM guard_case WHERE server_id = $1 AND number = $2", (server, number)).await
}

/// A case of a server.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, server: Id<Server>, id: Id<Case>) -> Result<Option<Case>, StoreError> {
    db.first("SELECT * FROM guard_case WHERE server_id = $1 AND id = $2", (server, id)).await
}

/// The cases about somebody, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn about(db: &Db, server: Id<Server>, target: UserId) -> Result<Vec<Case>, StoreError> {
    let sql = "SELECT * FROM guard_case WHERE target_id = $2 AND server_id = $1 ORDER BY id DESC LIMIT $3";
    db.all(sql, (server, target, MOST)).await
}

/// The cases of a server before this number, newest first; of one kind, if it is said.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn before(
    db: &Db,
    server: Id<Server>,
    number: i64,
    kind: Option<Kind>,
    most: i64,
) -> Result<Vec<Case>, StoreError> {
    let sql = "SELECT * FROM guard_case
               WHERE server_id = $1 AND number < $2 AND ($3 = '' OR kind = $3)
               ORDER BY number DESC LIMIT $4";
    db.all(sql, (server, number, kind.map_or("", Kind::as_str), most.min(MOST))).await
}

/// The cases of a server whose reason says this, newest first. Reasons are sealed, so each is opened and looked at.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn saying(db: &Db, server: Id<Server>, words: &str, most: usize) -> Result<Vec<Case>, StoreError> {
    let words = words.to_lowercase();
    let (mut found, mut from) = (Vec::new(), i64::MAX);
    while found.len() < most {
        let some = before(db, server, from, None, MOST).await?;
        let Some(last) = some.last() else { break };
        from = last.number;
        let says = |case: &Case| {
            case.reason.as_ref().is_some_and(|reason| reason.reveal().to_lowercase().contains(&words))
        };
        found.extend(some.into_iter().filter(says));
    }
    found.truncate(most);
    Ok(found)
}

/// How often somebody was warned since then, but for warnings that were taken back.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn warnings(
    db: &Db,
    server: Id<Server>,
    target: UserId,
    since: Timestamp,
) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM guard_case
               WHERE target_id = $2 AND server_id = $1 AND kind = 'warn'
                 AND undone_at IS NULL AND opened_at > $3";
    db.rows(sql, (server, target, since)).await?.first().map_or(Ok(0), |row| row.int(0))
}

/// How many cases of a server a rule opened since then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_rule_since(
    db: &Db,
    server: Id<Server>,
    rule: &str,
    since: Timestamp,
) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM guard_case WHERE server_id = $1 AND rule = $2 AND opened_at > $3";
    db.rows(sql, (server, rule, since)).await?.first().map_or(Ok(0), |row| row.int(0))
}

/// Gives a case another reason, and keeps the one that it had.
///
/// # Errors
/// [`StoreError::Expected`] if the case is no more.
pub async fn reword(
    db: &Db,
    case: &Case,
    reason: String,
    actor: UserId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let edit = CaseEdit {
        id: db.new_id(),
        server_id: case.server_id,
        case_id: case.id.number(),
        target_id: case.target_id,
        before: case.reason.clone(),
        opened_at: case.opened_at,
        replaced_at: now,
    };
    let deed =
        Deed { case_id: Some(case.id.number()), ..deeds::deed(db, case.server_id, actor, Done::Edited, now) };
    let sealed = db.seal::<Case>("reason", case.id, &Value::Text(reason))?;
    let batch = Batch::new()
        .run("UPDATE guard_case SET reason = $2 WHERE id = $1", (case.id, sealed), Expect::Exactly(1))
        .insert(db, &edit)
        .insert(db, &deed);
    db.write(batch).await.map(drop)
}

/// What the reason of a case was, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn edits(db: &Db, case: Id<Case>) -> Result<Vec<CaseEdit>, StoreError> {
    let sql = "SELECT * FROM guard_case_edit WHERE case_id = $1 ORDER BY id DESC LIMIT $2";
    db.all(sql, (case, MOST)).await
}

/// Takes a case back. Says whether nobody else had.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn undo(db: &Db, case: &Case, actor: Option<UserId>, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_case SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL";
    let mut batch = Batch::new().run(sql, (case.id, now.to_value()), Expect::Exactly(1));
    if let Some(actor) = actor {
        let deed = deeds::deed(db, case.server_id, actor, Done::Undid, now);
        // Lifted bans count as bans do: a stolen account lets nobody in either.
        let weight = i64::from(matches!(case.kind, Kind::Ban | Kind::Tempban));
        batch = batch.insert(db, &Deed { case_id: Some(case.id.number()), weight, ..deed });
    }
    // Its timer has nothing left to lift.
    batch = batch.run("DELETE FROM guard_timer WHERE case_id = $1", (case.id,), Expect::Any);
    match db.write(batch).await {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}
