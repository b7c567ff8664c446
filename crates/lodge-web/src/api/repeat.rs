//! A request that is sent twice is done once: `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header).
//!
//! What is remembered for a day is the status and where the new thing is; never what was sent or answered.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};
use sha2::{Digest as _, Sha256};
use std::pin::Pin;

use crate::{Bearer, Fault, Site};

/// The largest body of a request to the API.
const LARGEST: usize = 2 << 20;

const DAY: u64 = 86_400;

const fn column(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Text)
}

/// What is remembered of a request that may be repeated.
pub(crate) const REPEATED: &Entry = &Entry {
    name: "web_repeat",
    title: "That a request to the API has been done",
    place: Place::Cache("api-repeat"),
    purpose: "not to do it again when a program sends it twice",
    basis: Basis::Service,
    subject: Subject::Nobody("it is the number of what was made, under a keyed hash"),
    keep: Keep::Seconds(DAY),
    on_erase: OnErase::Beyond("it is gone in a day, and leads nowhere once the thing is gone"),
    critical: false,
    columns: &[column("outcome", DataClass::Technical)],
};

/// That it is being done.
pub(crate) const TURN: &Entry = &Entry {
    name: "web_repeat_turn",
    title: "That a request to the API is being done",
    place: Place::Cache("api-turn"),
    purpose: "not to do it twice at once",
    basis: Basis::Service,
    subject: Subject::Nobody("it is a count under a keyed hash"),
    keep: Keep::Seconds(DAY),
    on_erase: OnErase::Beyond("it is gone in a day"),
    critical: false,
    columns: &[column("count", DataClass::Count)],
};

/// Does a request once, however often it is sent with one `Idempotency-Key`.
pub async fn repeatable(State(site): State<Site>, request: Request, next: Next) -> Response {
    let key = request.headers().get("idempotency-key").map(|value| value.as_bytes().to_vec());
    let (Some(key), &Method::POST) = (key, request.method()) else { return next.run(request).await };
    match once(&site, &key, request, next).await {
        Ok(response) => response,
        Err(fault) => fault.into_response(),
    }
}

async fn once(site: &Site, key: &[u8], request: Request, next: Next) -> Result<Response, Fault> {
    if key.is_empty() || key.len() > 255 {
        return Err(Fault::bad("idempotency-key"));
    }
    let token = request.extensions().get::<Bearer>().map_or(0, |bearer| bearer.token.id.number());
    let name = [&token.to_be_bytes()[..], request.uri().path().as_bytes(), b"\0", key].concat();
    let (parts, body) = request.into_parts();
    let body =
        to_bytes(body, LARGEST).await.map_err(|_| Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"))?;
    let print = Sha256::digest(&body);
    if let Some(known) = site.cache.get(REPEATED, &name).await? {
        return replayed(&known, &print);
    }
    if site.cache.count(TURN, &name, std::time::Duration::from_secs(DAY)).await? > 1 {
        // The first one is still being done. Had it failed on our side, the key would be free again.
        return Err(Fault::conflict("in-progress"));
    }
    let request = Request::from_parts(parts, Body::from(body));
    // It is done to its end though the program hangs up: that is when it asks again, to be told what came of it.
    let done = tokio::spawn(noted(site.clone(), name.clone(), print.to_vec(), Box::pin(next.run(request))));
    match done.await {
        Ok(response) => response,
        Err(failed) => {
            free(site, &name).await?;
            Err(Fault::internal(failed))
        }
    }
}

/// Lets go of the turn. What is counted is held under a name of its own.
async fn free(site: &Site, name: &[u8]) -> Result<(), Fault> {
    let counted = format!("{}#", site.cache.name_of(TURN, name)?);
    site.cache.remove_named(TURN, &counted).await?;
    Ok(())
}

/// Does it, and remembers what came of it. What was not done may be tried again.
async fn noted(
    site: Site,
    name: Vec<u8>,
    print: Vec<u8>,
    doing: Pin<Box<dyn Future<Output = Response> + Send>>,
) -> Result<Response, Fault> {
    let response = doing.await;
    if response.status().is_success() {
        site.cache.put(REPEATED, &name, &remembered(&response, &print)).await?;
    } else {
        free(&site, &name).await?;
    }
    Ok(response)
}

/// The hash of what was sent, and where the new thing is.
fn remembered(response: &Response, print: &[u8]) -> Vec<u8> {
    let place = response.headers().get(header::LOCATION).map_or(&b""[..], HeaderValue::as_bytes);
    [print, place].concat()
}

/// That it was done, and where what it made is: `204`, for what was said then is not remembered.
fn replayed(known: &[u8], print: &[u8]) -> Result<Response, Fault> {
    let Some((before, place)) = known.split_at_checked(32) else {
        return Err(Fault::conflict("in-progress"));
    };
    if before != print {
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "key-reused"));
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    if let Some(place) = HeaderValue::from_bytes(place).ok().filter(|place| !place.is_empty()) {
        headers.insert(header::LOCATION, place);
    }
    Ok(response)
}
