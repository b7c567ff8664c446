//! `/reset/{code}`: a new password by the link in a letter. Every session ends; the second proof stays on.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_accounts::{ResetError, look_up_reset};
use lodge_register::Secret;
use lodge_web::{Draft, Fault, Language, Mistakes, Page, Site, again, cookie_gone, html, on, on_with};
use serde::Deserialize;

use super::{
    confirm::{GONE, wrong_password},
    post,
};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    password: String,
}

#[derive(Template)]
#[template(path = "enter/reset.html")]
struct ResetPage<'a> {
    page: &'a Page,
    email: &'a str,
    mistakes: Mistakes,
}

/// `GET /reset/{code}`
pub(crate) async fn page(page: Page, Path(code): Path<String>) -> Result<Response, Fault> {
    let account = look_up_reset(&page.site.db, &page.site.cache, &code).await?.ok_or(GONE)?;
    let email = account.email.reveal().as_str();
    Ok(html(&ResetPage { page: &page, email, mistakes: Mistakes::none() }))
}

/// `POST /reset/{code}`
pub(crate) async fn done(
    page: Page,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let account = look_up_reset(&site.db, &site.cache, &code).await?.ok_or(GONE)?;
    let password = Secret::new(typed.password);
    let set =
        lodge_accounts::reset(&site.db, &site.cache, &*site.chance, &site.sessions, &code, &password).await;
    match set {
        Ok(account) => {
            changed(site, &account);
            // If this browser was signed in, it is not any more.
            Ok(match page.who {
                Some(_) => on_with("/sign-in?said=password-set", &cookie_gone()),
                None => on("/sign-in", "password-set"),
            })
        }
        Err(ResetError::Gone) => Err(GONE),
        Err(ResetError::Password(error)) => {
            let mistakes = Mistakes::one("password", wrong_password(error));
            Ok(again(&ResetPage { page: &page, email: account.email.reveal().as_str(), mistakes }))
        }
        Err(ResetError::Store(error)) => Err(error.into()),
    }
}

/// Tells the holder that their password is another one now, in case it was not them.
pub(crate) fn changed(site: &Site, account: &lodge_accounts::Account) {
    let origin = site.origin();
    let values = [("name", account.name.reveal().into()), ("host", origin.host().into())];
    let draft = Draft {
        name: "password-set",
        language: Language::of_tag(&account.language).unwrap_or_else(|| site.language()),
        to: account.email.reveal().as_str(),
        values: &values,
        link: Some(origin.at("/forgotten")),
        passed_on: None,
    };
    post::send(site, &draft);
}
