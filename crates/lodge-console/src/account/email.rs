//! `/account/email`: another address, once the old and the new one have both said yes.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{Account, Email, ask_email_change};
use lodge_web::{Draft, Fault, Fresh, Language, Mistakes, Network, Page, Site, again, html, on};
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

/// Asks both addresses by letter whether an account is to have another one; or says what is wrong with that address.
pub(super) async fn ask(
    site: &Site,
    account: &Account,
    typed: &str,
    network: &Network,
    language: Language,
) -> Result<Result<(), &'static str>, Fault> {
    let now = account.email.reveal();
    let Ok(email) = Email::parse(typed) else { return Ok(Err("sign-up-email-wrong")) };
    if email == *now {
        return Ok(Err("email-same"));
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
    Ok(Ok(()))
}

/// `POST /account/email`
pub(crate) async fn done(
    page: Page,
    Fresh(who): Fresh,
    network: Network,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let language = page.reader.language;
    if let Err(message) = ask(&page.site, &who.account, &typed.email, &network, language).await? {
        let (now, email) = (who.account.email.reveal().as_str(), typed.email.trim());
        let mistakes = Mistakes::one("email", message);
        return Ok(again(&EmailPage { page: &page, now, email, mistakes }));
    }
    Ok(on("/account/email", "email-asked"))
}
