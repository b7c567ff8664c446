//! `/sites/{id}/bans`: who may not write.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use lodge_accounts::Scope;
use lodge_register::Id;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, created, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::{
    Ban,
    moderate::{self, By, Whom, listed},
    panel::{
        bans::{end_of, not_banned},
        office::{Opened, comment_at, held},
    },
    who::May,
};

/// Somebody who may not write.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Ban)]
pub(crate) struct BanDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of the visitor; `null`, if a network is kept out.
    #[schema(required)]
    visitor: Option<String>,
    /// Why.
    #[schema(required)]
    reason: Option<String>,
    /// Since when.
    #[schema(format = DateTime)]
    created_at: String,
    /// Until when.
    #[schema(format = DateTime)]
    ends_at: String,
}

impl BanDoc {
    fn of(ban: &Ban) -> Self {
        Self {
            id: ban.id.to_string(),
            visitor: ban.visitor_id.map(|id| id.to_string()),
            reason: ban.reason.as_ref().map(|reason| reason.reveal().clone()),
            created_at: ban.created_at.to_string(),
            ends_at: ban.ends_at.to_string(),
        }
    }
}

/// Somebody to be kept out: a visitor, or the network that a comment came from.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewBan {
    /// The number of a visitor.
    #[serde(default)]
    #[schema(nullable = false, max_length = 20)]
    visitor: Option<String>,
    /// The number of a comment: its network is known for a day after it was written.
    #[serde(default)]
    #[schema(nullable = false, max_length = 20)]
    comment: Option<String>,
    /// Until and with which day (UTC). Without it as long as can be: for good, or 30 days for a network.
    #[serde(default)]
    #[schema(nullable = false, example = "2030-12-31", format = Date)]
    until: Option<String>,
    /// Why, for those who moderate.
    #[serde(default)]
    #[schema(max_length = 1000)]
    reason: String,
}

/// Who may not write on a site now, oldest first.
#[utoipa::path(
    get, path = "/sites/{id}/bans", tag = "Comments", operation_id = "listBans",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site."), Asked),
    responses(spec::Any, spec::Missing, spec::Query, (status = 200, description = "Bans.", body = Listed<BanDoc>))
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<BanDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let (Cursor(after), limit) = asked.read()?;
    let now = book.house.clock.now();
    let rows = listed::bans(&book.house.db, held.site.id, (after, now), i64::from(limit) + 1).await?;
    Ok(Json(next_of(rows, limit, |ban| ban.id.number(), BanDoc::of)))
}

/// Keeps somebody out.
#[utoipa::path(
    post, path = "/sites/{id}/bans", tag = "Comments", operation_id = "addBan", request_body = NewBan,
    security(("token" = ["comments:moderate"])),
    params(("id" = String, Path, description = "The number of the site."), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 201, description = "The ban.", body = BanDoc),
    )
)]
pub(crate) async fn add(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(new): Json<NewBan>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let wrong = |field, message| Fault::invalid(vec![(field, message)]);
    let until = match new.until.as_deref() {
        None => None,
        Some(day) => Some(end_of(day).ok_or_else(|| wrong("until", "bans-day-wrong"))?),
    };
    let reason = moderate::reason(&new.reason).map_err(|message| wrong("reason", message))?;
    let comment;
    let whom = match (&new.visitor, &new.comment) {
        (Some(visitor), None) => Whom::Visitor(Id::new(number(visitor)?)),
        (None, Some(id)) => {
            comment = comment_at(&book, &held.site, number(id)?).await?;
            Whom::WroteFrom(&comment)
        }
        _ => return Err(wrong("visitor", "rules-choice-wrong")),
    };
    let by = By::Account(account.id);
    match moderate::ban(&book, &held.site, whom, (until, reason), by).await {
        Ok(ban) => Ok(created(&format!("/api/v1/sites/{}/bans/{}", held.site.id, ban.id), BanDoc::of(&ban))),
        Err(error) => {
            let (field, message) = not_banned(error)?;
            let field = match (field, new.comment.is_some()) {
                ("whom", true) => "comment",
                ("whom", false) => "visitor",
                (field, _) => field,
            };
            Err(wrong(field, message))
        }
    }
}

/// Lets somebody in again.
#[utoipa::path(
    delete, path = "/sites/{id}/bans/{ban}", tag = "Comments", operation_id = "removeBan",
    security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("ban" = String, Path, description = "The number of the ban."),
    ),
    responses(spec::Any, spec::Missing, (status = 204, description = "They may write again."))
)]
pub(crate) async fn lift(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, ban)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let by = By::Account(account.id);
    if moderate::lift(&book, &held.site, Id::new(number(&ban)?), by).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Fault::not_found())
    }
}
