//! Turns faults into what is said about them, and logs those that are ours. The one place that does either.

use askama::Template;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::{error::Error, sync::Arc};

use crate::{Audience, Fault, Page, Reader, Site, Who, fault::Faulty, html};

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage<'a> {
    page: &'a Page,
    fault: &'a Fault,
    title: String,
    hint: String,
}

/// Says what went wrong, to a person or to a program.
pub(crate) async fn speak(State(site): State<Site>, request: Request, next: Next) -> Response {
    let reader = request.extensions().get::<Reader>().cloned();
    let who = request.extensions().get::<Who>().cloned();
    let headers = request.headers().clone();
    let path = request.uri().path().to_owned();
    let head = request.method() == Method::HEAD;
    let response = next.run(request).await;
    if !response.status().is_client_error() && !response.status().is_server_error() {
        return response;
    }
    let reader = reader.unwrap_or_else(|| Reader::of_headers(&headers));
    let response = of(&site, &reader, who, &headers, &path, response);
    if head { response.map(|_| axum::body::Body::empty()) } else { response }
}

/// The same where nobody is known.
pub(crate) fn said(
    site: &Site,
    reader: &Reader,
    headers: &HeaderMap,
    path: &str,
    response: Response,
) -> Response {
    of(site, reader, None, headers, path, response)
}

fn of(
    site: &Site,
    reader: &Reader,
    who: Option<Who>,
    headers: &HeaderMap,
    path: &str,
    response: Response,
) -> Response {
    let fault = match response.extensions().get::<Faulty>() {
        Some(Faulty(fault)) => Arc::clone(fault),
        // What axum refuses by itself has a text for programmers; ours is for everybody.
        None => match of_axum(response.status(), path) {
            Some(fault) => Arc::new(fault),
            None => return response,
        },
    };
    if let Some(cause) = fault.cause() {
        let cause: &dyn Error = cause;
        tracing::error!(error = cause, "A request could not be answered");
    }
    let (mut parts, _) = response.into_parts();
    parts.extensions.remove::<Faulty>();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let embedded = Audience::at(path) == Audience::Everybody;
    if path.starts_with("/api/") || accepts.contains("json") || (embedded && !accepts.contains("html")) {
        let mut problem = fault.problem(&site.words, reader.language);
        if let (true, Some(problem)) = (embedded, problem.as_object_mut()) {
            // What the embedded script reads out to whoever asked.
            let said = problem.get("title").cloned();
            problem.extend(said.map(|said| ("said".to_owned(), said)));
        }
        let mut said = Json(problem).into_response();
        said.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        return merged(parts, said);
    }
    let page = Page::of(site.clone(), reader.clone(), who, path.to_owned());
    let title = page.t(&format!("fault-{}", fault.code));
    let hint = format!("fault-{}.hint", fault.code);
    let hint = if site.words.has(&hint) { page.t(&hint) } else { String::new() };
    merged(parts, html(&FaultPage { page: &page, fault: &fault, title, hint }))
}

/// The status and the headers of one answer with the body and the type of another.
fn merged(parts: axum::http::response::Parts, said: Response) -> Response {
    let (body, status) = (said.headers().get(header::CONTENT_TYPE).cloned(), parts.status);
    let mut response = Response::from_parts(parts, said.into_body());
    *response.status_mut() = status;
    if let Some(kind) = body {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

fn of_axum(status: StatusCode, path: &str) -> Option<Fault> {
    let code = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media-type",
        StatusCode::BAD_REQUEST => "bad-request",
        // The body was read and makes no sense: a page says so by itself, in its form.
        StatusCode::UNPROCESSABLE_ENTITY if path.starts_with("/api/") => "invalid",
        _ => return None,
    };
    Some(Fault::new(status, code))
}
