//! `/api/v1/account/links`: accounts elsewhere that sign in to this one. One is linked on the page, by going there.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::{Scope, links};
use lodge_web::{Bearer, Fault, Listed, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::id;

/// An account elsewhere that signs in to this one.
#[derive(Serialize, ToSchema)]
pub(crate) struct Link {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// Where that account is, by the name that whoever runs this Lodge gave the place.
    #[schema(example = "github")]
    provider: String,
    /// When it was linked.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
}

/// The accounts elsewhere that sign in to this one
#[utoipa::path(get, path = "/account/links", tag = "Account", operation_id = "listLinks",
    security(("token" = ["account:read"])),
    responses(spec::Any, (status = 200, description = "The accounts", body = inline(Listed<Link>))))]
pub(super) async fn list(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<Link>>, Fault> {
    let links = links::of(&site.db, bearer.may(Scope::AccountRead)?.id).await?;
    let items = links.iter().map(|link| Link {
        id: link.id.to_string(),
        provider: link.provider.clone(),
        created_at: link.created_at.to_string(),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// Let an account elsewhere sign in no more
#[utoipa::path(delete, path = "/account/links/{id}", tag = "Account", operation_id = "removeLink",
    security(("token" = ["account:security"])), params(("id" = String, Path, description = "Which one")),
    responses(spec::Any, spec::Missing, (status = 204, description = "It does not any more")))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(link): Path<String>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?.id;
    match links::remove(&site.db, account, id(&link)?).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}
