//! Pictures from elsewhere, fetched here: whoever reads a page is known to no server but ours.
//!
//! `/embed/image` fetches only what a comment of ours shows, which its signature proves: nobody gets us to fetch what they
//! like. `/embed/avatar` fetches what a visitor's own service says of their picture.

mod kept;
mod kind;

use axum::{
    Extension, Router,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use lodge_egress::{Door, Request};
use lodge_register::{
    Basis, Column, DataClass, Entry, Id, Keep, OnErase, Place, Recipient, SqlKind, Subject,
};
use lodge_store::Db;
use lodge_web::{Fault, Site as House};
use serde::Deserialize;
use std::{sync::Arc, time::Duration};
use subtle::ConstantTimeEq as _;
use tokio::sync::Semaphore;

use crate::{Book, VISITOR, store::visitors};
use kept::{Kept, Picture};

/// The largest picture, in octets.
const LARGEST: usize = 4 << 20;
/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many are fetched at once.
const AT_ONCE: usize = 8;

/// The servers where pictures are.
pub(crate) const PICTURES: Recipient = Recipient {
    name: "the server of a picture that a comment shows",
    purpose: "to show a picture without its server learning who looks at it",
    receives: "the address of the picture, and that this server asks for it; nothing about anybody who reads",
    opt_in: true,
};

/// What they get.
pub(crate) static ASKED: Entry = Entry {
    name: "comments_picture",
    title: "The address of a picture in a comment or beside a name",
    place: Place::SentTo(&PICTURES),
    purpose: "to fetch the picture, so that its server does not learn who reads",
    basis: Basis::Service,
    subject: Subject::Of { kind: VISITOR, by: "address" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("its server knows the address already, and learns nothing else"),
    critical: false,
    columns: &[Column::plain("address", DataClass::Content, SqlKind::Text)],
};

/// What is kept of them.
pub(crate) static HELD: Entry = Entry {
    name: "comments_picture_copy",
    title: "A copy of a picture in a comment or beside a name",
    place: Place::Memory,
    purpose: "to show a picture again without asking its server again",
    basis: Basis::Service,
    subject: Subject::Of { kind: VISITOR, by: "address" },
    keep: Keep::Seconds(kept::SECONDS),
    on_erase: OnErase::Beyond("it is gone within the hour, and when the program stops"),
    critical: false,
    columns: &[
        Column::plain("address", DataClass::Content, SqlKind::Text),
        Column::plain("picture", DataClass::Content, SqlKind::Blob),
    ],
};

/// The copies, and whose turn it is to fetch.
struct Desk {
    kept: Kept,
    turns: Semaphore,
}

/// The routes.
pub(crate) fn routes() -> Router<House> {
    let desk = Desk { kept: Kept::default(), turns: Semaphore::new(AT_ONCE) };
    Router::new()
        .route("/embed/image", get(image))
        .route("/embed/avatar/{id}", get(avatar))
        .layer(Extension(Arc::new(desk)))
}

/// The proof that a comment of ours shows this picture.
pub(crate) fn signature(db: &Db, address: &str) -> String {
    let signed = db.keyed_hash("comments/image", address.as_bytes());
    signed.iter().take(16).map(|octet| format!("{octet:02x}")).collect()
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Asked {
    u: String,
    s: String,
}

/// `GET /embed/image`
async fn image(
    Extension(book): Extension<Book>,
    Extension(desk): Extension<Arc<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let right = signature(&book.house.db, &asked.u);
    if !bool::from(right.as_bytes().ct_eq(asked.s.as_bytes())) {
        return Err(Fault::not_found());
    }
    let picture = fetched(&book, &desk, &asked.u).await.ok_or(UNAVAILABLE)?;
    Ok(shown(&picture))
}

/// `GET /embed/avatar/{id}`
async fn avatar(
    Extension(book): Extension<Book>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let id = id.parse().map(Id::new).map_err(|_| Fault::not_found())?;
    let visitor = visitors::by_id(&book.house.db, id).await?.ok_or(Fault::not_found())?;
    let address = visitor.picture.as_ref().ok_or(Fault::not_found())?;
    let picture = fetched(&book, &desk, address.reveal()).await.ok_or(UNAVAILABLE)?;
    Ok(shown(&picture))
}

/// There is no such picture, or not one that we show.
const UNAVAILABLE: Fault = Fault::new(StatusCode::NOT_FOUND, "not-found");

/// A picture, from among the copies or from where it is. None, if it cannot be had or is none.
async fn fetched(book: &Book, desk: &Desk, address: &str) -> Option<Picture> {
    let now = book.house.clock.now();
    if let Some(picture) = desk.kept.get(address, now) {
        return picture;
    }
    let _turn = desk.turns.acquire().await.ok()?;
    let picture = asked(&book.house.door, address).await;
    // What cannot be had is remembered, too: nobody has us knock at a door again and again.
    desk.kept.put(address, picture.clone(), now);
    picture
}

/// Asks for a picture, through the one door.
async fn asked(door: &Door, address: &str) -> Option<Picture> {
    let mut request = Request::get(address).header("accept", "image/png, image/jpeg, image/gif, image/webp");
    (request.most, request.within) = (LARGEST, PATIENCE);
    let answer = door.http(&PICTURES, request.following()).await.ok()?;
    if !answer.is_success() {
        return None;
    }
    // What its server says that it is counts for nothing.
    let kind = kind::of(&answer.body)?;
    Some(Picture { kind, octets: answer.body.into() })
}

fn shown(picture: &Picture) -> Response {
    let headers = [
        (header::CONTENT_TYPE, picture.kind),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    let mut response = picture.octets.to_vec().into_response();
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
