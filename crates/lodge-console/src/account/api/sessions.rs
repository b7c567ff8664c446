//! `/api/v1/account/sessions`

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use lodge_accounts::Scope;
use lodge_register::Id;
use lodge_web::{Bearer, Fault, Listed, ProblemDoc, Site};
use serde::Serialize;
use utoipa::ToSchema;

/// A browser that is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// Which browser on which system it calls itself.
    #[schema(example = "Firefox, Linux")]
    device: String,
    /// When it was signed in.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
    /// When it was last used, to five minutes.
    #[schema(example = "2026-11-22T09:18:00Z")]
    seen_at: String,
}

/// The browsers that are signed in, the last used first
#[utoipa::path(get, path = "/account/sessions", tag = "Account", operation_id = "listSessions",
    responses(
        (status = 200, description = "The browsers", body = inline(Listed<Session>)),
        (status = 401, description = "No valid token", body = ProblemDoc, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks `account:read`", body = ProblemDoc, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ProblemDoc, content_type = "application/problem+json"),
    ))]
pub(super) async fn list(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<Session>>, Fault> {
    let sessions = site.sessions.list(bearer.may(Scope::AccountRead)?.id).await?;
    let items = sessions.iter().map(|session| Session {
        id: session.id.to_string(),
        device: session.device.reveal().clone(),
        created_at: session.created_at.to_string(),
        seen_at: session.seen_at.to_string(),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// Sign a browser out
#[utoipa::path(delete, path = "/account/sessions/{id}", tag = "Account", operation_id = "endSession",
    params(("id" = String, Path, description = "Which one")),
    responses(
        (status = 204, description = "It is signed out"),
        (status = 401, description = "No valid token", body = ProblemDoc, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks `account:write`", body = ProblemDoc, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = ProblemDoc, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ProblemDoc, content_type = "application/problem+json"),
    ))]
pub(super) async fn end(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AccountWrite)?.id;
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    match site.sessions.end(account, Id::new(id)).await? {
        true => Ok(StatusCode::NO_CONTENT.into_response()),
        false => Err(Fault::not_found()),
    }
}
