//! `/api/v1/account/invitations`: those that wait for an answer, and the answer.

use axum::{Json, extract::State, http::StatusCode};
use lodge_accounts::{Email, Scope, by_id, delegates};
use lodge_web::{Bearer, Fault, Listed, ProblemDoc, Site, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::delegates::Share;
use crate::{House, account::invited};

/// An invitation that waits for an answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct OpenInvitation {
    /// Where the letter went.
    #[schema(example = "bob@example.org")]
    email: String,
    /// Which part of Lodge it is about: `mail`.
    #[schema(example = "mail")]
    module: String,
    /// The number of the domain.
    #[schema(example = "4611686018427387904")]
    object: String,
    /// What may be done with it: `viewer` or `editor`.
    #[schema(example = "viewer")]
    role: String,
    /// Until when it can be accepted.
    #[schema(example = "2026-11-29T09:13:00Z")]
    until: String,
}

/// Which invitation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WhichInvitation {
    /// Where the letter went.
    #[schema(max_length = 254, example = "bob@example.org")]
    email: String,
    /// Which part of Lodge it is about.
    #[schema(max_length = 50, example = "mail")]
    module: String,
    /// The number of the domain.
    #[schema(max_length = 20, example = "4611686018427387904")]
    object: String,
}

/// What stands in the link of the letter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InvitationCode {
    /// What comes after `/invited/`.
    #[schema(max_length = 200)]
    code: String,
}

/// The account's invitations that wait for an answer
#[utoipa::path(get, path = "/account/invitations", tag = "Account", operation_id = "listInvitations",
    security(("token" = ["account:read"])),
    responses(spec::Any, (status = 200, description = "The invitations", body = inline(Listed<OpenInvitation>))))]
pub(super) async fn list(
    bearer: Bearer,
    State(site): State<Site>,
) -> Result<Json<Listed<OpenInvitation>>, Fault> {
    let account = bearer.may(Scope::AccountRead)?.id;
    let open = delegates::open(&site.cache, &*site.clock, account).await?;
    let items = open.iter().map(|open| OpenInvitation {
        email: open.invitation.email.reveal().as_str().to_owned(),
        module: open.invitation.module.clone(),
        object: open.invitation.object.to_string(),
        role: open.invitation.role.as_str().to_owned(),
        until: open.until.to_string(),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// Take an invitation back
#[utoipa::path(post, path = "/account/invitations/take-back", tag = "Account", operation_id = "takeInvitationBack",
    security(("token" = ["account:write"])), params(spec::Once), request_body = WhichInvitation,
    responses(spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 204, description = "It cannot be accepted any more")))]
pub(super) async fn take_back(
    bearer: Bearer,
    State(site): State<Site>,
    Json(which): Json<WhichInvitation>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountWrite)?.id;
    let email = Email::parse(&which.email).map_err(|_| Fault::not_found())?;
    let object: i64 = which.object.parse().map_err(|_| Fault::not_found())?;
    let (cache, clock) = (&site.cache, &*site.clock);
    match delegates::take_back(cache, clock, account, &which.module, object, &email).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}

/// Accept an invitation
///
/// By what stands in the link of its letter, which went to the address of the token's account.
#[utoipa::path(post, path = "/account/invitations/accept", tag = "Account", operation_id = "acceptInvitation",
    security(("token" = ["account:write"])), params(spec::Once), request_body = InvitationCode,
    responses(spec::Any, spec::Body, spec::Once,
        (status = 200, description = "The share", body = Share),
        (status = 410, description = "It was used, taken back, or is too old", body = ProblemDoc, content_type = "application/problem+json")))]
pub(super) async fn accept(
    bearer: Bearer,
    House(console): House,
    State(site): State<Site>,
    Json(typed): Json<InvitationCode>,
) -> Result<Json<Share>, Fault> {
    let account = bearer.may(Scope::AccountWrite)?;
    let share = invited::accept(&site, &console, account, &typed.code).await?;
    let owner = by_id(&site.db, share.owner_id).await?.map(|owner| owner.name.into_revealed());
    Ok(Json(Share::of(&share, &owner.unwrap_or_default())))
}
