//! `/api/v1/help`: what the token's account asked for or said, for programs.

use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use lodge_accounts::{
    Kind, Request, Scope,
    help::{self, By, HelpError},
    testimonials,
};
use lodge_web::{Bearer, Fault, Listed, ProblemDoc, Site, Tagged, created, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    thread::mine,
    write::{often, written, wrong},
};

/// The routes.
pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(list, write))
        .routes(routes!(read))
        .routes(routes!(add))
        .routes(routes!(approve))
        .routes(routes!(withdraw))
}

/// A request for help, or what somebody thinks.
#[derive(Serialize, ToSchema)]
pub(crate) struct HelpRequest {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// `help` or `feedback`.
    #[schema(example = "help")]
    kind: String,
    /// What was written.
    #[schema(example = "How do I prove a domain?")]
    text: String,
    /// `open`, `answered` or `closed`.
    #[schema(example = "answered")]
    state: String,
    /// Whether words of it may be shown to everybody: `none`, `asked`, `approved`, `published` or `withdrawn`.
    #[schema(example = "none")]
    testimonial: String,
    /// Those words, with the name below; `null` where nobody asked for any.
    #[schema(required, example = json!(null))]
    quote: Option<String>,
    /// When it was written.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
}

/// The words that somebody says yes to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadQuote {
    /// The `quote` of the request, as it was read.
    #[schema(example = "It runs, and I forget that it does.")]
    quote: String,
}

/// A request, and what was said about it.
#[derive(Serialize, ToSchema)]
pub(crate) struct HelpThread {
    /// The request.
    request: HelpRequest,
    /// What was answered and added, oldest first.
    answers: Vec<HelpAnswer>,
}

/// What was answered, or added.
#[derive(Serialize, ToSchema)]
pub(crate) struct HelpAnswer {
    /// Which one.
    id: String,
    /// Whether whoever wrote the request added it; else those who run this Lodge answered.
    mine: bool,
    /// What was said.
    text: String,
    /// When.
    created_at: String,
}

/// What is asked for, or said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewHelpRequest {
    /// `help` or `feedback`.
    #[schema(example = "help", pattern = "^(help|feedback)$")]
    kind: String,
    /// In words. No passwords, please.
    #[schema(min_length = 1, max_length = 10000, example = "How do I prove a domain?")]
    text: String,
}

/// What is added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewHelpAnswer {
    /// In words.
    #[schema(min_length = 1, max_length = 10000, example = "It works now.")]
    text: String,
}

fn shown(request: &Request) -> HelpRequest {
    HelpRequest {
        id: request.id.to_string(),
        kind: request.kind.as_str().to_owned(),
        text: request.text.reveal().clone(),
        state: request.state.as_str().to_owned(),
        testimonial: request.testimonial.as_str().to_owned(),
        quote: request.quote.as_ref().map(|quote| quote.reveal().clone()),
        created_at: request.created_at.to_string(),
    }
}

fn answered(answer: &lodge_accounts::Answer) -> HelpAnswer {
    HelpAnswer {
        id: answer.id.to_string(),
        mine: answer.by_writer,
        text: answer.text.reveal().clone(),
        created_at: answer.created_at.to_string(),
    }
}

async fn found(site: &Site, bearer: &Bearer, id: &str, scope: Scope) -> Result<Request, Fault> {
    let account = bearer.may(scope)?.id;
    mine(site, account, id.parse().map_err(|_| Fault::not_found())?).await
}

fn refused(error: HelpError) -> Fault {
    wrong(error).map_or_else(|fault| fault, |message| Fault::invalid(vec![("text", message)]))
}

/// What the account asked for and said, newest first
#[utoipa::path(get, path = "/help", tag = "Help", operation_id = "listHelpRequests",
    security(("token" = ["help:read"])),
    responses(spec::Any, (status = 200, description = "The requests", body = inline(Listed<HelpRequest>))))]
async fn list(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<HelpRequest>>, Fault> {
    let requests = help::of(&site.db, bearer.may(Scope::HelpRead)?.id).await?;
    Ok(Json(Listed { items: requests.iter().map(shown).collect(), next: None }))
}

/// Ask for help, or say what you think
///
/// Those who run this Lodge read it, and answer.
#[utoipa::path(post, path = "/help", tag = "Help", operation_id = "askForHelp",
    security(("token" = ["help:write"])), params(spec::Once), request_body = NewHelpRequest,
    responses(spec::Any, spec::Body, spec::Once,
        (status = 201, description = "The request", body = HelpRequest,
            headers(("Location" = String, description = "Where it is")))))]
async fn write(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewHelpRequest>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::HelpWrite)?.id;
    let kind = Kind::parse(&new.kind).ok_or_else(|| Fault::invalid(vec![("kind", "profile-choose")]))?;
    often(&site, account).await?;
    let request = written(&site, account, kind, &new.text).await.map_err(refused)?;
    Ok(created(&format!("/api/v1/help/{}", request.id), shown(&request)))
}

/// One request, with what was answered
#[utoipa::path(get, path = "/help/{id}", tag = "Help", operation_id = "readHelpRequest",
    security(("token" = ["help:read"])), params(("id" = String, Path, description = "Which one")),
    responses(spec::Any, spec::Missing, (status = 200, description = "The request", body = HelpThread)))]
async fn read(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Tagged<HelpThread>, Fault> {
    let request = found(&site, &bearer, &id, Scope::HelpRead).await?;
    let answers = help::answers(&site.db, request.id).await?;
    Ok(Tagged(HelpThread { request: shown(&request), answers: answers.iter().map(answered).collect() }))
}

/// Add something to a request
///
/// It is open again by that.
#[utoipa::path(post, path = "/help/{id}/answers", tag = "Help", operation_id = "addToHelpRequest",
    security(("token" = ["help:write"])), params(spec::Once, ("id" = String, Path, description = "Which one")),
    request_body = NewHelpAnswer,
    responses(spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 201, description = "What was added", body = HelpAnswer,
            headers(("Location" = String, description = "Where the request is")))))]
async fn add(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    Json(new): Json<NewHelpAnswer>,
) -> Result<Response, Fault> {
    let request = found(&site, &bearer, &id, Scope::HelpWrite).await?;
    often(&site, request.account_id).await?;
    let by = By::Writer(request.account_id);
    let answer = help::answer(&site.db, &*site.clock, request.id, by, &new.text).await.map_err(refused)?;
    Ok(created(&format!("/api/v1/help/{}", request.id), answered(&answer)))
}

/// Let words of yours be shown to everybody
///
/// Those that `quote` shows, with your name. They are sent back as they were read, so that a yes counts for no others. It
/// can be withdrawn at any time.
#[utoipa::path(post, path = "/help/{id}/approve", tag = "Help", operation_id = "approveTestimonial",
    security(("token" = ["help:write"])), params(spec::Once, ("id" = String, Path, description = "Which one")),
    request_body = ReadQuote,
    responses(spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 200, description = "They may be shown", body = HelpRequest),
        (status = 409, description = "Nobody asked for them, they are other words by now, or it is settled already", body = ProblemDoc, content_type = "application/problem+json")))]
async fn approve(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    Json(read): Json<ReadQuote>,
) -> Result<Tagged<HelpRequest>, Fault> {
    let request = found(&site, &bearer, &id, Scope::HelpWrite).await?;
    if !testimonials::approve(&site.db, request.account_id, request.id, &read.quote).await? {
        return Err(Fault::conflict("help-step"));
    }
    Ok(Tagged(shown(&found(&site, &bearer, &id, Scope::HelpWrite).await?)))
}

/// Show words of yours to nobody any more
#[utoipa::path(post, path = "/help/{id}/withdraw", tag = "Help", operation_id = "withdrawTestimonial",
    security(("token" = ["help:write"])), params(spec::Once, ("id" = String, Path, description = "Which one")),
    responses(spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "They are not shown", body = HelpRequest),
        (status = 409, description = "There is nothing to withdraw", body = ProblemDoc, content_type = "application/problem+json")))]
async fn withdraw(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Tagged<HelpRequest>, Fault> {
    let request = found(&site, &bearer, &id, Scope::HelpWrite).await?;
    if !testimonials::withdraw(&site.db, request.account_id, request.id).await? {
        return Err(Fault::conflict("help-step"));
    }
    Ok(Tagged(shown(&found(&site, &bearer, &id, Scope::HelpWrite).await?)))
}
