//! `/api/v1/webhooks/{id}/{test,secret}`

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Site, spec};

use super::{Webhook, find, shown};
use crate::webhooks::{store, try_out};

/// Tell an address a test event
///
/// `webhook.test`, which is told once. What came of it is among the attempts, soon.
#[utoipa::path(post, path = "/webhooks/{id}/test", tag = "Webhooks", operation_id = "testWebhook",
    security(("token" = ["webhooks:write"])), params(spec::Once, ("id" = String, Path, description = "Which address")),
    responses(spec::Any, spec::Missing, spec::Once, (status = 202, description = "It is on its way")))]
pub(super) async fn test(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    let hook = find(&site, &bearer, &id, Scope::WebhooksWrite).await?;
    try_out(&site, &hook).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Draw a new secret for an address
///
/// For a day events are signed with both, the new one first; after that, with the new one only.
#[utoipa::path(post, path = "/webhooks/{id}/secret", tag = "Webhooks", operation_id = "renewWebhookSecret",
    security(("token" = ["webhooks:write"])), params(spec::Once, ("id" = String, Path, description = "Which address")),
    responses(spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "The address, with its new secret", body = Webhook)))]
pub(super) async fn renew(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Json<Webhook>, Fault> {
    let hook = find(&site, &bearer, &id, Scope::WebhooksWrite).await?;
    let secret = store::renew(&site.db, &*site.clock, &*site.chance, &hook).await?;
    let hook = find(&site, &bearer, &id, Scope::WebhooksWrite).await?;
    Ok(Json(Webhook { secret: Some(secret.expose().clone()), ..shown(&hook) }))
}
