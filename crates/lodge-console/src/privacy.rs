//! `/privacy`: what is kept of whom, read off the register.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_web::{Fault, Language, Page, html};

use crate::{
    House,
    policy::{Chapter, Section, chapters, recipients},
};

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage<'a> {
    page: &'a Page,
    languages: [Language; 4],
    chapters: Vec<Chapter>,
    recipients: Vec<Section>,
}

/// `/privacy`: in its reader's language.
pub(crate) async fn page(page: Page, House(console): House) -> Response {
    let (words, language) = (&page.site.words, page.reader.language);
    let register = &page.site.register;
    html(&PrivacyPage {
        languages: Language::ALL,
        chapters: chapters(register, &console.custody.shortened, words, language),
        recipients: recipients(register, words, language),
        page: &page,
    })
}

/// `/privacy/nl`: in a language that its reader chose.
pub(crate) async fn in_language(
    Path(tag): Path<String>,
    mut page: Page,
    house: House,
) -> Result<Response, Fault> {
    let chosen = Language::ALL.into_iter().find(|language| language.tag() == tag);
    page.reader.language = chosen.ok_or(Fault::not_found())?;
    Ok(self::page(page, house).await)
}
