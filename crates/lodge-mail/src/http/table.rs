//! `/domains/{id}/aliases/table`: aliases as a table, out and in.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Site, spec};

use super::{
    aliases::{Added, AliasDoc},
    number, told_of_many,
};
use crate::{
    panel::{
        acts::{self, Refused},
        lines,
        office::held,
        table::written,
    },
    store::May,
};

/// All aliases at a domain, as a table.
///
/// The columns are `alias`, `destinations` (with commas between), `label` and `answer`; the first row names them.
#[utoipa::path(
    get, path = "/domains/{id}/aliases/table", tag = "Aliases", operation_id = "exportAliases",
    security(("token" = ["aliases:read"])),
    params(("id" = String, Path, description = "The number of the domain.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The table.", body = String, content_type = "text/csv"),
    )
)]
pub(crate) async fn export(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AliasesRead)?;
    let held = held(&site, account, number(&id)?, May::View).await?;
    let text = written(&site, &held).await?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], text).into_response())
}

/// Adds the aliases of a table, all or none.
///
/// The table is as it comes out. Rows that cannot be so are named by their line, counted from 1: `#/lines/3`.
#[utoipa::path(
    post, path = "/domains/{id}/aliases/table", tag = "Aliases", operation_id = "importAliases",
    request_body(content = String, content_type = "text/csv", description = "The table."),
    security(("token" = ["aliases:write"])),
    params(("id" = String, Path, description = "The number of the domain."), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 201, description = "The aliases.", body = Added),
    )
)]
pub(crate) async fn import(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
    headers: HeaderMap,
    text: String,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AliasesWrite)?;
    let held = held(&site, account, number(&id)?, May::Edit).await?;
    if !is_table(&headers) {
        return Err(Fault::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"));
    }
    let added = match lines::table(&text, held.domain.name.reveal()) {
        Ok(lines) => acts::add_aliases(&site, &held, lines).await,
        Err(bad) => Err(Refused::Lines(bad)),
    };
    let added = added.map_err(|refused| told_of_many(refused, |line| format!("lines/{line}")))?;
    let items = added.iter().map(AliasDoc::of).collect();
    Ok((StatusCode::CREATED, Json(Added { items })).into_response())
}

fn is_table(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/csv"))
}
