//! Pictures from elsewhere, fetched here: whoever reads a page is known to no server but ours.
//!
//! `/embed/image` fetches only what a comment of ours shows, which its signature proves: nobody gets us to fetch what they
//! like. `/embed/avatar` shows what a visitor's own service says of their picture, or one that is drawn.
//!
//! **Invariant:** no octet goes on as it came. A picture is opened, and its pixels are written anew.

mod anew;
mod face;
mod kept;
mod kind;

pub(crate) use anew::anew;

use axum::{
    Extension, Router,
    body::Bytes,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use lodge_egress::{Door, Request};
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, SqlKind, Subject};
use lodge_store::Db;
use lodge_web::{Fault, Site as House};
use serde::Deserialize;
use std::{sync::Arc, time::Duration};
use subtle::ConstantTimeEq as _;
use tokio::sync::Semaphore;

use crate::{Book, VISITOR, door, store::visitors};
use kept::{Kept, Picture};

/// The largest picture, in octets: as it comes, and as it goes.
const LARGEST: usize = 4 << 20;
/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many are fetched at once.
const AT_ONCE: usize = 8;
/// How many are made anew at once: each takes a processor, and memory for its pixels.
const HANDS: usize = 2;
/// How long that may take.
const EFFORT: Duration = Duration::from_secs(8);
/// How wide a picture in a comment is at most, in pixels.
const WIDE: u32 = 1600;
/// How wide one beside a name is: twice what is shown of it.
pub(crate) const SMALL: u32 = 160;

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

/// The copies, and whose turn it is to fetch one or to make it anew.
struct Desk {
    kept: Kept,
    turns: Semaphore,
    hands: Arc<Semaphore>,
}

/// The routes.
pub(crate) fn routes() -> Router<House> {
    let desk = Desk {
        kept: Kept::default(),
        turns: Semaphore::new(AT_ONCE),
        hands: Arc::new(Semaphore::new(HANDS)),
    };
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
    let picture = fetched(&book, &desk, &asked.u, WIDE).await.ok_or(NONE)?;
    Ok(shown(picture.kind, picture.octets))
}

/// `GET /embed/avatar/{id}`: a visitor's picture, by their public name; one that is drawn from it, if there is none.
async fn avatar(
    Extension(book): Extension<Book>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(public): Path<String>,
) -> Result<Response, Fault> {
    let id = door::known_as(&book, &public).ok_or(Fault::not_found())?;
    let visitor = visitors::by_id(&book.house.db, id).await?;
    let own = match visitor.and_then(|visitor| visitor.picture) {
        Some(address) => fetched(&book, &desk, address.reveal(), SMALL).await,
        None => None,
    };
    Ok(match own {
        Some(picture) => shown(picture.kind, picture.octets),
        None => shown("image/svg+xml", face::face(&public).into()),
    })
}

/// There is no such picture, or not one that we show.
const NONE: Fault = Fault::new(StatusCode::NOT_FOUND, "picture");

/// A picture of at most this width, from among the copies or from where it is. None, if it cannot be had or is none.
async fn fetched(book: &Book, desk: &Desk, address: &str, widest: u32) -> Option<Picture> {
    let (now, name) = (book.house.clock.now(), format!("{widest} {address}"));
    if let Some(picture) = desk.kept.get(&name, now) {
        return picture;
    }
    let _turn = desk.turns.acquire().await.ok()?;
    let picture = match asked(&book.house.door, address).await {
        Some(octets) => made(desk, octets, widest).await,
        None => None,
    };
    // What cannot be had is remembered, too: nobody has us knock at a door again and again.
    desk.kept.put(&name, picture.clone(), now);
    picture
}

/// Asks for a picture, through the one door. What its server says that it is counts for nothing.
async fn asked(door: &Door, address: &str) -> Option<Vec<u8>> {
    let mut request = Request::get(address).header("accept", "image/png, image/jpeg, image/gif, image/webp");
    (request.most, request.within) = (LARGEST, PATIENCE);
    let answer = door.http(&PICTURES, request.following()).await.ok()?;
    answer.is_success().then_some(answer.body)
}

/// Makes a picture anew, beside what else is to be done, and not for long.
async fn made(desk: &Desk, octets: Vec<u8>, widest: u32) -> Option<Picture> {
    let hand = Arc::clone(&desk.hands).acquire_owned().await.ok()?;
    let work = tokio::task::spawn_blocking(move || {
        // Work that takes too long is waited for by nobody, but its hand is not free before it has ended.
        let _hand = hand;
        anew(&octets, widest)
    });
    // A decoder that falls over takes nothing with it.
    tokio::time::timeout(EFFORT, work).await.ok()?.ok()?
}

fn shown(kind: &'static str, octets: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    let mut response = octets.into_response();
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
