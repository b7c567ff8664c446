//! `/sites/{id}/helpers` and `/sites/{id}/invitations`: who looks after a site beside its owner.

use axum::{Json, extract::Path, http::StatusCode};
use lodge_accounts::{Role, Scope, by_id, delegates};
use lodge_register::Id;
use lodge_web::{Bearer, Fault, Language, Listed, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{number, told};
use crate::{
    panel::{
        invite,
        office::{Opened, held},
    },
    store::sites::MODULE,
    who::May,
};

/// Somebody to be invited.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SiteInvitation)]
pub(crate) struct Invited {
    /// Where the letter goes. Only the account with this address can accept.
    #[schema(example = "ann@example.org", max_length = 254)]
    email: String,
    /// What they may do: `viewer` (look) or `editor` (moderate).
    #[schema(example = "editor", pattern = "^(viewer|editor)$")]
    role: String,
}

/// Somebody who looks after a site.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SiteHelper)]
pub(crate) struct HelperDoc {
    /// The number of their share.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// What they are called.
    name: String,
    /// What they may do: `viewer` or `editor`.
    #[schema(example = "editor")]
    role: &'static str,
    /// Since when.
    #[schema(format = DateTime)]
    created_at: String,
}

/// Invites somebody with an account here to look after a site. Its owner only.
#[utoipa::path(
    post, path = "/sites/{id}/invitations", tag = "Comments", operation_id = "inviteToSite",
    request_body = Invited, security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site."), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 202, description = "If there is an account with this address, a letter is on its way."),
    )
)]
pub(crate) async fn invite(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(invited): Json<Invited>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let role = Role::parse(&invited.role).ok_or(Fault::invalid(vec![("role", "rules-choice-wrong")]))?;
    let language = Language::of_tag(&account.language).unwrap_or(Language::English);
    invite::invite(&book, account, &held, (&invited.email, role), language).await.map_err(told)?;
    Ok(StatusCode::ACCEPTED)
}

/// Who looks after a site. Its owner only.
#[utoipa::path(
    get, path = "/sites/{id}/helpers", tag = "Comments", operation_id = "listSiteHelpers",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "Those who accepted an invitation.", body = Listed<HelperDoc>),
    )
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<Listed<HelperDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let db = &book.house.db;
    let mut items = Vec::new();
    for share in delegates::of_object(db, MODULE, held.site.id.number()).await? {
        let name = by_id(db, share.account_id).await?.map(|helper| helper.name.into_revealed());
        items.push(HelperDoc {
            id: share.id.to_string(),
            name: name.unwrap_or_default(),
            role: share.role.as_str(),
            created_at: share.created_at.to_string(),
        });
    }
    Ok(Json(Listed { items, next: None }))
}

/// Lets somebody look after a site no more. Its owner only.
#[utoipa::path(
    delete, path = "/sites/{id}/helpers/{helper}", tag = "Comments", operation_id = "removeSiteHelper",
    security(("token" = ["comments:write"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("helper" = String, Path, description = "The number of the share."),
    ),
    responses(spec::Any, spec::Missing, (status = 204, description = "They do not any more."))
)]
pub(crate) async fn remove(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, helper)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let (db, helper) = (&book.house.db, number(&helper)?);
    let shares = delegates::of_object(db, MODULE, held.site.id.number()).await?;
    let there = shares.iter().any(|share| share.id.number() == helper);
    if there && delegates::remove(db, account.id, Id::new(helper)).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Fault::not_found())
}
