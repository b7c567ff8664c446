//! `/sites/{id}/comments/{comment}/decision` and `…/restore`; `/sites/{id}/reports`.

use axum::{
    Json,
    extract::{Path, Query},
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Tagged, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    comments::{CommentDoc, now},
    number,
};
use crate::{
    Done, Report,
    moderate::{self, By, becomes, listed},
    panel::{
        office::{Opened, comment_at, held},
        queue::done,
    },
    who::May,
};

/// What is decided about a comment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decision {
    /// `approve`, `reject`, `spam`, `remove`, `stick`, `unstick`; `settle`: leave it, and settle its reports; or `blank`:
    /// take its words away, and who wrote them, for good.
    #[schema(example = "approve", pattern = "^(approve|reject|spam|remove|stick|unstick|settle|blank)$")]
    act: String,
    /// Why. The author of a comment that is rejected or taken away is told.
    #[serde(default)]
    #[schema(max_length = 1000)]
    reason: String,
}

/// Decides about a comment.
#[utoipa::path(
    post, path = "/sites/{id}/comments/{comment}/decision", tag = "Comments", operation_id = "decideComment",
    request_body = Decision, security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("comment" = String, Path, description = "The number of the comment."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 200, description = "The comment as it is now.", body = CommentDoc),
    )
)]
pub(crate) async fn decide(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, comment)): Path<(String, String)>,
    Json(decision): Json<Decision>,
) -> Result<Tagged<CommentDoc>, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let comment = comment_at(&book, &held.site, number(&comment)?).await?;
    let (site, by) = (&held.site, By::Account(account.id));
    match decision.act.as_str() {
        "stick" | "unstick" => {
            moderate::stick(&book, site, &comment, decision.act == "stick", by).await?;
        }
        "settle" => moderate::settle(&book, &comment).await?,
        "blank" => {
            moderate::blank(&book, site, &comment, by).await?;
        }
        word => {
            let act = done(word).ok_or(Fault::invalid(vec![("act", "rules-choice-wrong")]))?;
            let reason = moderate::reason(&decision.reason)
                .map_err(|message| Fault::invalid(vec![("reason", message)]))?;
            let decided = moderate::decide(&book, site, &comment, act, by, reason).await?;
            if !decided && becomes(act) != Some(comment.state) {
                // Somebody else decided first.
                return Err(Fault::conflict("conflict"));
            }
        }
    }
    now(&book, &comment).await
}

/// Takes the last decision about a comment back.
#[utoipa::path(
    post, path = "/sites/{id}/comments/{comment}/restore", tag = "Comments", operation_id = "restoreComment",
    security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("comment" = String, Path, description = "The number of the comment."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "The comment as it is now.", body = CommentDoc),
    )
)]
pub(crate) async fn restore(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, comment)): Path<(String, String)>,
) -> Result<Tagged<CommentDoc>, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let comment = comment_at(&book, &held.site, number(&comment)?).await?;
    let acts = listed::acts_on(&book.house.db, &comment).await?;
    let last = acts.iter().find(|act| becomes(act.done).is_some() || act.done == Done::Restored);
    let last = last.ok_or(Fault::conflict("not-undone"))?;
    if moderate::undo(&book, &held.site, last, By::Account(account.id)).await? {
        now(&book, &comment).await
    } else {
        Err(Fault::conflict("not-undone"))
    }
}

/// Something that somebody said is wrong with a comment.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommentReport)]
pub(crate) struct ReportDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of the comment.
    comment: String,
    /// What is wrong: `spam`, `abuse`, `illegal`, `private` or `other`.
    #[schema(example = "abuse")]
    ground: &'static str,
    /// In their own words.
    #[schema(required)]
    words: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    reported_at: String,
}

impl ReportDoc {
    fn of(report: &Report) -> Self {
        Self {
            id: report.id.to_string(),
            comment: report.comment.to_string(),
            ground: report.ground.as_str(),
            words: report.words.as_ref().map(|words| words.reveal().clone()),
            reported_at: report.reported_at.to_string(),
        }
    }
}

/// Reports that no moderator has looked at yet, oldest first.
#[utoipa::path(
    get, path = "/sites/{id}/reports", tag = "Comments", operation_id = "listReports",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site."), Asked),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Reports.", body = Listed<ReportDoc>),
    )
)]
pub(crate) async fn reports(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<ReportDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let (Cursor(after), limit) = asked.read()?;
    let rows = listed::reports(&book.house.db, held.site.id, after, i64::from(limit) + 1).await?;
    Ok(Json(next_of(rows, limit, |report| report.id.number(), ReportDoc::of)))
}
