//! `GET /embed/feed`: the newest comments of a site, of a page, or those that answer somebody.

use axum::{
    Extension,
    extract::RawQuery,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use lodge_register::Id;
use lodge_web::Language;
use url::form_urlencoded;

use super::{
    asked::{language, site},
    said::{open, plain},
};
use crate::{
    Book, Site,
    feed::{self, Feed, Format, Of},
    place,
    post::Refused,
    seal::Ticket,
    store::{pages, visitors},
};

/// `GET /embed/feed`
pub(crate) async fn feed(
    Extension(book): Extension<Book>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    let of = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
    };
    let format = match of("format").as_deref() {
        Some("atom") => Format::Atom,
        _ => Format::Rss,
    };
    let found = async {
        let site = site(&book, &of("site").unwrap_or_default()).await?;
        if !site.rules.show.feeds {
            return Err(none());
        }
        let language = language(&of("lang").unwrap_or_default(), &site);
        let which = which(&book, &site, of("page"), of("for")).await?;
        let feed = feed::feed(&book, &site, &which, (format, language)).await?;
        Ok((feed, matches!(which, Of::Answers(_))))
    };
    match found.await {
        Ok((feed, own)) => answer(&headers, &feed, format, own),
        Err(no) => plain(&book, Language::English, no),
    }
}

const fn none() -> Refused {
    Refused::Said(StatusCode::NOT_FOUND, "embed-no-page")
}

async fn which(book: &Book, site: &Site, page: Option<String>, own: Option<String>) -> Result<Of, Refused> {
    let db = &book.house.db;
    if let Some(ticket) = own {
        let Some(Ticket::Feed { visitor }) = Ticket::open(db, &ticket) else { return Err(none()) };
        let visitor =
            visitors::by_id(db, Id::new(visitor)).await?.filter(|visitor| visitor.site_id == site.id);
        return visitor.map(Of::Answers).ok_or(none());
    }
    let Some(page) = page else { return Ok(Of::Site) };
    let path = place::path(&page, &site.rules.pages).map_err(|_| none())?;
    pages::find(db, site.id, &path).await?.map(Of::Page).ok_or(none())
}

fn answer(headers: &HeaderMap, feed: &Feed, format: Format, own: bool) -> Response {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = known.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == feed.etag);
    let cache = if own { "private, no-cache" } else { "public, max-age=300" };
    let head = [(header::ETAG, feed.etag.as_str()), (header::CACHE_CONTROL, cache)];
    open(if known {
        (StatusCode::NOT_MODIFIED, head).into_response()
    } else {
        (head, [(header::CONTENT_TYPE, format.kind())], feed.bytes.clone()).into_response()
    })
}
