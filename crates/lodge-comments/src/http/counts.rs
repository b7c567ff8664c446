//! `GET /embed/counts`: how many comments are shown under each of many pages.

use axum::{
    Extension,
    http::{HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use lodge_web::Language;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::{
    asked::site,
    said::{plain, values},
};
use crate::{Book, place, post::Refused, store::pages};

/// The most pages at once: as many as one question takes.
const MOST: usize = pages::MOST_SHOWN;

/// `GET /embed/counts?site=…&page=…&page=…`
pub(crate) async fn counts(Extension(book): Extension<Book>, uri: Uri) -> Response {
    match counted(&book, uri.query().unwrap_or_default()).await {
        Ok(counts) => {
            let mut response = values(StatusCode::OK, Value::Object(counts));
            let brief = HeaderValue::from_static("public, max-age=60");
            response.headers_mut().insert(header::CACHE_CONTROL, brief);
            response
        }
        Err(refused) => plain(&book, Language::English, refused),
    }
}

async fn counted(book: &Book, query: &str) -> Result<Map<String, Value>, Refused> {
    let of = |wanted: &'static str| {
        form_urlencoded::parse(query.as_bytes())
            .filter(move |(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
    };
    let site = site(book, &of("site").next().unwrap_or_default()).await?;
    let said: Vec<String> = of("page").take(MOST).collect();
    let paths: Vec<_> = said.iter().map(|said| place::path(said, &site.rules.pages).ok()).collect();
    let shown = pages::shown(&book.house.db, site.id, paths.iter().flatten().cloned().collect()).await?;
    let count = |path: Option<String>| path.and_then(|path| shown.get(&path).copied()).unwrap_or(0);
    Ok(said.into_iter().zip(paths).map(|(said, path)| (said, Value::from(count(path)))).collect())
}
