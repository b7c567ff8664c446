//! `/forgotten`: a letter with a link, for whoever does not know their password any more.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{Email, Letter, ask_reset};
use lodge_web::{Draft, Fault, Language, Mistakes, Network, Page, again, html};
use serde::Deserialize;

use super::{door, post};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
}

#[derive(Template)]
#[template(path = "enter/forgotten.html")]
struct ForgottenPage<'a> {
    page: &'a Page,
    email: &'a str,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "enter/forgotten_sent.html")]
struct SentPage<'a> {
    page: &'a Page,
}

/// `GET /forgotten`
pub(crate) async fn page(page: Page) -> Response {
    html(&ForgottenPage { page: &page, email: "", mistakes: Mistakes::none() })
}

/// `POST /forgotten`
pub(crate) async fn done(page: Page, network: Network, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let site = &page.site;
    let Ok(email) = Email::parse(&typed.email) else {
        let mistakes = Mistakes::one("email", "forgotten-email-wrong");
        return Ok(again(&ForgottenPage { page: &page, email: typed.email.trim(), mistakes }));
    };
    let may_send = post::may_send(site, email.as_str(), network.octets()).await?;
    let letter = if may_send { Letter::Goes } else { Letter::Stays };
    let asked = ask_reset(&site.db, &site.cache, &*site.clock, &*site.chance, &email, letter).await?;
    let origin = site.origin();
    // Where there is no account a letter is written all the same, and thrown away.
    let (language, name, code) = match &asked {
        Some(reset) => (
            Language::of_tag(&reset.account.language).unwrap_or(page.reader.language),
            reset.account.name.reveal().as_str(),
            reset.code.expose().as_str(),
        ),
        None => (page.reader.language, "", ""),
    };
    let values = [("name", name.into()), ("host", origin.host().into())];
    let draft = Draft {
        name: "reset",
        language,
        to: email.as_str(),
        values: &values,
        link: Some(origin.at(&format!("/reset/{code}"))),
        passed_on: None,
    };
    if may_send && asked.is_some() {
        post::send(site, &draft)
    } else {
        post::pretend(site, &draft)
    }
    Ok(door::on_to("/forgotten/sent"))
}

/// `GET /forgotten/sent`
pub(crate) async fn sent(page: Page) -> Response {
    html(&SentPage { page: &page })
}
