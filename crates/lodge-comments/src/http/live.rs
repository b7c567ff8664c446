//! `GET /embed/live`: what happens on a page, as it happens (server-sent events).

use std::{convert::Infallible, time::Duration};

use axum::{
    Extension,
    extract::ConnectInfo,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{
        IntoResponse as _, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::stream;
use lodge_web::{Language, Network, Peer};
use tokio::sync::broadcast::error::RecvError;

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
    let stays = || peer.is_none_or(|Extension(ConnectInfo(peer))| peer.stay());
    match place(&book, &asked, &network).await {
        Ok((place, language)) if stays() => {
            let told = stream::unfold(place, move |place| told(place, language));
            let told = Sse::new(told).keep_alive(KeepAlive::new().interval(ALIVE));
            // Whoever stays has no place among those who ask any more.
            let mut response = open(told.into_response());
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            response
        }
        Ok(_) => plain(&book, Language::English, full()),
        Err(refused) => plain(&book, Language::English, refused),
    }
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

/// The next thing that is told to a reader of this language.
async fn told(mut place: Place, language: Language) -> Option<(Result<Event, Infallible>, Place)> {
    loop {
        match place.frames.recv().await {
            Ok(frame) if frame.language.is_none_or(|of| of == language.tag()) => {
                let event = Event::default().event(frame.event).data(&frame.data);
                return Some((Ok(event), place));
            }
            Ok(_) => {}
            // They read too slowly, and read anew.
            Err(RecvError::Lagged(_)) => {
                return Some((Ok(Event::default().event("stale").data("{}")), place));
            }
            Err(RecvError::Closed) => return None,
        }
    }
}
