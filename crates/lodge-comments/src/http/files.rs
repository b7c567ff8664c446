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

use super::{
    said::open,
    thread::{chosen, zipped},
};

static SCRIPT: LazyLock<File> = LazyLock::new(|| File {
    brotli: Bytes::from_static(include_bytes!("../../assets/lodge-comments.js.br")),
    ..File::of(include_str!("../../assets/lodge-comments.js"), "text/javascript; charset=utf-8")
});
static STYLE: LazyLock<File> = LazyLock::new(|| File {
    brotli: Bytes::from_static(include_bytes!("../../assets/lodge-comments.css.br")),
    ..File::of(include_str!("../../assets/lodge-comments.css"), "text/css; charset=utf-8")
});

/// A file as it is sent. In brotli it comes from where it was built.
struct File {
    plain: Bytes,
    gzip: Bytes,
    brotli: Bytes,
    kind: &'static str,
    /// Another build has another one, if the file is another.
    etag: String,
}

impl File {
    fn of(text: &'static str, kind: &'static str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let plain = Bytes::from_static(text.as_bytes());
        let (gzip, etag) = (zipped(&plain), format!("\"{:016x}\"", hasher.finish()));
        Self { plain, gzip, brotli: Bytes::new(), kind, etag }
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
    let (bytes, encoding) = chosen([&file.plain, &file.gzip, &file.brotli], accepts.unwrap_or_default());
    let mut response =
        if has { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Body::from(bytes)) };
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
