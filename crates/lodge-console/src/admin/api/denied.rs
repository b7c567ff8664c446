//! `/api/v1/admin/denied`

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use lodge_abuse::Denied;
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Site, created, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::admin::deny::{forgive, read};

/// Somebody who was caught sending spam or attacking, and is refused for a while.
#[derive(Serialize, ToSchema)]
#[schema(as = Denial)]
pub(crate) struct DenialDoc {
    /// Which entry.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// Who or what is refused: an address, a name or a network.
    #[schema(example = "192.0.2.0/24")]
    thing: String,
    /// What for.
    #[schema(example = "dictionary attack")]
    reason: String,
    /// Since when.
    #[schema(format = DateTime)]
    created_at: String,
    /// Until when.
    #[schema(format = DateTime)]
    expires_at: String,
}

impl DenialDoc {
    fn of(denied: &Denied) -> Self {
        Self {
            id: denied.id.to_string(),
            thing: denied.thing.reveal().to_text(),
            reason: denied.reason.clone(),
            created_at: denied.created_at.to_string(),
            expires_at: denied.expires_at.to_string(),
        }
    }
}

/// Somebody to be refused.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDenial {
    /// `spam@example.org`, `example.org`, `192.0.2.1` or `192.0.2.0/24`.
    #[schema(max_length = 320, example = "192.0.2.0/24")]
    thing: String,
    /// What they were caught doing, in one line.
    #[schema(min_length = 1, max_length = 200, example = "dictionary attack")]
    reason: String,
    /// For how many days.
    #[schema(minimum = 1, maximum = 90, example = 30)]
    days: i64,
}

/// Who is refused, oldest first
#[utoipa::path(get, path = "/admin/denied", tag = "Administration", operation_id = "listDenied", security(("token" = ["admin:read"])),
    params(Asked),
    responses(
        spec::Any, spec::Query,
        (status = 200, description = "Who is refused", body = Listed<DenialDoc>),
    ))]
pub(super) async fn list(
    bearer: Bearer,
    State(site): State<Site>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<DenialDoc>>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let mut denied = lodge_abuse::all(&site.db).await?;
    denied.retain(|denied| denied.id.number() > after);
    Ok(Json(next_of(denied, limit, |denied| denied.id.number(), DenialDoc::of)))
}

/// Refuse somebody
///
/// Whoever is refused already is refused anew, for these days and for this reason.
#[utoipa::path(post, path = "/admin/denied", tag = "Administration", operation_id = "addDenial", security(("token" = ["admin:write"])),
    params(spec::Once),
    request_body = NewDenial,
    responses(
        spec::Any, spec::Body, spec::Once,
        (status = 201, description = "The entry", body = DenialDoc,
            headers(("Location" = String, description = "Where it is"), ("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn add(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewDenial>,
) -> Result<Response, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let new = read(&new.thing, &new.reason, new.days.try_into().ok());
    let new = new.map_err(|mistakes| Fault::invalid(mistakes.into_fields()))?;
    let denied = lodge_abuse::add(&site.db, site.clock.as_ref(), new).await?;
    Ok(created(&format!("/api/v1/admin/denied/{}", denied.id), DenialDoc::of(&denied)))
}

/// Let somebody in again
#[utoipa::path(delete, path = "/admin/denied/{id}", tag = "Administration", operation_id = "removeDenial", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which entry")),
    responses(
        spec::Any, spec::Missing,
        (status = 204, description = "They are refused no longer"),
    ))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    bearer.may(Scope::AdminWrite)?;
    forgive(&site, number(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
