//! `/source`: which source is running, and where it can be read (promise F5).

use askama::Template;
use axum::response::Response;
use lodge_web::{Page, html};

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage<'a> {
    page: &'a Page,
}

/// `/source`
pub(crate) async fn page(page: Page) -> Response {
    html(&SourcePage { page: &page })
}
