//! `/privacy`: what is kept of whom, read off the register.

use askama::Template;
use axum::response::Response;
use lodge_web::{Page, html};

use crate::markdown;

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage<'a> {
    page: &'a Page,
    text: String,
}

/// `/privacy`
pub(crate) async fn page(page: Page) -> Response {
    let text = markdown::html(&page.site.register.privacy_page());
    html(&PrivacyPage { page: &page, text })
}
