//! `/embed/sign-in/with`: back from a service that somebody has an account with. The way there and back is the house's own;
//! what came of it is held there until a button is pressed here.

use askama::Template;
use axum::{Extension, Form, extract::Query, response::Response};
use lodge_accounts::{Identity, providers::held};
use lodge_web::{Fault, Mistakes, Page, again, html};
use serde::Deserialize;

use super::{
    ask::{Ask, At},
    come,
    known::{Proof, find, welcome},
};
use crate::{Book, Way};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Brought {
    held: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    site: String,
    origin: String,
    held: String,
    name: String,
}

#[derive(Template)]
#[template(path = "door/with.html")]
struct WithPage<'a> {
    page: &'a Page,
    ask: &'a Ask,
    held: &'a str,
    /// As whom, if they are known here.
    known: Option<&'a str>,
    called: &'a str,
    mistakes: Mistakes,
}

/// `GET /embed/sign-in/with`
pub(super) async fn page(
    page: Page,
    Extension(book): Extension<Book>,
    Query(at): Query<At>,
    Query(brought): Query<Brought>,
) -> Result<Response, Fault> {
    let ask = Ask::read(&book, &at).await?;
    let (identity, code) = taken(&book, &ask, &brought.held).await?;
    let visitor = find(&book, &ask.site, &proof(&identity)).await?;
    let known = visitor.as_ref().map(|visitor| visitor.name.reveal().as_str());
    let called = identity.name.as_ref().map_or("", |name| name.reveal().as_str());
    Ok(html(&WithPage { page: &page, ask: &ask, held: &code, known, called, mistakes: Mistakes::none() }))
}

/// `POST /embed/sign-in/with`
pub(super) async fn done(
    page: Page,
    Extension(book): Extension<Book>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let ask = Ask::read(&book, &At { site: typed.site, origin: typed.origin }).await?;
    let (identity, code) = taken(&book, &ask, &typed.held).await?;
    match welcome(&book, &ask.site, &proof(&identity), &typed.name, page.lang()).await? {
        Ok(visitor) => {
            held::take(&book.house.cache, &code).await?;
            come::on(&book, &ask, visitor.id).await
        }
        Err(refused) => {
            let mistakes = Mistakes::one("name", refused.message());
            let (held, called) = (code.as_str(), typed.name.trim());
            Ok(again(&WithPage { page: &page, ask: &ask, held, known: None, called, mistakes }))
        }
    }
}

/// What is held under this code, and the code that it is held under from now on: a code is good once.
async fn taken(book: &Book, ask: &Ask, code: &str) -> Result<(Identity, String), Fault> {
    let waiting = held::take(&book.house.cache, code).await?.ok_or(come::GONE)?;
    // It was fetched for this site and this page, and for no other.
    if waiting.next != ask.link("/with") {
        return Err(come::GONE);
    }
    if !ask.site.rules.who.providers.contains(&waiting.identity.provider) {
        return Err(Fault::forbidden("door-way"));
    }
    let identity = waiting.identity.clone();
    let code = held::hold(&book.house.cache, &*book.house.chance, waiting).await?;
    Ok((identity, code.expose().clone()))
}

/// What the service says of them. An address that it did not verify is not there.
fn proof(identity: &Identity) -> Proof {
    let key = format!("{} {}", identity.provider, identity.subject.reveal());
    Proof {
        name: identity.name.as_ref().map(|name| name.reveal().clone()),
        email: identity.email.as_ref().map(|email| email.reveal().as_str().to_owned()),
        picture: identity.picture.as_ref().map(|picture| picture.reveal().clone()),
        website: identity.profile.as_ref().map(|profile| profile.reveal().clone()),
        ..Proof::by(Way::Provider, &key)
    }
}
