//! `/sites/{id}/sso-key` and `/sites/{id}/akismet-key`: what a site's own sign-in and Akismet know it by.

use axum::{Json, extract::Path, http::StatusCode};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::{
    panel::{
        keys::{draw_sso, forget_sso, set_akismet},
        office::{Opened, held},
    },
    who::May,
};

/// A secret that was drawn just now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Drawn {
    /// The secret, in hexadecimal digits. It is not shown again.
    secret: String,
}

/// What Akismet knows a site by.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AkismetKey {
    /// The key; nothing, to take it away.
    #[schema(max_length = 100)]
    key: String,
}

/// Draws a new secret for a site's own sign-in. The one before is good no more. Its owner only.
#[utoipa::path(
    post, path = "/sites/{id}/sso-key", tag = "Comments", operation_id = "drawSsoKey",
    security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(spec::Any, spec::Missing, (status = 200, description = "The secret.", body = Drawn))
)]
pub(crate) async fn draw(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<Drawn>, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let secret = draw_sso(&book, &held.site).await?;
    Ok(Json(Drawn { secret: secret.expose().clone() }))
}

/// Forgets the secret of a site's own sign-in. Its owner only.
#[utoipa::path(
    delete, path = "/sites/{id}/sso-key", tag = "Comments", operation_id = "removeSsoKey",
    security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(spec::Any, spec::Missing, (status = 204, description = "It is forgotten."))
)]
pub(crate) async fn forget(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    forget_sso(&book, &held.site).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps what Akismet knows a site by. Its owner only.
#[utoipa::path(
    put, path = "/sites/{id}/akismet-key", tag = "Comments", operation_id = "setAkismetKey",
    request_body = AkismetKey, security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(spec::Any, spec::Missing, spec::Body, (status = 204, description = "It is kept, and not shown."))
)]
pub(crate) async fn akismet(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(new): Json<AkismetKey>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    match set_akismet(&book, &held.site, &new.key).await? {
        None => Ok(StatusCode::NO_CONTENT),
        Some(message) => Err(Fault::invalid(vec![("key", message)])),
    }
}
