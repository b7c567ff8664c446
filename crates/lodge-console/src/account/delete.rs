//! `/account/delete`: the end of an account, at once (promise F13).

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{Account, Email, forget_cached};
use lodge_custody::erase_since;
use lodge_web::{Fault, Fresh, Mistakes, Page, Site, again, cookie_gone, html, on_with};
use serde::Deserialize;
use std::error::Error;

use crate::{Console, House, account::data::subject, enter::door};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
}

#[derive(Template)]
#[template(path = "account/delete.html")]
struct DeletePage<'a> {
    page: &'a Page,
    now: &'a str,
    email: &'a str,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "account/farewell.html")]
struct FarewellPage<'a> {
    page: &'a Page,
}

/// `GET /account/delete`
pub(crate) async fn page(page: Page, Fresh(who): Fresh) -> Response {
    let now = who.account.email.reveal().as_str();
    html(&DeletePage { page: &page, now, email: "", mistakes: Mistakes::none() })
}

/// `POST /account/delete`
pub(crate) async fn done(
    page: Page,
    House(console): House,
    Fresh(who): Fresh,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let meant = Email::parse(&typed.email).is_ok_and(|email| email == *who.account.email.reveal());
    if !meant {
        let (now, email) = (who.account.email.reveal().as_str(), typed.email.trim());
        let mistakes = Mistakes::one("email", "delete-wrong");
        return Ok(again(&DeletePage { page: &page, now, email, mistakes }));
    }
    forget(&page.site, &console, &who.account).await?;
    Ok(on_with("/farewell", &cookie_gone()))
}

/// Erases an account: from the database and its archives, then from what is held briefly, and from what the modules
/// know by heart. Only then is it said to be gone.
pub(crate) async fn forget(site: &Site, console: &Console, account: &Account) -> Result<(), Fault> {
    let since = Some(account.created_at);
    erase_since(&console.custody, &subject(account), since).await.map_err(Fault::internal)?;
    forget_cached(&site.cache, account.id).await?;
    door::lockout(site).forget(account.email.reveal().as_str()).await?;
    for module in console.modules.iter() {
        if let Err(error) = module.forget().await {
            // It is gone from the database; what is known by heart follows within a second, or as soon as it can.
            let (module, error) = (module.name(), &error as &dyn Error);
            tracing::warn!(module, error, "A module could not forget at once");
        }
    }
    Ok(())
}

/// `GET /farewell`
pub(crate) async fn farewell(page: Page) -> Response {
    html(&FarewellPage { page: &page })
}
