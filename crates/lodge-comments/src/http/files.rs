//! The element and its style, as they were built.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::LazyLock,
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::said::open;
use crate::ready::Packed;

static SCRIPT: LazyLock<File> = LazyLock::new(|| {
    let script = include_bytes!("../../assets/lodge-comments.js");
    let brotli = include_bytes!("../../assets/lodge-comments.js.br");
    File::of(script, brotli, "text/javascript; charset=utf-8")
});
static STYLE: LazyLock<File> = LazyLock::new(|| {
    let style = include_bytes!("../../assets/lodge-comments.css");
    File::of(style, include_bytes!("../../assets/lodge-comments.css.br"), "text/css; charset=utf-8")
});

/// A file as it is sent. In brotli it comes from where it was built.
struct File {
    packed: Packed,
    kind: &'static str,
    /// Another build has another one, if the file is another.
    etag: String,
}

impl File {
    fn of(plain: &'static [u8], brotli: &'static [u8], kind: &'static str) -> Self {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let packed = Packed::with_brotli(Bytes::from_static(plain), Bytes::from_static(brotli));
        Self { packed, kind, etag: format!("\"{:016x}\"", hasher.finish()) }
    }
}

/// `GET /embed/lodge-comments.js`
pub(crate) async fn script(headers: HeaderMap) -> Response {
    sent(&headers, &SCRIPT)
}

/// `GET /embed/lodge-comments.css`
pub(crate) async fn style(headers: HeaderMap) -> Response {
    sent(&headers, &STYLE)
}

fn sent(headers: &HeaderMap, file: &File) -> Response {
    let has = headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == file.etag.as_str());
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let (bytes, encoding) = file.packed.taken(accepts.unwrap_or_default());
    let mut response =
        if has { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Body::from(bytes.clone())) };
    let heads = response.headers_mut();
    heads.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    if let Some(encoding) = encoding.filter(|_| !has) {
        heads.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Ok(etag) = HeaderValue::from_str(&file.etag) {
        heads.insert(header::ETAG, etag);
    }
    heads.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    heads.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    open(response)
}
