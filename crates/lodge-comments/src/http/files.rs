//! The element and its style, as they were built.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::said::open;

const SCRIPT: &str = include_str!("../../assets/lodge-comments.js");
const STYLE: &str = include_str!("../../assets/lodge-comments.css");

/// `GET /embed/lodge-comments.js`
pub(crate) async fn script(headers: HeaderMap) -> Response {
    file(&headers, SCRIPT, "text/javascript; charset=utf-8")
}

/// `GET /embed/lodge-comments.css`
pub(crate) async fn style(headers: HeaderMap) -> Response {
    file(&headers, STYLE, "text/css; charset=utf-8")
}

/// Another build has another one, if the file is another.
fn etag(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

fn file(headers: &HeaderMap, text: &'static str, kind: &'static str) -> Response {
    let etag = etag(text);
    let has = headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == etag.as_str());
    let mut response = if has { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let heads = response.headers_mut();
    heads.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        heads.insert(header::ETAG, etag);
    }
    heads.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    open(response)
}
