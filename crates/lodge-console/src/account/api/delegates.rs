//! `/api/v1/account/{delegates,shares}`: who looks after what is mine, and what of others I look after.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::{Scope, delegates};
use lodge_web::{Bearer, Fault, Listed, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::id;
use crate::account::delegates::with_names;

/// A share in somebody's domain.
#[derive(Serialize, ToSchema)]
pub(crate) struct Share {
    /// Which share.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// What whoever is at the other end is called.
    #[schema(example = "Bob Example")]
    name: String,
    /// Which part of Lodge it is in: `mail`.
    #[schema(example = "mail")]
    module: String,
    /// The number of the domain.
    #[schema(example = "4611686018427387904")]
    object: String,
    /// What may be done with it: `viewer` or `editor`.
    #[schema(example = "editor")]
    role: String,
    /// Since when.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
}

impl Share {
    pub(super) fn of(delegate: &lodge_accounts::Delegate, name: &str) -> Self {
        Self {
            id: delegate.id.to_string(),
            name: name.to_owned(),
            module: delegate.module.clone(),
            object: delegate.object.to_string(),
            role: delegate.role.as_str().to_owned(),
            created_at: delegate.created_at.to_string(),
        }
    }
}

/// Who looks after what is the account's own
#[utoipa::path(get, path = "/account/delegates", tag = "Account", operation_id = "listDelegates",
    security(("token" = ["account:read"])),
    responses(spec::Any, (status = 200, description = "The shares", body = inline(Listed<Share>))))]
pub(super) async fn given(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<Share>>, Fault> {
    let given = delegates::given(&site.db, bearer.may(Scope::AccountRead)?.id).await?;
    let given = with_names(&site, given, |share| share.account_id).await?;
    let items = given.iter().map(|share| Share::of(&share.delegate, &share.other));
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// What of others the account looks after
#[utoipa::path(get, path = "/account/shares", tag = "Account", operation_id = "listShares",
    security(("token" = ["account:read"])),
    responses(spec::Any, (status = 200, description = "The shares", body = inline(Listed<Share>))))]
pub(super) async fn had(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<Share>>, Fault> {
    let had = delegates::of(&site.db, bearer.may(Scope::AccountRead)?.id).await?;
    let had = with_names(&site, had, |share| share.owner_id).await?;
    let items = had.iter().map(|share| Share::of(&share.delegate, &share.other));
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// End a share
///
/// One that the account gave, or one that it has.
#[utoipa::path(delete, path = "/account/delegates/{id}", tag = "Account", operation_id = "endShare",
    security(("token" = ["account:write"])), params(("id" = String, Path, description = "Which share")),
    responses(spec::Any, spec::Missing, (status = 204, description = "It has ended")))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(share): Path<String>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountWrite)?.id;
    match delegates::remove(&site.db, account, id(&share)?).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}
