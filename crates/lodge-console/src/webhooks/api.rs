//! `/api/v1/webhooks`

mod acts;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use lodge_accounts::Scope;
use lodge_register::Id;
use lodge_web::{Bearer, Fault, Listed, Matching, Site, Tagged, created_as, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{MOST, read, store};

/// The routes.
pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(one, change, remove))
        .routes(routes!(attempts))
        .routes(routes!(acts::test))
        .routes(routes!(acts::renew))
}

/// An address that events are told to.
#[derive(Serialize, ToSchema)]
pub(crate) struct Webhook {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// Where events are told.
    #[schema(example = "https://example.org/lodge")]
    url: String,
    /// Which events.
    #[schema(example = json!(["alias.created", "alias.removed"]))]
    events: Vec<String>,
    /// Since when nothing is told, because the other end said so or never answered; `null` while it is told.
    #[schema(required, example = json!(null))]
    off_since: Option<String>,
    /// When it was added.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
    /// Until when events are signed with the secret from before, too; `null` where only one counts.
    #[schema(required, example = json!(null))]
    former_until: Option<String>,
    /// What events are signed with (`whsec_…`, as standardwebhooks.com says). Only in the answer that drew it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// What an address for events is made of.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewWebhook {
    /// Where events are told: `https://…`.
    #[schema(max_length = 1000, example = "https://example.org/lodge")]
    url: String,
    /// Which events: `domain.added`, `domain.proved`, `domain.removed`, `alias.created`, `alias.changed`, `alias.removed`,
    /// `site.added`, `site.removed`, `comment.posted`, `comment.held`, `comment.approved`, `comment.rejected`,
    /// `comment.removed`, `comment.reported`.
    #[schema(min_items = 1, example = json!(["alias.created"]))]
    events: Vec<String>,
}

/// What is to be changed; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebhookChange {
    /// Where events are told: `https://…`.
    #[schema(max_length = 1000, example = "https://example.org/lodge")]
    url: Option<String>,
    /// Which events.
    #[schema(min_items = 1, example = json!(["alias.removed"]))]
    events: Option<Vec<String>>,
}

/// That an event was told, or could not be.
#[derive(Serialize, ToSchema)]
pub(crate) struct Attempt {
    /// What had happened.
    event: String,
    /// The first attempt, the second, …
    attempt: i64,
    /// What came of it: the status of the answer, or a word such as `timed-out`.
    outcome: String,
    /// When.
    made_at: String,
}

fn shown(hook: &crate::Webhook) -> Webhook {
    Webhook {
        id: hook.id.to_string(),
        url: hook.url.reveal().clone(),
        events: hook.events.split(' ').map(str::to_owned).collect(),
        off_since: hook.off_since.map(|time| time.to_string()),
        created_at: hook.created_at.to_string(),
        former_until: hook.former_until.map(|until| until.to_string()),
        secret: None,
    }
}

async fn find(site: &Site, bearer: &Bearer, id: &str, scope: Scope) -> Result<crate::Webhook, Fault> {
    let account = bearer.may(scope)?.id;
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    store::find(&site.db, account, Id::new(id)).await?.ok_or(Fault::not_found())
}

/// The addresses that events are told to
///
/// All of them: there are ten at most.
#[utoipa::path(get, path = "/webhooks", tag = "Webhooks", operation_id = "listWebhooks", security(("token" = ["webhooks:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The addresses", body = inline(Listed<Webhook>)),
    ))]
async fn list(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<Webhook>>, Fault> {
    let hooks = store::of(&site.db, bearer.may(Scope::WebhooksRead)?.id).await?;
    Ok(Json(Listed { items: hooks.iter().map(shown).collect(), next: None }))
}

/// Have events told to an address
///
/// The answer holds the secret that events are signed with; it is not shown again.
#[utoipa::path(post, path = "/webhooks", tag = "Webhooks", operation_id = "addWebhook", security(("token" = ["webhooks:write"])),
    request_body = NewWebhook,
    params(spec::Once),
    responses(
        spec::Any, spec::Body, spec::Once,
        (status = 201, description = "Events will be told", body = Webhook,
            headers(("Location" = String, description = "Where it is"), ("ETag" = String, description = "Which version it is"))),
    ))]
async fn add(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewWebhook>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::WebhooksWrite)?.id;
    let wanted = read(&new.url, &new.events).map_err(Fault::invalid)?;
    if store::of(&site.db, account).await?.len() >= MOST {
        return Err(Fault::forbidden("limit-webhooks"));
    }
    let (clock, chance) = (site.clock.as_ref(), site.chance.as_ref());
    let (hook, secret) = store::add(&site.db, clock, chance, account, wanted).await?;
    let with_secret = Webhook { secret: Some(secret.expose().clone()), ..shown(&hook) };
    Ok(created_as(&format!("/api/v1/webhooks/{}", hook.id), &shown(&hook), with_secret))
}

/// One address that events are told to
#[utoipa::path(get, path = "/webhooks/{id}", tag = "Webhooks", operation_id = "readWebhook", security(("token" = ["webhooks:read"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The address", body = Webhook, headers(("ETag" = String, description = "Which version it is"))),
    ))]
async fn one(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Tagged<Webhook>, Fault> {
    Ok(Tagged(shown(&find(&site, &bearer, &id, Scope::WebhooksRead).await?)))
}

/// Tell events to another address, or other events
///
/// Telling is switched on again by it, if it was off.
#[utoipa::path(patch, path = "/webhooks/{id}", tag = "Webhooks", operation_id = "changeWebhook", security(("token" = ["webhooks:write"])),
    params(("id" = String, Path, description = "Which one"),
        spec::IfMatch),
    request_body = WebhookChange,
    responses(
        spec::Any, spec::Missing, spec::Body, spec::IfMatch,
        (status = 200, description = "Changed", body = Webhook, headers(("ETag" = String, description = "Which version it is"))),
    ))]
async fn change(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    matching: Matching,
    Json(change): Json<WebhookChange>,
) -> Result<Tagged<Webhook>, Fault> {
    let hook = find(&site, &bearer, &id, Scope::WebhooksWrite).await?;
    let before = shown(&hook);
    matching.is(&before)?;
    let (url, events) = (change.url.unwrap_or(before.url), change.events.unwrap_or(before.events));
    let wanted = read(&url, &events).map_err(Fault::invalid)?;
    store::change(&site.db, hook.id, wanted).await?;
    Ok(Tagged(shown(&find(&site, &bearer, &id, Scope::WebhooksWrite).await?)))
}

/// Stop telling events to an address
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "Webhooks", operation_id = "removeWebhook", security(("token" = ["webhooks:write"])),
    params(("id" = String, Path, description = "Which one"), spec::MayMatch),
    responses(
        spec::Any, spec::Missing, spec::MayMatch,
        (status = 204, description = "It is gone"),
    ))]
async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    matching: Matching,
) -> Result<Response, Fault> {
    let hook = find(&site, &bearer, &id, Scope::WebhooksWrite).await?;
    matching.is_if_said(&shown(&hook))?;
    store::remove(&site.db, hook.id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The last attempts to tell events to an address
///
/// Twenty at most, none older than a week. What an event was about is not kept.
#[utoipa::path(get, path = "/webhooks/{id}/attempts", tag = "Webhooks", operation_id = "listWebhookAttempts", security(("token" = ["webhooks:read"])),
    params(("id" = String, Path, description = "Which address")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The attempts, newest first", body = inline(Listed<Attempt>)),
    ))]
async fn attempts(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Json<Listed<Attempt>>, Fault> {
    let hook = find(&site, &bearer, &id, Scope::WebhooksRead).await?;
    let attempts = store::attempts(&site.db, hook.id).await?;
    let shown = |attempt: &crate::WebhookAttempt| Attempt {
        event: attempt.kind.clone(),
        attempt: attempt.attempt,
        outcome: attempt.outcome.clone(),
        made_at: attempt.made_at.to_string(),
    };
    Ok(Json(Listed { items: attempts.iter().map(shown).collect(), next: None }))
}
