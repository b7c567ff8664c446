//! `/sign-in/second`: the digits of an authenticator app, or a recovery code.

use askama::Template;
use axum::{
    Form,
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_abuse::{May, rules};
use lodge_accounts::look_up_second;
use lodge_web::{Fault, Mistakes, Network, Page, again, html};
use serde::Deserialize;

use super::door;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    code: String,
    digits: String,
    next: String,
}

#[derive(Template)]
#[template(path = "enter/second.html")]
struct SecondPage<'a> {
    page: &'a Page,
    code: &'a str,
    next: &'a str,
    mistakes: Mistakes,
}

/// The question, as the answer to a right password. Its code is in the form, not in an address that is remembered.
pub(super) fn asked(page: &Page, code: &str, next: &str) -> Response {
    html(&SecondPage { page, code, next, mistakes: Mistakes::none() })
}

/// `GET /sign-in/second`: without a password before it, there is nothing to ask.
pub(crate) async fn page() -> Response {
    Redirect::to("/sign-in").into_response()
}

/// `POST /sign-in/second`
pub(crate) async fn done(
    page: Page,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let verdict = site.limiter.allow(&rules::SIGN_IN, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let next = door::after(&typed.next);
    let wrong = || {
        let mistakes = Mistakes::one("digits", "second-wrong");
        Ok(again(&SecondPage { page: &page, code: &typed.code, next, mistakes }))
    };
    let owing = look_up_second(&site.db, &site.cache, &typed.code).await?;
    let Some(owing) = owing else { return wrong() };
    let (lockout, email, from) = (door::lockout(site), owing.email.reveal().as_str(), network.octets());
    // Where a puzzle would be asked, none is: only who knows the password comes this far, and may try a few times.
    if let May::Wait(seconds) = lockout.may_try(email, from).await? {
        return Err(Fault::too_many(seconds));
    }
    let digits = typed.digits.trim();
    match lodge_accounts::second(&site.db, &site.cache, &*site.clock, &typed.code, digits).await? {
        Some(account) => door::open(&page, &headers, &network, &account, next).await,
        None => {
            lockout.failed(email, from).await?;
            wrong()
        }
    }
}
