//! `/aliases/{id}`.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Matching, Site, Tagged, spec};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::{
    aliases::{AliasDoc, answer, destinations},
    number,
};
use crate::{
    panel::{acts, lines, office::held_alias},
    store::{Changes, May},
};

/// How an alias is to be. What is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangedAlias {
    /// Where it leads.
    #[serde(default)]
    #[schema(min_items = 1, max_items = 20, nullable = false)]
    destinations: Option<Vec<String>>,
    /// What its owner calls it; `null` for nothing.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>, max_length = 200)]
    label: Option<Option<String>>,
    /// What senders are told: 250, 450 or 550 switch it off, `null` switches it on.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<u16>, example = 550)]
    answer: Option<Option<u16>>,
}

/// `null` is something else than nothing (RFC 7396).
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// One alias.
#[utoipa::path(
    get, path = "/aliases/{id}", tag = "Aliases", operation_id = "readAlias",
    security(("token" = ["aliases:read"])),
    params(("id" = String, Path, description = "The number of the alias.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The alias.", body = AliasDoc),
    )
)]
pub(crate) async fn read(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Tagged<AliasDoc>, Fault> {
    let account = bearer.may(Scope::AliasesRead)?;
    let (alias, _) = held_alias(&site, account, number(&id)?, May::View).await?;
    Ok(Tagged(AliasDoc::of(&alias)))
}

/// Changes an alias.
#[utoipa::path(
    patch, path = "/aliases/{id}", tag = "Aliases", operation_id = "changeAlias", request_body = ChangedAlias,
    security(("token" = ["aliases:write"])),
    params(
        ("id" = String, Path, description = "The number of the alias."),
        spec::IfMatch,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::IfMatch,
        (status = 200, description = "The alias as it is now.", body = AliasDoc),
    )
)]
pub(crate) async fn change(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
    matching: Matching,
    Json(changed): Json<ChangedAlias>,
) -> Result<Tagged<AliasDoc>, Fault> {
    let account = bearer.may(Scope::AliasesWrite)?;
    let (alias, _) = held_alias(&site, account, number(&id)?, May::Edit).await?;
    matching.is(&AliasDoc::of(&alias))?;
    let wrong = |wrong| Fault::invalid(vec![wrong]);
    let destinations = match &changed.destinations {
        Some(typed) => destinations(typed, alias.address.reveal()).map_err(wrong)?,
        None => alias.destinations.reveal().clone(),
    };
    let label = match changed.label {
        Some(typed) => {
            lines::label(&typed.unwrap_or_default()).map_err(|message| wrong(("label", message)))?
        }
        None => alias.label.as_ref().map(|label| label.reveal().clone()),
    };
    let closed = match changed.answer {
        Some(code) => answer(code).map_err(wrong)?,
        None => alias.closed,
    };
    let alias = acts::change_alias(&site, &alias, Changes { destinations, label, closed }).await?;
    Ok(Tagged(AliasDoc::of(&alias)))
}

/// Removes an alias.
#[utoipa::path(
    delete, path = "/aliases/{id}", tag = "Aliases", operation_id = "removeAlias",
    security(("token" = ["aliases:write"])),
    params(
        ("id" = String, Path, description = "The number of the alias."),
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
    let account = bearer.may(Scope::AliasesWrite)?;
    let (alias, _) = held_alias(&site, account, number(&id)?, May::Edit).await?;
    matching.is_if_said(&AliasDoc::of(&alias))?;
    acts::remove_alias(&site, &alias).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
