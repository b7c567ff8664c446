//! `/account/password`: a new password. Every other browser is signed out.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{hash_aside, profile};
use lodge_register::Secret;
use lodge_web::{Fault, Fresh, Mistakes, Page, again, html, on};
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

/// `POST /account/password`
pub(crate) async fn done(page: Page, Fresh(who): Fresh, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let site = &page.site;
    let hash = match hash_aside(&Secret::new(typed.password), &*site.chance).await {
        Ok(hash) => hash,
        Err(error) => {
            let mistakes = Mistakes::one("password", wrong_password(error));
            let email = who.account.email.reveal().as_str();
            return Ok(again(&PasswordPage { page: &page, email, mistakes }));
        }
    };
    profile::set_password(&site.db, who.account.id, Some(&hash)).await?;
    site.sessions.end_others(&who.session).await?;
    changed(&page, &who.account);
    Ok(on("/account/security", "password-changed"))
}
