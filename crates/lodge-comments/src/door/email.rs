//! `/embed/sign-in/email` and `/embed/sign-in/code`: with a code in a letter.
//!
//! **Invariant:** what is answered does not tell whether anybody has the address, here or elsewhere.

use askama::Template;
use axum::{Extension, Form, extract::Query, response::Response};
use lodge_abuse::rules::{COMMENT_CODES, LETTERS_FROM};
use lodge_accounts::Email;
use lodge_web::{Draft, Fault, Mistakes, Network, Page, again, html, letter};
use serde::Deserialize;

use super::{
    ask::{Ask, At},
    code::{self, Typed},
    come,
    gate::{self, Brought, Gate},
    known::{Proof, find, welcome},
    names::Refused,
};
use crate::{Book, Way};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    site: String,
    origin: String,
    email: String,
    challenge: String,
    pow: String,
    ticket: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Coded {
    site: String,
    origin: String,
    letter: String,
    code: String,
    name: String,
}

#[derive(Template)]
#[template(path = "door/email.html")]
struct EmailPage<'a> {
    page: &'a Page,
    ask: &'a Ask,
    email: &'a str,
    gate: Gate,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "door/code.html")]
struct CodePage<'a> {
    page: &'a Page,
    ask: &'a Ask,
    letter: &'a str,
    typed: &'a str,
    called: &'a str,
    mistakes: Mistakes,
}

/// `GET /embed/sign-in/email`
pub(super) async fn page(
    page: Page,
    Extension(book): Extension<Book>,
    Query(at): Query<At>,
) -> Result<Response, Fault> {
    let ask = allowed(&book, &at).await?;
    let gate = gate::shown(&book.house);
    Ok(html(&EmailPage { page: &page, ask: &ask, email: "", gate, mistakes: Mistakes::none() }))
}

/// `POST /embed/sign-in/email`
pub(super) async fn done(
    page: Page,
    network: Network,
    Extension(book): Extension<Book>,
    Form(asked): Form<Asked>,
) -> Result<Response, Fault> {
    let ask = allowed(&book, &At { site: asked.site, origin: asked.origin }).await?;
    let show =
        |gate, mistakes| EmailPage { page: &page, ask: &ask, email: asked.email.trim(), gate, mistakes };
    let Ok(email) = Email::parse(&asked.email) else {
        let mistakes = Mistakes::one("email", "door-email-wrong");
        return Ok(again(&show(gate::shown(&book.house), mistakes)));
    };
    let brought = Brought { challenge: &asked.challenge, pow: &asked.pow, ticket: &asked.ticket };
    if let Some(gate) = gate::passes(&book.house, brought, network.octets()).await? {
        return Ok(again(&show(gate, Mistakes::none())));
    }
    let from = book.house.limiter.allow(&LETTERS_FROM, network.octets()).await?;
    if !from.allowed {
        return Err(Fault::too_many(from.reset));
    }
    let made = code::make(&book, ask.site.id, &email).await?;
    // The address is not told when it was too much: its letters just stop.
    if book.house.limiter.allow(&COMMENT_CODES, email.as_str().as_bytes()).await?.allowed {
        send(&page, &ask, email.as_str(), &made.code);
    }
    let mistakes = Mistakes::none();
    Ok(html(&CodePage { page: &page, ask: &ask, letter: &made.ticket, typed: "", called: "", mistakes }))
}

fn send(page: &Page, ask: &Ask, to: &str, code: &str) {
    let written = code::written(code);
    let values = [("site", ask.name().into()), ("code", written.as_str().into())];
    let draft = Draft {
        name: "door-code",
        language: page.reader.language,
        to,
        values: &values,
        link: None,
        passed_on: None,
    };
    if page.site.post.send(letter(&page.site, &draft)).is_err() {
        tracing::warn!("A letter with a code was not sent: too many are waiting");
    }
}

/// `POST /embed/sign-in/code`
pub(super) async fn code(
    page: Page,
    Extension(book): Extension<Book>,
    Form(coded): Form<Coded>,
) -> Result<Response, Fault> {
    let ask = allowed(&book, &At { site: coded.site, origin: coded.origin }).await?;
    let show = |mistakes| CodePage {
        page: &page,
        ask: &ask,
        letter: &coded.letter,
        typed: coded.code.trim(),
        called: coded.name.trim(),
        mistakes,
    };
    let email = match code::check(&book, ask.site.id, &coded.letter, &coded.code).await? {
        Typed::Right(email) => email,
        Typed::Wrong => return Ok(again(&show(Mistakes::one("code", "door-code-wrong")))),
        Typed::Over => return Err(come::GONE),
    };
    let proof = Proof { email: Some(email.clone()), ..Proof::by(Way::Email, &email) };
    // A code is not used up by somebody who has yet to say their name.
    let known = find(&book, &ask.site, &proof).await?.is_some();
    if !known && coded.name.trim().is_empty() {
        return Ok(again(&show(Mistakes::one("name", Refused::NoName.message()))));
    }
    match welcome(&book, &ask.site, &proof, &coded.name, page.lang()).await? {
        Err(refused) => Ok(again(&show(Mistakes::one("name", refused.message())))),
        Ok(visitor) if code::spend(&book, &coded.letter).await? => come::on(&book, &ask, visitor.id).await,
        Ok(_) => Err(come::GONE),
    }
}

async fn allowed(book: &Book, at: &At) -> Result<Ask, Fault> {
    let ask = Ask::read(book, at).await?;
    if ask.site.rules.who.email { Ok(ask) } else { Err(Fault::forbidden("door-way")) }
}
