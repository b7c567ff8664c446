//! Reports from members.

use lodge_register::{Id, Personal, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Deed, Done, Report, Server,
    ids::{ChannelId, MessageId, UserId},
    store::deeds,
};

/// What is reported.
#[derive(Debug, Clone)]
pub struct Reporting {
    /// On which server.
    pub server: Id<Server>,
    /// By whom.
    pub by: UserId,
    /// About whom.
    pub about: UserId,
    /// Where.
    pub channel: Option<ChannelId>,
    /// Which message.
    pub message: Option<MessageId>,
    /// In the words of whoever reports it.
    pub words: Option<String>,
}

/// Notes a report, and whose it is.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn add(db: &Db, reporting: Reporting, now: Timestamp) -> Result<Report, StoreError> {
    let report = Report {
        id: db.new_id(),
        server_id: reporting.server,
        about_id: Some(reporting.about),
        channel_id: reporting.channel,
        message_id: reporting.message,
        words: reporting.words.map(Personal::new),
        settled: false,
        reported_at: now,
        reminded: 0,
    };
    let deed = deeds::deed(db, reporting.server, reporting.by, Done::Reported, now);
    let deed = Deed { report_id: Some(report.id.number()), ..deed };
    db.write(Batch::new().insert(db, &report).insert(db, &deed)).await?;
    Ok(report)
}

/// Reports that nobody looked at, those first that are due first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn open(db: &Db, server: Id<Server>, most: i64) -> Result<Vec<Report>, StoreError> {
    let sql = "SELECT * FROM guard_report WHERE server_id = $1 AND settled = $2
               ORDER BY reported_at, id LIMIT $3";
    db.all(sql, (server, false, most)).await
}

/// How often somebody reported others on a server since then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn count_by(db: &Db, server: Id<Server>, by: UserId, since: Timestamp) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM guard_deed
               WHERE actor_id = $2 AND server_id = $1 AND done = 'reported' AND done_at > $3";
    db.rows(sql, (server, by, since)).await?.first().map_or(Ok(0), |row| row.int(0))
}

/// Somebody of the staff looked at a report. Says whether nobody else had.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn settle(
    db: &Db,
    server: Id<Server>,
    report: Id<Report>,
    by: UserId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "UPDATE guard_report SET settled = $3 WHERE id = $1 AND server_id = $2 AND settled = $4";
    let deed = Deed { report_id: Some(report.number()), ..deeds::deed(db, server, by, Done::Settled, now) };
    let batch = Batch::new().run(sql, (report, server, true, false), Expect::Exactly(1)).insert(db, &deed);
    match db.write(batch).await {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Reports on all servers of before then that nobody looked at, of which the staff was reminded less often than that.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn unreminded(db: &Db, before: Timestamp, times: i64) -> Result<Vec<Report>, StoreError> {
    let sql = "SELECT * FROM guard_report WHERE reported_at <= $1 AND settled = $2 AND reminded < $3
               ORDER BY reported_at, id LIMIT 100";
    db.all(sql, (before, false, times)).await
}

/// The staff was reminded of a report so often.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn reminded(db: &Db, report: Id<Report>, times: i64) -> Result<(), StoreError> {
    let sql = "UPDATE guard_report SET reminded = $2 WHERE id = $1";
    db.write(Batch::new().run(sql, (report, times), Expect::Any)).await.map(drop)
}
