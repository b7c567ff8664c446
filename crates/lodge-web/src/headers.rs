//! What is said in the header of every answer.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::{
    Origin, Site,
    audience::{Audience, preflight},
};

static ALWAYS: [(HeaderName, &str); 2] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("permissions-policy"), "interest-cohort=(), browsing-topics=()"),
];

/// Puts them there.
pub(crate) async fn dress(State(site): State<Site>, request: Request, next: Next) -> Response {
    let at = Audience::at(request.uri().path());
    let mut response = match preflight(at, request.method(), request.headers()) {
        Some(response) => response,
        None => next.run(request).await,
    };
    let audience = response.extensions_mut().remove::<Audience>().unwrap_or(at);
    put(&site.origin(), audience, response.headers_mut());
    response
}

/// Puts them among those that an answer has.
pub(crate) fn put(origin: &Origin, audience: Audience, headers: &mut HeaderMap) {
    for (name, value) in ALWAYS.iter().chain(audience.headers()) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    //= rfc6797#7.2
    //# An HSTS Host MUST NOT include the STS header field in HTTP responses conveyed over non-secure transport.
    if origin.is_secure() {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
