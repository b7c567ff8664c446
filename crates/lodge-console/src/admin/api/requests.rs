//! `/api/v1/admin/requests`, `…/{id}` and `…/{id}/answers`

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use lodge_accounts::{
    Answer, Request, Scope, State as Stand,
    help::{self, HelpError},
};
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Site, created, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{number, wanted::RequestsWanted};
use crate::{
    admin::requests::{find, gone, reply},
    help::{gist, wrong},
};

/// What somebody wrote, for a list.
#[derive(Serialize, ToSchema)]
#[schema(as = AdminRequestGist)]
pub(crate) struct Gist {
    /// Which request.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// Who wrote it: the number of their account.
    account: String,
    /// `help` or `feedback`.
    #[schema(example = "help")]
    kind: &'static str,
    /// `open`, `answered` or `closed`.
    #[schema(example = "open")]
    state: &'static str,
    /// Whether it may be shown to everybody: `none` (nobody asked), `asked`, `approved`, `published` or `withdrawn`.
    #[schema(example = "none")]
    testimonial: &'static str,
    /// Its beginning.
    gist: String,
    /// When it was written.
    #[schema(format = DateTime)]
    created_at: String,
}

/// What somebody wrote, and what was answered.
#[derive(Serialize, ToSchema)]
#[schema(as = AdminRequest)]
pub(crate) struct RequestDoc {
    /// Which request.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// Who wrote it: the number of their account.
    account: String,
    /// What they are called.
    #[schema(example = "Alice Example")]
    name: String,
    /// `help` or `feedback`.
    #[schema(example = "help")]
    kind: &'static str,
    /// `open`, `answered` or `closed`.
    #[schema(example = "open")]
    state: &'static str,
    /// What they wrote.
    text: String,
    /// Whether it may be shown to everybody: `none` (nobody asked), `asked`, `approved`, `published` or `withdrawn`.
    #[schema(example = "none")]
    testimonial: &'static str,
    /// What would be shown, word for word.
    #[schema(required)]
    quote: Option<String>,
    /// When it was written.
    #[schema(format = DateTime)]
    created_at: String,
    /// What was answered and added since, oldest first.
    answers: Vec<AnswerDoc>,
}

/// An answer, or what the writer added.
#[derive(Serialize, ToSchema)]
#[schema(as = AdminAnswer)]
pub(crate) struct AnswerDoc {
    /// Which answer.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// Whether the writer of the request added this.
    by_writer: bool,
    /// What was said.
    text: String,
    /// When.
    #[schema(format = DateTime)]
    created_at: String,
}

/// Something to be answered.
#[derive(Deserialize, ToSchema)]
#[schema(as = AdminNewAnswer)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAnswer {
    /// The answer.
    #[schema(min_length = 1, max_length = 10000)]
    text: String,
}

fn brief(request: &Request) -> Gist {
    Gist {
        id: request.id.to_string(),
        account: request.account_id.to_string(),
        kind: request.kind.as_str(),
        state: request.state.as_str(),
        testimonial: request.testimonial.as_str(),
        gist: gist(request.text.reveal()),
        created_at: request.created_at.to_string(),
    }
}

fn shown(answer: &Answer) -> AnswerDoc {
    AnswerDoc {
        id: answer.id.to_string(),
        by_writer: answer.by_writer,
        text: answer.text.reveal().clone(),
        created_at: answer.created_at.to_string(),
    }
}

/// A request as it is now, with all that was answered.
pub(super) async fn whole(site: &Site, id: i64) -> Result<RequestDoc, Fault> {
    let (request, writer) = find(site, id).await.or_else(gone)?;
    let answers = help::answers(&site.db, request.id).await?;
    Ok(RequestDoc {
        id: request.id.to_string(),
        account: request.account_id.to_string(),
        name: writer.name.reveal().clone(),
        kind: request.kind.as_str(),
        state: request.state.as_str(),
        text: request.text.reveal().clone(),
        testimonial: request.testimonial.as_str(),
        quote: request.quote.as_ref().map(|quote| quote.reveal().clone()),
        created_at: request.created_at.to_string(),
        answers: answers.iter().map(shown).collect(),
    })
}

/// That a text is not taken.
pub(super) fn refused(error: HelpError, field: &'static str) -> Fault {
    wrong(error).map_or_else(|fault| fault, |message| Fault::invalid(vec![(field, message)]))
}

/// What people wrote, oldest first
#[utoipa::path(get, path = "/admin/requests", tag = "Administration", operation_id = "listRequests", security(("token" = ["admin:read"])),
    params(RequestsWanted),
    responses(
        spec::Any, spec::Query,
        (status = 200, description = "Requests", body = Listed<Gist>),
    ))]
pub(super) async fn list(
    bearer: Bearer,
    State(site): State<Site>,
    Query(wanted): Query<RequestsWanted>,
) -> Result<Json<Listed<Gist>>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let (Cursor(after), limit) = Asked { after: wanted.after, limit: wanted.limit }.read()?;
    let state = match wanted.state.as_deref() {
        None => None,
        Some(word) => Some(Stand::parse(word).ok_or(Fault::bad("bad-request"))?),
    };
    let requests = help::after(&site.db, after, limit + 1, state).await?;
    Ok(Json(next_of(requests, limit, |request| request.id.number(), brief)))
}

/// One request, and what was answered
#[utoipa::path(get, path = "/admin/requests/{id}", tag = "Administration", operation_id = "readRequest", security(("token" = ["admin:read"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The request", body = RequestDoc),
    ))]
pub(super) async fn read(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Json<RequestDoc>, Fault> {
    bearer.may(Scope::AdminRead)?;
    Ok(Json(whole(&site, number(&id)?).await?))
}

/// Answer a request
///
/// The answer is shown to the writer, and sent to them as a letter.
#[utoipa::path(post, path = "/admin/requests/{id}/answers", tag = "Administration", operation_id = "answerRequest", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one"), spec::Once),
    request_body = NewAnswer,
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 201, description = "The answer", body = AnswerDoc,
            headers(("Location" = String, description = "Where the request is"), ("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn answer(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    Json(new): Json<NewAnswer>,
) -> Result<Response, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let answer = reply(&site, number(&id)?, &new.text).await.map_err(|error| refused(error, "text"))?;
    Ok(created(&format!("/api/v1/admin/requests/{}", answer.request_id), shown(&answer)))
}
