//! `/api/v1/account/passkeys`: which there are. One is made where the device is: in a browser, on the page.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::{Scope, passkeys};
use lodge_web::{Bearer, Fault, Listed, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::id;

/// A passkey.
#[derive(Serialize, ToSchema)]
pub(crate) struct Passkey {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// What its holder calls it.
    #[schema(example = "Phone")]
    label: String,
    /// When it was added.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
    /// The day on which it was last used; `null` if it was not.
    #[schema(required, example = json!(null))]
    used_on: Option<String>,
}

/// The passkeys of the account, oldest first
#[utoipa::path(get, path = "/account/passkeys", tag = "Account", operation_id = "listPasskeys",
    security(("token" = ["account:read"])),
    responses(spec::Any, (status = 200, description = "The passkeys", body = inline(Listed<Passkey>))))]
pub(super) async fn list(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<Passkey>>, Fault> {
    let passkeys = passkeys::of(&site.db, bearer.may(Scope::AccountRead)?.id).await?;
    let items = passkeys.iter().map(|passkey| Passkey {
        id: passkey.id.to_string(),
        label: passkey.label.reveal().clone(),
        created_at: passkey.created_at.to_string(),
        used_on: passkey.used_on.map(|day| day.to_string()),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// Remove a passkey
#[utoipa::path(delete, path = "/account/passkeys/{id}", tag = "Account", operation_id = "removePasskey",
    security(("token" = ["account:security"])), params(("id" = String, Path, description = "Which one")),
    responses(spec::Any, spec::Missing, (status = 204, description = "It is gone")))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(passkey): Path<String>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?.id;
    match passkeys::remove(&site.db, account, id(&passkey)?).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}
