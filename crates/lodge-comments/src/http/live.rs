//! `GET /embed/live`: what happens on a page, as it happens (server-sent events).

use std::time::Duration;

use axum::{
    Extension,
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use futures_util::{Stream, StreamExt as _, stream};
use lodge_web::{Language, Network, Peer};
use tokio::{sync::broadcast::error::RecvError, time::timeout};

use super::{
    asked::{Asked, site},
    said::{open, plain},
};
use crate::{
    Book,
    live::{Place, Spot},
    place,
    post::Refused,
    store::pages,
};

/// How often something is said where nothing happens, so that nobody in between hangs up.
const ALIVE: Duration = Duration::from_secs(25);

/// `GET /embed/live`
pub(crate) async fn live(
    Extension(book): Extension<Book>,
    peer: Option<Extension<ConnectInfo<Peer>>>,
    network: Network,
    uri: Uri,
) -> Response {
    let asked = Asked::of_query(uri.query().unwrap_or_default());
    let begun = place(&book, &asked, &network).await.and_then(|(place, language)| {
        let words = words(place, language);
        match peer {
            Some(Extension(ConnectInfo(peer))) => peer.stay(words).ok_or_else(full),
            None => Ok(Response::new(Body::from_stream(words.map(Ok::<_, std::convert::Infallible>)))),
        }
    });
    match begun {
        Ok(mut response) => {
            let heads = response.headers_mut();
            heads.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
            heads.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            // Some proxies hold back what is short.
            heads.insert("x-accel-buffering", HeaderValue::from_static("no"));
            open(response)
        }
        Err(refused) => plain(&book, Language::English, refused),
    }
}

/// What is said to a reader of this language, as it is sent.
fn words(place: Place, language: Language) -> impl Stream<Item = Bytes> + Send + 'static {
    // A first word, so that the answer has begun even where nothing happens.
    let begun = stream::iter([Bytes::from_static(b":\n\n")]);
    begun.chain(stream::unfold(place, move |place| told(place, language)))
}

const fn full() -> Refused {
    Refused::Said(StatusCode::SERVICE_UNAVAILABLE, "embed-full")
}

async fn place(book: &Book, asked: &Asked, network: &Network) -> Result<(Place, Language), Refused> {
    let site = site(book, &asked.site).await?;
    let path = place::path(&asked.page, &site.rules.pages)
        .map_err(|_| Refused::Said(StatusCode::BAD_REQUEST, "embed-no-page"))?;
    let page = pages::find(&book.house.db, site.id, &path).await?;
    let spot = page.map_or_else(|| Spot::Bare(site.id.number(), path), |page| Spot::Page(page.id.number()));
    let place = book.live.listen(spot, network.octets());
    let place = place.ok_or_else(full)?;
    Ok((place, asked.language(&site)))
}

/// The next thing that is told to a reader of this language; that somebody is there, where nothing happens.
async fn told(mut place: Place, language: Language) -> Option<(Bytes, Place)> {
    loop {
        match timeout(ALIVE, place.frames.recv()).await {
            Ok(Ok(frame)) if frame.language.is_none_or(|of| of == language.tag()) => {
                // The data is JSON on one line.
                let event = format!("event: {}\ndata: {}\n\n", frame.event, frame.data);
                return Some((event.into(), place));
            }
            Ok(Ok(_)) => {}
            // They read too slowly, and read anew.
            Ok(Err(RecvError::Lagged(_))) => {
                return Some((Bytes::from_static(b"event: stale\ndata: {}\n\n"), place));
            }
            Ok(Err(RecvError::Closed)) => return None,
            Err(_) => return Some((Bytes::from_static(b":\n\n"), place)),
        }
    }
}
