//! `/voices`: what people say, who said yes to that (promise C12).

use askama::Template;
use axum::{extract::State, response::Response};
use lodge_accounts::testimonials;
use lodge_web::{Fault, Page, Site, html};

#[derive(Template)]
#[template(path = "help/voices.html")]
struct Voices<'a> {
    page: &'a Page,
    /// The words, and who said them.
    voices: Vec<(String, String)>,
}

/// `GET /voices`
pub(crate) async fn page(page: Page, State(site): State<Site>) -> Result<Response, Fault> {
    let mut voices = Vec::new();
    for request in testimonials::published(&site.db).await? {
        let writer = lodge_accounts::by_id(&site.db, request.account_id).await?;
        if let Some((writer, quote)) = writer.zip(request.quote) {
            voices.push((quote.into_revealed(), writer.name.into_revealed()));
        }
    }
    Ok(html(&Voices { page: &page, voices }))
}
