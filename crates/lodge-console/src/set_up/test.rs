//! The last step: a letter to the operator, to see that letters arrive.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use lodge_egress::PostError;
use lodge_web::{Draft, Fault, Operator, Page, Site, html, letter};

#[derive(Template)]
#[template(path = "set_up/test.html")]
struct Step<'a> {
    page: &'a Page,
    step: usize,
    to: &'a str,
    from: &'a str,
    is_on: bool,
    outcome: Option<Result<(), &'static str>>,
}

/// `GET /set-up/test`
pub(crate) async fn page(page: Page, Operator(who): Operator, State(site): State<Site>) -> Response {
    html(&Step {
        page: &page,
        step: 4,
        to: who.account.email.reveal().as_str(),
        from: site.post.from(),
        is_on: site.post.is_on(),
        outcome: None,
    })
}

/// `POST /set-up/test`
pub(crate) async fn send(
    page: Page,
    Operator(who): Operator,
    State(site): State<Site>,
) -> Result<Response, Fault> {
    let to = who.account.email.reveal().as_str();
    let draft =
        Draft { name: "test", language: page.reader.language, to, values: &[], link: None, passed_on: None };
    let outcome = site.post.send_now(letter(&site, &draft)).await.map_err(|error| words(&error));
    let failed = outcome.is_err();
    let (from, is_on) = (site.post.from(), site.post.is_on());
    let mut response = html(&Step { page: &page, step: 4, to, from, is_on, outcome: Some(outcome) });
    if failed {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The message about what went wrong.
const fn words(error: &PostError) -> &'static str {
    match error {
        PostError::Nowhere => "set-up-test-nowhere",
        PostError::Egress(_) => "set-up-test-unreached",
        PostError::Credentials => "set-up-test-credentials",
        PostError::Sender => "set-up-test-sender",
        PostError::Deferred(_) => "set-up-test-deferred",
        _ => "set-up-test-refused",
    }
}
