//! `/guilds/{guild}/cases`.

use axum::{
    Json,
    extract::{Path, Query},
};
use lodge_accounts::Scope;
use lodge_register::Timestamp;
use lodge_web::{Bearer, Fault, Listed, Tagged, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wanted::Wanted;
use crate::{
    Case,
    office::{self, Left, Undone},
    panel::{
        At,
        case::{case_at, reason},
        hall::{held, told},
    },
};

/// What was done about a member, or in a channel.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardCase)]
pub(crate) struct CaseDoc {
    /// Its number on that server.
    #[schema(example = 17)]
    number: i64,
    /// What was done: `ban`, `tempban`, `softban`, `unban`, `kick`, `timeout`, `warn`, `note` and others.
    #[schema(example = "ban")]
    kind: &'static str,
    /// The number of whom it is about.
    #[schema(required)]
    target: Option<String>,
    /// The number of the channel that it is about.
    #[schema(required)]
    channel: Option<String>,
    /// Why.
    #[schema(required)]
    reason: Option<String>,
    /// The rule that decided, if no person did.
    #[schema(required)]
    rule: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    opened_at: String,
    /// Until when it holds, if it ends by itself.
    #[schema(required, format = DateTime)]
    ends_at: Option<String>,
    /// When it was taken back.
    #[schema(required, format = DateTime)]
    undone_at: Option<String>,
}

impl CaseDoc {
    fn of(case: &Case) -> Self {
        let moment = |at: Option<Timestamp>| at.map(|at| at.to_string());
        Self {
            number: case.number,
            kind: case.kind.as_str(),
            target: case.target_id.map(|id| id.to_string()),
            channel: case.channel_id.map(|id| id.to_string()),
            reason: case.reason.as_ref().map(|reason| reason.reveal().clone()),
            rule: case.rule.clone(),
            opened_at: case.opened_at.to_string(),
            ends_at: moment(case.ends_at),
            undone_at: moment(case.undone_at),
        }
    }
}

/// Cases of a server, newest first.
#[utoipa::path(
    get, path = "/guilds/{guild}/cases", tag = "Guard", operation_id = "listGuardCases",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), Wanted),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Cases.", body = Listed<CaseDoc>),
    )
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Listed<CaseDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (sought, limit) = wanted.read()?;
    let held = held(&porch, account, &id).await?;
    let mut cases = sought.find(&held.desk.hands.db, &held, limit).await?;
    let more = cases.len() > limit;
    cases.truncate(limit);
    let next = cases.last().filter(|_| more).map(|last| last.number.to_string());
    Ok(Json(Listed { items: cases.iter().map(CaseDoc::of).collect(), next }))
}

/// One case.
#[utoipa::path(
    get, path = "/guilds/{guild}/cases/{number}", tag = "Guard", operation_id = "readGuardCase",
    security(("token" = ["guard:read"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("number" = String, Path, description = "The number of the case."),
    ),
    responses(spec::Any, spec::Missing, (status = 200, description = "The case.", body = CaseDoc))
)]
pub(crate) async fn read(
    At(porch): At,
    bearer: Bearer,
    Path((id, number)): Path<(String, String)>,
) -> Result<Tagged<CaseDoc>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let held = held(&porch, account, &id).await?;
    Ok(Tagged(CaseDoc::of(&case_at(&held, &number).await?)))
}

/// Another reason.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardReason)]
pub(crate) struct Reworded {
    /// Why.
    #[schema(min_length = 1, max_length = 512)]
    reason: String,
}

/// Gives a case another reason. What it was before stays to be seen.
#[utoipa::path(
    patch, path = "/guilds/{guild}/cases/{number}", tag = "Guard", operation_id = "rewordGuardCase",
    request_body = Reworded, security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("number" = String, Path, description = "The number of the case."),
    ),
    responses(
        spec::Any, spec::Missing, spec::Body,
        (status = 200, description = "The case as it is now.", body = CaseDoc),
    )
)]
pub(crate) async fn reword(
    At(porch): At,
    bearer: Bearer,
    Path((id, number)): Path<(String, String)>,
    Json(said): Json<Reworded>,
) -> Result<Tagged<CaseDoc>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let case = case_at(&held, &number).await?;
    let reason = reason(&said.reason).map_err(|message| Fault::invalid(vec![("reason", message)]))?;
    office::edit_reason(&held.desk, held.guild, held.by, case.number, reason).await.map_err(told)?;
    Ok(Tagged(CaseDoc::of(&case_at(&held, &number).await?)))
}

/// What came of taking a case back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardCaseUndone)]
pub(crate) struct UndoneDoc {
    /// Whether the case is taken back. Else something is in the way that somebody can mend, and it can be tried again.
    whole: bool,
    /// Whether it goes on by itself, because it is about many.
    goes_on: bool,
    /// What was put back.
    put_back: Vec<PutBack>,
    /// What was not.
    left: Vec<LeftDoc>,
}

/// Something that was put back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardPutBack)]
pub(crate) struct PutBack {
    /// What had been done: `ban`, `timeout`, `role-given`, `role-taken`, `nick`, `slowmode`, `overwrite`, `quarantine`.
    #[schema(example = "ban")]
    what: &'static str,
    /// How often.
    count: usize,
}

/// Something that was not put back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardLeft)]
pub(crate) struct LeftDoc {
    /// Why: `over`, `changed`, `gone`, `not-here`, `unknown`, or `refused`.
    #[schema(example = "changed")]
    why: &'static str,
    /// How often.
    count: usize,
}

impl UndoneDoc {
    fn of(undone: &Undone) -> Self {
        let why = |left: Left| match left {
            Left::Over => "over",
            Left::Changed => "changed",
            Left::Gone => "gone",
            Left::NotHere => "not-here",
            Left::Unknown => "unknown",
            Left::Why(_) => "refused",
        };
        let back = undone.back.iter().map(|(did, count)| PutBack { what: did.as_str(), count: *count });
        let left = undone.left.iter().map(|(left, count)| LeftDoc { why: why(*left), count: *count });
        Self { whole: undone.whole, goes_on: undone.goes_on, put_back: back.collect(), left: left.collect() }
    }
}

/// Takes back what a case did, as far as nobody changed it meanwhile.
#[utoipa::path(
    post, path = "/guilds/{guild}/cases/{number}/undo", tag = "Guard", operation_id = "undoGuardCase",
    security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("number" = String, Path, description = "The number of the case."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "What was put back, and what was not.", body = UndoneDoc),
    )
)]
pub(crate) async fn undo(
    At(porch): At,
    bearer: Bearer,
    Path((id, number)): Path<(String, String)>,
) -> Result<Json<UndoneDoc>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let case = case_at(&held, &number).await?;
    let undone = office::undo(&held.desk, held.guild, held.by, case.number, None).await.map_err(told)?;
    Ok(Json(UndoneDoc::of(&undone)))
}
