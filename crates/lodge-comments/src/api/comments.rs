//! `/sites/{id}/comments`: what was written.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Tagged, next_of, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::{number, wanted::Wanted};
use crate::{
    Book, Comment, Done,
    moderate::{
        self, By,
        listed::{self, WINDOW, Which},
    },
    panel::{
        items::{Item, items},
        office::{Opened, comment_at, held},
    },
    who::May,
};

/// A comment, as moderators see it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comment)]
pub(crate) struct CommentDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of its page.
    page: String,
    /// The path of its page.
    #[schema(example = "/post")]
    path: String,
    /// The number of the comment that it answers.
    #[schema(required)]
    parent: Option<String>,
    /// The number of its author, at this site only; `null` for who is forgotten.
    #[schema(required)]
    author: Option<String>,
    /// What its author is called.
    #[schema(required)]
    name: Option<String>,
    /// What it says, in Markdown.
    body: String,
    /// The same as it is shown.
    html: String,
    /// `shown`, `held`, `rejected`, `spam` or `removed`.
    #[schema(example = "held")]
    state: &'static str,
    /// Why it is not shown.
    #[schema(required, example = "guest")]
    why: Option<&'static str>,
    /// Whether it stands above the others.
    sticky: bool,
    /// When it was written.
    #[schema(format = DateTime)]
    posted_at: String,
    /// When it was changed last.
    #[schema(required, format = DateTime)]
    edited_at: Option<String>,
}

impl CommentDoc {
    fn of(comment: &Comment, item: &Item) -> Self {
        Self {
            id: comment.id.to_string(),
            page: comment.page_id.to_string(),
            path: item.path.clone(),
            parent: comment.parent.map(|parent| parent.to_string()),
            author: item.author.as_ref().map(|(id, _)| id.to_string()),
            name: item.author.as_ref().map(|(_, name)| name.clone()),
            body: item.body.clone(),
            html: item.html.clone(),
            state: comment.state.as_str(),
            why: comment.why.map(crate::Why::as_str),
            sticky: comment.sticky,
            posted_at: comment.posted_at.to_string(),
            edited_at: comment.edited_at.map(|at| at.to_string()),
        }
    }
}

/// A comment as it is now.
pub(super) async fn now(book: &Book, comment: &Comment) -> Result<Tagged<CommentDoc>, Fault> {
    let found = crate::store::comments::by_id(&book.house.db, comment.id.number()).await?;
    let comment = found.ok_or_else(Fault::not_found)?;
    let item = items(&book.house.db, std::slice::from_ref(&comment)).await?;
    let item = item.first().ok_or_else(Fault::not_found)?;
    Ok(Tagged(CommentDoc::of(&comment, item)))
}

/// Comments on a site, oldest first.
#[utoipa::path(
    get, path = "/sites/{id}/comments", tag = "Comments", operation_id = "listComments",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site."), Wanted),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Comments.", body = Listed<CommentDoc>),
    )
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Listed<CommentDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let (Cursor(after), limit) = Asked { after: wanted.after, limit: wanted.limit }.read()?;
    let which = wanted.state.as_deref().map_or(Some(Which::All), Which::parse);
    let which = which.ok_or(Fault::bad("bad-request"))?;
    let (db, site) = (&book.house.db, held.site.id);
    let needle = wanted.q.as_deref().map(|q| q.trim().to_lowercase()).filter(|needle| !needle.is_empty());
    let rows = match &needle {
        None => listed::after(db, site, which, after, i64::from(limit) + 1).await?,
        Some(_) => newest(listed::before(db, site, which, i64::MAX, WINDOW).await?, after),
    };
    let items = items(db, &rows).await?;
    let mut both: Vec<_> = rows.iter().zip(&items).collect();
    both.retain(|(_, item)| needle.as_ref().is_none_or(|needle| item.has(needle)));
    let listed = next_of(both, limit, |both| both.0.id.number(), |both| CommentDoc::of(both.0, both.1));
    Ok(Json(listed))
}

/// Those of the newest that come after this number, oldest first.
fn newest(mut rows: Vec<Comment>, after: i64) -> Vec<Comment> {
    rows.retain(|comment| comment.id.number() > after);
    rows.reverse();
    rows
}

/// One comment.
#[utoipa::path(
    get, path = "/sites/{id}/comments/{comment}", tag = "Comments", operation_id = "readComment",
    security(("token" = ["comments:read"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("comment" = String, Path, description = "The number of the comment."),
    ),
    responses(spec::Any, spec::Missing, (status = 200, description = "The comment.", body = CommentDoc))
)]
pub(crate) async fn read(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, comment)): Path<(String, String)>,
) -> Result<Tagged<CommentDoc>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Look).await?;
    let comment = comment_at(&book, &held.site, number(&comment)?).await?;
    now(&book, &comment).await
}

/// Takes a comment away. Its place in the thread stays, and it can be restored.
#[utoipa::path(
    delete, path = "/sites/{id}/comments/{comment}", tag = "Comments", operation_id = "removeComment",
    security(("token" = ["comments:moderate"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("comment" = String, Path, description = "The number of the comment."),
    ),
    responses(
        spec::Any, spec::Missing,
        (status = 204, description = "It is not shown any more."),
        (status = 409, description = "Its author took it away before.", body = lodge_web::ProblemDoc),
    )
)]
pub(crate) async fn remove(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, comment)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsModerate)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let comment = comment_at(&book, &held.site, number(&comment)?).await?;
    let by = By::Account(account.id);
    moderate::decide(&book, &held.site, &comment, Done::Removed, by, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
