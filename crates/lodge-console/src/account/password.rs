//! `/account/password`: a new password. Every other browser is signed out.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{Account, hash_aside, profile};
use lodge_register::Secret;
use lodge_web::{Fault, Fresh, Mistakes, Page, Site, again, html, on};
use serde::Deserialize;

use crate::enter::{changed, wrong_password};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    password: String,
}

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage<'a> {
    page: &'a Page,
    email: &'a str,
    mistakes: Mistakes,
}

/// `GET /account/password`
pub(crate) async fn page(page: Page, Fresh(who): Fresh) -> Response {
    let email = who.account.email.reveal().as_str();
    html(&PasswordPage { page: &page, email, mistakes: Mistakes::none() })
}

/// Gives an account another password, and tells its holder; or says what is wrong with the password. Whoever is signed
/// in stays so.
pub(super) async fn set(
    site: &Site,
    account: &Account,
    password: String,
) -> Result<Result<(), &'static str>, Fault> {
    let hash = match hash_aside(&Secret::new(password), &*site.chance).await {
        Ok(hash) => hash,
        Err(error) => return Ok(Err(wrong_password(error))),
    };
    profile::set_password(&site.db, account.id, Some(&hash)).await?;
    changed(site, account);
    Ok(Ok(()))
}

/// `POST /account/password`
pub(crate) async fn done(page: Page, Fresh(who): Fresh, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    if let Err(message) = set(&page.site, &who.account, typed.password).await? {
        let (email, mistakes) = (who.account.email.reveal().as_str(), Mistakes::one("password", message));
        return Ok(again(&PasswordPage { page: &page, email, mistakes }));
    }
    page.site.sessions.end_others(&who.session).await?;
    Ok(on("/account/security", "password-changed"))
}
