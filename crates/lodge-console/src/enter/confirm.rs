//! `/sign-up/confirm/{code}`: the link in the letter. Opening it shows, pressing the button makes the account.

use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use lodge_accounts::{ConfirmError, PasswordError, look_up_sign_up};
use lodge_register::Secret;
use lodge_web::{Fault, Mistakes, Network, Page, again, html, on};
use serde::Deserialize;

use super::door;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    password: String,
    how: String,
}

#[derive(Template)]
#[template(path = "enter/confirm.html")]
struct ConfirmPage<'a> {
    page: &'a Page,
    name: &'a str,
    email: &'a str,
    mistakes: Mistakes,
}

/// The link is too old, or was used.
pub(crate) const GONE: Fault = Fault::new(StatusCode::GONE, "link-gone");

/// `GET /sign-up/confirm/{code}`
pub(crate) async fn page(page: Page, Path(code): Path<String>) -> Result<Response, Fault> {
    let wish = look_up_sign_up(&page.site.cache, &code).await?.ok_or(GONE)?;
    let (name, email) = (wish.name.reveal(), wish.email.reveal().as_str());
    Ok(html(&ConfirmPage { page: &page, name, email, mistakes: Mistakes::none() }))
}

/// `POST /sign-up/confirm/{code}`
pub(crate) async fn done(
    page: Page,
    network: Network,
    headers: HeaderMap,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let wish = look_up_sign_up(&site.cache, &code).await?.ok_or(GONE)?;
    // Without a password there will be a passkey; until there is one, the way back in is a letter.
    let by_passkey = typed.how == "passkey" && typed.password.is_empty();
    let password = (!by_passkey).then(|| Secret::new(typed.password));
    let confirmed =
        lodge_accounts::confirm(&site.db, &site.cache, &*site.clock, &*site.chance, &code, password.as_ref())
            .await;
    match confirmed {
        Ok(account) => {
            let next = if by_passkey { "/account/passkeys/new?said=welcome" } else { "/?said=welcome" };
            door::open(&page, &headers, &network, &account, next).await
        }
        Err(ConfirmError::Gone) => Err(GONE),
        Err(ConfirmError::AlreadyHere) => Ok(on("/sign-in", "already-here")),
        Err(ConfirmError::Password(error)) => {
            let (name, email) = (wish.name.reveal(), wish.email.reveal().as_str());
            let mistakes = Mistakes::one("password", wrong_password(error));
            Ok(again(&ConfirmPage { page: &page, name, email, mistakes }))
        }
        Err(ConfirmError::Store(error)) => Err(error.into()),
    }
}

/// What is wrong with a new password.
pub(crate) const fn wrong_password(error: PasswordError) -> &'static str {
    match error {
        PasswordError::TooShort => "password-short",
        PasswordError::TooLong => "password-long",
        PasswordError::Hash => "password-failed",
    }
}
