//! `/domains` and `/domains/{id}`.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Matching, Site, Tagged, created, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{number, told};
use crate::{
    panel::{acts, office::held},
    store::{self, Held, May},
};

/// A domain.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Domain)]
pub(crate) struct DomainDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// Its name, in A-labels.
    #[schema(example = "example.org")]
    name: String,
    /// Since when it is proved; `null` if it is not. No mail is taken for a domain that is not.
    #[schema(required, format = DateTime)]
    proved_at: Option<String>,
    /// The text of the TXT record at `_lodge.` and its name that proves it.
    #[schema(example = "lodge-verify=0123456789abcdef0123456789abcdef")]
    proof: String,
    /// What the token's account is to it: `owner`, `editor` or `viewer`.
    #[schema(example = "owner")]
    role: &'static str,
    /// Since when it is here.
    #[schema(format = DateTime)]
    created_at: String,
}

impl DomainDoc {
    pub(super) fn of(site: &Site, held: &Held) -> Self {
        Self {
            id: held.domain.id.to_string(),
            name: held.domain.name.reveal().clone(),
            proved_at: held.domain.verified_at.map(|at| at.to_string()),
            proof: acts::expected(site, &held.domain),
            role: match held.may {
                May::Own => "owner",
                May::Edit => "editor",
                May::View => "viewer",
            },
            created_at: held.domain.created_at.to_string(),
        }
    }
}

/// A domain to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDomain {
    /// Its name.
    #[schema(example = "example.org", max_length = 253)]
    name: String,
}

/// All domains that the account owns or looks after, oldest first.
#[utoipa::path(
    get, path = "/domains", tag = "Domains", operation_id = "listDomains", params(Asked),
    security(("token" = ["domains:read"])),
    responses(
        spec::Any, spec::Query,
        (status = 200, description = "Domains.", body = Listed<DomainDoc>),
    )
)]
pub(crate) async fn list(
    State(site): State<Site>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<DomainDoc>>, Fault> {
    let account = bearer.may(Scope::DomainsRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let mut held = store::domains_for(&site.db, account.id).await?;
    held.retain(|held| held.domain.id.number() > after);
    held.sort_by_key(|held| held.domain.id);
    Ok(Json(next_of(held, limit, |held| held.domain.id.number(), |held| DomainDoc::of(&site, held))))
}

/// Adds a domain. No mail is taken for it until it is proved.
#[utoipa::path(
    post, path = "/domains", tag = "Domains", operation_id = "addDomain", request_body = NewDomain,
    security(("token" = ["domains:write"])),
    params(spec::Once),
    responses(
        spec::Any, spec::Body, spec::Once,
        (status = 201, description = "The domain.", body = DomainDoc),
    )
)]
pub(crate) async fn add(
    State(site): State<Site>,
    bearer: Bearer,
    Json(new): Json<NewDomain>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::DomainsWrite)?;
    let domain =
        acts::add_domain(&site, account, &new.name).await.map_err(|refused| told(refused, "name"))?;
    let held = Held { domain, may: May::Own };
    Ok(created(&format!("/api/v1/domains/{}", held.domain.id), DomainDoc::of(&site, &held)))
}

/// One domain.
#[utoipa::path(
    get, path = "/domains/{id}", tag = "Domains", operation_id = "readDomain",
    security(("token" = ["domains:read"])),
    params(("id" = String, Path, description = "The number of the domain.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The domain.", body = DomainDoc),
    )
)]
pub(crate) async fn read(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Tagged<DomainDoc>, Fault> {
    let account = bearer.may(Scope::DomainsRead)?;
    let held = held(&site, account, number(&id)?, May::View).await?;
    Ok(Tagged(DomainDoc::of(&site, &held)))
}

/// Removes a domain and its aliases. Its owner only.
#[utoipa::path(
    delete, path = "/domains/{id}", tag = "Domains", operation_id = "removeDomain",
    security(("token" = ["domains:write"])),
    params(
        ("id" = String, Path, description = "The number of the domain."),
        spec::MayMatch,
    ),
    responses(
        spec::Any, spec::Missing, spec::MayMatch,
        (status = 204, description = "It is gone."),
    )
)]
pub(crate) async fn remove(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
    matching: Matching,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::DomainsWrite)?;
    let held = held(&site, account, number(&id)?, May::Own).await?;
    matching.is_if_said(&DomainDoc::of(&site, &held))?;
    acts::remove_domain(&site, &held).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
