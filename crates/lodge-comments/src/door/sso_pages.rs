//! `/embed/sign-in/sso` and `/embed/sso`: with the site's own sign-in, in a window or at once.

use axum::{
    Extension, Form, Json,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_abuse::rules;
use lodge_web::{Fault, Network, Page, Reader};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;
use url::Url;

use super::{
    ask::{Ask, At, named},
    come,
    known::{Proof, welcome},
    sso::{self, ASKED, HEARD, Said},
};
use crate::{Book, Site, Visitor, Way};

/// What a site's own sign-in says cannot be believed.
const WRONG: Fault = Fault::new(StatusCode::FORBIDDEN, "door-sso");

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Answer {
    site: String,
    payload: String,
    signature: String,
}

/// `GET /embed/sign-in/sso`: on to the site, with a number that its answer has to bring back.
pub(super) async fn go(
    Extension(book): Extension<Book>,
    network: Network,
    Query(at): Query<At>,
) -> Result<Response, Fault> {
    let ask = Ask::read(&book, &at).await?;
    let (Some(address), Some(_)) = (&ask.site.rules.who.sso, &ask.site.sso_key) else {
        return Err(Fault::forbidden("door-way"));
    };
    let verdict = book.house.limiter.allow(&rules::SIGN_IN, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let mut url = Url::parse(address).map_err(|_| Fault::forbidden("door-way"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Fault::forbidden("door-way"));
    }
    let nonce = come::drawn(&*book.house.chance);
    let back = ask.link("/sso/back");
    book.house.cache.put(&ASKED, nonce.as_bytes(), back.as_bytes()).await?;
    let back = book.house.origin().at("/embed/sign-in/sso/back");
    url.query_pairs_mut().append_pair("nonce", &nonce).append_pair("return", &back);
    Ok(Redirect::to(url.as_str()).into_response())
}

/// `GET /embed/sign-in/sso/back`
pub(super) async fn back(
    page: Page,
    Extension(book): Extension<Book>,
    Query(answer): Query<Answer>,
) -> Result<Response, Fault> {
    // Whose answer it is, the number tells that it brings back; it is only looked at before the signature is checked.
    let nonce = sso::nonce(&answer.payload).ok_or(WRONG)?;
    let held = book.house.cache.take(&ASKED, nonce.as_bytes()).await?.ok_or(come::GONE)?;
    let held = String::from_utf8(held).map_err(|_| come::GONE)?;
    let at = held.split_once('?').and_then(|(_, query)| asked_for(query)).ok_or(come::GONE)?;
    let ask = Ask::read(&book, &at).await?;
    let said = believed(&book, &ask.site, &answer).await?;
    let visitor = somebody(&book, &ask.site, &said, page.lang()).await?;
    come::on(&book, &ask, visitor.id).await
}

/// `POST /embed/sso`: a page of the site brings what its own server has signed. Nobody is asked, and no window opens.
pub(super) async fn at_once(
    Extension(book): Extension<Book>,
    Extension(reader): Extension<Reader>,
    network: Network,
    Form(answer): Form<Answer>,
) -> Result<Response, Fault> {
    let verdict = book.house.limiter.allow(&rules::SIGN_IN, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let site = named(&book, &answer.site).await?.ok_or(Fault::not_found())?;
    if !site.rules.who.sso_at_once {
        return Err(Fault::forbidden("door-way"));
    }
    let said = believed(&book, &site, &answer).await?;
    let visitor = somebody(&book, &site, &said, reader.language.tag()).await?;
    let issued = come::sign_in(&book, visitor.id).await?;
    let (name, until) = (visitor.name.reveal(), issued.until.millis());
    Ok(Json(json!({ "token": issued.token, "name": name, "until": until })).into_response())
}

/// What the site says, if it is the site that says it, and the first time.
async fn believed(book: &Book, site: &Site, answer: &Answer) -> Result<Said, Fault> {
    let key = site.sso_key.as_ref().ok_or(Fault::forbidden("door-way"))?;
    let said = sso::read(key.reveal(), &answer.payload, &answer.signature, book.house.clock.now());
    let said = said.map_err(|wrong| {
        // Its owner finds out why without anything about anybody.
        tracing::info!(reason = %wrong, "A site's own sign-in was not believed");
        WRONG
    })?;
    let left = said.expires.millis() - book.house.clock.now().millis();
    let left = Duration::from_millis(u64::try_from(left).unwrap_or_default());
    let used = [site.id.number().to_be_bytes().as_slice(), said.nonce.as_bytes()].concat();
    let heard = book.house.cache.count(&HEARD, &used, left).await?;
    if heard > 1 { Err(WRONG) } else { Ok(said) }
}

async fn somebody(book: &Book, site: &Site, said: &Said, language: &str) -> Result<Visitor, Fault> {
    let proof = Proof {
        name: Some(said.name.clone()),
        email: said.email.clone(),
        picture: said.picture.clone(),
        website: said.website.clone(),
        moderates: Some(said.moderates),
        ..Proof::by(Way::Sso, &said.id)
    };
    welcome(book, site, &proof, &said.name, language).await?.map_err(|_| WRONG)
}

fn asked_for(query: &str) -> Option<At> {
    let mut at = At::default();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "site" => at.site = value.into_owned(),
            "origin" => at.origin = value.into_owned(),
            _ => return None,
        }
    }
    Some(at)
}
