//! `/help/new`: a new request, with a warning not to write down what nobody should know (promise C14).

use askama::Template;
use axum::{Form, extract::State, response::Response};
use lodge_abuse::rules::HELP;
use lodge_accounts::{
    Account, Kind, Request,
    help::{self, HelpError},
};
use lodge_register::Id;
use lodge_web::{Fault, Mistakes, Page, Signed, Site, again, html, on};
use serde::Deserialize;

use super::tell;

#[derive(Template)]
#[template(path = "help/new.html")]
struct New<'a> {
    page: &'a Page,
    typed: &'a Typed,
    mistakes: &'a Mistakes,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    kind: String,
    text: String,
}

/// `GET /help/new`
pub(crate) async fn page(page: Page, _: Signed) -> Response {
    html(&New { page: &page, typed: &Typed::default(), mistakes: &Mistakes::none() })
}

/// `POST /help/new`
pub(crate) async fn send(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    often(&site, who.account.id).await?;
    let kind = Kind::parse(&typed.kind).unwrap_or(Kind::Help);
    match written(&site, who.account.id, kind, &typed.text).await {
        Ok(request) => Ok(on(&format!("/help/{}", request.id), "help-written")),
        Err(error) => {
            let mistakes = Mistakes::one("text", wrong(error)?);
            Ok(again(&New { page: &page, typed: &typed, mistakes: &mistakes }))
        }
    }
}

/// Keeps what somebody writes, and tells those who run this Lodge of it.
pub(super) async fn written(
    site: &Site,
    account: Id<Account>,
    kind: Kind,
    text: &str,
) -> Result<Request, HelpError> {
    let request = help::write(&site.db, site.clock.as_ref(), account, kind, text).await?;
    tell::operators(site, &request).await;
    Ok(request)
}

/// Whether this account may write once more.
pub(super) async fn often(site: &Site, account: Id<Account>) -> Result<(), Fault> {
    let verdict = site.limiter.allow(&HELP, &account.number().to_be_bytes()).await?;
    if verdict.allowed { Ok(()) } else { Err(Fault::too_many(verdict.reset)) }
}

/// The message about a text that is not taken.
pub(crate) fn wrong(error: HelpError) -> Result<&'static str, Fault> {
    match error {
        HelpError::Empty => Ok("help-empty"),
        HelpError::TooLong => Ok("help-too-long"),
        HelpError::Gone => Err(Fault::not_found()),
        HelpError::Store(error) => Err(error.into()),
    }
}
