//! `GET /embed/challenge`: what a machine has to do before somebody writes. It is asked for after a click into the form.

use axum::{
    Extension, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use lodge_abuse::{pow, rules};
use lodge_web::{Fault, Network, Site as House};
use serde::{Deserialize, Serialize};

use super::{proof::PURPOSE, work::asked_of};
use crate::{
    Book, Site, Way,
    store::{sites, visitors},
    who,
};

/// The route of puzzles.
pub(crate) fn routes() -> Router<House> {
    Router::new().route("/embed/challenge", get(challenge))
}

#[derive(Deserialize)]
struct Wanted {
    site: String,
}

/// A puzzle; without parts, where none has to be solved.
#[derive(Serialize, Default)]
struct Challenge {
    text: String,
    parts: u32,
    bits: u32,
}

async fn challenge(
    State(house): State<House>,
    Extension(book): Extension<Book>,
    network: Network,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let site = sites::named(&book.house.db, &wanted.site).await?.ok_or_else(Fault::not_found)?;
    let verdict = house.limiter.allow(&rules::COMMENT_PUZZLES, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let known = is_known(&book, &site, &headers).await?;
    let challenge = match asked_of(&book, &site, known, network.octets()).await {
        None => Challenge::default(),
        Some(difficulty) => {
            let (clock, chance) = (house.clock.as_ref(), house.chance.as_ref());
            let issued = pow::issue(&house.db, clock, chance, PURPOSE, difficulty);
            Challenge { text: issued.text, parts: difficulty.parts, bits: difficulty.bits }
        }
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(challenge)).into_response())
}

/// Whether somebody asks who is signed in, and of whom something is shown already.
async fn is_known(book: &Book, site: &Site, headers: &HeaderMap) -> Result<bool, Fault> {
    let Some(caller) = who::caller(book, site, headers).await? else { return Ok(false) };
    let is_guest = caller.visitor.way == Way::Guest;
    Ok(!is_guest && visitors::shown(&book.house.db, caller.visitor.id, 1).await? > 0)
}
