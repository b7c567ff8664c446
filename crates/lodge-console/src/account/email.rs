//! `/account/email`: another address, once the old and the new one have both said yes.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{Email, ask_email_change};
use lodge_web::{Draft, Fault, Fresh, Mistakes, Network, Page, again, html, on};
use serde::Deserialize;

use crate::enter::post;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
}

#[derive(Template)]
#[template(path = "account/email.html")]
struct EmailPage<'a> {
    page: &'a Page,
    now: &'a str,
    email: &'a str,
    mistakes: Mistakes,
}

/// `GET /account/email`
pub(crate) async fn page(page: Page, Fresh(who): Fresh) -> Response {
    let now = who.account.email.reveal().as_str();
    html(&EmailPage { page: &page, now, email: "", mistakes: Mistakes::none() })
}

/// `POST /account/email`
pub(crate) async fn done(
    page: Page,
    Fresh(who): Fresh,
    network: Network,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (site, account) = (&page.site, &who.account);
    let now = account.email.reveal();
    let back = |mistake| {
        let (email, mistakes) = (typed.email.trim(), Mistakes::one("email", mistake));
        Ok(again(&EmailPage { page: &page, now: now.as_str(), email, mistakes }))
    };
    let Ok(email) = Email::parse(&typed.email) else { return back("sign-up-email-wrong") };
    if email == *now {
        return back("email-same");
    }
    let may_send = post::may_send(site, email.as_str(), network.octets()).await?;
    let codes = ask_email_change(&site.db, &site.cache, &*site.chance, account, &email).await?;
    let origin = site.origin();
    let at = |code: &str| origin.at(&format!("/account/email/confirm/{code}"));
    let values = [
        ("name", account.name.reveal().into()),
        ("host", origin.host().into()),
        ("email", email.as_str().into()),
    ];
    let language = page.reader.language;
    let draft =
        |name, to, link| Draft { name, language, to, values: &values, link: Some(link), passed_on: None };
    post::send(site, &draft("email-old", now.as_str(), at(codes.old.expose())));
    if may_send {
        let (name, link) = match &codes.new {
            Some(code) => ("email-new", at(code.expose())),
            None => ("email-taken", origin.at("/sign-in")),
        };
        post::send(site, &draft(name, email.as_str(), link));
    }
    Ok(on("/account/email", "email-asked"))
}
