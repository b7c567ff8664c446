//! `POST /api/guard/mutual/{name}`: what another Lodge says about an agreement. No cookie and no token lets anybody in here:
//! the line beside the message does.

use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, Path},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use lodge_abuse::Rule;
use lodge_web::{Fault, Network};

use super::{
    answer::{self, Refusal},
    message::LONGEST_QUESTION,
    proof::HEADER,
    shared,
};
use crate::panel::At;

/// Where it is, before the name of the agreement. It is no part of the API that programs of people use.
pub(crate) const PATH: &str = "/api/guard/mutual/";

/// How often anybody may knock from one network, known or not.
const KNOCKS: Rule = Rule { name: "guard-mutual-knocks", count: 120, seconds: 60 };

/// The largest message that is read.
pub(crate) fn largest() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LONGEST_QUESTION)
}

/// `POST /api/guard/mutual/{name}`
pub(crate) async fn answer(
    At(porch): At,
    network: Network,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let desk = porch.desk().ok_or_else(Fault::not_found)?;
    let verdict = porch.house.limiter.allow(&KNOCKS, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let name = shared::read(&name).ok_or_else(Fault::not_found)?;
    let line = headers.get(HEADER).and_then(|line| line.to_str().ok()).unwrap_or_default();
    let answered = answer::answer(desk, &name, line, &body).await.map_err(said)?;
    let line = HeaderValue::from_str(&answered.line).map_err(Fault::internal)?;
    let mut response = answered.body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(HEADER, line);
    Ok(response)
}

/// How a refusal is said. Whoever is not the other side of an agreement does not learn whether there is one.
fn said(refusal: Refusal) -> Fault {
    match refusal {
        Refusal::Unknown => Fault::not_found(),
        Refusal::Unproved(why) => {
            tracing::warn!(
                reason = why.word(),
                "A message about an agreement is not proved: where it is the time, see to the clocks"
            );
            Fault::not_found()
        }
        Refusal::Again => {
            tracing::warn!("A message about an agreement came twice");
            Fault::not_found()
        }
        Refusal::NotYet => Fault::conflict("conflict"),
        Refusal::Often(seconds) => Fault::too_many(seconds),
        Refusal::Senseless => Fault::bad("bad-request"),
        Refusal::Store(error) => error.into(),
    }
}
