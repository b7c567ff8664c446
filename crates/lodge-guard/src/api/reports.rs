//! `/guilds/{guild}/reports`.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_register::{Id, Timestamp};
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, next_of, spec};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Report, Server, office,
    panel::{
        At,
        hall::{held, told},
    },
    store::reports,
};

/// That somebody was reported to a server’s staff.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardReport)]
pub(crate) struct ReportDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of whom it is about.
    #[schema(required)]
    about: Option<String>,
    /// The number of the channel.
    #[schema(required)]
    channel: Option<String>,
    /// The number of the message. What it says is not kept.
    #[schema(required)]
    message: Option<String>,
    /// What is wrong, in the words of whoever reported it.
    #[schema(required)]
    words: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    reported_at: String,
    /// Until when somebody has to look at it.
    #[schema(format = DateTime)]
    due_at: String,
    /// Whether that is past.
    overdue: bool,
}

impl ReportDoc {
    fn of(report: &Report, now: Timestamp) -> Self {
        Self {
            id: report.id.to_string(),
            about: report.about_id.map(|id| id.to_string()),
            channel: report.channel_id.map(|id| id.to_string()),
            message: report.message_id.map(|id| id.to_string()),
            words: report.words.as_ref().map(|words| words.reveal().clone()),
            reported_at: report.reported_at.to_string(),
            due_at: report.due_at().to_string(),
            overdue: report.due_at() < now,
        }
    }
}

/// The most that waits on a server and is listed.
const MOST: i64 = 1_000;

/// Reports that nobody looked at yet, those first that are due first.
#[utoipa::path(
    get, path = "/guilds/{guild}/reports", tag = "Guard", operation_id = "listGuardReports",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), Asked),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Reports.", body = Listed<ReportDoc>),
    )
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<ReportDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let held = held(&porch, account, &id).await?;
    let mut all = reports::open(&held.desk.hands.db, Server::of(held.guild), MOST).await?;
    all.retain(|report| report.id.number() > after);
    Ok(Json(next_of(
        all,
        limit,
        |report| report.id.number(),
        |report| ReportDoc::of(report, held.desk.now()),
    )))
}

/// Says that somebody looked at a report.
#[utoipa::path(
    post, path = "/guilds/{guild}/reports/{report}/settle", tag = "Guard", operation_id = "settleGuardReport",
    security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("report" = String, Path, description = "The number of the report."),
        spec::Once,
    ),
    responses(spec::Any, spec::Missing, spec::Once, (status = 204, description = "It is settled."))
)]
pub(crate) async fn settle(
    At(porch): At,
    bearer: Bearer,
    Path((id, report)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let report = Id::new(report.parse().map_err(|_| Fault::not_found())?);
    office::settle_report(&held.desk, held.guild, held.by, report).await.map_err(told)?;
    Ok(StatusCode::NO_CONTENT)
}
