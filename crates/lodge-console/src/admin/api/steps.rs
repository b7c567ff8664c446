//! `/api/v1/admin/requests/{id}/close`, `…/ask`, `…/publish` and `…/take-down`: the steps that a request takes. That the
//! writer says yes is none of them: only they can.

use axum::{
    Json,
    extract::{Path, State},
};
use lodge_accounts::{Scope, help, testimonials};
use lodge_register::Id;
use lodge_web::{Bearer, Fault, Site, spec};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    number,
    requests::{RequestDoc, refused, whole},
};
use crate::admin::requests::{find, gone, quote};

/// Words that are to be shown to everybody.
#[derive(Deserialize, ToSchema)]
#[schema(as = AdminQuote)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quote {
    /// Word for word; the writer's name goes below.
    #[schema(min_length = 1, max_length = 10000)]
    quote: String,
}

/// Close a request: nothing is left to do
///
/// Its writer opens it again by adding something.
#[utoipa::path(post, path = "/admin/requests/{id}/close", tag = "Administration", operation_id = "closeRequest", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one"), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "The request", body = RequestDoc),
    ))]
pub(super) async fn close(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Json<RequestDoc>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let id = number(&id)?;
    let (request, _) = find(&site, id).await.or_else(gone)?;
    help::close(&site.db, request.id).await?;
    Ok(Json(whole(&site, id).await?))
}

/// Ask the writer whether these words may be shown to everybody
///
/// They get a letter. Only they can say yes.
#[utoipa::path(post, path = "/admin/requests/{id}/ask", tag = "Administration", operation_id = "askToShow", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one"), spec::Once),
    request_body = Quote,
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 200, description = "The request", body = RequestDoc),
    ))]
pub(super) async fn ask(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    Json(words): Json<Quote>,
) -> Result<Json<RequestDoc>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let id = number(&id)?;
    quote(&site, id, &words.quote).await.map_err(|error| refused(error, "quote"))?;
    Ok(Json(whole(&site, id).await?))
}

/// Show words that their writer approved
#[utoipa::path(post, path = "/admin/requests/{id}/publish", tag = "Administration", operation_id = "publishRequest", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one"), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "The request", body = RequestDoc),
    ))]
pub(super) async fn publish(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Json<RequestDoc>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let id = number(&id)?;
    find(&site, id).await.or_else(gone)?;
    taken(testimonials::publish(&site.db, Id::new(id)).await?)?;
    Ok(Json(whole(&site, id).await?))
}

/// Show them no longer
#[utoipa::path(post, path = "/admin/requests/{id}/take-down", tag = "Administration", operation_id = "takeDownRequest", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one"), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "The request", body = RequestDoc),
    ))]
pub(super) async fn take_down(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Json<RequestDoc>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let id = number(&id)?;
    find(&site, id).await.or_else(gone)?;
    taken(testimonials::take_down(&site.db, Id::new(id)).await?)?;
    Ok(Json(whole(&site, id).await?))
}

/// Whether there was such a step.
const fn taken(done: bool) -> Result<(), Fault> {
    if done { Ok(()) } else { Err(Fault::conflict("help-step")) }
}
