//! `/admin/requests`: what people wrote, and the answers, which also go to them as letters.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use lodge_accounts::{
    Account, Answer, Request, State as Stand, Testimonial,
    help::{self, By, HelpError},
    testimonials,
};
use lodge_register::Id;
use lodge_web::{Draft, Fault, Mistakes, Operator, Page, Reader, Site, again, html, letter, on};
use serde::Deserialize;

use crate::help::wrong;

#[derive(Template)]
#[template(path = "admin/requests.html")]
struct Listed<'a> {
    page: &'a Page,
    requests: &'a [Request],
}

#[derive(Template)]
#[template(path = "admin/request.html")]
struct One<'a> {
    page: &'a Page,
    request: &'a Request,
    answers: &'a [Answer],
    writer: &'a Account,
    text: &'a str,
    quote: &'a str,
    mistakes: &'a Mistakes,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    text: String,
    quote: String,
}

/// `GET /admin/requests`
pub(crate) async fn page(page: Page, _: Operator, State(site): State<Site>) -> Result<Response, Fault> {
    let mut requests = help::all(&site.db).await?;
    // What waits comes first, and the oldest of it.
    requests.sort_by_key(|request| match request.state {
        Stand::Open => (false, request.id.number()),
        Stand::Answered | Stand::Closed => (true, -request.id.number()),
    });
    Ok(html(&Listed { page: &page, requests: &requests }))
}

/// A request and who wrote it.
pub(super) async fn find(site: &Site, id: i64) -> Result<(Request, Account), HelpError> {
    let request = help::by_id(&site.db, Id::new(id)).await?.ok_or(HelpError::Gone)?;
    let writer = lodge_accounts::by_id(&site.db, request.account_id).await?;
    Ok((request, writer.ok_or(HelpError::Gone)?))
}

/// Answers a request; the answer also goes to its writer as a letter.
pub(super) async fn reply(site: &Site, id: i64, text: &str) -> Result<Answer, HelpError> {
    let (request, writer) = find(site, id).await?;
    let answer = help::answer(&site.db, site.clock.as_ref(), request.id, By::Operator, text).await?;
    write_to(site, &writer, "answer", &request, answer.text.reveal());
    Ok(answer)
}

/// Asks the writer whether these words may be shown.
pub(super) async fn quote(site: &Site, id: i64, words: &str) -> Result<(), HelpError> {
    let (request, writer) = find(site, id).await?;
    testimonials::ask(&site.db, request.id, words).await?;
    write_to(site, &writer, "voice", &request, words.trim());
    Ok(())
}

/// That there is no such request, or that it could not be looked up.
pub(super) fn gone<T>(error: HelpError) -> Result<T, Fault> {
    wrong(error).and(Err(Fault::not_found()))
}

async fn shown(page: &Page, id: i64, typed: &Typed, mistakes: &Mistakes) -> Result<Response, Fault> {
    let (request, writer) = find(&page.site, id).await.or_else(gone)?;
    let answers = help::answers(&page.site.db, request.id).await?;
    let kept = request.quote.as_ref().map_or(request.text.reveal(), |quote| quote.reveal());
    let quote = if typed.quote.is_empty() { kept } else { &typed.quote };
    let (request, answers, writer, text) = (&request, &answers, &writer, &typed.text);
    let one = One { page, request, answers, writer, text, quote, mistakes };
    Ok(if mistakes.is_empty() { html(&one) } else { again(&one) })
}

/// `GET /admin/requests/{id}`
pub(crate) async fn one(page: Page, _: Operator, Path(id): Path<i64>) -> Result<Response, Fault> {
    shown(&page, id, &Typed::default(), &Mistakes::none()).await
}

/// `POST /admin/requests/{id}`
pub(crate) async fn answer(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match reply(&site, id, &typed.text).await {
        Ok(_) => Ok(on(&format!("/admin/requests/{id}"), "admin-answered")),
        Err(error) => shown(&page, id, &typed, &Mistakes::one("text", wrong(error)?)).await,
    }
}

/// `POST /admin/requests/{id}/close`
pub(crate) async fn close(
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let (request, _) = find(&site, id).await.or_else(gone)?;
    help::close(&site.db, request.id).await?;
    Ok(on("/admin/requests", "admin-closed"))
}

/// `POST /admin/requests/{id}/ask`: whether these words may be shown. Only the writer can say yes.
pub(crate) async fn ask(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match quote(&site, id, &typed.quote).await {
        Ok(()) => Ok(on(&format!("/admin/requests/{id}"), "admin-asked")),
        Err(error) => shown(&page, id, &typed, &Mistakes::one("quote", wrong(error)?)).await,
    }
}

/// `POST /admin/requests/{id}/publish`
pub(crate) async fn publish(
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    step(testimonials::publish(&site.db, Id::new(id)).await?, id, "admin-published")
}

/// `POST /admin/requests/{id}/take-down`
pub(crate) async fn take_down(
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    step(testimonials::take_down(&site.db, Id::new(id)).await?, id, "admin-taken-down")
}

fn step(done: bool, id: i64, said: &'static str) -> Result<Response, Fault> {
    if done { Ok(on(&format!("/admin/requests/{id}"), said)) } else { Err(Fault::conflict("help-step")) }
}

/// Sends the writer a letter in their language. The answer is on the page whether it arrives or not.
fn write_to(site: &Site, writer: &Account, name: &str, request: &Request, text: &str) {
    let draft = Draft {
        name,
        language: Reader::of_account(writer).language,
        to: writer.email.reveal().as_str(),
        values: &[],
        link: Some(site.origin().at(&format!("/help/{}", request.id))),
        passed_on: Some(text),
    };
    if site.post.send(letter(site, &draft)).is_err() {
        tracing::error!("There was no room for a letter with an answer");
    }
}
