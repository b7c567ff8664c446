//! `GET /embed/thread`: a thread as a fragment, or a piece of one. Bytes that are ready, or made ready now.

use std::{io::Write as _, sync::Arc};

use axum::{
    Extension,
    body::{Body as Sent, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use flate2::{Compression, write::GzEncoder};
use lodge_web::{Language, Network};

use super::{
    asked::{Asked, site},
    looks,
    said::plain,
};
use crate::{Book, place, post::Refused, ready::Body, store::pages, thread};

/// The longest question.
const LONGEST: usize = 4096;
/// How hard brotli tries: more costs ten times the time for a few hundredths of the size.
const BROTLI: i32 = 5;

/// `GET /embed/thread`
pub(crate) async fn thread(
    Extension(book): Extension<Book>,
    network: Network,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let (query, from) = looks::split(uri.query().unwrap_or_default());
    match book.ready.find(&Asked::of_query(query).key()) {
        Some(body) => {
            looks::count(&book, &body, &network, &headers, (query, from)).await;
            sent(&body, &headers)
        }
        None => match make(&book, query).await {
            Ok(body) => {
                looks::count(&book, &body, &network, &headers, (query, from)).await;
                sent(&body, &headers)
            }
            Err(refused) => plain(&book, Language::English, refused),
        },
    }
}

/// Makes what was asked for ready, and keeps it.
pub(crate) async fn make(book: &Book, query: &str) -> Result<Arc<Body>, Refused> {
    let wrong = || Refused::Said(StatusCode::BAD_REQUEST, "embed-no-page");
    if query.len() > LONGEST {
        return Err(wrong());
    }
    let asked = Asked::of_query(query);
    let site = site(book, &asked.site).await?;
    let path = place::path(&asked.page, &site.rules.pages).map_err(|_| wrong())?;
    let db = &book.house.db;
    // Taken before anything is read: what changes meanwhile makes this out of date.
    let of_site = book.ready.since(site.id.number(), None);
    let page = pages::find(db, site.id, &path).await?;
    let number = page.as_ref().map(|page| page.id.number());
    let since = if number.is_some() { book.ready.since(site.id.number(), number) } else { of_site };
    // Once more, now that changes of the page are counted.
    let page = if number.is_some() { pages::find(db, site.id, &path).await? } else { page };
    let part = thread::Part {
        sort: asked.sort(&site),
        after: asked.after.parse().ok(),
        under: asked.under.parse().ok(),
        language: asked.language(&site),
    };
    let made = thread::read(book, &site, (page.as_ref(), &path), part).await?;
    let plain = Bytes::from(made.html(book));
    let (gzip, brotli) = squeezed(&plain);
    let hash = book.house.db.keyed_hash("comments/etag", &plain);
    let etag = hash.iter().take(12).map(|octet| format!("{octet:02x}")).collect::<String>();
    let bytes = (plain, gzip, brotli);
    let body = Arc::new(Body::new(bytes, format!("\"{etag}\""), (site.id.number(), number), since));
    book.ready.keep(asked.key(), Arc::clone(&body));
    Ok(body)
}

/// The body in the encoding that the browser likes best, or that it has it already.
pub(crate) fn sent(body: &Body, headers: &HeaderMap) -> Response {
    let said =
        |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    //= rfc9110#13.1.2
    //# A recipient MUST use the weak comparison function when comparing entity tags for If-None-Match
    let has = said(header::IF_NONE_MATCH)
        .split(',')
        .any(|tag| tag.trim().trim_start_matches("W/") == body.etag || tag.trim() == "*");
    let (bytes, encoding) = chosen([&body.plain, &body.gzip, &body.brotli], said(header::ACCEPT_ENCODING));
    let mut response =
        if has { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Sent::from(bytes)) };
    let heads = response.headers_mut();
    if !has {
        heads.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if let Some(encoding) = encoding {
            heads.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
    }
    heads.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    heads.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    heads.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if let Ok(etag) = HeaderValue::from_str(&body.etag) {
        heads.insert(header::ETAG, etag);
    }
    response
}

/// Of what is there plain, in gzip and in brotli, what the browser takes and is smallest.
pub(super) fn chosen([plain, gzip, brotli]: [&Bytes; 3], accepts: &str) -> (Bytes, Option<&'static str>) {
    let takes = |name: &str| {
        accepts.split(',').any(|said| {
            let (coding, weight) = said.split_once(';').unwrap_or((said, ""));
            coding.trim().eq_ignore_ascii_case(name) && !matches!(weight.trim(), "q=0" | "q=0.0")
        })
    };
    if takes("br") && !brotli.is_empty() {
        return (brotli.clone(), Some("br"));
    }
    if takes("gzip") && !gzip.is_empty() {
        return (gzip.clone(), Some("gzip"));
    }
    (plain.clone(), None)
}

fn squeezed(plain: &[u8]) -> (Bytes, Bytes) {
    let mut brotli = Vec::with_capacity(plain.len() / 5);
    let settings = brotli::enc::BrotliEncoderParams { quality: BROTLI, ..Default::default() };
    let mut rest = plain;
    let done = brotli::BrotliCompress(&mut rest, &mut brotli, &settings);
    (zipped(plain), if done.is_ok() { Bytes::from(brotli) } else { Bytes::new() })
}

/// In gzip.
pub(super) fn zipped(plain: &[u8]) -> Bytes {
    let mut gzip = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(6));
    // Writing into memory cannot fail.
    Bytes::from(gzip.write_all(plain).and_then(|()| gzip.finish()).unwrap_or_default())
}
