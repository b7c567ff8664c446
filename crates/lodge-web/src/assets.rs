//! The files that pages are dressed with: in the program, never from elsewhere.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};
use std::sync::LazyLock;

use crate::Fault;

/// The style of every page, for pages of the program that are not the site's.
pub const STYLE: &str = include_str!("../assets/lodge.css");
/// The mark beside our name, likewise: SVG.
pub const MARK: &str = include_str!("../assets/lodge.svg");

/// Name, type, content.
type File = (&'static str, &'static str, &'static [u8]);

macro_rules! files {
    ($($name:literal: $kind:literal),+ $(,)?) => {
        &[$(($name, $kind, include_bytes!(concat!("../assets/", $name)))),+]
    };
}

const FILES: &[File] = files! {
    "lodge.css": "text/css; charset=utf-8",
    "lodge.svg": "image/svg+xml",
    "icons.svg": "image/svg+xml",
    "lodge.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "passkey.js": "text/javascript; charset=utf-8",
    "pow.js": "text/javascript; charset=utf-8",
    "pow-worker.js": "text/javascript; charset=utf-8",
};

/// The tag of each file, in their order.
static TAGS: LazyLock<Vec<String>> =
    LazyLock::new(|| FILES.iter().map(|(_, _, content)| tag(content)).collect());

fn tag(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(hash.get(..12).unwrap_or_default()))
}

/// `/static/NAME`
pub(crate) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Fault> {
    let at = FILES.iter().position(|(known, _, _)| *known == name).ok_or(Fault::not_found())?;
    let (Some((_, kind, content)), Some(tag)) = (FILES.get(at), TAGS.get(at)) else {
        return Err(Fault::not_found());
    };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(tag.trim_matches('"'))) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, *kind)], *content).into_response()
    };
    // It may change with the next version; an hour is short enough not to be in the way, and it is asked about after.
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600, must-revalidate"));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}
