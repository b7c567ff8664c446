//! `/sites/{id}/pages`: pages that have comments.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Tagged, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::{
    Page,
    moderate::{self, By, MoveError},
    panel::office::{Opened, held, page_at},
    store::pages,
    who::May,
};

/// A page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommentPage)]
pub(crate) struct PageDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// Its path.
    #[schema(example = "/post")]
    path: String,
    /// Its title, as it said itself.
    title: String,
    /// Whether nobody may write under it.
    locked: bool,
    /// How many comments are shown.
    comments: i64,
    /// Since when it is here.
    #[schema(format = DateTime)]
    created_at: String,
}

impl PageDoc {
    fn of(page: &Page) -> Self {
        Self {
            id: page.id.to_string(),
            path: page.path.clone(),
            title: page.title.clone(),
            locked: page.locked,
            comments: page.shown,
            created_at: page.created_at.to_string(),
        }
    }
}

/// How a page is to be. What is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangedCommentPage)]
pub(crate) struct ChangedPage {
    /// Whether nobody may write under it.
    #[serde(default)]
    #[schema(nullable = false)]
    locked: Option<bool>,
    /// Where it is now. Its comments move with it. The owner of the site only.
    #[serde(default)]
    #[schema(nullable = false, max_length = 1024, example = "/new-path")]
    path: Option<String>,
}

/// Pages of a site, oldest first.
#[utoipa::path(
    get, path = "/sites/{id}/pages", tag = "Comments", operation_id = "listPages",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site."), Asked),
    responses(spec::Any, spec::Missing, spec::Query, (status = 200, description = "Pages.", body = Listed<PageDoc>))
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<PageDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let (Cursor(after), limit) = asked.read()?;
    let rows = pages::after(&book.house.db, held.site.id, after, i64::from(limit) + 1).await?;
    Ok(Json(next_of(rows, limit, |page| page.id.number(), PageDoc::of)))
}

/// One page.
#[utoipa::path(
    get, path = "/sites/{id}/pages/{page}", tag = "Comments", operation_id = "readPage",
    security(("token" = ["comments:read"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("page" = String, Path, description = "The number of the page."),
    ),
    responses(spec::Any, spec::Missing, (status = 200, description = "The page.", body = PageDoc))
)]
pub(crate) async fn read(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, page)): Path<(String, String)>,
) -> Result<Tagged<PageDoc>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let page = page_at(&book, &held.site, number(&page)?).await?;
    Ok(Tagged(PageDoc::of(&page)))
}

/// Closes a page, opens it again, or moves it.
#[utoipa::path(
    patch, path = "/sites/{id}/pages/{page}", tag = "Comments", operation_id = "changePage",
    request_body = ChangedPage, security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("page" = String, Path, description = "The number of the page."),
    ),
    responses(
        spec::Any, spec::Missing, spec::Body,
        (status = 200, description = "The page as it is now.", body = PageDoc),
    )
)]
pub(crate) async fn change(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, page)): Path<(String, String)>,
    Json(changed): Json<ChangedPage>,
) -> Result<Tagged<PageDoc>, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let least = if changed.path.is_some() { May::Own } else { May::Moderate };
    let held = held(&book, account, number(&id)?, least).await?;
    let (page, by) = (page_at(&book, &held.site, number(&page)?).await?, By::Account(account.id));
    if let Some(path) = changed.path {
        moderate::move_page(&book, &held.site, &page, &path, by).await.map_err(|error| match error {
            MoveError::Taken => Fault::invalid(vec![("path", "page-taken")]),
            MoveError::NoPage(_) => Fault::invalid(vec![("path", "page-wrong")]),
            MoveError::Store(error) => error.into(),
        })?;
    }
    if let Some(is_on) = changed.locked {
        moderate::lock_page(&book, &held.site, page.id, is_on, by).await?;
    }
    let page = page_at(&book, &held.site, page.id.number()).await?;
    Ok(Tagged(PageDoc::of(&page)))
}

/// Removes a page with its comments. The owner of the site only.
#[utoipa::path(
    delete, path = "/sites/{id}/pages/{page}", tag = "Comments", operation_id = "removePage",
    security(("token" = ["comments:write"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("page" = String, Path, description = "The number of the page."),
    ),
    responses(spec::Any, spec::Missing, (status = 204, description = "It is gone."))
)]
pub(crate) async fn remove(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, page)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let page = page_at(&book, &held.site, number(&page)?).await?;
    moderate::remove_page(&book, &held.site, page.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
