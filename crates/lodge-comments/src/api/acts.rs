//! `/sites/{id}/acts`: what was done, by whom and why.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::{
    Act, Done,
    moderate::{self, By, listed},
    panel::office::{Opened, held},
    who::May,
};

/// Something that was done on a site. It is kept for 90 days.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Act)]
pub(crate) struct ActDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// What: `approved`, `rejected`, `spam`, `removed`, `held`, `restored`, `locked`, `banned` and so on.
    #[schema(example = "approved")]
    done: &'static str,
    /// The number of the comment, if it was about one.
    #[schema(required)]
    comment: Option<String>,
    /// The number of the page, if it was about one.
    #[schema(required)]
    page: Option<String>,
    /// Why.
    #[schema(required)]
    reason: Option<String>,
    /// Whether the token's account did it.
    own: bool,
    /// When.
    #[schema(format = DateTime)]
    done_at: String,
}

/// Other reasons.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reasons {
    /// Why it was done; nothing, to leave it unsaid.
    #[schema(max_length = 1000)]
    reason: String,
}

/// What was done on a site, oldest first.
#[utoipa::path(
    get, path = "/sites/{id}/acts", tag = "Comments", operation_id = "listActs",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site."), Asked),
    responses(spec::Any, spec::Missing, spec::Query, (status = 200, description = "Acts.", body = Listed<ActDoc>))
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<ActDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let (Cursor(after), limit) = asked.read()?;
    let rows = listed::acts_after(&book.house.db, held.site.id, after, i64::from(limit) + 1).await?;
    let doc = |act: &Act| ActDoc {
        id: act.id.to_string(),
        done: act.done.as_str(),
        comment: act.comment.map(|comment| comment.to_string()),
        page: act.page_id.map(|page| page.to_string()),
        reason: act.reason.as_ref().map(|reason| reason.reveal().clone()),
        own: act.account_id == Some(account.id),
        done_at: act.done_at.to_string(),
    };
    Ok(Json(next_of(rows, limit, |act| act.id.number(), doc)))
}

/// Says otherwise why something was done.
#[utoipa::path(
    patch, path = "/sites/{id}/acts/{act}", tag = "Comments", operation_id = "changeAct",
    request_body = Reasons, security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("act" = String, Path, description = "The number of the act."),
    ),
    responses(spec::Any, spec::Missing, spec::Body, (status = 204, description = "It is said otherwise."))
)]
pub(crate) async fn reword(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, act)): Path<(String, String)>,
    Json(reasons): Json<Reasons>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let act = listed::act(&book.house.db, held.site.id, number(&act)?).await?;
    let act = act.ok_or_else(Fault::not_found)?;
    moderate::may_reword(&act, held.may, account.id)?;
    let reason =
        moderate::reason(&reasons.reason).map_err(|message| Fault::invalid(vec![("reason", message)]))?;
    moderate::reword(&book, &held.site, &act, reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an act back, if what it did is still so.
#[utoipa::path(
    post, path = "/sites/{id}/acts/{act}/undo", tag = "Comments", operation_id = "undoAct",
    security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("act" = String, Path, description = "The number of the act."),
        spec::Once,
    ),
    responses(spec::Any, spec::Missing, spec::Once, (status = 204, description = "It is as it was before."))
)]
pub(crate) async fn undo(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, act)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let act = listed::act(&book.house.db, held.site.id, number(&act)?).await?;
    let act = act.ok_or_else(Fault::not_found)?;
    if matches!(act.done, Done::Rules | Done::Moved) && held.may != May::Own {
        return Err(Fault::forbidden("comments-role"));
    }
    if moderate::undo(&book, &held.site, &act, By::Account(account.id)).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Fault::conflict("not-undone"))
    }
}
