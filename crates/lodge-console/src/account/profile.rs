//! `/account`: name, language, time zone, theme.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{Theme, profile, profile::Preferences};
use lodge_web::{Fault, Language, Mistakes, Page, Signed, Zone, again, html, on};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    language: String,
    zone: String,
    theme: String,
}

#[derive(Template)]
#[template(path = "account/profile.html")]
struct ProfilePage<'a> {
    page: &'a Page,
    email: &'a str,
    typed: &'a Typed,
    zones: Vec<String>,
    mistakes: Mistakes,
}

impl ProfilePage<'_> {
    const fn languages() -> [Language; 4] {
        Language::ALL
    }

    /// The themes, each with its message.
    const fn themes() -> [(&'static str, &'static str); 3] {
        [
            (Theme::Auto.as_str(), "profile-theme-auto"),
            (Theme::Light.as_str(), "profile-theme-light"),
            (Theme::Dark.as_str(), "profile-theme-dark"),
        ]
    }
}

/// `GET /account`
pub(crate) async fn page(page: Page, Signed(who): Signed) -> Response {
    let account = &who.account;
    let typed = Typed {
        name: account.name.reveal().clone(),
        language: account.language.clone(),
        zone: account.zone.clone(),
        theme: account.theme.as_str().to_owned(),
    };
    let (email, zones) = (account.email.reveal().as_str(), Zone::all());
    html(&ProfilePage { page: &page, email, typed: &typed, zones, mistakes: Mistakes::none() })
}

/// `POST /account`
pub(crate) async fn done(
    page: Page,
    Signed(who): Signed,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let mut mistakes = Mistakes::none();
    let name = profile::name(&typed.name).map_err(|_| mistakes.add("name", "sign-up-name-wrong"));
    let language = Language::of_tag(&typed.language);
    let (zone, theme) = (Zone::named(&typed.zone), Theme::parse(&typed.theme));
    if language.is_none() {
        mistakes.add("language", "profile-choose");
    }
    if zone.is_none() {
        mistakes.add("zone", "profile-choose");
    }
    if theme.is_none() {
        mistakes.add("theme", "profile-choose");
    }
    let (Ok(name), Some(language), Some(zone), Some(theme)) = (name, language, zone, theme) else {
        let (email, zones) = (who.account.email.reveal().as_str(), Zone::all());
        return Ok(again(&ProfilePage { page: &page, email, typed: &typed, zones, mistakes }));
    };
    let (db, account) = (&page.site.db, who.account.id);
    let preferences =
        Preferences { language: language.tag().to_owned(), zone: zone.name().to_owned(), theme };
    profile::rename(db, account, &name).await?;
    profile::prefer(db, account, &preferences).await?;
    Ok(on("/account", "profile-saved"))
}
