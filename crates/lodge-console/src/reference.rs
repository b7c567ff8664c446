//! The API for those who write programs: its description (OpenAPI 3.1), a page made from it, and what each problem means.
//!
//! The page is rendered here, so it loads nothing from elsewhere and reads without script.

mod described;
mod shape;

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Router,
    http::header,
    response::{IntoResponse as _, Response},
    routing::get,
};
use lodge_web::{Page, Site, html};
use utoipa::openapi::OpenApi;

use described::{Described, Group};
use shape::Schema;

/// The pages of the API that this describes.
pub(crate) fn routes(description: &OpenApi) -> Router<Site> {
    Router::new()
        .route("/api", get(page))
        .route("/api/problems", get(problems))
        .route("/api/v1/openapi.json", get(document))
        .layer(Extension(Arc::new(Described::of(description))))
}

#[derive(Template)]
#[template(path = "reference/page.html")]
struct Reference<'a> {
    page: &'a Page,
    groups: &'a [Group],
    schemas: &'a [Schema],
    base: String,
}

#[derive(Template)]
#[template(path = "reference/problems.html")]
struct Problems<'a> {
    page: &'a Page,
    codes: Vec<&'static str>,
}

async fn page(page: Page, Extension(described): Extension<Arc<Described>>) -> Response {
    let base = page.site.origin().at("/api/v1");
    html(&Reference { page: &page, groups: &described.groups, schemas: &described.schemas, base })
}

async fn problems(page: Page) -> Response {
    let words = &page.site.words;
    let codes = words.beginning("fault-").filter_map(|name| name.strip_prefix("fault-")).collect();
    html(&Problems { page: &page, codes })
}

async fn document(Extension(described): Extension<Arc<Described>>) -> Response {
    (
        [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")],
        described.text.clone(),
    )
        .into_response()
}
