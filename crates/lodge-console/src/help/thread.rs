//! `/help/{id}`: one request, what was answered, and whether its writer lets it be shown.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use lodge_accounts::{
    Account, Answer, Request, State as Stand, Testimonial,
    help::{self, By},
    testimonials,
};
use lodge_register::Id;
use lodge_web::{Fault, Mistakes, Page, Signed, Site, again, html, on};
use serde::Deserialize;

use super::write::{often, wrong};

#[derive(Template)]
#[template(path = "help/thread.html")]
struct Thread<'a> {
    page: &'a Page,
    request: &'a Request,
    answers: &'a [Answer],
    name: &'a str,
    text: &'a str,
    mistakes: &'a Mistakes,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    text: String,
}

/// The words that somebody says yes to.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Seen {
    quote: String,
}

/// A request of this account.
pub(super) async fn mine(site: &Site, account: Id<Account>, id: i64) -> Result<Request, Fault> {
    let found = help::by_id(&site.db, Id::new(id)).await?;
    found.filter(|request| request.account_id == account).ok_or(Fault::not_found())
}

/// `GET /help/{id}`
pub(crate) async fn page(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let request = mine(&site, who.account.id, id).await?;
    let answers = help::answers(&site.db, request.id).await?;
    Ok(html(&Thread {
        page: &page,
        request: &request,
        answers: &answers,
        name: who.account.name.reveal(),
        text: "",
        mistakes: &Mistakes::none(),
    }))
}

/// `POST /help/{id}`
pub(crate) async fn add(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    often(&site, who.account.id).await?;
    let request = mine(&site, who.account.id, id).await?;
    let by = By::Writer(who.account.id);
    match help::answer(&site.db, site.clock.as_ref(), request.id, by, &typed.text).await {
        Ok(_) => Ok(on(&format!("/help/{id}"), "help-added")),
        Err(error) => {
            let mistakes = Mistakes::one("text", wrong(error)?);
            let answers = help::answers(&site.db, request.id).await?;
            Ok(again(&Thread {
                page: &page,
                request: &request,
                answers: &answers,
                name: who.account.name.reveal(),
                text: &typed.text,
                mistakes: &mistakes,
            }))
        }
    }
}

/// `POST /help/{id}/approve`
pub(crate) async fn approve(
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
    Form(seen): Form<Seen>,
) -> Result<Response, Fault> {
    let request = mine(&site, who.account.id, id).await?;
    if testimonials::approve(&site.db, who.account.id, request.id, &seen.quote).await? {
        return Ok(on(&format!("/help/{id}"), "help-approved"));
    }
    Err(Fault::conflict("help-step"))
}

/// `POST /help/{id}/withdraw`
pub(crate) async fn withdraw(
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let request = mine(&site, who.account.id, id).await?;
    if testimonials::withdraw(&site.db, who.account.id, request.id).await? {
        return Ok(on(&format!("/help/{id}"), "help-withdrawn"));
    }
    Err(Fault::conflict("help-step"))
}
