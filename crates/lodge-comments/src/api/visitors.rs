//! `/sites/{id}/visitors`: who writes.

use axum::{
    Json,
    extract::{Path, Query},
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Tagged, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::{
    Visitor,
    moderate::{self, By, listed},
    panel::office::{Opened, held, visitor_at},
    who::May,
};

/// Somebody who writes at a site. At another site the same person has another number.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Visitor)]
pub(crate) struct VisitorDoc {
    /// Their number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// What they are called.
    name: String,
    /// How they show who they are: `guest`, `email`, `account`, `passkey`, `provider`, `sso` or `imported`.
    #[schema(example = "guest")]
    way: &'static str,
    /// Whether what they write is set aside until a moderator looks at it.
    shadowed: bool,
    /// Since when they are here.
    #[schema(format = DateTime)]
    created_at: String,
}

impl VisitorDoc {
    fn of(visitor: &Visitor) -> Self {
        Self {
            id: visitor.id.to_string(),
            name: visitor.name.reveal().clone(),
            way: visitor.way.as_str(),
            shadowed: visitor.shadowed,
            created_at: visitor.created_at.to_string(),
        }
    }
}

/// What is to change about a visitor.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangedVisitor {
    /// Whether what they write is set aside. They are not told.
    shadowed: bool,
}

/// Those who write at a site, oldest first.
#[utoipa::path(
    get, path = "/sites/{id}/visitors", tag = "Comments", operation_id = "listVisitors",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site."), Asked),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Visitors.", body = Listed<VisitorDoc>),
    )
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<VisitorDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let (Cursor(after), limit) = asked.read()?;
    let rows = listed::visitors_after(&book.house.db, held.site.id, after, i64::from(limit) + 1).await?;
    Ok(Json(next_of(rows, limit, |visitor| visitor.id.number(), VisitorDoc::of)))
}

/// One visitor.
#[utoipa::path(
    get, path = "/sites/{id}/visitors/{visitor}", tag = "Comments", operation_id = "readVisitor",
    security(("token" = ["comments:read"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("visitor" = String, Path, description = "The number of the visitor."),
    ),
    responses(spec::Any, spec::Missing, (status = 200, description = "The visitor.", body = VisitorDoc))
)]
pub(crate) async fn read(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, visitor)): Path<(String, String)>,
) -> Result<Tagged<VisitorDoc>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    Ok(Tagged(VisitorDoc::of(&visitor_at(&book, &held.site, number(&visitor)?).await?)))
}

/// Sets aside what a visitor writes, or does so no more.
#[utoipa::path(
    patch, path = "/sites/{id}/visitors/{visitor}", tag = "Comments", operation_id = "changeVisitor",
    request_body = ChangedVisitor, security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("visitor" = String, Path, description = "The number of the visitor."),
    ),
    responses(
        spec::Any, spec::Missing, spec::Body,
        (status = 200, description = "The visitor as they are now.", body = VisitorDoc),
    )
)]
pub(crate) async fn change(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, visitor)): Path<(String, String)>,
    Json(changed): Json<ChangedVisitor>,
) -> Result<Tagged<VisitorDoc>, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let visitor = visitor_at(&book, &held.site, number(&visitor)?).await?;
    moderate::shadow(&book, &held.site, visitor.id, changed.shadowed, By::Account(account.id)).await?;
    Ok(Tagged(VisitorDoc::of(&visitor_at(&book, &held.site, visitor.id.number()).await?)))
}
