//! `/sites` and `/sites/{id}`.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Matching, Tagged, created, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{number, told};
use crate::{
    moderate::{self, By},
    panel::{
        acts,
        office::{Held, Opened, all_held, held},
    },
    who::May,
};

/// A site with comments.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommentSite)]
pub(crate) struct SiteDoc {
    /// Its number, which stands in `site` of the element.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// Its host name, in A-labels.
    #[schema(example = "blog.example.org")]
    host: String,
    /// What its owner calls it.
    title: String,
    /// Whether nobody may write on it for now.
    locked: bool,
    /// What the token's account is to it: `owner`, `editor` or `viewer`.
    #[schema(example = "owner")]
    role: &'static str,
    /// Since when it is here.
    #[schema(format = DateTime)]
    created_at: String,
}

impl SiteDoc {
    fn of(held: &Held) -> Self {
        Self {
            id: held.site.id.to_string(),
            host: held.site.host.reveal().clone(),
            title: held.site.title.reveal().clone(),
            locked: held.site.locked,
            role: match held.may {
                May::Own => "owner",
                May::Moderate => "editor",
                May::Look | May::Write => "viewer",
            },
            created_at: held.site.created_at.to_string(),
        }
    }
}

/// A site to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCommentSite)]
pub(crate) struct NewSite {
    /// Its host name.
    #[schema(example = "blog.example.org", max_length = 253)]
    host: String,
    /// What its owner calls it; its host name, if nothing is said.
    #[serde(default)]
    #[schema(max_length = 100)]
    title: String,
}

/// How a site is to be. What is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangedCommentSite)]
pub(crate) struct ChangedSite {
    /// What its owner calls it.
    #[serde(default)]
    #[schema(max_length = 100, nullable = false)]
    title: Option<String>,
    /// Whether nobody may write on it for now. Moderators may change that, too.
    #[serde(default)]
    #[schema(nullable = false)]
    locked: Option<bool>,
}

/// All sites that the account owns or looks after, oldest first.
#[utoipa::path(
    get, path = "/sites", tag = "Comments", operation_id = "listSites", params(Asked),
    security(("token" = ["comments:read"])),
    responses(spec::Any, spec::Query, (status = 200, description = "Sites.", body = Listed<SiteDoc>))
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<SiteDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let mut all = all_held(&book.house.db, account).await?;
    all.retain(|held| held.site.id.number() > after);
    Ok(Json(next_of(all, limit, |held| held.site.id.number(), SiteDoc::of)))
}

/// Adds a site.
#[utoipa::path(
    post, path = "/sites", tag = "Comments", operation_id = "addSite", request_body = NewSite,
    security(("token" = ["comments:write"])), params(spec::Once),
    responses(spec::Any, spec::Body, spec::Once, (status = 201, description = "The site.", body = SiteDoc))
)]
pub(crate) async fn add(
    Opened(book): Opened,
    bearer: Bearer,
    Json(new): Json<NewSite>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let site = acts::add(&book, account, (&new.host, &new.title)).await.map_err(told)?;
    let held = Held { site, may: May::Own };
    Ok(created(&format!("/api/v1/sites/{}", held.site.id), SiteDoc::of(&held)))
}

/// One site.
#[utoipa::path(
    get, path = "/sites/{id}", tag = "Comments", operation_id = "readSite",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(spec::Any, spec::Missing, (status = 200, description = "The site.", body = SiteDoc))
)]
pub(crate) async fn read(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Tagged<SiteDoc>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    Ok(Tagged(SiteDoc::of(&held)))
}

/// Calls a site something else, closes it, or opens it again.
#[utoipa::path(
    patch, path = "/sites/{id}", tag = "Comments", operation_id = "changeSite", request_body = ChangedSite,
    security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site."), spec::MayMatch),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::MayMatch,
        (status = 200, description = "The site as it is now.", body = SiteDoc),
    )
)]
pub(crate) async fn change(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    matching: Matching,
    Json(changed): Json<ChangedSite>,
) -> Result<Tagged<SiteDoc>, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let least = if changed.title.is_some() { May::Own } else { May::Moderate };
    let mut held = held(&book, account, number(&id)?, least).await?;
    matching.is_if_said(&SiteDoc::of(&held))?;
    if let Some(is_on) = changed.locked {
        moderate::lock_site(&book, &held.site, is_on, By::Account(account.id)).await?;
        held.site.locked = is_on;
    }
    if let Some(title) = changed.title {
        held.site = acts::entitle(&book, &held.site, &title).await.map_err(told)?;
    }
    Ok(Tagged(SiteDoc::of(&held)))
}

/// Removes a site and everything on it. Its owner only.
#[utoipa::path(
    delete, path = "/sites/{id}", tag = "Comments", operation_id = "removeSite",
    security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site."), spec::MayMatch),
    responses(spec::Any, spec::Missing, spec::MayMatch, (status = 204, description = "It is gone."))
)]
pub(crate) async fn remove(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    matching: Matching,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    matching.is_if_said(&SiteDoc::of(&held))?;
    acts::remove(&book, &held.site).await?;
    Ok(StatusCode::NO_CONTENT)
}
