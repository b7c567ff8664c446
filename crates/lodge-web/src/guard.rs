//! Nothing is changed because another site wanted it.
//!
//! Three things have to agree before a request that changes something reaches its page: it is meant for this host, the
//! browser says that it comes from a page of ours, and it brings the token of that page. The API has none of this:
//! it takes no cookie, so no other site can borrow one. Nor has what is for the pages of all sites.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{Audience, Fault, Filled, Origin, Site, Who, csrf, filled::LARGEST, upload};

/// The field of a form, and the header of a request by script, that bring the token.
pub(crate) const FIELD: &str = "csrf";
const HEADER: &str = "x-csrf-token";

/// Lets through what may go on.
pub(crate) async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let cookieless = path.starts_with("/api/") || !Audience::at(path).has_cookie();
    if request.method().is_safe() || cookieless {
        return next.run(request).await;
    }
    match admitted(&site, request).await {
        Ok(request) => next.run(request).await,
        Err(fault) => fault.into_response(),
    }
}

async fn admitted(site: &Site, request: Request) -> Result<Request, Fault> {
    if !is_from_us(request.headers(), &site.origin()) {
        return Err(Fault::forbidden("cross-site"));
    }
    let session = request.extensions().get::<Who>().map(|who| who.session.id.number());
    let is_token = |token: &str| csrf::is_token(&site.db, site.clock.now(), session, token);
    if let Some(token) = request.headers().get(HEADER).and_then(|value| value.to_str().ok()) {
        return if is_token(token) { Ok(request) } else { Err(Fault::forbidden("stale-form")) };
    }
    let (parts, body) = request.into_parts();
    // A form with a large file in it begins with the token: the file is left for whoever takes it.
    let (first, body) = upload::first_field(&parts.headers, body, FIELD).await?;
    if let Some(token) = first {
        let request = Request::from_parts(parts, body);
        return if is_token(&token) { Ok(request) } else { Err(Fault::forbidden("stale-form")) };
    }
    let body =
        to_bytes(body, LARGEST).await.map_err(|_| Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"))?;
    let form = Filled::read(&parts.headers, &body);
    if form.as_ref().and_then(|form| form.text(FIELD)).is_some_and(is_token) {
        Ok(Request::from_parts(parts, Body::from(body)))
    } else {
        Err(Fault::forbidden("stale-form"))
    }
}

/// Whether the browser says that a page of ours sent it. One that says nothing is not believed.
fn is_from_us(headers: &HeaderMap, origin: &Origin) -> bool {
    let said = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    if site.is_some_and(|site| site != "same-origin") {
        return false;
    }
    match said(header::ORIGIN) {
        Some(from) => origin.is_origin(from),
        None => site.is_some(),
    }
}

/// Refuses what is meant for another host: a link that is made from the host of a request would lead there.
pub(crate) async fn ours(State(site): State<Site>, request: Request, next: Next) -> Response {
    let said = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    // What only machines ask for, they ask for by address.
    let machine = matches!(request.uri().path(), "/health" | "/ready" | "/metrics");
    let host = said.or_else(|| request.uri().authority().map(axum::http::uri::Authority::as_str));
    if machine || host.is_some_and(|host| site.origin().is(host)) {
        return next.run(request).await;
    }
    if request.method() == Method::GET && request.uri().path() == "/" {
        // Somebody typed the machine's address: they are shown where the pages are.
        return axum::response::Redirect::temporary(&site.origin().at("/")).into_response();
    }
    Fault::new(StatusCode::MISDIRECTED_REQUEST, "misdirected").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[(&str, &str)], expected: bool) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        let origin = Origin::parse("https://lodge.example").unwrap();
        assert_eq!(is_from_us(&map, &origin), expected, "{headers:?}");
    }

    #[test]
    fn only_our_own_pages_send_forms() {
        check(&[("origin", "https://lodge.example"), ("sec-fetch-site", "same-origin")], true);
        check(&[("origin", "https://lodge.example")], true);
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("origin", "https://lodge.example"), ("sec-fetch-site", "same-site")], false);
        check(&[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")], false);
        check(&[("origin", "null")], false);
        check(&[("origin", "http://lodge.example")], false);
        check(&[("sec-fetch-site", "none")], false);
        check(&[], false);
    }
}
