//! `/domains/{id}/helpers`: who looks after a domain beside its owner.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::{Scope, by_id, delegates};
use lodge_register::Id;
use lodge_web::{Bearer, Fault, Listed, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::number;
use crate::{panel::office::held, store::May};

/// Somebody who looks after a domain.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Helper)]
pub(crate) struct HelperDoc {
    /// The number of their share.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// What they are called.
    #[schema(example = "Bob Example")]
    name: String,
    /// What they may do: `viewer` or `editor`.
    #[schema(example = "editor")]
    role: &'static str,
    /// Since when.
    #[schema(format = DateTime)]
    created_at: String,
}

/// Who looks after a domain. Its owner only.
#[utoipa::path(
    get, path = "/domains/{id}/helpers", tag = "Domains", operation_id = "listHelpers",
    security(("token" = ["domains:read"])),
    params(("id" = String, Path, description = "The number of the domain.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "Those who accepted an invitation.", body = Listed<HelperDoc>),
    )
)]
pub(crate) async fn list(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<Listed<HelperDoc>>, Fault> {
    let account = bearer.may(Scope::DomainsRead)?;
    let held = held(&site, account, number(&id)?, May::Own).await?;
    let mut items = Vec::new();
    for share in delegates::of_object(&site.db, "mail", held.domain.id.number()).await? {
        let name = by_id(&site.db, share.account_id).await?.map(|helper| helper.name.into_revealed());
        items.push(HelperDoc {
            id: share.id.to_string(),
            name: name.unwrap_or_default(),
            role: share.role.as_str(),
            created_at: share.created_at.to_string(),
        });
    }
    Ok(Json(Listed { items, next: None }))
}

/// Lets somebody look after a domain no more. Its owner only.
#[utoipa::path(
    delete, path = "/domains/{id}/helpers/{helper}", tag = "Domains", operation_id = "removeHelper",
    security(("token" = ["domains:write"])),
    params(
        ("id" = String, Path, description = "The number of the domain."),
        ("helper" = String, Path, description = "The number of the share."),
    ),
    responses(spec::Any, spec::Missing, (status = 204, description = "They do not any more."))
)]
pub(crate) async fn remove(
    State(site): State<Site>,
    bearer: Bearer,
    Path((id, helper)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::DomainsWrite)?;
    let (held, helper) = (held(&site, account, number(&id)?, May::Own).await?, number(&helper)?);
    let shares = delegates::of_object(&site.db, "mail", held.domain.id.number()).await?;
    let there = shares.iter().any(|share| share.id.number() == helper);
    if there && delegates::remove(&site.db, account.id, Id::new(helper)).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Fault::not_found())
}
