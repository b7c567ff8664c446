//! `/domains/{id}/invitations`: somebody else to look after a domain.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::{Role, Scope};
use lodge_web::{Bearer, Fault, Language, Site, spec};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{number, told};
use crate::{
    panel::{invite, office::held},
    store::May,
};

/// Somebody to be invited.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Invitation)]
pub(crate) struct Invited {
    /// Where the letter goes. Only the account with this address can accept.
    #[schema(example = "ann@example.org", max_length = 254)]
    email: String,
    /// What they may do: `viewer` or `editor`.
    #[schema(example = "editor", pattern = "^(viewer|editor)$")]
    role: String,
}

/// Invites somebody to look after a domain. Its owner only.
#[utoipa::path(
    post, path = "/domains/{id}/invitations", tag = "Domains", operation_id = "inviteToDomain",
    request_body = Invited, security(("token" = ["domains:write"])),
    params(
        ("id" = String, Path, description = "The number of the domain."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 202, description = "A letter is on its way. Its link is good for seven days."),
    )
)]
pub(crate) async fn send(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(invited): Json<Invited>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::DomainsWrite)?;
    let held = held(&site, account, number(&id)?, May::Own).await?;
    let role = Role::parse(&invited.role).ok_or(Fault::invalid(vec![("role", "invite-no-role")]))?;
    let language = Language::of_tag(&account.language).unwrap_or(Language::English);
    let sent = invite::invite(&site, account, &held, (&invited.email, role), language).await;
    sent.map_err(|refused| told(refused, "email"))?;
    Ok(StatusCode::ACCEPTED)
}
