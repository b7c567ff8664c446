//! `/embed/sign-in/passkey`: with a passkey, and nothing else: no account, no address.

use askama::Template;
use axum::{
    Extension, Json,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use lodge_abuse::rules;
use lodge_accounts::{PasskeyError, Passkeys};
use lodge_web::{Fault, Network, Page, Site as House, html};
use serde::Deserialize;
use serde_json::{Value as Json_, json};
use url::Url;

use super::{
    ask::{Ask, At},
    come,
    known::{Proof, find, welcome},
    names::Refused,
    passkeys::{by_handle, keep},
};
use crate::{Book, Way};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wish {
    site: String,
    origin: String,
    name: String,
}

#[derive(Deserialize)]
pub(super) struct Answer {
    state: String,
    credential: Json_,
    #[serde(flatten)]
    wish: Wish,
}

#[derive(Template)]
#[template(path = "door/passkey.html")]
struct PasskeyPage<'a> {
    page: &'a Page,
    ask: &'a Ask,
}

/// `GET /embed/sign-in/passkey`
pub(super) async fn page(
    page: Page,
    Extension(book): Extension<Book>,
    Query(at): Query<At>,
) -> Result<Response, Fault> {
    let ask = allowed(&book, &at).await?;
    Ok(html(&PasskeyPage { page: &page, ask: &ask }))
}

/// `POST /embed/sign-in/passkey/start`: what a device is asked that has one.
pub(super) async fn start(
    Extension(book): Extension<Book>,
    network: Network,
    Json(wish): Json<Wish>,
) -> Result<Response, Fault> {
    begun(&book, &network, &wish).await?;
    let house = &book.house;
    let asked = passkeys(house)?.start_sign_in(&house.cache, &*house.chance).await.map_err(fault)?;
    Ok(question(asked.0.expose(), asked.1))
}

/// `POST /embed/sign-in/passkey/finish`
pub(super) async fn finish(
    page: Page,
    Extension(book): Extension<Book>,
    Json(answer): Json<Answer>,
) -> Result<Response, Fault> {
    let (house, Wish { site, origin, name }) = (&book.house, answer.wish);
    let ask = allowed(&book, &At { site, origin }).await?;
    let site = passkeys(house)?;
    let heard = site.heard(&house.cache, &answer.state, answer.credential).await.map_err(fault)?;
    let kept = by_handle(&house.db, heard.handle()).await?.ok_or(refused())?;
    let handle = heard.handle().to_owned();
    let credential = site.proves(heard, kept.credential.reveal()).map_err(fault)?;
    // At a site where they were not yet, they are called what they are called where they came from only if they say so.
    let proof = Proof::by(Way::Passkey, &handle);
    if name.trim().is_empty() && find(&book, &ask.site, &proof).await?.is_none() {
        return Err(named(Refused::NoName));
    }
    let visitor = welcome(&book, &ask.site, &proof, &name, page.lang()).await?.map_err(named)?;
    keep(&house.db, visitor.id, (&handle, &credential), house.clock.now()).await?;
    let location = come::place(&book, &ask, visitor.id).await?;
    Ok(Json(json!({ "location": location })).into_response())
}

/// `POST /embed/sign-in/passkey/new/start`: what a device is asked to make one.
pub(super) async fn new(
    Extension(book): Extension<Book>,
    network: Network,
    Json(wish): Json<Wish>,
) -> Result<Response, Fault> {
    begun(&book, &network, &wish).await?;
    let house = &book.house;
    let name = lodge_accounts::profile::name(&wish.name).map_err(|_| named(Refused::NoName))?;
    let asked = passkeys(house)?.start_bare(&house.cache, &*house.chance, name.reveal()).await;
    let asked = asked.map_err(fault)?;
    Ok(question(asked.0.expose(), asked.1))
}

/// `POST /embed/sign-in/passkey/new/finish`
pub(super) async fn made(
    page: Page,
    Extension(book): Extension<Book>,
    Json(answer): Json<Answer>,
) -> Result<Response, Fault> {
    let (house, Wish { site, origin, name }) = (&book.house, answer.wish);
    let ask = allowed(&book, &At { site, origin }).await?;
    let made = passkeys(house)?.finish_bare(&house.cache, &answer.state, answer.credential).await;
    let made = made.map_err(fault)?;
    // A name that is somebody's already is not made again: whoever brings it is not the one who holds it.
    if by_handle(&house.db, &made.handle).await?.is_some() {
        return Err(refused());
    }
    let proof = Proof::by(Way::Passkey, &made.handle);
    let visitor = welcome(&book, &ask.site, &proof, &name, page.lang()).await?.map_err(named)?;
    keep(&house.db, visitor.id, (&made.handle, &made.credential), house.clock.now()).await?;
    let location = come::place(&book, &ask, visitor.id).await?;
    Ok(Json(json!({ "location": location })).into_response())
}

async fn allowed(book: &Book, at: &At) -> Result<Ask, Fault> {
    let ask = Ask::read(book, at).await?;
    if ask.site.rules.who.passkeys { Ok(ask) } else { Err(Fault::forbidden("door-way")) }
}

async fn begun(book: &Book, network: &Network, wish: &Wish) -> Result<(), Fault> {
    allowed(book, &At { site: wish.site.clone(), origin: wish.origin.clone() }).await?;
    let verdict = book.house.limiter.allow(&rules::SIGN_IN, network.octets()).await?;
    if verdict.allowed { Ok(()) } else { Err(Fault::too_many(verdict.reset)) }
}

fn question(state: &str, mut question: Json_) -> Response {
    if let Some(question) = question.as_object_mut() {
        question.insert("state".to_owned(), state.into());
    }
    Json(question).into_response()
}

fn passkeys(house: &House) -> Result<Passkeys, Fault> {
    let url = Url::parse(house.origin().as_str()).map_err(Fault::internal)?;
    Passkeys::new(&url, house.origin().host()).map_err(fault)
}

/// What our script reads out.
fn named(why: Refused) -> Fault {
    let code = match why {
        Refused::Name => "door-name-taken",
        Refused::NoName | Refused::Email => "door-name-wrong",
    };
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, code)
}

fn refused() -> Fault {
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "door-passkey")
}

fn fault(error: PasskeyError) -> Fault {
    match error {
        PasskeyError::Store(error) => error.into(),
        PasskeyError::Site => Fault::conflict("door-passkey-site"),
        _ => refused(),
    }
}
