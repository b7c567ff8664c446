//! `/api/v1/account/sessions`

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Listed, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::id;

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
#[utoipa::path(get, path = "/account/sessions", tag = "Account", operation_id = "listSessions", security(("token" = ["account:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The browsers", body = inline(Listed<Session>)),
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

/// Sign every browser out
#[utoipa::path(delete, path = "/account/sessions", tag = "Account", operation_id = "endSessions",
    security(("token" = ["account:security"])),
    responses(spec::Any, (status = 204, description = "They are signed out")))]
pub(super) async fn end_all(bearer: Bearer, State(site): State<Site>) -> Result<StatusCode, Fault> {
    site.sessions.end_all(bearer.may(Scope::AccountSecurity)?.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sign a browser out
#[utoipa::path(delete, path = "/account/sessions/{id}", tag = "Account", operation_id = "endSession", security(("token" = ["account:security"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 204, description = "It is signed out"),
    ))]
pub(super) async fn end(
    bearer: Bearer,
    State(site): State<Site>,
    Path(session): Path<String>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?.id;
    match site.sessions.end(account, id(&session)?).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}
