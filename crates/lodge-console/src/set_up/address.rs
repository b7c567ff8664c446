//! The second step: where people find the pages.

use askama::Template;
use axum::{Form, extract::State, response::Response};
use lodge_web::{Fault, Fresh, Language, Mistakes, Operator, Origin, Page, Site, again, html, on};
use serde::Deserialize;

use crate::{House, Setting};

#[derive(Template)]
#[template(path = "set_up/address.html")]
struct Step<'a> {
    page: &'a Page,
    step: usize,
    locked: bool,
    url: &'a str,
    languages: Vec<(&'static str, &'static str, bool)>,
    mistakes: &'a Mistakes,
}

#[derive(Template)]
#[template(path = "set_up/moved.html")]
struct Moved<'a> {
    page: &'a Page,
    step: usize,
    origin: &'a str,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    public_url: String,
    language: String,
}

fn languages(chosen: Language) -> Vec<(&'static str, &'static str, bool)> {
    Language::ALL.map(|language| (language.tag(), language.own_name(), language == chosen)).to_vec()
}

/// `GET /set-up/address`
pub(crate) async fn page(
    page: Page,
    _: Operator,
    House(console): House,
    State(site): State<Site>,
) -> Result<Response, Fault> {
    let decided = Setting::Language.read(&site.db).await?;
    let chosen = decided.and_then(|tag| Language::of_tag(&tag)).unwrap_or(page.reader.language);
    Ok(html(&Step {
        page: &page,
        step: 2,
        locked: console.public_url_locked,
        url: site.origin().as_str(),
        languages: languages(chosen),
        mistakes: &Mistakes::none(),
    }))
}

/// `POST /set-up/address`. Every link in every letter leads to the address that is decided here.
pub(crate) async fn decide(
    page: Page,
    _: Operator,
    _: Fresh,
    House(console): House,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let language = Language::of_tag(&typed.language).unwrap_or(Language::English);
    Setting::Language.decide(&site.db, language.tag()).await?;
    site.speak(language);
    if console.public_url_locked {
        return Ok(on("/set-up/mail", "set-up-decided"));
    }
    let Some(origin) = Origin::parse(&typed.public_url).ok().filter(Origin::keeps_cookies) else {
        return Ok(again(&Step {
            page: &page,
            step: 2,
            locked: false,
            url: &typed.public_url,
            languages: languages(language),
            mistakes: &Mistakes::one("public_url", "set-up-url-wrong"),
        }));
    };
    Setting::PublicUrl.decide(&site.db, origin.as_str()).await?;
    if origin == *site.origin() {
        return Ok(on("/set-up/mail", "set-up-decided"));
    }
    // Browsers follow no redirect from a form to another site, so the new address is a link on a last page here.
    site.move_to(origin.clone());
    Ok(html(&Moved { page: &page, step: 2, origin: origin.as_str() }))
}
