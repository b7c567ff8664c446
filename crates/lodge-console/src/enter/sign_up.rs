//! `/sign-up`: a full name and an e-mail address, and nothing else (promise C1).

use askama::Template;
use axum::{Form, response::Response};
use lodge_abuse::{pow, rules};
use lodge_accounts::{Email, Post, Wish, profile};
use lodge_web::{Draft, Fault, Mistakes, Network, Page, again, html};
use serde::Deserialize;

use super::{
    door,
    gate::{self, Brought, Gate},
    post,
};

/// What its puzzle is for.
const PURPOSE: &str = "sign-up";

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    email: String,
    challenge: String,
    pow: String,
    ticket: String,
}

#[derive(Template)]
#[template(path = "enter/sign_up.html")]
struct SignUpPage<'a> {
    page: &'a Page,
    full_name: &'a str,
    email: &'a str,
    mistakes: Mistakes,
    gate: Gate,
}

#[derive(Template)]
#[template(path = "enter/sent.html")]
struct SentPage<'a> {
    page: &'a Page,
}

/// `GET /sign-up`
pub(crate) async fn page(page: Page) -> Response {
    if page.who.is_some() {
        return door::on_to("/");
    }
    let gate = gate::shown(&page.site, PURPOSE, pow::EASY);
    html(&SignUpPage { page: &page, full_name: "", email: "", mistakes: Mistakes::none(), gate })
}

/// The same for somebody whom a provider knows by name, and nobody here yet.
pub(super) fn suggested(page: &Page, full_name: &str, email: &str) -> Response {
    let gate = gate::shown(&page.site, PURPOSE, pow::EASY);
    html(&SignUpPage { page, full_name, email, mistakes: Mistakes::none(), gate })
}

/// `POST /sign-up`
pub(crate) async fn done(page: Page, network: Network, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let site = &page.site;
    let back = |mistakes, gate| {
        let (full_name, email) = (typed.name.trim(), typed.email.trim());
        Ok(again(&SignUpPage { page: &page, full_name, email, mistakes, gate }))
    };
    let mut mistakes = Mistakes::none();
    let name = profile::name(&typed.name).map_err(|_| mistakes.add("name", "sign-up-name-wrong"));
    let email = Email::parse(&typed.email).map_err(|_| mistakes.add("email", "sign-up-email-wrong"));
    let (Ok(name), Ok(email)) = (name, email) else {
        return back(mistakes, gate::shown(site, PURPOSE, pow::EASY));
    };
    let brought = Brought { challenge: &typed.challenge, pow: &typed.pow, ticket: &typed.ticket };
    // Counted before the exit of the waiting room, lest a network take all of its places and use none.
    if brought.is_anything() {
        let verdict = site.limiter.allow(&rules::SIGN_UP, network.octets()).await?;
        if !verdict.allowed {
            return Err(Fault::too_many(verdict.reset));
        }
    }
    if let Some(gate) = gate::passes(site, PURPOSE, pow::EASY, brought, network.octets()).await? {
        let mistakes = match gate.waiting {
            None => Mistakes::one("email", "gate-again"),
            Some(_) => Mistakes::none(),
        };
        return back(mistakes, gate);
    }
    let may_send = post::may_send(site, email.as_str(), network.octets()).await?;
    let language = page.reader.language;
    let wish = Wish { email: email.clone().into(), name, language: language.tag().to_owned() };
    let wanted = lodge_accounts::sign_up(&site.db, &site.cache, &*site.chance, wish).await?;
    let origin = site.origin();
    let (letter, path) = match &wanted {
        Post::Confirm { code } => ("confirm", format!("/sign-up/confirm/{}", code.expose())),
        Post::AlreadyHere => ("already-here", "/sign-in".to_owned()),
    };
    // No name: whoever reads this has not said yet who they are, and a stranger may have typed a sentence for one.
    let values = [("host", origin.host().into())];
    let draft = Draft {
        name: letter,
        language,
        to: email.as_str(),
        values: &values,
        link: Some(origin.at(&path)),
        passed_on: None,
    };
    if may_send {
        post::send(site, &draft)
    } else {
        post::pretend(site, &draft)
    }
    Ok(door::on_to("/sign-up/sent"))
}

/// `GET /sign-up/sent`
pub(crate) async fn sent(page: Page) -> Response {
    html(&SentPage { page: &page })
}
