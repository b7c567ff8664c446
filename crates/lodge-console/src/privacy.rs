//! `/privacy`: what is kept of whom, read off the register.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_web::{Fault, Language, Page, html};

use crate::House;

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage<'a> {
    page: &'a Page,
    languages: [Language; 4],
    policy: &'a str,
}

/// `/privacy`: in its reader's language.
pub(crate) async fn page(page: Page, House(console): House) -> Result<Response, Fault> {
    let policy = console.printed.text(&page.site, &console.custody.shortened, page.reader.language)?;
    Ok(html(&PrivacyPage { languages: Language::ALL, policy, page: &page }))
}

/// `/privacy/nl`: in a language that its reader chose.
pub(crate) async fn in_language(
    Path(tag): Path<String>,
    mut page: Page,
    house: House,
) -> Result<Response, Fault> {
    let chosen = Language::ALL.into_iter().find(|language| language.tag() == tag);
    page.reader.language = chosen.ok_or(Fault::not_found())?;
    self::page(page, house).await
}
