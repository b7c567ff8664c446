//! `/guilds/{guild}/visits` and `/guilds/{guild}/likeness`: what reviewers say of those who were like somebody.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_register::Id;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::newcomers::{ReasonDoc, reasons};
use crate::{
    office,
    panel::{
        At,
        hall::{held, told},
        verification::{Visit, tallies, visits},
    },
    verify::{
        decide::Because,
        precision::{Judgement, Tally},
    },
};

/// The most that is listed.
const MOST: i64 = 1_000;

/// A visit that was like somebody, and of which nobody said whether it was the same person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardVisit)]
pub(crate) struct VisitDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of whoever came.
    user: String,
    /// What was decided: `review` or `hold`.
    #[schema(example = "review")]
    way: &'static str,
    /// The points, in tenths.
    tenths: i64,
    /// Why.
    reasons: Vec<ReasonDoc>,
    /// The number of whom it is most like; nothing, if that one was forgotten meanwhile.
    #[schema(required)]
    like: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    decided_at: String,
}

impl VisitDoc {
    fn of(visit: &Visit) -> Self {
        let of = &visit.verification;
        Self {
            id: of.id.to_string(),
            user: of.user_id.to_string(),
            way: of.way.as_str(),
            tenths: of.tenths,
            reasons: reasons(&visit.reasons),
            like: visit.like.map(|like| like.to_string()),
            decided_at: of.decided_at.to_string(),
        }
    }
}

/// Visits of which nobody said yet whether it was the same person, oldest first.
#[utoipa::path(
    get, path = "/guilds/{guild}/visits", tag = "Guard", operation_id = "listGuardVisits",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), Asked),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Visits.", body = Listed<VisitDoc>),
    )
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<VisitDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let held = held(&porch, account, &id).await?;
    let mut all = visits(&held, MOST).await?;
    all.retain(|visit| visit.verification.id.number() > after);
    Ok(Json(next_of(all, limit, |visit| visit.verification.id.number(), VisitDoc::of)))
}

/// What a reviewer says of a visit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardJudgement)]
pub(crate) struct Judged {
    /// `same`, or `different`: then the two are not taken for each other again.
    #[schema(example = "different", pattern = "^(same|different)$")]
    judgement: String,
}

/// Says whether a visit was the same person as the one whom it is like.
#[utoipa::path(
    post, path = "/guilds/{guild}/visits/{visit}/judgement", tag = "Guard", operation_id = "judgeGuardVisit",
    request_body = Judged, security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("visit" = String, Path, description = "The number of the visit."),
        spec::Once,
    ),
    responses(spec::Any, spec::Missing, spec::Body, spec::Once, (status = 204, description = "It is counted."))
)]
pub(crate) async fn judge(
    At(porch): At,
    bearer: Bearer,
    Path((id, visit)): Path<(String, String)>,
    Json(body): Json<Judged>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let visit = Id::new(visit.parse().map_err(|_| Fault::not_found())?);
    let wrong = || Fault::invalid(vec![("judgement", "guard-settings-choice-wrong")]);
    let judgement = Judgement::parse(&body.judgement).ok_or_else(wrong)?;
    office::judge_visit(&held.desk, held.guild, held.by, visit, judgement).await.map_err(told)?;
    Ok(StatusCode::NO_CONTENT)
}

/// How often one kind of likeness was right on a server.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardLikeness)]
pub(crate) struct LikenessDoc {
    /// Which kind.
    #[schema(example = "home-this-week")]
    because: &'static str,
    /// How often it was the same person.
    same: i64,
    /// How often it was not.
    different: i64,
    /// In how many of a hundred cases it was right; nothing before five were looked at.
    #[schema(required)]
    percent: Option<i64>,
}

impl LikenessDoc {
    fn of((because, tally): (Because, Tally)) -> Self {
        Self {
            because: because.as_str(),
            same: tally.same,
            different: tally.different,
            percent: tally.percent(),
        }
    }
}

/// What reviewers made of likeness.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardLikenesses)]
pub(crate) struct LikenessesDoc {
    /// Each kind that somebody looked at.
    kinds: Vec<LikenessDoc>,
}

/// How often each kind of likeness was right: what reviewers said, counted. No member is named.
#[utoipa::path(
    get, path = "/guilds/{guild}/likeness", tag = "Guard", operation_id = "readGuardLikeness",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "What they made of it.", body = LikenessesDoc),
    )
)]
pub(crate) async fn likeness(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<LikenessesDoc>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let held = held(&porch, account, &id).await?;
    let kinds = tallies(&held).await?.into_iter().map(LikenessDoc::of).collect();
    Ok(Json(LikenessesDoc { kinds }))
}
