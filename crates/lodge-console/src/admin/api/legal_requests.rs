//! `/api/v1/admin/legal-requests` and `…/{id}`

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use lodge_accounts::Scope;
use lodge_register::Id;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Matching, Site, Tagged, created, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::{
    LegalRequest,
    transparency::legal::{self, ANSWERS, ASKERS},
};

/// That an authority asked for data. Everybody sees how many there were, and nothing else is kept.
#[derive(Serialize, ToSchema)]
#[schema(as = LegalRequest)]
pub(crate) struct LegalRequestDoc {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// The month in which it came.
    #[schema(example = "2026-11")]
    month: String,
    /// Who asked: `court`, `police`, `agency` or `other`.
    #[schema(example = "court")]
    asker: String,
    /// How it was answered: `open`, `refused`, `nothing` (was there to hand over) or `handed-over`.
    #[schema(example = "open")]
    answer: String,
}

/// One to be written down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLegalRequest {
    /// The month in which it came.
    #[schema(min_length = 7, max_length = 7, example = "2026-11")]
    month: String,
    /// Who asked: `court`, `police`, `agency` or `other`.
    #[schema(example = "court")]
    asker: String,
    /// How it was answered: `open`, `refused`, `nothing` (was there to hand over) or `handed-over`.
    #[schema(example = "open")]
    answer: String,
}

/// How one was answered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LegalRequestChange {
    /// `open`, `refused`, `nothing` (was there to hand over) or `handed-over`.
    #[schema(example = "refused")]
    answer: String,
}

fn shown(request: &LegalRequest) -> LegalRequestDoc {
    LegalRequestDoc {
        id: request.id.to_string(),
        month: request.month.clone(),
        asker: request.asker.clone(),
        answer: request.answer.clone(),
    }
}

fn known(words: &[&'static str], typed: &str) -> Option<&'static str> {
    words.iter().copied().find(|word| *word == typed)
}

async fn find(site: &Site, id: &str) -> Result<LegalRequest, Fault> {
    legal::by_id(&site.db, Id::new(number(id)?)).await?.ok_or(Fault::not_found())
}

/// Requests by authorities, in the order in which they were written down
#[utoipa::path(get, path = "/admin/legal-requests", tag = "Administration", operation_id = "listLegalRequests", security(("token" = ["admin:read"])),
    params(Asked),
    responses(
        spec::Any, spec::Query,
        (status = 200, description = "Requests", body = Listed<LegalRequestDoc>),
    ))]
pub(super) async fn list(
    bearer: Bearer,
    State(site): State<Site>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<LegalRequestDoc>>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let mut requests = legal::all(&site.db).await?;
    requests.retain(|request| request.id.number() > after);
    requests.sort_by_key(|request| request.id.number());
    Ok(Json(next_of(requests, limit, |request| request.id.number(), shown)))
}

/// Write down that an authority asked for data
#[utoipa::path(post, path = "/admin/legal-requests", tag = "Administration", operation_id = "addLegalRequest", security(("token" = ["admin:write"])),
    params(spec::Once),
    request_body = NewLegalRequest,
    responses(
        spec::Any, spec::Body, spec::Once,
        (status = 201, description = "It is written down", body = LegalRequestDoc,
            headers(("Location" = String, description = "Where it is"), ("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn add(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewLegalRequest>,
) -> Result<Response, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let (asker, answer) = (known(&ASKERS, &new.asker), known(&ANSWERS, &new.answer));
    let wrong = [
        ("month", "admin-legal-month-wrong", !legal::is_month(&new.month)),
        ("asker", "admin-legal-word-wrong", asker.is_none()),
        ("answer", "admin-legal-word-wrong", answer.is_none()),
    ];
    let wrong: Vec<_> = wrong.into_iter().filter(|(.., wrong)| *wrong).collect();
    let (Some(asker), Some(answer), true) = (asker, answer, wrong.is_empty()) else {
        return Err(Fault::invalid(wrong.into_iter().map(|(field, message, _)| (field, message)).collect()));
    };
    let request = legal::add(&site.db, new.month, asker, answer).await?;
    Ok(created(&format!("/api/v1/admin/legal-requests/{}", request.id), shown(&request)))
}

/// One request by an authority
#[utoipa::path(get, path = "/admin/legal-requests/{id}", tag = "Administration", operation_id = "readLegalRequest", security(("token" = ["admin:read"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The request", body = LegalRequestDoc, headers(("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn read(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Tagged<LegalRequestDoc>, Fault> {
    bearer.may(Scope::AdminRead)?;
    Ok(Tagged(shown(&find(&site, &id).await?)))
}

/// Say how a request by an authority was answered
#[utoipa::path(patch, path = "/admin/legal-requests/{id}", tag = "Administration", operation_id = "changeLegalRequest", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one"), spec::IfMatch),
    request_body = LegalRequestChange,
    responses(
        spec::Any, spec::Missing, spec::Body, spec::IfMatch,
        (status = 200, description = "Changed", body = LegalRequestDoc, headers(("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn change(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    matching: Matching,
    Json(change): Json<LegalRequestChange>,
) -> Result<Tagged<LegalRequestDoc>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let request = find(&site, &id).await?;
    matching.is(&shown(&request))?;
    let answer = known(&ANSWERS, &change.answer);
    let answer = answer.ok_or_else(|| Fault::invalid(vec![("answer", "admin-legal-word-wrong")]))?;
    match legal::answer(&site.db, request.id, answer).await? {
        true => Ok(Tagged(LegalRequestDoc { answer: answer.to_owned(), ..shown(&request) })),
        false => Err(Fault::not_found()),
    }
}

/// Take back one that was written down by mistake
#[utoipa::path(delete, path = "/admin/legal-requests/{id}", tag = "Administration", operation_id = "removeLegalRequest", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 204, description = "It is gone"),
    ))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    bearer.may(Scope::AdminWrite)?;
    match legal::remove(&site.db, Id::new(number(&id)?)).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}
