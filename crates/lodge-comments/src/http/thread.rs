//! `GET /embed/thread`: a thread as a fragment, or a piece of one. Bytes that are ready, or made ready now.

use std::sync::Arc;

use axum::{
    Extension,
    body::{Body as Sent, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use lodge_register::Id;
use lodge_web::{Language, Network};

use super::{asked::Asked, looks, said::plain};
use crate::{
    Book, Site, place,
    post::Refused,
    ready::{Body, Packed, Since},
    store::{pages, seen::SHORT},
    thread::{self, Thread},
};

/// The longest question.
const LONGEST: usize = 4096;

/// How many heads an answer has, about.
const HEADS: usize = 14;

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
            body.is_taken_again();
            book.ready.said(query, &body);
            looks::count(&book, &body, &network, &headers, (query, from)).await;
            sent(&body, &headers)
        }
        None => match make(&book, query).await {
            Ok(body) => {
                book.ready.said(query, &body);
                looks::count(&book, &body, &network, &headers, (query, from)).await;
                sent(&body, &headers)
            }
            Err(refused) => plain(&book, Language::English, refused),
        },
    }
}

/// What lies ready for this question, which nobody is signed in for.
pub(crate) fn ready(book: &Book, query: &str, headers: &HeaderMap, network: &Network) -> Option<Response> {
    let (query, from) = looks::split(query);
    let body = book.ready.find_as_said(query)?;
    body.is_taken_again();
    looks::counted(book, &body, None, network, (query, from));
    Some(sent(&body, headers))
}

/// Makes what was asked for ready, and keeps it. Of many who ask for the same at once, one has it made.
pub(crate) async fn make(book: &Book, query: &str) -> Result<Arc<Body>, Refused> {
    let wrong = || Refused::Said(StatusCode::BAD_REQUEST, "embed-no-page");
    if query.len() > LONGEST {
        return Err(wrong());
    }
    let asked = Asked::of_query(query);
    let key = asked.key();
    let _alone = book.ready.alone(&key).await;
    if let Some(body) = book.ready.find(&key) {
        return Ok(body);
    }
    let home = book.homes.of(book, &asked.site).await?;
    let home = home.ok_or(Refused::Said(StatusCode::NOT_FOUND, "embed-no-site"))?;
    let site = &home.site;
    let path = place::path(&asked.page, &site.rules.pages).map_err(|_| wrong())?;
    let part = thread::Part {
        sort: asked.sort(site),
        after: asked.after.parse().ok(),
        under: asked.under.parse().ok(),
        language: asked.language(site),
    };
    let (made, number, since) = read(book, site, &path, part).await?;
    let packed = Packed::of(Bytes::from(made.html(book)));
    // Of what nearly everybody takes: there is ten times less of it to be hashed.
    let hash = book.house.db.keyed_hash("comments/etag", packed.quick());
    let etag = hash.iter().take(12).map(|octet| format!("{octet:02x}")).collect::<String>();
    let body = Arc::new(Body::new(packed, format!("\"{etag}\""), (site.id.number(), number), since));
    // A site that changed meanwhile is not counted in what the body was made of.
    if home.is_true() {
        book.ready.keep(key, Arc::clone(&body));
    }
    Ok(body)
}

/// Reads a thread, and says of which page it is and what it was made of.
async fn read(
    book: &Book,
    site: &Site,
    path: &str,
    part: thread::Part,
) -> Result<(Thread, Option<i64>, Since), Refused> {
    let (db, ready) = (&book.house.db, &book.ready);
    let guess = ready.guess(site.id.number(), path);
    let (known, is_short) = guess.unzip();
    // Taken before anything is read: what changes meanwhile makes this out of date.
    let mut since = ready.since(site.id.number(), known);
    if let (Some(number), Some(true)) = (known, is_short)
        && let Some(made) = thread::read_again(book, site, (Id::new(number), path), part).await?
    {
        return Ok((made, known, since));
    }
    let mut page = pages::find(db, site.id, path).await?;
    let number = page.as_ref().map(|page| page.id.number());
    if let Some(number) = number.filter(|_| number != known) {
        // Once more, now that changes of the page are counted.
        since = ready.since(site.id.number(), Some(number));
        page = pages::find(db, site.id, path).await?;
    }
    if let Some(page) = &page {
        ready.found(site.id.number(), path, (page.id.number(), page.shown <= SHORT));
    }
    Ok((thread::read(book, site, (page.as_ref(), path), part).await?, number, since))
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
    let (mut response, mut heads) = (Response::default(), HeaderMap::with_capacity(HEADS));
    if has {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        let (bytes, encoding) = body.packed.taken(said(header::ACCEPT_ENCODING));
        *response.body_mut() = Sent::from(bytes.clone());
        heads.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if let Some(encoding) = encoding {
            heads.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
    }
    heads.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    heads.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    heads.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    heads.insert(header::ETAG, body.tag.clone());
    *response.headers_mut() = heads;
    response
}
