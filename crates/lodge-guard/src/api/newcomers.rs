//! `/guilds/{guild}/newcomers`: who wants in, and what is decided about them.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    ids::UserId,
    panel::{
        At,
        hall::held,
        verification::{Visitor, Word, decided, visitors},
    },
    verify::decide::Reason,
};

/// The most of a kind that is listed.
const MOST: i64 = 1_000;

/// Why points were given or taken.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardReason)]
pub(crate) struct ReasonDoc {
    /// What was seen.
    #[schema(example = "banned-device")]
    because: &'static str,
    /// What it adds, in tenths of a point.
    #[schema(example = 60)]
    tenths: i32,
}

/// Reasons as programs read them.
pub(super) fn reasons(all: &[Reason]) -> Vec<ReasonDoc> {
    all.iter().map(|one| ReasonDoc { because: one.because.as_str(), tenths: one.tenths }).collect()
}

/// What somebody answered to a question of the server.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardAnswered)]
pub(crate) struct AnswerDoc {
    /// The question.
    question: String,
    /// The answer.
    answer: String,
}

/// Somebody who wants in and is not through.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardNewcomer)]
pub(crate) struct NewcomerDoc {
    /// Their number on Discord.
    #[schema(example = "1188000000000000004")]
    user: String,
    /// Where they stand: `asked`, `working`, `away`, `answering`, `looking`, or `staff`: then a person has to decide.
    #[schema(example = "staff")]
    stage: &'static str,
    /// How many days old their account is.
    account_days: i64,
    /// Since when they are asked.
    #[schema(format = DateTime)]
    asked_at: String,
    /// Since when they stand there.
    #[schema(format = DateTime)]
    since: String,
    /// What was decided of what was seen: `review` or `hold`.
    #[schema(required)]
    way: Option<&'static str>,
    /// The points, in tenths.
    #[schema(required)]
    tenths: Option<i64>,
    /// Why.
    reasons: Vec<ReasonDoc>,
    /// The number of whom the visit is most like.
    #[schema(required)]
    like: Option<String>,
    /// The number of the visit, if nobody said yet whether it was the same person.
    #[schema(required)]
    visit: Option<String>,
    /// What they answered to the questions of the server.
    answers: Vec<AnswerDoc>,
}

impl NewcomerDoc {
    fn of(visitor: &Visitor) -> Self {
        let decided = visitor.case.decided.as_ref();
        let answer = |(question, answer): &(String, String)| AnswerDoc {
            question: question.clone(),
            answer: answer.clone(),
        };
        Self {
            user: visitor.user.to_string(),
            stage: visitor.stage.as_str(),
            account_days: visitor.days,
            asked_at: visitor.asked_at.to_string(),
            since: visitor.since.to_string(),
            way: decided.map(|decided| decided.way.as_str()),
            tenths: decided.map(|decided| decided.tenths),
            reasons: reasons(&visitor.case.reasons),
            like: visitor.case.like.map(|like| like.to_string()),
            visit: visitor.to_judge().map(|visit| visit.to_string()),
            answers: visitor.answers.iter().map(answer).collect(),
        }
    }
}

/// Those who want in and are not through, by their numbers.
#[utoipa::path(
    get, path = "/guilds/{guild}/newcomers", tag = "Guard", operation_id = "listGuardNewcomers",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), Asked),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Those who want in.", body = Listed<NewcomerDoc>),
    )
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<NewcomerDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let held = held(&porch, account, &id).await?;
    let number = |visitor: &Visitor| visitor.user.get().cast_signed();
    let mut all = visitors(&held, MOST).await?;
    all.retain(|visitor| number(visitor) > after);
    all.sort_by_key(number);
    Ok(Json(next_of(all, limit, number, NewcomerDoc::of)))
}

/// What is decided about somebody who wants in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardAdmission)]
pub(crate) struct Decided {
    /// `let-in` and `refuse` for whoever waits for the staff; `again` asks anybody anew. Nobody is banned.
    #[schema(example = "let-in", pattern = "^(let-in|refuse|again)$")]
    decision: String,
}

/// Decides about somebody who wants in. Whoever is let in is not taken again for those whom they are like.
#[utoipa::path(
    post, path = "/guilds/{guild}/newcomers/{user}/decision", tag = "Guard", operation_id = "decideGuardNewcomer",
    request_body = Decided, security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("user" = String, Path, description = "Their number on Discord."),
        spec::Once,
    ),
    responses(spec::Any, spec::Missing, spec::Body, spec::Once, (status = 204, description = "It is decided."))
)]
pub(crate) async fn decide(
    At(porch): At,
    bearer: Bearer,
    Path((id, user)): Path<(String, String)>,
    Json(body): Json<Decided>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let number = user.parse::<u64>().ok().filter(|number| i64::try_from(*number).is_ok());
    let user = UserId::new(number.ok_or_else(Fault::not_found)?);
    let wrong = || Fault::invalid(vec![("decision", "guard-settings-choice-wrong")]);
    decided(&held, user, Word::read(&body.decision).ok_or_else(wrong)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
