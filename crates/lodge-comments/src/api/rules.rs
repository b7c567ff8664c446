//! `/sites/{id}/rules`: what the owner of a site decides, as one document.

use axum::{Json, extract::Path};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Matching, Tagged, spec};
use serde_json::Value;

use super::number;
use crate::{
    Rules,
    moderate::By,
    panel::{
        acts, fields,
        office::{Opened, held},
    },
    who::May,
};

/// The rules of a site, as they are exported. Its owner only.
#[utoipa::path(
    get, path = "/sites/{id}/rules", tag = "Comments", operation_id = "readRules",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(spec::Any, spec::Missing, (status = 200, description = "The rules.", body = Object))
)]
pub(crate) async fn read(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Tagged<Rules>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    Ok(Tagged(held.site.rules))
}

/// Gives a site other rules. What is left out is as at the beginning. Its owner only.
#[utoipa::path(
    put, path = "/sites/{id}/rules", tag = "Comments", operation_id = "replaceRules", request_body = Object,
    security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site."), spec::MayMatch),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::MayMatch,
        (status = 200, description = "The rules as they are now.", body = Object),
    )
)]
pub(crate) async fn replace(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    matching: Matching,
    Json(document): Json<Value>,
) -> Result<Tagged<Rules>, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    matching.is_if_said(&held.site.rules)?;
    let rules = fields::of_document(document).map_err(|wrong| {
        let places = wrong.into_iter().map(|(field, message)| (fields::pointer(field), message));
        Fault::invalid_at(places.collect())
    })?;
    acts::set_rules(&book, &held.site, &rules, By::Account(account.id)).await?;
    Ok(Tagged(rules))
}
